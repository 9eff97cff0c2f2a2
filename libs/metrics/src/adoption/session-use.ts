import { epochSecondOfIsoDate } from '../calendar/iso-date.ts';
import type { WorkSession } from '../contract/calendar.ts';
import type { SessionRule } from '../contract/definition.ts';
import type { IsoDate } from '../contract/period.ts';
import { compareFractions, fractionOfCounts, fractionOfDecimal } from '../statistics/fraction.ts';
import { medianOf } from '../statistics/median.ts';
import { bitmapDayOf, isOwnDay, type BitmapDay } from './activity-reader.ts';
import type { Employment } from './eligibility.ts';
import { DU_4 } from './use-definitions.ts';

/** DU-4 of one person, with the parts needed to check it. */
export interface SessionUse {
  /** Null when nothing was due, or the source gives no time of day. */
  readonly isKeeping: boolean | null;
  /** Sessions of their own covered working days. */
  readonly dueSessions: number;
  readonly keptSessions: number;
  /** Kept ÷ due, 0..1; null when `isKeeping` is. */
  readonly keptRate: number | null;
}

/** Two windows in epoch seconds, ends included: an access in each keeps the session. */
interface DueSession {
  readonly at: BitmapDay;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
}

/**
 * Prepares DU-4@1 "đầu/cuối buổi" for everybody of one unit: at least 80 % of the sessions due kept, by a human access from 15 minutes
 * before to 45 after the start and another from 45 before to 15 after the end, all four inclusive. One access in both windows serves for both.
 *
 * `coveredWorkingDays` are the unit's covered working days of the period, `sessionsOf` its session hours on a day. The access points of a
 * person (HA@1) are epoch seconds, ascending; null when their source has no time of day. An estimate: opening is not reading.
 * Example: 07:50, 11:20, 13:20, 16:30 keep 2 of 2 on 15/04 (07:30–12:00, 13:30–17:00) and 1 of 2 on 16/04 (07:00–11:30).
 */
export function prepareSessionUse(
  coveredWorkingDays: readonly IsoDate[],
  sessionsOf: (day: IsoDate) => readonly WorkSession[],
  rule: SessionRule = DU_4.rule,
): (accessPoints: readonly number[] | null, employment?: Employment) => SessionUse {
  const due = coveredWorkingDays.flatMap((day) => sessionsOf(day).map((session) => dueSessionOf(day, session, rule)));
  const needed = fractionOfDecimal(rule.keptRatio);
  return (accessPoints, employment) => {
    const own = due.filter(({ at }) => isOwnDay(at, employment));
    const points = accessPoints ?? [];
    const kept = own.filter(({ start, end }) => hasPointIn(points, start) && hasPointIn(points, end)).length;
    const ratio = accessPoints === null ? null : fractionOfCounts(kept, own.length);
    return {
      isKeeping: ratio && compareFractions(ratio, needed) >= 0,
      dueSessions: own.length,
      keptSessions: kept,
      keptRate: ratio && kept / own.length,
    };
  };
}

/** A unit's kept rate: the median over its people who can be judged, 0..1; null when there is none. */
export function medianKeptRate(uses: readonly SessionUse[]): number | null {
  return medianOf(uses.flatMap(({ keptRate }) => keptRate ?? []));
}

function dueSessionOf(day: IsoDate, { start, end }: WorkSession, { outsideMinutes, insideMinutes }: SessionRule): DueSession {
  const secondOf = (minute: number): number => epochSecondOfIsoDate(day) + minute * 60;
  return {
    at: bitmapDayOf(day),
    start: [secondOf(start - outsideMinutes), secondOf(start + insideMinutes)],
    end: [secondOf(end - insideMinutes), secondOf(end + outsideMinutes)],
  };
}

/** By halving: the points are many and ascending. */
function hasPointIn(points: readonly number[], [from, to]: readonly [number, number]): boolean {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found = points[low];
  return found !== undefined && found <= to;
}
