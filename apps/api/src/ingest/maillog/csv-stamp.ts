import { latestSecondOf } from './slice-clock.ts';
import type { SliceContext } from './dialect.ts';
import { secondOfParts } from './stamp.ts';

const LONGEST = 48;
const DATE_TIME =
  /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})[T ,]{1,2}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?(?: ?(AM|PM|SA|CH))?(?: ?(Z|UTC|GMT)?([+-]\d{1,2})?(?::?(\d{2}))?)?$/i;
const DATE = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/;
/** Seconds, milliseconds or microseconds. */
const EPOCH = /^\d{10}(?:\d{3}){0,2}$/;

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Reads the times that exports write: `2026-03-05T01:10:01.120Z`, `2026/03/05 08:10:01 +0700`, `5/3/2026 8:10` (the day first, as Vietnam
 * writes; the month first with AM or PM), epoch seconds, milliseconds or microseconds. A time that names no zone is in the zone given.
 */
export class CsvStampReader {
  readonly #zoneOffsetSeconds: number;
  readonly #latestSecond: number;
  #text = '';
  #second = Number.NaN;

  constructor(context: SliceContext, zoneOffsetMinutes: number) {
    this.#zoneOffsetSeconds = zoneOffsetMinutes * 60;
    this.#latestSecond = latestSecondOf(context);
  }

  /** Epoch second, or what is wrong with the time. */
  read(text: string): number | 'bad-time' | 'future-time' {
    if (text !== this.#text) {
      this.#text = text;
      this.#second = readSecond(text.trim(), this.#zoneOffsetSeconds);
    }
    if (!(this.#second > 0)) return 'bad-time';
    return this.#second > this.#latestSecond ? 'future-time' : this.#second;
  }
}

/** Reads a day as above, without a time; null when there is no such day. */
export function readCsvDay(text: string): CalendarDay | null {
  const parts = text.length > LONGEST ? null : DATE.exec(text.trim());
  if (parts === null) return null;
  const day = dayOf(parts, false);
  return Number.isNaN(secondOfParts(day.year, day.month, day.day, 0)) ? null : day;
}

function readSecond(text: string, zoneOffsetSeconds: number): number {
  if (text.length > LONGEST) return Number.NaN;
  if (EPOCH.test(text)) return Math.floor(Number(text) / 10 ** (text.length - 10));
  const parts = DATE_TIME.exec(text);
  if (parts === null) return Number.NaN;
  const [, , , , , hours, minutes, seconds = '0', half = '', universal, zoneHours, zoneMinutes = '0'] = parts;
  const halfOfDay = half.toUpperCase();
  const hour = hourOf(Number(hours), halfOfDay);
  if (!(hour < 24) || Number(minutes) > 59 || Number(seconds) > 60) return Number.NaN;
  const { year, month, day } = dayOf(parts, halfOfDay.endsWith('M'));
  const clock = secondOfParts(year, month, day, hour * 3600 + Number(minutes) * 60 + Number(seconds));
  if (zoneHours !== undefined) return clock - offsetOf(zoneHours, zoneMinutes);
  return universal === undefined ? clock - zoneOffsetSeconds : clock;
}

/** Seconds of `+07` and `30`. */
function offsetOf(hours: string, minutes: string): number {
  const offset = Math.abs(Number(hours)) * 3600 + Number(minutes) * 60;
  return hours.startsWith('-') ? -offset : offset;
}

/** The year is the part of four digits; of the other two the day comes first unless the month does. */
function dayOf(parts: readonly (string | undefined)[], isMonthFirst: boolean): CalendarDay {
  const [, first = '', , second = '', third = ''] = parts;
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third) };
  const year = third.length === 4 ? Number(third) : Number.NaN;
  return isMonthFirst ? { year, month: Number(first), day: Number(second) } : { year, month: Number(second), day: Number(first) };
}

/** `SA` and `CH` are the Vietnamese AM and PM. */
function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === 'PM' || half === 'CH' ? 12 : 0);
}
