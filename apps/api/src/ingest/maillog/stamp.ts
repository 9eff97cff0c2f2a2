import { isDigit, readTwoDigits } from './byte-text.ts';

const SPACE = 32;
/** `Mar 5 07:31:02` */
const SHORTEST_STAMP = 14;
/** `hh:mm:ss` */
const CLOCK_LENGTH = 8;
const SECONDS_PER_DAY = 86_400;
const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Lines may stand out of order by this much, in seconds, and still belong to the year of the line before them. */
const DISORDER = 3600;
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS = new Map(
  MONTH_NAMES.map((name, index) => [(name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2), index + 1] as const),
);

/** Seconds since 1970 of a wall clock read as UTC; NaN when there is no such date or time. A leap second counts as the one after. */
export function secondOfParts(year: number, month: number, day: number, secondOfDay: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= (MONTH_LENGTHS[month - 1] ?? 0))) return Number.NaN;
  if (month === 2 && day === 29 && !isLeapYear(year)) return Number.NaN;
  return Date.UTC(year, month - 1, day) / 1000 + secondOfDay;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Second of the day of `hh:mm:ss` at `at`; NaN when it is none. */
export function readClock(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== 58 || bytes[at + 5] !== 58 || bytes[at] === 32 || bytes[at + 3] === 32 || bytes[at + 6] === 32) return Number.NaN;
  const hour = readTwoDigits(bytes, at);
  const minute = readTwoDigits(bytes, at + 3);
  const second = readTwoDigits(bytes, at + 6);
  return hour < 24 && minute < 60 && second < 61 ? hour * 3600 + minute * 60 + second : Number.NaN;
}

/** A wall clock without year, as traditional syslog writes it. */
export interface YearlessStamp {
  readonly month: number;
  readonly day: number;
  readonly secondOfDay: number;
  /** Bytes of the stamp, 14 or 15. */
  readonly length: number;
}

/** Reads `Mar  5 07:31:02`, `Mar 05 07:31:02` or `Mar 5 07:31:02` at `at`; null when there is none. */
export function readYearlessStamp(bytes: Uint8Array, at: number, end: number): YearlessStamp | null {
  if (end - at < SHORTEST_STAMP) return null;
  const month = readMonth(bytes, at);
  if (month === undefined || bytes[at + 3] !== SPACE) return null;
  const isShort = bytes[at + 5] === SPACE && isDigit(bytes[at + 4]);
  const dayEnd = at + (isShort ? 5 : 6);
  // A day of one digit is read together with the space before it.
  const day = readTwoDigits(bytes, dayEnd - 2);
  const clockAt = dayEnd + 1;
  const secondOfDay = end < clockAt + CLOCK_LENGTH || bytes[clockAt - 1] !== SPACE ? Number.NaN : readClock(bytes, clockAt);
  const isDate = day >= 1 && day <= (MONTH_LENGTHS[month - 1] ?? 0);
  return isDate && !Number.isNaN(secondOfDay) ? { month, day, secondOfDay, length: clockAt + CLOCK_LENGTH - at } : null;
}

function readMonth(bytes: Uint8Array, at: number): number | undefined {
  return MONTHS.get(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
}

/** Finds the year that traditional syslog leaves out. */
export interface YearRule {
  /** Epoch second of a stamp in the zone of the origin; NaN when no year fits. */
  resolve(stamp: YearlessStamp): number;
}

/** Without a stated year: the latest year in which the stamp is not later than `receivedAtSecond` + 24 h. */
export function latestYearRule(receivedAtSecond: number, zoneOffsetSeconds: number): YearRule {
  const latest = receivedAtSecond + SECONDS_PER_DAY;
  const latestYear = new Date((latest + zoneOffsetSeconds) * 1000).getUTCFullYear();
  return {
    resolve(stamp) {
      // 29 February may be 8 years back (1896 to 1904, 2096 to 2104).
      for (let year = latestYear; year >= latestYear - 8; year -= 1) {
        const second = secondOfParts(year, stamp.month, stamp.day, stamp.secondOfDay) - zoneOffsetSeconds;
        if (second <= latest) return second;
      }
      return Number.NaN;
    },
  };
}

/**
 * With a stated year: `first` is in that year; other stamps are in the first year that puts them at or after `first`, an hour of
 * disorder allowed. So December to January crosses into the next year, also in a slice that begins in the middle of the night.
 */
export function statedYearRule(year: number, first: YearlessStamp | null, zoneOffsetSeconds: number): YearRule {
  const secondIn = (stamp: YearlessStamp, inYear: number): number =>
    secondOfParts(inYear, stamp.month, stamp.day, stamp.secondOfDay) - zoneOffsetSeconds;
  const start = first === null ? Number.NaN : secondIn(first, year) - DISORDER;
  return {
    resolve(stamp) {
      if (Number.isNaN(start)) return secondIn(stamp, year);
      for (let candidate = year - 1; candidate <= year + 8; candidate += 1) {
        const second = secondIn(stamp, candidate);
        if (second >= start) return second;
      }
      return Number.NaN;
    },
  };
}
