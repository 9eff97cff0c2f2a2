import { dayOfYear, listDays, yearOf } from '../calendar/iso-date.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import type { RegularRule } from '../contract/definition.ts';
import type { IsoDate, Period } from '../contract/period.ts';
import { fractionOfDecimal } from '../statistics/fraction.ts';
import { endOf, positionOf, type Employment } from './eligibility.ts';
import { DU_2 } from './use-definitions.ts';
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
  /** ⌈4D/5⌉, or of the ratio asked for. */
  readonly neededAccessDays: number;
  /** Weeks with at least 3 days of D. */
  readonly weeks: number;
  /** Those of `weeks` in which they sent on any day. */
  readonly sendingWeeks: number;
  /** ⌈weeks/2⌉, or of the ratio asked for. */
  readonly neededSendingWeeks: number;
}

/** Judges one person; without `employment` the whole period is theirs. An empty `activity` is a person without a trace or without a mailbox. */
export type RegularUseEvaluator = (activity: readonly ActivityYear[], employment?: Employment) => PersonUse;

/** The days of a period that lie in one year: positions `from` to `to` (exclusive) of the period, from day `index` of the year on. */
interface YearSpan {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly index: number;
}

interface PeriodDays {
  readonly days: readonly IsoDate[];
  readonly spans: readonly YearSpan[];
  readonly isCovered: readonly boolean[];
  /** Position of the first day of each ISO week, clipped to the period, and at last the number of days. */
  readonly weekStarts: readonly number[];
  /** What the person at hand did on each day, a sum of `ACCESSED` and `SENT`; filled anew for everyone. */
  readonly marks: Uint8Array;
  readonly limits: Limits;
}

/** A rule with its ratios as whole numbers, so that the many comparisons are exact. */
interface Limits {
  readonly access: Ratio;
  readonly weeks: Ratio;
  readonly minWeekDays: number;
  readonly minDays: number;
}

interface Ratio {
  readonly over: number;
  readonly under: number;
}

const ACCESSED = 1;
const SENT = 2;

/**
 * Prepares the judgement of DU-1@1 and DU-2@1 for everybody of one unit and period; then one cheap call per person.
 *
 * DU-2: 5A >= 4D, where D are the person's own covered working days and A those of them with a human access; and sent in at least half
 * of the period's ISO weeks (clipped to the period) that hold at least 3 days of D. Null when D < 5.
 * `rule` may differ from DU-2@1 for a what-if. Throws `RangeError` when its ratios are not numbers.
 * `coveredWorkingDays` are the unit's working days with log evidence; those outside the period are passed over.
 * For the lower bound under missing logs pass all working days instead; for the upper bound add `activityOf(gapDays, gapDays)` as well.
 * Example: 15/02/2026 to 14/03/2026 has D = 15 in 3 weeks: 12 days and 2 sending weeks are needed.
 */
export function prepareRegularUse(
  period: Period,
  coveredWorkingDays: readonly IsoDate[],
  rule: RegularRule = DU_2.rule,
): RegularUseEvaluator {
  const prepared = prepareDays(period, coveredWorkingDays, rule);
  return (activity, employment) => evaluate(prepared, activity, employment);
}

function prepareDays(period: Period, coveredWorkingDays: readonly IsoDate[], rule: RegularRule): PeriodDays {
  const days = listDays(period.from, period.to);
  const covered = new Set(coveredWorkingDays);
  const mondays = days.map(mondayOf);
  const years = days.map(yearOf);
  const spans = [...new Set(years)].map((year) => {
    const from = years.indexOf(year);
    return { year, from, to: years.lastIndexOf(year) + 1, index: dayOfYear(days[from] ?? period.from) };
  });
  return {
    days,
    spans,
    isCovered: days.map((day) => covered.has(day)),
    weekStarts: [...days.keys()].filter((at) => mondays[at] !== mondays[at - 1]).concat(days.length),
    marks: new Uint8Array(days.length),
    limits: { ...rule, access: ratioOf(rule.accessRatio), weeks: ratioOf(rule.weekRatio) },
  };
}

function ratioOf(decimal: number): Ratio {
  const { numerator, denominator } = fractionOfDecimal(decimal);
  return { over: Number(numerator), under: Number(denominator) };
}

function evaluate(prepared: PeriodDays, activity: readonly ActivityYear[], employment: Employment | undefined): PersonUse {
  const first = employment === undefined ? 0 : positionOf(prepared.days, employment.validFrom);
  const end = employment === undefined ? prepared.days.length : endOf(prepared.days, employment.validTo);
  const { limits } = prepared;
  markDays(prepared, activity);
  const use = startUse();
  for (let week = 1; week < prepared.weekStarts.length; week += 1) {
    countWeek(prepared, Math.max(first, prepared.weekStarts[week - 1] ?? 0), Math.min(end, prepared.weekStarts[week] ?? 0), use);
  }
  use.neededAccessDays = Math.ceil((limits.access.over * use.workingDays) / limits.access.under);
  use.neededSendingWeeks = Math.ceil((limits.weeks.over * use.weeks) / limits.weeks.under);
  if (use.workingDays >= limits.minDays)
    use.isRegular = isShareMet(use.accessDays, use.workingDays, limits.access) && isShareMet(use.sendingWeeks, use.weeks, limits.weeks);
  return use;
}

type Use = { -readonly [Name in keyof PersonUse]: PersonUse[Name] };

function startUse(): Use {
  return {
    isActive: false,
    isRegular: null,
    workingDays: 0,
    accessDays: 0,
    neededAccessDays: 0,
    weeks: 0,
    sendingWeeks: 0,
    neededSendingWeeks: 0,
  };
}

/** Adds the days of a week to what was found before; in place, since it is done for every person, week, period and definition. */
function countWeek({ marks, isCovered, limits }: PeriodDays, from: number, to: number, use: Use): void {
  const daysBefore = use.workingDays;
  // What happened on any day of the week, covered or not.
  let happened = 0;
  for (let at = from; at < to; at += 1) {
    const mark = marks[at] ?? 0;
    happened |= mark;
    if (isCovered[at] !== true) continue;
    use.workingDays += 1;
    if ((mark & ACCESSED) !== 0) use.accessDays += 1;
  }
  if ((happened & ACCESSED) !== 0) use.isActive = true;
  if (use.workingDays - daysBefore < limits.minWeekDays) return;
  use.weeks += 1;
  if ((happened & SENT) !== 0) use.sendingWeeks += 1;
}

function isShareMet(count: number, all: number, { over, under }: Ratio): boolean {
  return under * count >= over * all;
}

/** Copies the person's bits of the period's days into `marks`. */
function markDays({ spans, marks }: PeriodDays, activity: readonly ActivityYear[]): void {
  marks.fill(0);
  for (const { year, accessDays, sendingDays } of activity) {
    for (const span of spans) {
      if (span.year !== year) continue;
      for (let at = span.from; at < span.to; at += 1) {
        const index = span.index + at - span.from;
        if (hasBit(accessDays, index)) marks[at] = (marks[at] ?? 0) | ACCESSED;
        if (hasBit(sendingDays, index)) marks[at] = (marks[at] ?? 0) | SENT;
      }
    }
  }
}
