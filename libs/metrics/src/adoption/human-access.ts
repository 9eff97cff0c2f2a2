import { addDays, epochSecondOfIsoDate, isoDateOfEpochSecond } from '../calendar/iso-date.ts';
import type { IsoDate } from '../contract/period.ts';
import { findPollingSeries } from './polling-series.ts';

/** One accepted submission, successful log-in or webmail request of one mailbox. */
export interface AccessEvent {
  /** Epoch seconds. */
  readonly second: number;
  readonly kind: 'submission' | 'login' | 'webmail';
  readonly protocol: 'imap' | 'pop3' | 'smtp' | 'sieve';
  readonly ip: string;
  /** Whether it came from the mail server's own host, as the log-ins of a webmail do. */
  readonly isLoopback: boolean;
}

export interface AccessOptions {
  /** Whether an instant (epoch seconds) is working time of the mailbox's unit. */
  readonly isWorkingTime: (second: number) => boolean;
  /** Return this day's points only; the events may then reach into the days beside it, so that midnight cuts no series or session. */
  readonly day?: IsoDate;
  /** Spans without log evidence, in epoch seconds: what nobody recorded is not silence. */
  readonly logGaps?: readonly { readonly from: number; readonly to: number }[];
}

/** Which rule made an instant a sign of a human. */
export type AccessReason = 'submission' | 'webmail-session' | 'login' | 'series-start';

export interface AccessPoint {
  readonly second: number;
  readonly reason: AccessReason;
}

/** Webmail requests further apart than this belong to two sessions, in seconds. */
export const SESSION_GAP = 30 * 60;
/** Silence before a series that makes its first log-in a sign of a human, in seconds. */
export const SILENCE = 2 * 3600;
/** Names of sources that are not the log-ins of an address. */
export const SUBMISSION = 'submission';
export const WEBMAIL = 'webmail';

/**
 * Human access HA@1: the instants (distinct epoch seconds, ascending) at which a person used one mailbox.
 *
 * H1: every authenticated submission. H2: webmail requests and log-ins from the server itself, at most 30 min apart, form a session; its
 * first and its last count. H3: any other log-in outside a polling series; of a series (see `findPollingSeries`) only the first
 * log-in, and only in working time after at least 2 h without a log-in of the same IP address and protocol.
 * Deliveries, automatic replies, failed log-ins and robots must not be among the events.
 * Example: 96 log-ins every 15 min give none; webmail at 07:31, 07:33, 07:58, 08:40 gives 07:31, 07:58, 08:40.
 */
export function findAccessPoints(events: readonly AccessEvent[], options: AccessOptions): number[] {
  const seconds: number[] = [];
  for (const { second } of explainAccessPoints(events, options)) if (second !== seconds.at(-1)) seconds.push(second);
  return seconds;
}

/** The same with the rule behind every point, for the person who asks how they were counted; a second may appear under several rules. */
export function explainAccessPoints(events: readonly AccessEvent[], options: AccessOptions): AccessPoint[] {
  const points: AccessPoint[] = [];
  for (const [source, seconds] of groupBySource(events)) points.push(...findPointsOf(source, seconds, options));
  return inOrder(options.day === undefined ? points : pointsOfDay(points, options.day));
}

function pointsOfDay(points: readonly AccessPoint[], day: IsoDate): AccessPoint[] {
  const from = epochSecondOfIsoDate(day);
  const to = epochSecondOfIsoDate(addDays(day, 1));
  return points.filter(({ second }) => from <= second && second < to);
}

/** By second; what is in order already, as logs mostly are, is not copied. */
function inOrder<T extends { readonly second: number }>(list: T[]): T[];
function inOrder<T extends { readonly second: number }>(list: readonly T[]): readonly T[];
function inOrder<T extends { readonly second: number }>(list: readonly T[]): readonly T[] {
  const isOrdered = list.every(({ second }, at) => at === 0 || (list[at - 1]?.second ?? 0) <= second);
  return isOrdered ? list : list.toSorted((a, b) => a.second - b.second);
}

/** What the rules look at together: the submissions, the webmail, or the log-ins of one protocol and IP address; seconds ascending. */
export function groupBySource(events: readonly AccessEvent[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const event of inOrder(events)) {
    const source = sourceOf(event);
    const seconds = groups.get(source);
    if (seconds === undefined) groups.set(source, [event.second]);
    else seconds.push(event.second);
  }
  return groups;
}

function sourceOf(event: AccessEvent): string {
  if (event.kind === 'submission') return SUBMISSION;
  return event.kind === 'webmail' || event.isLoopback ? WEBMAIL : `${event.protocol} ${event.ip}`;
}

/** The points of one source, whatever their day. */
export function findPointsOf(source: string, seconds: readonly number[], options: AccessOptions): AccessPoint[] {
  if (source === SUBMISSION) return seconds.map((second) => ({ second, reason: 'submission' }));
  return source === WEBMAIL ? findSessionEnds(seconds) : findLoginPoints(seconds, options);
}

/** H2: the first and the last request of each session. */
function findSessionEnds(seconds: readonly number[]): AccessPoint[] {
  const ends = seconds.filter((second, at) => {
    const before = seconds[at - 1] ?? -Infinity;
    const after = seconds[at + 1] ?? Infinity;
    return second - before > SESSION_GAP || after - second > SESSION_GAP;
  });
  return ends.map((second) => ({ second, reason: 'webmail-session' }));
}

/** H3, for the log-ins of one IP address and protocol. */
function findLoginPoints(seconds: readonly number[], options: AccessOptions): AccessPoint[] {
  const found = findPollingSeries(seconds);
  // Nearly everybody.
  if (found.length === 0) return seconds.map((second) => ({ second, reason: 'login' }));
  const points: AccessPoint[] = [];
  const polls = new Set<number>();
  for (const series of found) {
    for (const at of series) polls.add(at);
    const [first = 0] = series;
    if (isHumanStart(seconds, first, options)) points.push({ second: seconds[first] ?? 0, reason: 'series-start' });
  }
  for (const [at, second] of seconds.entries()) {
    if (!polls.has(at)) points.push({ second, reason: 'login' });
  }
  return points;
}

function isHumanStart(seconds: readonly number[], first: number, options: AccessOptions): boolean {
  const second = seconds[first] ?? 0;
  if (!options.isWorkingTime(second)) return false;
  // Before the first log-in known, only that day counts as observed.
  let silentSince = seconds[first - 1] ?? epochSecondOfIsoDate(isoDateOfEpochSecond(second));
  for (const gap of options.logGaps ?? []) {
    if (gap.from < second) silentSince = Math.max(silentSince, gap.to);
  }
  return second - silentSince >= SILENCE;
}
