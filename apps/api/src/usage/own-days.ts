import { isWorkingDay, listDays, listWorkingDays, type IsoDate, type Period } from '@nhip-thu/metrics';
import type { CalendarBook } from '../calendar/calendar-book.ts';
import { holdsOn } from '../directory/structure.ts';
import type { Person } from './person-period.ts';

/** The working days of a person: on each day those of their unit. */
export function listOwnDays({ memberships }: Pick<Person, 'memberships'>, { from, to }: Period, calendar: CalendarBook): IsoDate[] {
  if (calendar.ownUnits.size === 0) return listWorkingDays(from, to, calendar.calendarOf(null));
  return listDays(from, to).filter((day) => {
    const agencyId = memberships.find((span) => holdsOn(span, day))?.agencyId ?? null;
    return isWorkingDay(day, calendar.calendarOf(agencyId));
  });
}
