import { Injectable, Logger } from '@nestjs/common';
import { epochSecondOfIsoDate, isoDateOfEpochSecond, type IsoDate } from '@nhip-thu/metrics';
import { LeaversLeftError } from '../../directory/erasure/erasure.service.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import { RetentionLimitRepository } from '../../queue/retention-limit.repository.ts';
import { Spool } from '../spool.ts';
import { findRetentionLimits, type RetentionLimits } from './retention-limits.ts';
import { RetentionSurroundings } from './retention-surroundings.ts';
import { RetentionRepository, type RetentionItem } from './retention.repository.ts';

const FILES_AT_ONCE = 100;
/** Of the day, in the province. */
const FIRST_HOUR = 2;

/** What is over by age, and up to which day it was removed before. */
export interface RetentionPlan extends RetentionLimits {
  readonly today: IsoDate;
  /** Nothing is left of single people before this day; null: nothing was removed yet. */
  readonly removedBefore: IsoDate | null;
  readonly items: readonly RetentionItem[];
}

/** Removes what has been kept for as long as the settings say (ADR 36); figures of units and the ledger's numbers stay. */
@Injectable()
export class RetentionService {
  private readonly logger = new Logger(RetentionService.name);

  constructor(
    private readonly repository: RetentionRepository,
    private readonly limit: RetentionLimitRepository,
    private readonly surroundings: RetentionSurroundings,
    private readonly spool: Spool,
    private readonly queue: JobQueue,
  ) {}

  /** What would go today. */
  async plan(): Promise<RetentionPlan> {
    const today = await this.surroundings.today();
    const limits = findRetentionLimits(today, this.surroundings.settings);
    const { before } = await this.limit.read();
    const items = await this.repository.listDue(limits.rawBefore, limits.personBefore);
    const count = await this.surroundings.erasure.countLeavers(limits.leaverBefore);
    const leavers: RetentionItem = { kind: 'leavers', count, bytes: null, firstDay: null, lastDay: null };
    return { today, ...limits, removedBefore: before, items: [...items, leavers] };
  }

  /**
   * Removes what is over, in small transactions; begun again after a crash it goes on.
   * @param actor for the audit log
   * @returns what was due when it began; after the signal some of it is left for the next time
   * @throws LeaversLeftError when all the rest was done
   */
  async apply(actor: string, signal: AbortSignal): Promise<RetentionPlan> {
    const plan = await this.plan();
    const due = plan.items.filter(({ count }) => count > 0);
    if (due.length > 0) {
      const subject = due.map((item) => `${item.kind} ${item.count}${daysOf(item)}`).join(', ');
      await this.surroundings.audit.write({ kind: 'change', actor, action: 'retention', subject });
    }
    await this.removeFiles(plan.rawBefore, signal);
    await this.removePersons(plan.personBefore, signal);
    if (!signal.aborted) await this.repository.removeSessions(plan.personBefore);
    const order = { by: actor, reason: 'RETENTION_LEAVER_MONTHS', isReasonTyped: false };
    try {
      await this.surroundings.erasure.eraseLeavers(plan.leaverBefore, order, signal);
    } finally {
      // Of earlier days nothing is left that was made of logs.
      if (!signal.aborted) await this.surroundings.erasure.makeFinal(plan.personBefore);
    }
    if (due.length > 0) this.logger.log(`removed by age: ${due.map(({ kind, count }) => `${count} ${kind}`).join(', ')}`);
    return plan;
  }

  /** Once a day, in the small hours of the province; when nothing ran then, as soon as something does. */
  async applyNightly(now: Date, signal: AbortSignal): Promise<void> {
    const second = Math.floor(now.getTime() / 1000);
    const today = isoDateOfEpochSecond(second);
    if (second - epochSecondOfIsoDate(today) < FIRST_HOUR * 3600 || !(await this.limit.isRunDue(today))) return;
    try {
      await this.apply('nightly', signal);
    } catch (error) {
      // It ran, and is tried again the next night rather than at once for ever.
      if (error instanceof LeaversLeftError && !signal.aborted) await this.limit.noteRun(today);
      throw error;
    }
    if (!signal.aborted) await this.limit.noteRun(today);
  }

  /** The ledger first: a crash in between leaves files that the next run removes. */
  private async removeFiles(rawBefore: IsoDate, signal: AbortSignal): Promise<void> {
    const files = await this.repository.listDueFiles(rawBefore);
    for (let from = 0; from < files.length && !signal.aborted; from += FILES_AT_ONCE) {
      const part = files.slice(from, from + FILES_AT_ONCE);
      const fresh = part.filter(({ isGone }) => !isGone);
      await this.repository.whileNobodyCopies(async () => {
        if (fresh.length > 0) await this.repository.markFilesRemoved(fresh.map(({ hmac }) => hmac));
        for (const { hmac } of part) await this.spool.remove(hmac);
      });
    }
  }

  private async removePersons(personBefore: IsoDate, signal: AbortSignal): Promise<void> {
    await this.removeDays(personBefore, signal);
    if (!signal.aborted) await this.repository.dropEmptyMonths(personBefore);
  }

  private async removeDays(personBefore: IsoDate, signal: AbortSignal): Promise<void> {
    const batches = await this.repository.listBatches(personBefore);
    if (batches.length === 0) return;
    // First of all, so that nothing is computed again from what is half gone.
    await this.limit.raise(personBefore);
    for (const batch of batches) {
      if (signal.aborted) return;
      await this.repository.transaction(async (manager) => {
        await this.limit.addRemovedFacts(manager, await this.repository.removeBatch(manager, batch, personBefore));
      });
    }
    await this.queue.add('roll-up-periods', {});
  }
}

function daysOf({ firstDay, lastDay }: RetentionItem): string {
  return firstDay === null ? '' : ` (${firstDay}..${lastDay})`;
}
