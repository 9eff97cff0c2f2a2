import { describe, expect, it } from '@jest/globals';
import { isWorkingDay, listPeriods, listWorkingDays } from '@nhip-thu/metrics';
import { CALENDAR_SEED } from './calendar-seed.ts';
import { isOfficeTime, VIETNAM_WORK_CALENDAR } from './vietnam-work-calendar.ts';

function at(stamp: string): number {
  return Date.parse(`${stamp}+07:00`) / 1000;
}

describe('the calendar of Vietnam’s public offices, 2024 to 2027', () => {
  it('has 22, 22, 15, 22, 19, 21 and 22 working days in the reporting months from 15/12/2025 to 14/07/2026', () => {
    const months = listPeriods('reporting-month', '2025-12-15', '2026-07-14');
    const counts = months.map((month) => listWorkingDays(month.from, month.to, VIETNAM_WORK_CALENDAR).length);
    expect(counts).toEqual([22, 22, 15, 22, 19, 21, 22]);
  });

  it('works on the Saturdays swapped for 02/01 and 31/08', () => {
    expect(['2026-01-10', '2026-08-22'].map((day) => isWorkingDay(day, VIETNAM_WORK_CALENDAR))).toEqual([true, true]);
    expect(['2026-01-02', '2026-08-31'].map((day) => isWorkingDay(day, VIETNAM_WORK_CALENDAR))).toEqual([false, false]);
  });

  it.each([
    // New Year, Tết, Hùng Kings, 30/04, 01/05, National Day: 11 days by the Labour Code, those on a weekend compensated.
    ['2024', 11 + 1],
    ['2025', 11 + 1],
    ['2026', 11 + 2 + 1],
    ['2027', 11 + 1],
  ])('has in %s the public holidays, swapped days and the Culture Day, all on weekdays: %i', (year, count) => {
    const plain = { daysOff: new Set<string>(), extraWorkingDays: new Set<string>() };
    const daysOff = [...VIETNAM_WORK_CALENDAR.daysOff].filter((day) => day.startsWith(year));
    expect(daysOff.length).toBe(count);
    expect(daysOff.every((day) => isWorkingDay(day, plain))).toBe(true);
    expect([...VIETNAM_WORK_CALENDAR.extraWorkingDays].some((day) => isWorkingDay(day, plain))).toBe(false);
  });

  it('works one day for each day that is swapped off', () => {
    const count = (kind: string): number => CALENDAR_SEED.filter((entry) => entry.kind === kind).length;
    expect(count('swapped-on')).toBe(count('swapped-off'));
  });

  it('says of every day of 2027 that it is tentative, and gives a source for all', () => {
    expect(CALENDAR_SEED.filter(({ day }) => day >= '2027').every(({ isTentative }) => isTentative)).toBe(true);
    expect(CALENDAR_SEED.every(({ source }) => source.length > 10)).toBe(true);
    expect(new Set(CALENDAR_SEED.map(({ day }) => day)).size).toBe(CALENDAR_SEED.length);
  });

  it('opens at 07:30 in winter and at 07:00 from 16/04 to 15/10, a quarter of an hour early for who is early', () => {
    expect(['2026-04-15T07:14:59', '2026-04-15T07:15:00'].map((stamp) => isOfficeTime(at(stamp)))).toEqual([false, true]);
    expect(['2026-04-16T06:44:59', '2026-04-16T06:45:00'].map((stamp) => isOfficeTime(at(stamp)))).toEqual([false, true]);
    expect(['2026-10-15T06:45:00', '2026-10-16T06:45:00'].map((stamp) => isOfficeTime(at(stamp)))).toEqual([true, false]);
    expect(['2026-04-15T12:16:00', '2026-04-15T17:15:00', '2026-04-18T09:00:00'].map((stamp) => isOfficeTime(at(stamp)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
