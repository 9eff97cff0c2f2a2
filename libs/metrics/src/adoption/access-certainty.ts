import { addDays, epochSecondOfIsoDate } from '../calendar/iso-date.ts';
import { overlapSeconds, type TimeSpan } from '../calendar/time-span.ts';
import type { IsoDate } from '../contract/period.ts';
import {
  findPointsOf,
  groupBySource,
  SESSION_GAP,
  SILENCE,
  SUBMISSION,
  WEBMAIL,
  type AccessEvent,
  type AccessOptions,
  type AccessPoint,
} from './human-access.ts';
import { MAX_GAP } from './polling-series.ts';

/** What the logs tell of one mailbox and day. */
export interface AccessDay {
  /** Points that stand whatever the log gaps held, ascending. */
  readonly certain: readonly AccessPoint[];
  /** Whether these are all points there were: no gap on this day, nor one that reaches into it. */
  readonly isWhole: boolean;
}

/** `unknown`: nothing is certain, and something may have been lost. */
export type AccessState = 'active' | 'inactive' | 'unknown';

/** Log-ins of one source, with gaps of at most 35 minutes between them; no polling series reaches beyond it. */
interface LoginChain {
  readonly from: number;
  readonly to: number;
}

/**
 * What of a day's human access (HA@1) is certain when the log has gaps.
 *
 * More log does not only add access, it may also take it away: seven log-ins beside a gap may be a person, or the visible part of a polling
 * series. So a submission is always certain. An end of a webmail session is when no gap lies within 30 minutes on its outer side. Log-ins are
 * when no gap lies within their chain, in the 2 hours before it (silence) or in the 35 minutes after it.
 * `events` must reach as far into the days beside as for `explainAccessPoints`, and `logGaps` must hold every gap of that stretch.
 * Throws `RangeError` when `day` is not a date.
 */
export function judgeAccessDay(events: readonly AccessEvent[], options: AccessOptions & { readonly day: IsoDate }): AccessDay {
  const gaps = options.logGaps ?? [];
  const day = { from: epochSecondOfIsoDate(options.day), to: epochSecondOfIsoDate(addDays(options.day, 1)) };
  const certain: AccessPoint[] = [];
  let isWhole = !hasGapIn(gaps, day);
  for (const [source, seconds] of groupBySource(events)) {
    const points = findPointsOf(source, seconds, options).filter(({ second }) => isWithin(second, day));
    const doubtful = findDoubtful(source, seconds, gaps);
    certain.push(...points.filter(({ second }) => !doubtful.has(second)));
    // A log-in on a beat with a gap may be a point of the whole log although it is none here.
    if (seconds.some((second) => isWithin(second, day) && doubtful.has(second))) isWhole = false;
  }
  return { certain: certain.toSorted((a, b) => a.second - b.second), isWhole };
}

/** A day is active by what is certain, inactive when it is whole and nothing was found, unknown otherwise. */
export function accessStateOf({ certain, isWhole }: AccessDay): AccessState {
  if (certain.length > 0) return 'active';
  return isWhole ? 'inactive' : 'unknown';
}

/** Events of which the gaps leave open whether they are points. */
function findDoubtful(source: string, seconds: readonly number[], gaps: readonly TimeSpan[]): ReadonlySet<number> {
  if (source === SUBMISSION) return new Set();
  if (source === WEBMAIL) return new Set(seconds.filter((_, at) => !isCertainEnd(seconds, at, gaps)));
  const touched = listChains(seconds).filter(({ from, to }) => hasGapIn(gaps, { from: from - SILENCE, to: to + MAX_GAP + 1 }));
  return new Set(seconds.filter((second) => touched.some(({ from, to }) => from <= second && second <= to)));
}

/** A request that no gap can take the session's end from; or one inside a session, which is no point in the whole log either. */
function isCertainEnd(seconds: readonly number[], at: number, gaps: readonly TimeSpan[]): boolean {
  const second = seconds[at] ?? 0;
  const isFirst = second - (seconds[at - 1] ?? -Infinity) > SESSION_GAP;
  const isLast = (seconds[at + 1] ?? Infinity) - second > SESSION_GAP;
  if (!isFirst && !isLast) return true;
  const isCutBefore = hasGapIn(gaps, { from: second - SESSION_GAP, to: second });
  const isCutAfter = hasGapIn(gaps, { from: second, to: second + SESSION_GAP + 1 });
  return (isFirst && !isCutBefore) || (isLast && !isCutAfter);
}

function listChains(seconds: readonly number[]): LoginChain[] {
  const starts = seconds.filter((second, at) => second - (seconds[at - 1] ?? -Infinity) > MAX_GAP);
  return starts.map((from, at) => ({ from, to: seconds.findLast((second) => second < (starts[at + 1] ?? Infinity)) ?? from }));
}

function hasGapIn(gaps: readonly TimeSpan[], span: TimeSpan): boolean {
  return gaps.some((gap) => overlapSeconds(gap, span) > 0);
}

function isWithin(second: number, { from, to }: TimeSpan): boolean {
  return from <= second && second < to;
}
