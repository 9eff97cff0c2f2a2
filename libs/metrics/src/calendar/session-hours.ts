import type { WorkSession } from '../contract/calendar.ts';
import type { IsoDate } from '../contract/period.ts';
import { epochSecondOfIsoDate, isoDateOfEpochSecond } from './iso-date.ts';
import { isWorkingDay, type WorkCalendar } from './work-calendar.ts';

/** The sessions of a season that returns every year, from one `MM-DD` to another, both included; it may run over New Year. */
export interface SeasonHours {
  readonly from: string;
  readonly to: string;
  readonly sessions: readonly WorkSession[];
}

/** The sessions of a day; empty when no season holds it. Whether it is a working day is not asked here. */
export function sessionsOf(day: IsoDate, seasons: readonly SeasonHours[]): readonly WorkSession[] {
  const monthDay = day.slice(5);
  const season = seasons.find(({ from, to }) => (from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to));
  return season?.sessions ?? [];
}

/**
 * Whether an instant (epoch seconds) lies in a session of a working day, or at most `marginMinutes` outside of it.
 * With 15 minutes and a session from 07:30, 07:15:00 is working time and 07:14:59 is not.
 */
export function isWorkingTime(second: number, calendar: WorkCalendar, seasons: readonly SeasonHours[], marginMinutes = 0): boolean {
  const day = isoDateOfEpochSecond(second);
  if (!isWorkingDay(day, calendar)) return false;
  const minute = (second - epochSecondOfIsoDate(day)) / 60;
  return sessionsOf(day, seasons).some(({ start, end }) => start - marginMinutes <= minute && minute <= end + marginMinutes);
}
