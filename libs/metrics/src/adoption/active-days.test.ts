import { describe, expect, it } from '@jest/globals';
import { listDays } from '../calendar/iso-date.ts';
import { prepareActiveDays } from './active-days.ts';
import { activityOf } from './year-bitmap.ts';

describe('prepareActiveDays', () => {
  it('counts the asked days with an access, and no other', () => {
    const count = prepareActiveDays(['2026-06-15', '2026-06-16', '2026-07-14']);
    expect(count(activityOf(['2026-06-14', '2026-06-15', '2026-07-14', '2026-07-15'], ['2026-06-16']))).toBe(2);
    expect(count([])).toBe(0);
  });

  it('crosses the year, and counts every day of one', () => {
    const days = listDays('2027-12-01', '2028-12-31');
    const count = prepareActiveDays(days);
    expect(count(activityOf(days, []))).toBe(days.length);
    expect(count(activityOf(['2027-12-31', '2028-01-01', '2028-12-31', '2029-01-01'], []))).toBe(3);
  });

  it('counts a day of two boxes once', () => {
    const count = prepareActiveDays(['2026-06-15', '2026-06-16']);
    expect(count([...activityOf(['2026-06-15'], []), ...activityOf(['2026-06-15', '2026-06-16'], [])])).toBe(2);
  });

  it('counts nothing of no day, and of a year that the person has no row of', () => {
    expect(prepareActiveDays([])(activityOf(['2026-06-15'], []))).toBe(0);
    expect(prepareActiveDays(['2025-06-16'])(activityOf(['2026-06-16'], []))).toBe(0);
  });
});
