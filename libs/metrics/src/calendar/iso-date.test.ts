import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dayNumberOf,
  dayOfWeek,
  dayOfYear,
  daysBetween,
  epochSecondOfIsoDate,
  isIsoDate,
  isoDateOfDayNumber,
  isoDateOfEpochSecond,
  toVietnameseDate,
  listDays,
  yearOf,
} from './iso-date.ts';

const dayNumber = fc.integer({ min: -25_000, max: 60_000 });

describe('dates', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '9999-12-32',
    '9999-13-01',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '26-04-01',
    '2026-04-01T00:00',
    '0026-04-01',
    '',
  ])('"%s" is not a date', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  it('a string that is not a date is refused, not guessed', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => dayNumberOf('yesterday')).toThrow(RangeError);
    expect(() => isoDateOfDayNumber(10_000_000)).toThrow(RangeError);
  });

  it('adding a day crosses months, leap days and years', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('weekdays run from Monday 1 to Sunday 7, also before 1970', () => {
    expect([dayOfWeek('2026-01-10'), dayOfWeek('2026-04-26'), dayOfWeek('2026-04-27'), dayOfWeek('1969-12-31')]).toEqual([6, 7, 1, 3]);
  });

  it('1 January is day 0 of its year, 31 December 364 or 365', () => {
    expect([dayOfYear('2026-01-01'), dayOfYear('2026-12-31'), dayOfYear('2024-12-31')]).toEqual([0, 364, 365]);
    expect(yearOf('2026-12-31')).toBe(2026);
  });

  it('a list of days holds both ends, and nothing when they are swapped', () => {
    expect(listDays('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(listDays('2026-03-01', '2026-02-27')).toEqual([]);
  });

  it('the province changes its date at 17:00 UTC', () => {
    const midnight = Date.UTC(2025, 11, 31, 17) / 1000;
    expect(isoDateOfEpochSecond(midnight - 1)).toBe('2025-12-31');
    expect(isoDateOfEpochSecond(midnight)).toBe('2026-01-01');
    expect(epochSecondOfIsoDate('2026-01-01')).toBe(midnight);
  });

  it('every second of a day has that day as its date', () => {
    fc.assert(
      fc.property(dayNumber, fc.integer({ min: 0, max: 86_399 }), (number, second) => {
        const day = isoDateOfDayNumber(number);
        expect(isoDateOfEpochSecond(epochSecondOfIsoDate(day) + second)).toBe(day);
      }),
    );
  });

  it('is written day, month, year in Vietnamese', () => {
    expect(toVietnameseDate('2009-01-20')).toBe('20/01/2009');
  });

  it('adding and counting days undo each other, and order of dates is order of strings', () => {
    fc.assert(
      fc.property(dayNumber, dayNumber, (a, b) => {
        const from = isoDateOfDayNumber(a);
        const to = isoDateOfDayNumber(b);
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(from < to).toBe(a < b);
      }),
    );
  });
});
