import type { IsoDate } from '../contract/period.ts';

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Asia/Ho_Chi_Minh has kept +07:00 without summer time since 13/06/1975. */
const ZONE_OFFSET_SECONDS = 7 * 3600;
/** 9999-12-31. */
const LAST_DAY_NUMBER = 2_932_896;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
/** The same dates are asked for a million times over: some 130 years of them are kept, which is more than any figure is made of. */
const MAX_KNOWN = 50_000;
const knownTexts = new Map<number, IsoDate>();
const knownNumbers = new Map<IsoDate, number>();

/** Whether `text` is a date of the calendar written `YYYY-MM-DD`; "2026-02-30" is not. Years 0100 to 9999. */
export function isIsoDate(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const day = dayNumberOfParts(text);
  // NaN is not at most anything.
  return day <= LAST_DAY_NUMBER && isoDateOfDayNumber(day) === text;
}

/** Days since 1970-01-01 (that day is 0). Throws `RangeError` when `day` is not a date. */
export function dayNumberOf(day: IsoDate): number {
  const known = knownNumbers.get(day);
  if (known !== undefined) return known;
  if (!isIsoDate(day)) throw new RangeError('not a calendar date YYYY-MM-DD');
  return keep(knownNumbers, day, dayNumberOfParts(day));
}

/** The date `dayNumber` days after 1970-01-01. Throws `RangeError` outside the years 0000 to 9999. */
export function isoDateOfDayNumber(dayNumber: number): IsoDate {
  const known = knownTexts.get(dayNumber);
  if (known !== undefined) return known;
  const text = new Date(dayNumber * MILLISECONDS_PER_DAY).toISOString();
  // Years beyond four digits are written with a sign and six digits.
  if (text.length !== 24) throw new RangeError('date outside the years 0000 to 9999');
  return keep(knownTexts, dayNumber, text.slice(0, 10));
}

/** The date `count` days after `day` (before it when negative). `addDays('2026-02-28', 1)` is `'2026-03-01'`. */
export function addDays(day: IsoDate, count: number): IsoDate {
  return isoDateOfDayNumber(dayNumberOf(day) + count);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** Day of the week as ISO 8601 counts it: 1 Monday to 7 Sunday. */
export function dayOfWeek(day: IsoDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** Position of the day in its year, 0 for 1 January: the bit of this day in a year bitmap. */
export function dayOfYear(day: IsoDate): number {
  return daysBetween(`${day.slice(0, 4)}-01-01`, day);
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

/** The date as Vietnamese text writes it: `toVietnameseDate('2009-01-20')` is `'20/01/2009'`. */
export function toVietnameseDate(day: IsoDate): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** All dates from `from` to `to`, both included; empty when `to` is before `from`. */
export function listDays(from: IsoDate, to: IsoDate): IsoDate[] {
  const first = dayNumberOf(from);
  const count = Math.max(0, dayNumberOf(to) - first + 1);
  return Array.from({ length: count }, (_, index) => isoDateOfDayNumber(first + index));
}

/** The province's date (+07:00) at an instant given in epoch seconds. 1767200400 is 2026-01-01 00:00 +07:00. */
export function isoDateOfEpochSecond(second: number): IsoDate {
  return isoDateOfDayNumber(Math.floor((second + ZONE_OFFSET_SECONDS) / SECONDS_PER_DAY));
}

/** The instant in epoch seconds at which the date begins in the province (00:00 +07:00). */
export function epochSecondOfIsoDate(day: IsoDate): number {
  return dayNumberOf(day) * SECONDS_PER_DAY - ZONE_OFFSET_SECONDS;
}

function keep<K, V>(known: Map<K, V>, key: K, value: V): V {
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, value);
  return value;
}

function dayNumberOfParts(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))) / MILLISECONDS_PER_DAY;
}
