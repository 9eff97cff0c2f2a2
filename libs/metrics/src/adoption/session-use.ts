import { epochSecondOfIsoDate } from '../calendar/iso-date.ts';
import type { WorkSession } from '../contract/calendar.ts';
import type { SessionRule } from '../contract/definition.ts';
import type { IsoDate } from '../contract/period.ts';
import { compareFractions, fractionOfCounts, fractionOfDecimal, type Fraction } from '../statistics/fraction.ts';
import { medianOf } from '../statistics/median.ts';
import { bitmapDayOf, isOwnDay, type BitmapDay } from './activity-reader.ts';
import type { Employment } from './eligibility.ts';
import { DU_4 } from './use-definitions.ts';
import type { ActivityYear } from './year-bitmap.ts';

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

/** Judges one person by the instants of their human access (HA@1), ascending, in epoch seconds; null when their source has no time of day. */
export type SessionJudge = (accessPoints: readonly number[] | null, employment?: Employment) => SessionUse;

/** Sessions of a day that are told apart: each takes two bits of a byte. */
export const MAX_SESSIONS = 4;

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
 * `coveredWorkingDays` are the unit's covered working days of the period, `sessionsOf` its session hours on a day. An estimate: opening is
 * not reading.
 * Example: 07:50, 11:20, 13:20, 16:30 keep 2 of 2 on 15/04 (07:30–12:00, 13:30–17:00) and 1 of 2 on 16/04 (07:00–11:30).
 */
export function prepareSessionUse(
  coveredWorkingDays: readonly IsoDate[],
  sessionsOf: (day: IsoDate) => readonly WorkSession[],
  rule: SessionRule = DU_4.rule,
): SessionJudge {
  const due = coveredWorkingDays.flatMap((day) => sessionsOf(day).map((session) => dueSessionOf(day, session, rule)));
  const needed = fractionOfDecimal(rule.keptRatio);
  return (accessPoints, employment) => {
    const own = due.filter(({ at }) => isOwnDay(at, employment));
    if (accessPoints === null) return { isKeeping: null, dueSessions: own.length, keptSessions: 0, keptRate: null };
    const kept = own.filter(({ start, end }) => hasPointIn(accessPoints, start) && hasPointIn(accessPoints, end)).length;
    return useOf(kept, own.length, needed);
  };
}

/** Says of the access points of one person on a day which ends of its sessions were kept; prepared once for everybody of a unit. */
export type SessionMarker = (accessPoints: readonly number[]) => number;

/**
 * Which ends of a day's sessions were kept, as the bits of a byte: bit 2i for the start of session i, bit 2i + 1 for its end. Of several
 * sources the bytes are or-ed. Sessions beyond the fourth are passed over. The windows are those of DU-4@1.
 * Example: 07:50, 11:20, 13:20, 16:30 give 0b1111 on 15/04 and 0b1110 on 16/04, when the morning begins at 07:00.
 */
export function prepareSessionMarks(day: IsoDate, sessions: readonly WorkSession[]): SessionMarker {
  const due = sessions.slice(0, MAX_SESSIONS).map((session) => dueSessionOf(day, session, DU_4.rule));
  return (accessPoints) => {
    if (accessPoints.length === 0) return 0;
    let marks = 0;
    for (const [index, { start, end }] of due.entries()) {
      if (hasPointIn(accessPoints, start)) marks |= 1 << (2 * index);
      if (hasPointIn(accessPoints, end)) marks |= 2 << (2 * index);
    }
    return marks;
  };
}

/** The same as `prepareSessionUse`, by the bytes of `prepareSessionMarks`: for thousands of people and long periods. */
export function prepareMarkedSessionUse(
  coveredWorkingDays: readonly IsoDate[],
  sessionsOf: (day: IsoDate) => readonly WorkSession[],
): (activity: readonly ActivityYear[], employment?: Employment) => SessionUse {
  const due = coveredWorkingDays.map((day) => ({ at: bitmapDayOf(day), count: Math.min(sessionsOf(day).length, MAX_SESSIONS) }));
  const needed = fractionOfDecimal(DU_4.rule.keptRatio);
  return (activity, employment) => {
    let dueSessions = 0;
    let kept = 0;
    for (const { at, count } of due) {
      if (!isOwnDay(at, employment)) continue;
      dueSessions += count;
      const marks = marksOn(activity, at);
      for (let index = 0; index < count; index += 1) if (((marks >> (2 * index)) & 3) === 3) kept += 1;
    }
    return useOf(kept, dueSessions, needed);
  };
}

function marksOn(activity: readonly ActivityYear[], { year, index }: BitmapDay): number {
  let marks = 0;
  for (const row of activity) if (row.year === year) marks |= row.sessionEnds?.[index] ?? 0;
  return marks;
}

function useOf(keptSessions: number, dueSessions: number, needed: Fraction): SessionUse {
  const ratio = fractionOfCounts(keptSessions, dueSessions);
  return {
    isKeeping: ratio && compareFractions(ratio, needed) >= 0,
    dueSessions,
    keptSessions,
    keptRate: ratio && keptSessions / dueSessions,
  };
}

/** A unit's kept rate: the median over its people who can be judged, 0..1; null when there is none. */
export function medianKeptRate(uses: readonly Pick<SessionUse, 'keptRate'>[]): number | null {
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
