import { dayOfYear, listDays, yearOf } from '../calendar/iso-date.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import type { IsoDate, Period } from '../contract/period.ts';
import { endOf, MIN_ELIGIBLE_DAYS, positionOf, type Employment } from './eligibility.ts';
import { hasBit, type ActivityYear } from './year-bitmap.ts';

/** One person's period, with the parts a person needs to check the verdict. */
export interface PersonUse {
  /** DU-1 "có hoạt động": at least one human access on any of their own days, weekends included. */
  readonly isActive: boolean;
  /** DU-2 "thường xuyên"; null when fewer than 5 covered working days leave nothing to judge by. */
  readonly isRegular: boolean | null;
  /** D: their own covered working days. */
  readonly workingDays: number;
  /** A: those of D with a human access. */
  readonly accessDays: number;
  /** ⌈4D/5⌉. */
  readonly neededAccessDays: number;
  /** Weeks with at least 3 days of D. */
  readonly weeks: number;
  /** Those of `weeks` in which they sent on any day. */
  readonly sendingWeeks: number;
  /** ⌈weeks/2⌉. */
  readonly neededSendingWeeks: number;
}

/** Judges one person; without `employment` the whole period is theirs. An empty `activity` is a person without a trace or without a mailbox. */
export type RegularUseEvaluator = (activity: readonly ActivityYear[], employment?: Employment) => PersonUse;

/** Working days that make a week count for the sending rule. */
const MIN_WEEK_DAYS = 3;

interface PeriodDays {
  readonly days: readonly IsoDate[];
  readonly years: readonly number[];
  /** Position in its year of each day. */
  readonly indexes: readonly number[];
  readonly isCovered: readonly boolean[];
  /** Position of the first day of each ISO week, clipped to the period, and at last the number of days. */
  readonly weekStarts: readonly number[];
}

/**
 * Prepares the judgement of DU-1@1 and DU-2@1 for everybody of one unit and period; then one cheap call per person.
 *
 * DU-2: 5A >= 4D, where D are the person's own covered working days and A those of them with a human access; and sent in at least half
 * of the period's ISO weeks (clipped to the period) that hold at least 3 days of D. Null when D < 5.
 * `coveredWorkingDays` are the unit's working days with log evidence; those outside the period are passed over.
 * For the lower bound under missing logs pass all working days instead; for the upper bound add `activityOf(gapDays, gapDays)` as well.
 * Example: 15/02/2026 to 14/03/2026 has D = 15 in 3 weeks: 12 days and 2 sending weeks are needed.
 */
export function prepareRegularUse(period: Period, coveredWorkingDays: readonly IsoDate[]): RegularUseEvaluator {
  const prepared = prepareDays(period, coveredWorkingDays);
  return (activity, employment) => evaluate(prepared, activity, employment);
}

function prepareDays(period: Period, coveredWorkingDays: readonly IsoDate[]): PeriodDays {
  const days = listDays(period.from, period.to);
  const covered = new Set(coveredWorkingDays);
  const mondays = days.map(mondayOf);
  return {
    days,
    years: days.map(yearOf),
    indexes: days.map(dayOfYear),
    isCovered: days.map((day) => covered.has(day)),
    weekStarts: [...days.keys()].filter((at) => mondays[at] !== mondays[at - 1]).concat(days.length),
  };
}

function evaluate(prepared: PeriodDays, activity: readonly ActivityYear[], employment: Employment | undefined): PersonUse {
  const first = employment === undefined ? 0 : positionOf(prepared.days, employment.validFrom);
  const end = employment === undefined ? prepared.days.length : endOf(prepared.days, employment.validTo);
  const total = { isActive: false, workingDays: 0, accessDays: 0, weeks: 0, sendingWeeks: 0 };
  for (let week = 1; week < prepared.weekStarts.length; week += 1) {
    const from = Math.max(first, prepared.weekStarts[week - 1] ?? 0);
    const to = Math.min(end, prepared.weekStarts[week] ?? 0);
    const found = countWeek(prepared, activity, from, to);
    total.isActive ||= found.isActive;
    total.workingDays += found.workingDays;
    total.accessDays += found.accessDays;
    if (found.workingDays >= MIN_WEEK_DAYS) {
      total.weeks += 1;
      if (found.hasSent) total.sendingWeeks += 1;
    }
  }
  const isOften = 5 * total.accessDays >= 4 * total.workingDays;
  const isSending = 2 * total.sendingWeeks >= total.weeks;
  return {
    ...total,
    isRegular: total.workingDays < MIN_ELIGIBLE_DAYS ? null : isOften && isSending,
    neededAccessDays: Math.ceil((4 * total.workingDays) / 5),
    neededSendingWeeks: Math.ceil(total.weeks / 2),
  };
}

function countWeek(prepared: PeriodDays, activity: readonly ActivityYear[], from: number, to: number) {
  const found = { isActive: false, hasSent: false, workingDays: 0, accessDays: 0 };
  for (let at = from; at < to; at += 1) {
    const year = prepared.years[at];
    const index = prepared.indexes[at] ?? 0;
    let hasAccess = false;
    for (const row of activity) {
      if (row.year !== year) continue;
      hasAccess ||= hasBit(row.accessDays, index);
      found.hasSent ||= hasBit(row.sendingDays, index);
    }
    found.isActive ||= hasAccess;
    if (prepared.isCovered[at] !== true) continue;
    found.workingDays += 1;
    if (hasAccess) found.accessDays += 1;
  }
  return found;
}
