import type { IsoDate } from '../contract/period.ts';
import { dayOfYear, yearOf } from '../calendar/iso-date.ts';

/** One year of one mailbox: bit n of a bitmap is day n of the year, 0 for 1 January. Several rows of a year add up. */
export interface ActivityYear {
  readonly year: number;
  /** Days with a human access. */
  readonly accessDays: Uint8Array;
  /** Days with an accepted submission. */
  readonly sendingDays: Uint8Array;
  /** Days on which the box was logged in to, by whomever; absent: not asked for. */
  readonly loginDays?: Uint8Array;
  /** One byte for each day: which ends of its sessions were kept, see `prepareSessionMarks`. Absent: none. */
  readonly sessionEnds?: Uint8Array;
}

/** Bytes that hold one bit for each day of a year. */
export const YEAR_BITMAP_BYTES = 46;

/** Bytes that hold one byte for each day of a year. */
const YEAR_BYTES = 366;

/** Whether day `index` (0 = 1 January) is set: bit `index & 7`, from the least significant, of byte `index >> 3`. */
export function hasBit(bitmap: Uint8Array, index: number): boolean {
  return (((bitmap[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

/** Sets the bit of a day (0 = 1 January) in a bitmap. */
export function setBit(bitmap: Uint8Array, index: number): void {
  bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (1 << (index & 7));
}

/**
 * Days in any order as bitmaps, a row for each year they touch.
 * `activityOf(gapDays, gapDays)`, added to a person's rows, is the upper bound: as if the person had been active wherever logs are missing.
 */
export function activityOf(accessDays: Iterable<IsoDate>, sendingDays: Iterable<IsoDate>): ActivityYear[] {
  const rows = new Map<number, ActivityYear>();
  const rowOf = (day: IsoDate): ActivityYear => {
    const year = yearOf(day);
    const row = rows.get(year) ?? { year, accessDays: new Uint8Array(YEAR_BITMAP_BYTES), sendingDays: new Uint8Array(YEAR_BITMAP_BYTES) };
    rows.set(year, row);
    return row;
  };
  for (const day of accessDays) setBit(rowOf(day).accessDays, dayOfYear(day));
  for (const day of sendingDays) setBit(rowOf(day).sendingDays, dayOfYear(day));
  return [...rows.values()];
}

/** Days of a year of which something that was seen is not certain, since the log had gaps beside it: bitmaps as in `ActivityYear`. */
export interface DoubtfulYear {
  readonly year: number;
  /** Days with accesses of which none is certain. */
  readonly accessDays: Uint8Array;
  /** Days on which some end of a session was kept by accesses that are not certain. */
  readonly endDays: Uint8Array;
}

/** What is certain of a person's activity: without the accesses, and without the ends of sessions, of doubtful days. What was sent is certain. */
export function withoutDoubts(activity: readonly ActivityYear[], doubts: readonly DoubtfulYear[]): readonly ActivityYear[] {
  if (doubts.length === 0) return activity;
  return activity.map((row) => {
    const own = doubts.filter(({ year }) => year === row.year);
    const accessDays = row.accessDays.map((byte, at) => own.reduce((left, doubt) => left & ~(doubt.accessDays[at] ?? 0), byte));
    const sessionEnds = row.sessionEnds?.map((ends, day) => (own.some(({ endDays }) => hasBit(endDays, day)) ? 0 : ends));
    return { ...row, accessDays, ...(sessionEnds && { sessionEnds }) };
  });
}

/** Days in any order, on each of which both ends of every session were kept: for the upper bound. */
export function everySessionKept(days: Iterable<IsoDate>): ActivityYear[] {
  const rows = new Map<number, Uint8Array>();
  for (const day of days) {
    const year = yearOf(day);
    const ends = rows.get(year) ?? new Uint8Array(YEAR_BYTES);
    rows.set(year, ends);
    ends[dayOfYear(day)] = 0xff;
  }
  return [...rows].map(([year, sessionEnds]) => ({ year, accessDays: new Uint8Array(0), sendingDays: new Uint8Array(0), sessionEnds }));
}
