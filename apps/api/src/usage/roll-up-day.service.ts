import { Injectable } from '@nestjs/common';
import { addDays, epochSecondOfIsoDate, standardPeriodsOf, type IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { isOfficeTime } from '../calendar/vietnam-work-calendar.ts';
import { failpoint } from '../config/failpoint.ts';
import { holdLock } from '../database/locks.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { buildAddressBook, type AddressBook } from './correlate/address-book.ts';
import { correlateDay } from './correlate/correlate-day.ts';
import { RollUpDayRepository } from './roll-up-day.repository.ts';
import { listUnmatched } from './unmatched-accounts.ts';

const HOURS_A_DAY = 24;
const SECONDS_AN_HOUR = 3600;

/** Computes the figures of days anew: `mailbox_day` and activity bits are functions of blocks, the day before's carry and the directory. */
@Injectable()
export class RollUpDayService {
  private known: { revision: number; book: AddressBook } | null = null;

  constructor(
    private readonly repository: RollUpDayRepository,
    private readonly directory: DirectoryRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  /** Works off an origin's dirty days, oldest first, until none is left or the signal fires. */
  async rollUpDirtyDays(originId: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const next = await this.dirty.firstDay(originId);
      if (next === null || signal.aborted) break;
      await this.repository.transaction((manager) => this.rollUpDay(manager, originId, next));
      failpoint('rollup.day-committed');
    }
    await this.queue.add('roll-up-periods', {});
  }

  private async rollUpDay(manager: EntityManager, originId: number, { day, gen }: { day: IsoDate; gen: number }): Promise<void> {
    await holdLock(manager, 'rollUpDay', originId);
    // The directory first: what is read of it after its revision is at least as new as that.
    const addressBook = await this.readAddressBook(manager);
    const firstHour = epochSecondOfIsoDate(day) / SECONDS_AN_HOUR;
    const nextDayHour = firstHour + HOURS_A_DAY;
    const blocks = await this.repository.listBlocks(manager, originId, firstHour, nextDayHour + 1);
    const dayBlocks = blocks.filter((row) => row.hour < nextDayHour).map((row) => row.block);
    failpoint('correlate.blocks-read');
    const result = correlateDay({
      day,
      blocks: dayBlocks,
      lookAhead: blocks.find((row) => row.hour === nextDayHour)?.block ?? null,
      carry: await this.repository.findCarry(manager, originId, addDays(day, -1)),
      addressBook,
      isWorkingTime: isOfficeTime,
    });
    failpoint('correlate.correlated');
    const carryBefore = await this.repository.findCarry(manager, originId, day);
    await this.repository.replaceMailboxDays(manager, originId, day, result.mailboxes);
    failpoint('rollup.mailboxes-replaced');
    await this.repository.replaceOriginDay(manager, originId, day, result.origin);
    const unmatched = result.origin?.unmatched ? listUnmatched(dayBlocks, addressBook) : [];
    await this.repository.replaceUnmatchedDay(manager, originId, day, unmatched);
    await this.repository.replaceCarry(manager, originId, day, result.carry);
    if (!areEqual(carryBefore, result.carry)) await this.dirty.markDays(manager, originId, [addDays(day, 1)]);
    await this.repository.replaceActivityBits(manager, day);
    await this.dirty.markPeriods(
      manager,
      standardPeriodsOf(day).map((period) => period.id),
    );
    await this.dirty.clearDay(manager, originId, day, gen);
    failpoint('rollup.day-cleared');
  }

  private async readAddressBook(manager: EntityManager): Promise<AddressBook> {
    const revision = await this.repository.readDirectoryRevision(manager);
    if (this.known?.revision !== revision) {
      const [mailboxes, aliases] = await Promise.all([this.directory.listMailboxes(), this.directory.listAliases()]);
      this.known = { revision, book: buildAddressBook({ mailboxes, aliases }) };
    }
    return this.known.book;
  }
}

function areEqual(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}
