import {
  epochSecondOfIsoDate,
  findAccessPoints,
  judgeAccessDay,
  prepareSessionMarks,
  type AccessEvent,
  type IsoDate,
  type SessionMarker,
  type TimeSpan,
  type WorkSession,
} from '@nhip-thu/metrics';
import { BlockReader } from '../../ingest/facts/block-reader.ts';
import { encodeFacts } from '../../ingest/facts/fact-collector.ts';
import { FACT } from '../../ingest/maillog/fact.ts';
import type { AddressBook } from './address-book.ts';
import { DayEvidence } from './day-evidence.ts';
import { DOUBT, type AgencyFlowFigures, type MailboxDayFigures, type OriginDayFigures } from './day-figures.ts';
import { wordAt } from './fact-fields.ts';
import { FactHandler } from './fact-handler.ts';
import type { InternalClients } from './internal-clients.ts';
import type { MailboxPlaces } from './mailbox-places.ts';
import type { MailboxTally } from './mailbox-tallies.ts';

const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86_400;
/** Postfix gives up after 5 days (maximal_queue_lifetime) and a day is added: older lives are dropped, in seconds. */
const MAX_LIFE = 6 * SECONDS_PER_DAY;
/** Lines of one copy or one connection are at most this far apart, in seconds. */
const MIDNIGHT_SPAN = 600;
/** No gap matters to an access from further off: `judgeAccessDay` looks 2 hours back and half an hour on, in seconds. */
const NEAR = 2 * SECONDS_PER_HOUR + 1;
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
  /** Where the holders of mailboxes stand on the day; absent: no flow is counted. */
  readonly places?: MailboxPlaces;
}

export interface DayResult {
  /** By mailbox id; mailboxes with nothing to tell are absent. */
  readonly mailboxes: readonly MailboxDayFigures[];
  /** Copies between people by agency and role group; agencies with none are absent. */
  readonly flows: readonly AgencyFlowFigures[];
  /** null when the log has no line of the day. */
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
  const evidence = new DayEvidence();
  for (const block of input.blocks) {
    const reader = new BlockReader(block);
    evidence.take(reader);
    while (reader.next()) {
      handler.take(reader);
      facts += reader.count;
      if (reader.kind === FACT.mailboxDay) isTimed = false;
    }
  }
  if (input.lookAhead !== null) settleAfterMidnight(handler, input.lookAhead, to + MIDNIGHT_SPAN);
  const flows = handler.count(input.places);
  const { firstSecond, lastSecond } = evidence;
  const silences = evidence.silences();
  // A source that states whole days leaves nothing out.
  const gaps = isTimed ? { found: evidence.gaps({ from, to }), possible: evidence.possibleGaps({ from, to }) } : NO_GAPS;
  const markerOf = keepMarkers(input.day);
  const mailboxes = handler.tallies.sorted().map(([mailboxId, tally]) => toFigures(mailboxId, tally, input, { ...gaps, markerOf }));
  const accessHours = isTimed ? countHours(mailboxes, from) : null;
  return {
    mailboxes,
    flows,
    origin:
      firstSecond === undefined || lastSecond === undefined
        ? null
        : { facts, firstSecond, lastSecond, silences, unmatched: handler.tallies.unmatched, isTimed, accessHours },
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

/** In which hours from midnight on mailboxes were opened. */
function countHours(mailboxes: readonly MailboxDayFigures[], midnight: number): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { accessPoints } of mailboxes) {
    for (const second of accessPoints) {
      const hour = Math.floor((second - midnight) / SECONDS_PER_HOUR);
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
  }
  return hours;
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

/** Gaps of the log of a day. */
interface DayGaps {
  /** Those that are known. */
  readonly found: readonly TimeSpan[];
  /** Those that cannot be ruled out. */
  readonly possible: readonly TimeSpan[];
}

const NO_GAPS: DayGaps = { found: [], possible: [] };

interface DayRules extends DayGaps {
  /** Says which of these sessions' ends were kept. */
  readonly markerOf: (sessions: readonly WorkSession[]) => SessionMarker;
}

/** Thousands of mailboxes have the sessions of a few units. */
function keepMarkers(day: IsoDate): DayRules['markerOf'] {
  const known = new Map<readonly WorkSession[], SessionMarker>();
  return (sessions) => {
    let marker = known.get(sessions);
    if (marker === undefined) known.set(sessions, (marker = prepareSessionMarks(day, sessions)));
    return marker;
  };
}

type AccessFigures = Pick<MailboxDayFigures, 'accessPoints' | 'sessionEnds' | 'doubt'>;
const NO_SESSIONS: readonly WorkSession[] = [];
const NO_ACCESS: AccessFigures = { accessPoints: [], sessionEnds: 0, doubt: 0 };

/** Field by field: of objects that are spread the program reads every field by its name, at ten times the cost. */
function withTally(mailboxId: number, tally: MailboxTally, { accessPoints, sessionEnds, doubt }: AccessFigures): MailboxDayFigures {
  return {
    mailboxId,
    sent: tally.sent,
    sentInternalClient: tally.sentInternalClient,
    sentInternal: tally.sentInternal,
    sentExternal: tally.sentExternal,
    sentMixed: tally.sentMixed,
    recipients: tally.recipients,
    internalRecipients: tally.internalRecipients,
    sentAs: tally.sentAs,
    received: tally.received,
    receivedMessages: tally.receivedMessages,
    logins: tally.logins,
    loginFails: tally.loginFails,
    accessPoints,
    sessionEnds,
    doubt,
  };
}

function toFigures(mailboxId: number, tally: MailboxTally, input: DayInput, { found, possible, markerOf }: DayRules): MailboxDayFigures {
  const { events } = tally;
  if (events.length === 0 || input.addressBook.isRobot(mailboxId)) return withTally(mailboxId, tally, NO_ACCESS);
  const isWorkingTime = (second: number): boolean => input.isWorkingTime(second, mailboxId);
  const accessPoints = findAccessPoints(events, { isWorkingTime, logGaps: found });
  const markEnds = markerOf(input.sessionsOf?.(mailboxId) ?? NO_SESSIONS);
  const sessionEnds = markEnds(accessPoints);
  const doubt = accessPoints.length === 0 || !isNearGap(events, possible) ? 0 : doubtOf();
  return withTally(mailboxId, tally, { accessPoints, sessionEnds, doubt });

  function doubtOf(): number {
    const { certain } = judgeAccessDay(events, { isWorkingTime, day: input.day, logGaps: possible });
    const ends = markEnds(certain.map(({ second }) => second));
    return (certain.length === 0 ? DOUBT.access : 0) | (ends === sessionEnds ? 0 : DOUBT.sessionEnds);
  }
}

/** Whether a gap lies so near to the events that it may matter to any. */
function isNearGap(events: readonly AccessEvent[], gaps: readonly TimeSpan[]): boolean {
  let [first, last] = [Infinity, -Infinity];
  for (const { second } of events) {
    first = Math.min(first, second);
    last = Math.max(last, second);
  }
  return gaps.some(({ from, to }) => from < last + NEAR && first - NEAR < to);
}
