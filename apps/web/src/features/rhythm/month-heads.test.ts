import { describe, expect, it } from '@jest/globals';
import { listDays } from '@nhip-thu/metrics';
import { listMonthHeads } from './month-heads.ts';

/** The weeks from a Monday to a Sunday. */
function weeksOf(from: string, to: string): { day: string }[][] {
  const days = listDays(from, to).map((day) => ({ day }));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(7 * week, 7 * week + 7));
}
const shown = (heads: readonly string[]): string[] => heads.flatMap((name, at) => (name === '' ? [] : [`${at} ${name}`]));

describe('names of months over the calendar of mail', () => {
  it('stand over the week in which the month begins, without a year within one', () => {
    expect(shown(listMonthHeads('en', weeksOf('2025-06-16', '2025-09-14'), false))).toEqual(['0 Jun', '2 Jul', '6 Aug', '11 Sep']);
  });

  it('name the year at the first month and at January where the weeks touch two', () => {
    expect(shown(listMonthHeads('vi', weeksOf('2025-11-03', '2026-03-01'), true))).toEqual([
      ...['0 Tháng 11/2025', '4 Tháng 12', '8 Tháng 1/2026', '12 Tháng 2', '16 Tháng 3'],
    ]);
  });

  it('leave out the first, whose last days alone are here, and tell its year with the next', () => {
    expect(shown(listMonthHeads('vi', weeksOf('2025-10-20', '2026-01-25'), true))).toEqual([
      ...['1 Tháng 11/2025', '6 Tháng 12', '10 Tháng 1/2026'],
    ]);
  });

  it('leave out the first also where its name would touch the next', () => {
    expect(shown(listMonthHeads('en', weeksOf('2026-01-19', '2026-03-01'), false))).toEqual(['1 Feb', '5 Mar']);
  });

  it('name no year at a December that is followed by a January with its own', () => {
    expect(shown(listMonthHeads('vi', weeksOf('2025-11-24', '2026-03-01'), true)).slice(0, 2)).toEqual(['1 Tháng 12', '5 Tháng 1/2026']);
  });

  it('leave out the month before the last where both would meet, for the year of the last is told nowhere else', () => {
    const heads = listMonthHeads('vi', weeksOf('2025-10-06', '2026-01-04'), true);
    expect(shown(heads)).toEqual(['3 Tháng 11/2025', '12 Tháng 1/2026']);
  });
});
