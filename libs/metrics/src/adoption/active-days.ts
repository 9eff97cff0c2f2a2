import { dayOfYear, yearOf } from '../calendar/iso-date.ts';
import type { IsoDate } from '../contract/period.ts';
import { setBit, YEAR_BITMAP_BYTES, type ActivityYear } from './year-bitmap.ts';

/** Bits of each byte value. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let left = byte; left > 0; left >>= 1) count += left & 1;
  return count;
});

/** The days of one year that are counted; only the bytes `from` to `to` (exclusive) hold any. */
interface YearMask {
  readonly year: number;
  readonly mask: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Prepares counting on how many of some days a person was active (HA@1): 0..n of n different days. The days are found once for everybody;
 * several rows of a year count a day once.
 */
export function prepareActiveDays(days: Iterable<IsoDate>): (activity: readonly ActivityYear[]) => number {
  const masks = new Map<number, Uint8Array>();
  for (const day of days) {
    const year = yearOf(day);
    const mask = masks.get(year) ?? new Uint8Array(YEAR_BITMAP_BYTES);
    masks.set(year, mask);
    setBit(mask, dayOfYear(day));
  }
  const years = [...masks].map(([year, mask]): YearMask => {
    const from = mask.findIndex((byte) => byte !== 0);
    return { year, mask, from, to: mask.findLastIndex((byte) => byte !== 0) + 1 };
  });
  return (activity) => {
    let count = 0;
    for (const { year, mask, from, to } of years) {
      for (let at = from; at < to; at += 1) {
        let seen = 0;
        for (const row of activity) if (row.year === year) seen |= row.accessDays[at] ?? 0;
        count += BITS[seen & (mask[at] ?? 0)] ?? 0;
      }
    }
    return count;
  };
}
