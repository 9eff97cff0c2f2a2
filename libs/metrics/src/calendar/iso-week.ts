import type { IsoDate } from '../contract/period.ts';
import { addDays, dayOfWeek, daysBetween, yearOf } from './iso-date.ts';

/** A week of ISO 8601: Monday to Sunday; it belongs to the year that holds its Thursday. */
export interface IsoWeek {
  readonly year: number;
  /** 1 to 53. */
  readonly week: number;
}

/** The Monday of the day's week. */
export function mondayOf(day: IsoDate): IsoDate {
  return addDays(day, 1 - dayOfWeek(day));
}

/** The ISO week a day lies in. `isoWeekOf('2027-01-01')` is week 53 of 2026. */
export function isoWeekOf(day: IsoDate): IsoWeek {
  const thursday = addDays(mondayOf(day), 3);
  const year = yearOf(thursday);
  return { year, week: Math.floor(daysBetween(firstDayOfYear(year), thursday) / 7) + 1 };
}

/** The Monday of a week, or null when the year has no such week (0, 54, or 53 in a year of 52). */
export function mondayOfIsoWeek({ year, week }: IsoWeek): IsoDate | null {
  const fourthOfJanuary = addDays(firstDayOfYear(year), 3);
  const monday = addDays(mondayOf(fourthOfJanuary), (week - 1) * 7);
  const found = isoWeekOf(monday);
  return found.year === year && found.week === week ? monday : null;
}

function firstDayOfYear(year: number): IsoDate {
  return `${String(year).padStart(4, '0')}-01-01`;
}
