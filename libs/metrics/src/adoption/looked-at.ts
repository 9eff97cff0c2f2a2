import { addDays } from '../calendar/iso-date.ts';
import type { IsoDate, Period } from '../contract/period.ts';
import { habitReachOf } from './habit.ts';
import { DU_5 } from './use-definitions.ts';

/** Last day of a period that has passed: where the rules that look back begin. Before the period when it has not begun. */
export function lastDayOf(period: Period, today: IsoDate): IsoDate {
  const yesterday = addDays(today, -1);
  return period.to < yesterday ? period.to : yesterday;
}

/** The earliest day that any definition of use looks at for a period: DU-3 goes back 26 weeks from `lastDay`, DU-5 28 days. */
export function firstDayLookedAt(period: Period, lastDay: IsoDate): IsoDate {
  const [habit, sending] = [habitReachOf(lastDay), addDays(lastDay, 1 - DU_5.rule.days)];
  return [period.from, habit, sending].reduce((first, day) => (day < first ? day : first));
}
