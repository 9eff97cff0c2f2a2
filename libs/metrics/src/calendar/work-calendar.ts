import type { IsoDate } from '../contract/period.ts';
import { addDays, dayOfWeek, listDays } from './iso-date.ts';

/** Where the calendar departs from Monday to Friday. */
export interface WorkCalendar {
  /** Public holidays, compensatory days and swapped days that fall on a weekday. */
  readonly daysOff: ReadonlySet<IsoDate>;
  /** Saturdays and Sundays worked in exchange for a weekday; they win over `daysOff`. */
  readonly extraWorkingDays: ReadonlySet<IsoDate>;
}

export function isWorkingDay(day: IsoDate, calendar: WorkCalendar): boolean {
  if (calendar.extraWorkingDays.has(day)) return true;
  return dayOfWeek(day) <= 5 && !calendar.daysOff.has(day);
}

/** Working days from `from` to `to`, both included, in order. */
export function listWorkingDays(from: IsoDate, to: IsoDate, calendar: WorkCalendar): IsoDate[] {
  return listDays(from, to).filter((day) => isWorkingDay(day, calendar));
}

/** The `count`-th working day after `day`; `day` itself when `count` is 0. */
export function addWorkingDays(day: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  let last = day;
  for (let left = count; left > 0;) {
    last = addDays(last, 1);
    if (isWorkingDay(last, calendar)) left -= 1;
  }
  return last;
}
