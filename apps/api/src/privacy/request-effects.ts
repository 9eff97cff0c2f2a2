import { Injectable } from '@nestjs/common';
import { toCsvLine, type DataRequestEffect } from '@nhip-thu/metrics';
import { DirectoryViewRepository } from '../directory/directory-view.repository.ts';
import { DirectoryService } from '../directory/directory.service.ts';
import { NOBODY_TO_ERASE, NOT_ERASABLE } from '../directory/erasure/erasure-problem.ts';
import { ErasureService } from '../directory/erasure/erasure.service.ts';
import { ProblemException } from '../http/problem.ts';
import type { StoredRequest } from './data-request.repository.ts';
import { EFFECT_REFUSED } from './privacy-problem.ts';

/** What carrying a request out changes: the directory, never a figure. */
@Injectable()
export class RequestEffects {
  constructor(
    private readonly directory: DirectoryService,
    private readonly people: DirectoryViewRepository,
    private readonly erasure: ErasureService,
  ) {}

  /** @throws ProblemException effect-refused, not-erasable */
  async take(request: StoredRequest, effect: DataRequestEffect, by: string): Promise<void> {
    if (effect.kind === 'none') return;
    if (effect.kind === 'erasure') await this.erase(request, by);
    else await this.enterAbsence(request, effect, by);
  }

  private async erase({ id, kind, officialId }: StoredRequest, by: string): Promise<void> {
    if (kind !== 'erasure') throw new ProblemException(NOT_ERASABLE);
    try {
      await this.erasure.erase(officialId, { by, reason: reasonOf(id), isReasonTyped: false });
    } catch (error) {
      // Erased before, perhaps for this very request by a process that ended before it could say so: that is what was asked for.
      if (!(error instanceof ProblemException && error.kind === NOBODY_TO_ERASE)) throw error;
    }
  }

  /** Through the door by which leave and exemptions come in, so that every figure that depends on them is computed again, and it can be undone. */
  private async enterAbsence(
    { id, officialId }: StoredRequest,
    effect: Extract<DataRequestEffect, { kind: 'leave' | 'exemption' }>,
    by: string,
  ): Promise<void> {
    const official = await this.people.findOfficial(officialId);
    const person = official?.code ?? official?.mailboxes.find(({ kind, to }) => kind === 'personal' && to === null)?.address;
    if (person === undefined) throw new ProblemException(EFFECT_REFUSED);
    const cells = [person, effect.kind, effect.from, effect.to, reasonOf(id)];
    const lines = [toCsvLine(['person', 'kind', 'from', 'to', 'reason']), toCsvLine(cells)];
    const file = { name: `yeu-cau-${id}.csv`, bytes: Buffer.from(lines.join('\r\n')) };
    const { faults, isApplied } = await this.directory.importFiles({
      ...{ directory: null, aliases: null, absences: file, isDryRun: false, madeBy: by },
    });
    if (!isApplied) throw new ProblemException(EFFECT_REFUSED, { cause: new Error(faults.map(({ code }) => code).join(', ')) });
  }
}

function reasonOf(id: number): string {
  return `Yêu cầu về dữ liệu cá nhân số ${id}`;
}
