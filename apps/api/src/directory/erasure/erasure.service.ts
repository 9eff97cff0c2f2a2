import { Injectable, Logger } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../access/audit/audit-log.ts';
import { Clock } from '../../calendar/clock.ts';
import { FactSeal } from '../../database/fact-seal.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { ProblemException } from '../../http/problem.ts';
import { NOBODY_TO_ERASE, NOT_ERASABLE, REASON_NAMES_PERSON } from './erasure-problem.ts';
import { ErasureRepository, type PersonToErase } from './erasure.repository.ts';
import { namesAny } from './whole-words.ts';

export interface ErasureOrder {
  /** For the audit log: an account, `cli:` and the user of the machine, or `nightly`. */
  readonly by: string;
  readonly reason: string;
  /** By a person, who may have named somebody in it; not the program's own words. */
  readonly isReasonTyped: boolean;
}

export interface ErasedPerson {
  readonly officialId: number;
  readonly pseudonym: string;
  readonly addressCount: number;
}

/** Names of some who left could not be erased; those of the others were. */
export class LeaversLeftError extends Error {
  override readonly name = 'LeaversLeftError';
}

/**
 * Takes name, staff number and addresses of somebody who has left out of the database, for pseudonyms that are keyed hashes (ADR 40). Figures stay:
 * days and periods are counted by the same rows under other names, and nothing is marked to be computed again.
 */
@Injectable()
export class ErasureService {
  private readonly logger = new Logger(ErasureService.name);

  constructor(
    private readonly repository: ErasureRepository,
    private readonly seal: FactSeal,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException unknown-official, not-erasable, reason-names-person */
  async erase(officialId: number, order: ErasureOrder): Promise<ErasedPerson> {
    const today = await this.clock.today();
    const person = await this.repository.transaction((manager) => this.findErasable(manager, officialId, { order, today }));
    // Written before the deed, by number alone.
    await this.audit.write({
      ...{ kind: 'change', actor: order.by, action: 'privacy.erasure', subject: `official ${person.id}`, officialId, reason: order.reason },
    });
    const usernames: [string, string][] = [];
    for (const username of person.usernames) usernames.push([username, await this.audit.pseudonymOf(username)]);
    return this.repository.transaction(async (manager) => {
      const { id, fullName, code, addresses } = await this.findErasable(manager, officialId, { order, today });
      const pseudonym = `(đã xóa tên) ${this.seal.pseudonymOf(`official ${id}`)}`;
      await this.repository.replace(manager, {
        ...{ officialId: id, fullName: [fullName, pseudonym], code, usernames, on: today },
        addresses: addresses.map((address) => ({
          ...{ address, pseudonym: this.addressPseudonymOf(address), sealed: this.seal.seal(Buffer.from(address)) },
        })),
      });
      return { officialId: id, pseudonym, addressCount: addresses.length };
    });
  }

  /** Everybody who left before the day. @returns how many @throws LeaversLeftError at the end, when there were some who could not be erased */
  async eraseLeavers(before: IsoDate, order: ErasureOrder, signal: AbortSignal): Promise<number> {
    const leavers = await this.repository.listLeavers(before);
    const left: number[] = [];
    let count = 0;
    for (const officialId of leavers) {
      if (signal.aborted) break;
      try {
        await this.erase(officialId, order);
        count += 1;
      } catch (error) {
        // What the database quotes of a row may name the person: then the code alone, beside the number.
        const code = errorCodeOf(error);
        const why = code ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
        this.logger.error(`official ${officialId} was not erased: ${why}`);
        left.push(officialId);
      }
    }
    if (left.length > 0) throw new LeaversLeftError(`not erased: official ${left.join(', ')}`);
    return count;
  }

  async countLeavers(before: IsoDate): Promise<number> {
    return (await this.repository.listLeavers(before)).length;
  }

  /** From here on nobody can tell whose pseudonym it was. @param removedBefore nothing is kept of the logs of earlier days */
  async makeFinal(removedBefore: IsoDate): Promise<void> {
    await this.repository.dropSealed(removedBefore);
  }

  private async findErasable(
    manager: EntityManager,
    officialId: number,
    { order, today }: { readonly order: ErasureOrder; readonly today: IsoDate },
  ): Promise<PersonToErase> {
    const person = await this.repository.find(manager, officialId);
    if (person === null || person.erasedOn !== null) throw new ProblemException(NOBODY_TO_ERASE);
    if (person.leftOn === null || person.leftOn > today) throw new ProblemException(NOT_ERASABLE);
    const names = [person.fullName, ...person.addresses, ...(person.code === null ? [] : [person.code])];
    if (order.isReasonTyped && namesAny(order.reason, names)) throw new ProblemException(REASON_NAMES_PERSON);
    return person;
  }

  /** In the domain of the address, so that the domain stays one of the province's. */
  private addressPseudonymOf(address: string): string {
    const at = address.lastIndexOf('@');
    const domain = at < 0 ? '' : address.slice(at);
    return `da-xoa-${this.seal.pseudonymOf(address)}${domain}`;
  }
}
