import { describe, expect, it } from '@jest/globals';
import { parsePeriodId } from './period.ts';
import { reportingMonthsOf } from './reporting-months.ts';

const monthsOf = (id: string): string[] => reportingMonthsOf(parsePeriodId(id)!).map((period) => period.id);

describe('reportingMonthsOf', () => {
  it('a month is its own, a quarter has three, a half-year six, a year twelve, from the December before on', () => {
    expect(monthsOf('bc-2026-07')).toEqual(['bc-2026-07']);
    expect(monthsOf('bc-2026-q3')).toEqual(['bc-2026-07', 'bc-2026-08', 'bc-2026-09']);
    expect(monthsOf('bc-2026-h1')).toEqual(['bc-2026-01', 'bc-2026-02', 'bc-2026-03', 'bc-2026-04', 'bc-2026-05', 'bc-2026-06']);
    expect(monthsOf('bc-2026')).toHaveLength(12);
    expect([monthsOf('bc-2026')[0], parsePeriodId('bc-2026-01')?.from]).toEqual(['bc-2026-01', parsePeriodId('bc-2026')?.from]);
  });

  it('no other period is made of reporting months', () => {
    for (const id of ['dl-2026-q3', 'dl-2026-07', 'tuan-2026-w28']) expect(monthsOf(id)).toEqual([]);
  });
});
