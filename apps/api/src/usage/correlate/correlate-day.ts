import { epochSecondOfIsoDate, findAccessPoints, markSessionEnds, type IsoDate, type WorkSession } from '@nhip-thu/metrics';
import { BlockReader } from '../../ingest/facts/block-reader.ts';
import { encodeFacts } from '../../ingest/facts/fact-collector.ts';
import { FACT } from '../../ingest/maillog/fact.ts';
import type { AddressBook } from './address-book.ts';
import type { MailboxDayFigures, OriginDayFigures } from './day-figures.ts';
import { wordAt } from './fact-fields.ts';
import { FactHandler } from './fact-handler.ts';
import type { InternalClients } from './internal-clients.ts';
import type { MailboxTally } from './mailbox-tallies.ts';

const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86_400;
/** Postfix gives up after 5 days (maximal_queue_lifetime) and a day is added: older lives are dropped, in seconds. */
const MAX_LIFE = 6 * SECONDS_PER_DAY;
/** Lines of one copy or one connection are at most this far apart, in seconds. */
const MIDNIGHT_SPAN = 600;
/** Facts that may be the other half of a fact after midnight. */
const HALVES: ReadonlySet<number> = new Set([FACT.placed, FACT.saved, FACT.passed, FACT.loginFail, FACT.loginFailSummary, FACT.smtpAuth]);

export interface DayInput {
  readonly day: IsoDate;
  /** The blocks of the 24 hours of the province day, ascending; hours without facts are absent. */
  readonly blocks: readonly Uint8Array[];
  /**
   * The block of the first hour of the next day, if there is one: it tells what Sieve did with a message handed over just before midnight.
   * Who passes it must compute the day again when that block changes.
   */
  readonly lookAhead: Uint8Array | null;
  /** `carry` of the previous day's result. */
  readonly carry: Uint8Array | null;
  readonly addressBook: AddressBook;
  /** Machines of the origin whose mail counts as sent without a log-in; null: none, the usual. */
  readonly internalClients: InternalClients | null;
  /** Whether an instant (epoch seconds) is working time of the mailbox's unit. */
  isWorkingTime(second: number, mailboxId: number): boolean;
  /** The sessions of the day that are worked in the mailbox's unit; absent: none. */
  sessionsOf?(mailboxId: number): readonly WorkSession[];
}

export interface DayResult {
  /** By mailbox id; mailboxes with nothing to tell are absent. */
  readonly mailboxes: readonly MailboxDayFigures[];
  /** null when the blocks hold nothing. */
  readonly origin: OriginDayFigures | null;
  /** Facts the next day needs; equal bytes for equal facts, so a changed carry means a dirty next day. */
  readonly carry: Uint8Array | null;
}

/**
 * The figures of one origin's day: a function of its facts, the previous day's carry, the directory and the origin's internal clients.
 * A message belongs to the day it first became active, a stored copy to the day of the earlier of its two lines.
 * @throws DamagedBlockError when a block cannot be read
 */
export function correlateDay(input: DayInput): DayResult {
  const from = epochSecondOfIsoDate(input.day);
  const to = from + SECONDS_PER_DAY;
  const bytes = input.blocks.reduce((sum, block) => sum + block.length, 0);
  const handler = new FactHandler(input.addressBook, from, input.internalClients, bytes);
  if (input.carry !== null) takeAll(handler, input.carry);
  let facts = 0;
  let isTimed = true;
  let firstSecond = Infinity;
  let lastSecond = 0;
  for (const block of input.blocks) {
    const reader = new BlockReader(block);
    while (reader.next()) {
      handler.take(reader);
      facts += reader.count;
      if (reader.kind === FACT.mailboxDay) isTimed = false;
      if (reader.second < firstSecond) firstSecond = reader.second;
      lastSecond = reader.second;
    }
  }
  if (input.lookAhead !== null) settleAfterMidnight(handler, input.lookAhead, to + MIDNIGHT_SPAN);
  handler.copies.count(handler.tallies, from);
  handler.failures.count(handler.tallies, from);
  handler.direct.count();
  handler.internal?.count(handler.tallies, from);
  handler.recipients.count(handler.tallies);
  return {
    mailboxes: handler.tallies.sorted().map(([mailboxId, tally]) => toFigures(mailboxId, tally, input)),
    origin: facts === 0 ? null : { facts, firstSecond, lastSecond, unmatched: handler.tallies.unmatched, isTimed },
    carry: encodeFacts((table) => {
      handler.lives.writeOpen(table, to - MAX_LIFE);
      for (const block of input.blocks) {
        const reader = new BlockReader(block);
        // A block begins with its first second and lasts an hour at most: earlier hours have nothing near midnight.
        while (reader.second >= to - SECONDS_PER_HOUR && reader.next()) {
          if (reader.second < to - MIDNIGHT_SPAN || !HALVES.has(reader.kind)) continue;
          table.add(reader.second, reader.kind, reader.bytes, { start: reader.start, end: reader.end, count: reader.count });
        }
      }
    }),
  };
}

function takeAll(handler: FactHandler, block: Uint8Array): void {
  const reader = new BlockReader(block);
  while (reader.next()) handler.take(reader);
}

function settleAfterMidnight(handler: FactHandler, block: Uint8Array, until: number): void {
  const reader = new BlockReader(block);
  while (reader.next() && reader.second < until) {
    handler.internal?.takeLater(reader);
    handler.takeRecipientLater(reader);
    if (reader.kind !== FACT.saved && reader.kind !== FACT.passed) continue;
    handler.copies.settleLater({ high: wordAt(reader, 0), low: wordAt(reader, 4) }, reader.kind === FACT.saved);
  }
}

function toFigures(mailboxId: number, tally: MailboxTally, input: DayInput): MailboxDayFigures {
  const { events, ...counts } = tally;
  const options = { isWorkingTime: (second: number) => input.isWorkingTime(second, mailboxId) };
  const accessPoints = events.length === 0 || input.addressBook.isRobot(mailboxId) ? [] : findAccessPoints(events, options);
  const sessionEnds = markSessionEnds(input.day, input.sessionsOf?.(mailboxId) ?? [], accessPoints);
  return { mailboxId, ...counts, accessPoints, sessionEnds };
}
