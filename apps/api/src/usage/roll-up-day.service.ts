import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { addDays, epochSecondOfIsoDate, standardPeriodsOf, type IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { failpoint } from '../config/failpoint.ts';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository, type DayMark } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import type { AddressBook } from './correlate/address-book.ts';
import { correlateDay, type DayResult } from './correlate/correlate-day.ts';
import type { OriginDayFigures } from './correlate/day-figures.ts';
import { countAccounts, type AccountCounts } from './count-accounts.ts';
import { DayInputs } from './day-inputs.ts';
import { GatheredDays } from './gathered-days.ts';
import { RollUpDayRepository, type DayRows } from './roll-up-day.repository.ts';
import { listUnmatched, type Unmatched } from './unmatched-accounts.ts';

const HOURS_A_DAY = 24;
const SECONDS_AN_HOUR = 3600;
/** Days rolled up in one transaction: what many days share is then written once. */
const MAX_DAYS = 16;
/** After so many facts a transaction takes no further day: it must end soon, and its rows must fit the memory. */
const MAX_FACTS = 200_000;

const NOBODY_UNMATCHED: Unmatched = { rows: [], unlistedNames: 0 };

/** What was computed of one day. */
interface ComputedDay {
  readonly day: IsoDate;
  readonly result: DayResult;
  readonly unmatched: Unmatched;
  readonly accounts: AccountCounts;
  readonly isCarryNew: boolean;
  /** It had no rows before. */
  readonly isNew: boolean;
}

/** Days whose mailboxes are written, and the mailboxes of which something changed. */
interface ReplacedDays {
  readonly done: readonly ComputedDay[];
  readonly changed: ReadonlySet<number>;
}

/** Computes the figures of days anew: `mailbox_day` and activity bits are functions of blocks, the day before's carry, directory and calendar. */
@Injectable()
export class RollUpDayService {
  private readonly logger = new Logger(RollUpDayService.name);

  constructor(
    private readonly repository: RollUpDayRepository,
    private readonly gathered: GatheredDays,
    private readonly inputs: DayInputs,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  /** Works off an origin's dirty days, oldest first, until none is left or the signal fires; then its periods are due. */
  async rollUpDirtyDays(originId: number, signal: AbortSignal): Promise<void> {
    await this.workOff(originId, null, signal);
    await this.queue.add('roll-up-periods', {});
  }

  /** The same with dirty days before a date only, while later ones are still being folded: periods wait for those. */
  async rollUpDaysBefore(originId: number, before: IsoDate, signal: AbortSignal): Promise<void> {
    await this.workOff(originId, before, signal);
  }

  private async workOff(originId: number, before: IsoDate | null, signal: AbortSignal): Promise<void> {
    for (;;) {
      const marks = await this.dirty.listDays(originId, MAX_DAYS, before);
      if (marks.length === 0 || signal.aborted) return;
      await this.repository.addMonths(marks.map(({ day }) => day));
      await this.repository.transaction((manager) => this.rollUpDays(manager, originId, marks));
      failpoint('rollup.day-committed');
    }
  }

  /** The first of the days of which something is left, and as many after it as are done in a moment. */
  private async rollUpDays(manager: EntityManager, originId: number, listed: readonly DayMark[]): Promise<void> {
    await holdLock(manager, 'rollUpDay', originId);
    const marks = await this.dirty.dropRemovedDays(manager, originId, listed);
    if (marks.length < listed.length)
      this.logger.log(
        `${listed.length - marks.length} days of origin ${originId} are not computed again: removed as their time of keeping is over`,
      );
    if (marks.length === 0) return;
    const { done, changed } = await this.replaceMailboxes(
      manager,
      originId,
      marks.map(({ day }) => day),
    );
    failpoint('rollup.mailboxes-replaced');
    await this.finishDays(manager, originId, { marks, done, changed });
  }

  /** Computes days anew, as many as are done in a moment, and writes their mailboxes. */
  private async replaceMailboxes(manager: EntityManager, originId: number, days: readonly IsoDate[]): Promise<ReplacedDays> {
    const inputs = await this.inputs.hold(manager);
    const internalClients = await this.repository.readInternalClients(manager, originId);
    const carries = await this.repository.readCarries(manager, originId, [...days, ...days.map((day) => addDays(day, -1))]);
    const known = await this.repository.listDaysWithMailboxes(manager, originId, days);
    const done: ComputedDay[] = [];
    const changed = new Set<number>();
    const write = async ({ day, result, isNew }: ComputedDay): Promise<void> => {
      const mailboxIds = await this.repository.replaceMailboxDays(manager, originId, { day, rows: result.mailboxes, isNew });
      for (const id of mailboxIds) changed.add(id);
    };
    let facts = 0;
    for (const day of days) {
      if (facts >= MAX_FACTS) break;
      const surroundings = await inputs.on(day);
      const blocks = await this.readBlocks(manager, originId, day);
      const before = done.at(-1);
      const isNextDay = before?.day === addDays(day, -1);
      const carry = isNextDay ? before.result.carry : (carries.get(addDays(day, -1)) ?? null);
      failpoint('correlate.blocks-read');
      // PostgreSQL writes the day before while this one is computed; a connection takes one statement at a time.
      const written = before && write(before);
      // Should it fail meanwhile, `await written` says so; until then nobody listens, which would end the program.
      written?.catch(() => undefined);
      await setImmediate();
      const result = correlateDay({ day, ...blocks, carry, internalClients, ...surroundings });
      const named = findNames(blocks.blocks, surroundings.addressBook, result);
      failpoint('correlate.correlated');
      await written;
      done.push({ day, result, ...named, isNew: !known.has(day), isCarryNew: !areEqual(carries.get(day) ?? null, result.carry) });
      facts += result.origin?.facts ?? 0;
    }
    const last = done.at(-1);
    if (last) await write(last);
    return { done, changed };
  }

  private async readBlocks(
    manager: EntityManager,
    originId: number,
    day: IsoDate,
  ): Promise<{ readonly blocks: Buffer[]; readonly lookAhead: Buffer | null }> {
    const firstHour = epochSecondOfIsoDate(day) / SECONDS_AN_HOUR;
    const nextDayHour = firstHour + HOURS_A_DAY;
    const rows = await this.repository.listBlocks(manager, originId, firstHour, nextDayHour + 1);
    return {
      blocks: rows.filter((row) => row.hour < nextDayHour).map((row) => row.block),
      lookAhead: rows.find((row) => row.hour === nextDayHour)?.block ?? null,
    };
  }

  /** Writes what belongs to the days besides their mailboxes, and takes their marks away. */
  private async finishDays(
    manager: EntityManager,
    originId: number,
    { marks, done, changed }: ReplacedDays & { readonly marks: readonly DayMark[] },
  ): Promise<void> {
    const days = done.map(({ day }) => day);
    const known = await this.repository.listKnownDays(manager, originId, days);
    const turnedDay = done.find(({ day, result }) => known.has(day) !== (result.origin !== null))?.day ?? null;
    // A day's first and last line end the silences of the days beside it.
    const moved = done.filter(({ day, result }) => !isEqualSpan(known.get(day), result.origin));
    const rows = done.map(toRows);
    await this.repository.replaceOriginDays(manager, originId, rows);
    await this.gathered.replaceFlows(
      manager,
      originId,
      done.map(({ day, result }) => ({ day, flows: result.flows })),
    );
    await this.repository.replaceUnmatchedDays(manager, originId, rows);
    await this.repository.replaceCarries(
      manager,
      originId,
      done.filter(({ isCarryNew }) => isCarryNew).map(({ day, result }) => ({ day, carry: result.carry })),
    );
    await this.gathered.replace(manager, days, [...changed]);
    await this.repository.raiseLogRevision(manager);
    const touched = [...new Set([...days, ...moved.flatMap(({ day }) => [addDays(day, -1), addDays(day, 1)])])];
    const periodIds = [...new Set(days.flatMap((day) => standardPeriodsOf(day).map((period) => period.id)))];
    await this.dirty.markPeriodsOfDays(manager, { days: touched, turnedDay, periodIds });
    await this.dirty.clearDays(manager, originId, marks.slice(0, done.length));
    // After the earlier days, since a fold beside this takes days in ascending order. One on the list was or will be computed with this carry.
    const next = done.filter(({ isCarryNew }) => isCarryNew).map(({ day }) => addDays(day, 1));
    const unmarked = next.filter((day) => !marks.some((mark) => mark.day === day));
    await this.dirty.markDays(manager, originId, unmarked);
    failpoint('rollup.day-cleared');
  }
}

function toRows({ day, result, unmatched, accounts }: ComputedDay): DayRows {
  const { rows, unlistedNames } = unmatched;
  return { day, figures: result.origin, accounts: { ...accounts, unlistedNames }, unmatched: rows };
}

/** Whom the logs of a day name, and whom of them nobody knows. */
function findNames(blocks: readonly Uint8Array[], book: AddressBook, { origin }: DayResult): Pick<ComputedDay, 'accounts' | 'unmatched'> {
  const accounts = countAccounts(blocks, book);
  const isAllKnown = !origin?.unmatched && accounts.addresses === accounts.matched + accounts.alias;
  return { accounts, unmatched: isAllKnown ? NOBODY_UNMATCHED : listUnmatched(blocks, book) };
}

type Ends = Pick<OriginDayFigures, 'firstSecond' | 'lastSecond'>;

function isEqualSpan(a: Ends | undefined, b: Ends | null): boolean {
  return a?.firstSecond === b?.firstSecond && a?.lastSecond === b?.lastSecond;
}

function areEqual(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}
