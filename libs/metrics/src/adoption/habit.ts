import { addDays, listDays } from '../calendar/iso-date.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import type { HabitRule } from '../contract/definition.ts';
import type { IsoDate } from '../contract/period.ts';
import { bitmapDayOf, hasActivityOn, isOwnDay, type BitmapDay } from './activity-reader.ts';
import type { Employment } from './eligibility.ts';
import { DU_3 } from './use-definitions.ts';
import type { ActivityYear } from './year-bitmap.ts';

/** DU-3 of one person, with the parts needed to check it. */
export interface HabitUse {
  /** Null when fewer weeks are known than the rule looks at. */
  readonly isHabit: boolean | null;
  /** Mondays of the weeks looked at, oldest first. */
  readonly weeks: readonly IsoDate[];
  /** Those of `weeks` with a human access on any own day. */
  readonly activeWeeks: number;
}

interface Week {
  readonly monday: IsoDate;
  readonly workingDays: readonly BitmapDay[];
  /** Monday to Sunday. */
  readonly days: readonly BitmapDay[];
}

/**
 * Prepares DU-3@1 "thói quen" for everybody of one unit: a human access in at least 9 of the last 12 complete ISO weeks that have at least
 * 3 of the person's own working days. A week is complete when its Sunday is not after `lastDay`.
 *
 * `workingDays` are the unit's covered working days since its logs began, in any order; weeks before them are not known, nor are those more than
 * 26 complete weeks back, and with fewer than 12 known weeks the verdict is null. For bounds under missing logs pass all working days, as for `prepareRegularUse`.
 * Example: at 14/07/2026 the 12 weeks begin with that of 13/04 and skip week 18, which has 2 working days.
 */
export function prepareHabit(
  lastDay: IsoDate,
  workingDays: readonly IsoDate[],
  rule: HabitRule = DU_3.rule,
): (activity: readonly ActivityYear[], employment?: Employment) => HabitUse {
  const weeks = listCompleteWeeks(lastDay, workingDays, rule);
  const lastWeeks = weeks.slice(-rule.weeks);
  const lastMondays = lastWeeks.map(({ monday }) => monday);
  return (activity, employment) => {
    const looked = employment === undefined ? lastWeeks : listOwnWeeks(weeks, employment, rule);
    let activeWeeks = 0;
    for (const { days } of looked)
      if (days.some((day) => isOwnDay(day, employment) && hasActivityOn(activity, day, 'accessDays'))) activeWeeks += 1;
    return {
      isHabit: looked.length < rule.weeks ? null : activeWeeks >= rule.neededWeeks,
      weeks: looked === lastWeeks ? lastMondays : looked.map(({ monday }) => monday),
      activeWeeks,
    };
  };
}

/** The earliest day the rule looks at: the Monday of the oldest complete week within its reach. */
export function habitReachOf(lastDay: IsoDate, { reachWeeks }: HabitRule = DU_3.rule): IsoDate {
  return addDays(mondayOf(addDays(lastDay, -6)), -7 * (reachWeeks - 1));
}

/** The last weeks that have enough working days of the person's own. */
function listOwnWeeks(weeks: readonly Week[], employment: Employment, rule: HabitRule): readonly Week[] {
  return weeks.filter((week) => week.workingDays.filter((day) => isOwnDay(day, employment)).length >= rule.minWeekDays).slice(-rule.weeks);
}

/** Weeks that have enough working days for anybody, oldest first. */
function listCompleteWeeks(lastDay: IsoDate, workingDays: readonly IsoDate[], rule: HabitRule): Week[] {
  const first = habitReachOf(lastDay, rule);
  const byMonday = new Map<IsoDate, IsoDate[]>();
  for (const day of new Set(workingDays)) {
    const monday = mondayOf(day);
    byMonday.set(monday, [...(byMonday.get(monday) ?? []), day]);
  }
  return [...byMonday]
    .filter(([monday, days]) => monday >= first && days.length >= rule.minWeekDays && addDays(monday, 6) <= lastDay)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([monday, days]) => ({
      monday,
      workingDays: days.map(bitmapDayOf),
      days: listDays(monday, addDays(monday, 6)).map(bitmapDayOf),
    }));
}
