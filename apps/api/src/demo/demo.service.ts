import { Injectable } from '@nestjs/common';
import { IngestService } from '../ingest/ingest.service.ts';
import { DemoAgreements } from './demo-agreements.ts';
import { DemoFailedError } from './demo-failed-error.ts';
import { DemoOrganisation } from './demo-organisation.ts';
import { DemoRepository } from './demo.repository.ts';
import { DemoLogSource } from './logs/demo-log-source.ts';
import { listLogMonths } from './logs/demo-log.ts';
import { DEMO_LABEL, DEMO_TODAY, FIRST_AGENCIES } from './province/demo-spec.ts';
import { NotADemoError } from './not-a-demo-error.ts';

/** The logs arrive on the demo's own day, whatever the clock of this machine says. */
const DEMO_NOW = new Date(`${DEMO_TODAY}T08:00:00+07:00`);

/** How far the demo is: months of logs handed over, then days and periods that still wait for their roll-up. */
export type DemoProgress =
  | { readonly step: 'directory' }
  | { readonly step: 'logs'; readonly done: number; readonly total: number }
  | { readonly step: 'roll-ups'; readonly foldedFiles: number; readonly files: number; readonly dirtyDays: number };

export interface DemoOptions {
  readonly onProgress?: (progress: DemoProgress) => void;
  readonly signal?: AbortSignal;
}

/** Brings the invented province in by the way of real data: directory import, log files, spool, fold, roll-ups. */
@Injectable()
export class DemoService {
  constructor(
    private readonly demo: DemoRepository,
    private readonly organisation: DemoOrganisation,
    private readonly agreements: DemoAgreements,
    private readonly logs: DemoLogSource,
    private readonly ingest: IngestService,
  ) {}

  /**
   * Creates the demo province once; workers must be running, since it waits for the roll-ups. Harmless to run again: when it was
   * cut short, what arrived is recognised by its content and the rest follows; that it is complete is noted last.
   * @returns false when the demo was complete already
   * @throws NotADemoError, DemoFailedError, and the reason of `signal`
   */
  async ensureDemo(options: DemoOptions = {}): Promise<boolean> {
    if (await this.demo.isComplete()) return false;
    if (await this.demo.holdsOtherData(FIRST_AGENCIES.map((agency) => agency.code))) throw new NotADemoError();
    await this.demo.mark({ label: DEMO_LABEL, today: DEMO_TODAY });
    options.onProgress?.({ step: 'directory' });
    await this.organisation.ensure();
    await this.agreements.ensure();
    await this.waitForRollUps(await this.handOverLogs(options), options);
    await this.demo.complete();
    return true;
  }

  private async handOverLogs({ onProgress, signal }: DemoOptions): Promise<string[]> {
    signal?.throwIfAborted();
    const ids: string[] = [];
    const total = listLogMonths().length;
    let done = 0;
    onProgress?.({ step: 'logs', done, total });
    for await (const files of this.logs.listMonths(signal)) {
      for (const { server: originName, name, year, bytes } of files) {
        const { segment } = await this.ingest.receive({ originName, name, stream: toStream(bytes), year, receivedAt: DEMO_NOW });
        ids.push(segment.id);
      }
      done += 1;
      onProgress?.({ step: 'logs', done, total });
    }
    if (done < total) throw new DemoFailedError(`the logs of ${total - done} of ${total} months were not written`);
    return ids;
  }

  private async waitForRollUps(ids: string[], { onProgress, signal }: DemoOptions): Promise<void> {
    const segments = await this.ingest.waitForRollUps(ids, {
      ...(signal && { signal }),
      onProgress: (replies, dirtyDays) => {
        const foldedFiles = replies.filter((reply) => reply.state === 'folded').length;
        onProgress?.({ step: 'roll-ups', foldedFiles, files: ids.length, dirtyDays });
      },
    });
    const failed = segments.find((segment) => segment.state !== 'folded');
    if (failed)
      throw new DemoFailedError(`the demo's log ${failed.name} of ${failed.origin} was not folded: ${failed.error ?? failed.state}`);
  }
}

async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
