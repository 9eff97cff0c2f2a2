import { dayOfYear, yearOf } from '../calendar/iso-date.ts';
import type { IsoDate } from '../contract/period.ts';
import type { Employment } from './eligibility.ts';
import { hasBit, type ActivityYear } from './year-bitmap.ts';

/** A day with its place in the bitmaps, found once for everybody. */
export interface BitmapDay {
  readonly day: IsoDate;
  readonly year: number;
  readonly index: number;
}

export function bitmapDayOf(day: IsoDate): BitmapDay {
  return { day, year: yearOf(day), index: dayOfYear(day) };
}

/** Whether any row of the person has the day in `field`. A plain loop: it is asked for every person and day, and a closure each time would be garbage. */
export function hasActivityOn(
  activity: readonly ActivityYear[],
  at: BitmapDay,
  field: 'accessDays' | 'sendingDays' | 'loginDays',
): boolean {
  for (const row of activity) {
    const days = row.year === at.year ? row[field] : undefined;
    if (days !== undefined && hasBit(days, at.index)) return true;
  }
  return false;
}

/** One byte of the bitmaps of a year with the bits of some days. */
export interface BitmapByte {
  readonly year: number;
  readonly at: number;
  readonly bits: number;
}

/** The bytes that hold some days, for asking of all of them at once. */
export function bitmapBytesOf(days: readonly BitmapDay[]): BitmapByte[] {
  const bytes = new Map<string, BitmapByte>();
  for (const { year, index } of days) {
    const at = index >> 3;
    const key = `${year} ${at}`;
    bytes.set(key, { year, at, bits: (bytes.get(key)?.bits ?? 0) | (1 << (index & 7)) });
  }
  return [...bytes.values()];
}

/** Whether a person opened their box on any of the days. A plain loop, as `hasActivityOn`. */
export function hasAccessOnAny(activity: readonly Pick<ActivityYear, 'year' | 'accessDays'>[], days: readonly BitmapByte[]): boolean {
  for (const { year, accessDays } of activity) {
    for (const { year: ofYear, at, bits } of days) if (ofYear === year && ((accessDays[at] ?? 0) & bits) !== 0) return true;
  }
  return false;
}

/** Whether the day lies in the employment; without one every day does. */
export function isOwnDay({ day }: BitmapDay, employment: Employment | undefined): boolean {
  return employment === undefined || (employment.validFrom <= day && (employment.validTo === null || day < employment.validTo));
}
