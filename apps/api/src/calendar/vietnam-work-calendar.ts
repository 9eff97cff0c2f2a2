import { isWorkingTime, makeWorkCalendar, type WorkCalendar } from '@nhip-thu/metrics';
import { CALENDAR_SEED, SESSION_HOURS } from './calendar-seed.ts';
import { MARGIN_MINUTES } from './calendar-book.ts';

/** The calendar of a fresh installation: for the invented province and for a look at a file without a database. */
export const VIETNAM_WORK_CALENDAR: WorkCalendar = makeWorkCalendar(
  CALENDAR_SEED.map((entry) => ({ ...entry, unitId: null })),
  [],
);

/** Whether an instant (epoch seconds) is working time of the province's offices by that calendar. */
export function isOfficeTime(second: number): boolean {
  return isWorkingTime(second, VIETNAM_WORK_CALENDAR, SESSION_HOURS, MARGIN_MINUTES);
}
