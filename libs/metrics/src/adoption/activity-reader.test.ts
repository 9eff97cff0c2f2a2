import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/iso-date.ts';
import { bitmapBytesOf, bitmapDayOf, hasAccessOnAny, hasActivityOn } from './activity-reader.ts';
import { activityOf } from './year-bitmap.ts';

/** Around two turns of a year, one of them of a leap year. */
const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2023-12-01', count));

it('whether a box was opened on any of some days is what asking of each of them finds', () => {
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), fc.array(day, { maxLength: 40 }), (opened, asked) => {
      const activity = activityOf(opened, []);
      const days = asked.map(bitmapDayOf);
      expect(hasAccessOnAny(activity, bitmapBytesOf(days))).toBe(days.some((each) => hasActivityOn(activity, each, 'accessDays')));
    }),
  );
});

it('days of one byte are asked for once', () => {
  const days = ['2026-01-01', '2026-01-02', '2026-01-09', '2026-01-01'].map(bitmapDayOf);
  expect(bitmapBytesOf(days)).toEqual([
    { year: 2026, at: 0, bits: 0b11 },
    { year: 2026, at: 1, bits: 1 },
  ]);
  expect(hasAccessOnAny(activityOf(['2026-01-08'], []), bitmapBytesOf(days))).toBe(false);
});
