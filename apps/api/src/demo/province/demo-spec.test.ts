import { describe, expect, it } from '@jest/globals';
import { ALL_AGENCIES, countActive, countRegular, DEMO_MONTHS, SMALL_DEMO_AGENCIES } from './demo-spec.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function countByMonth(code: string): number[] {
  const agencies = ALL_AGENCIES.filter((agency) => agency.code === code);
  return DEMO_MONTHS.map((month) => sum(agencies.map((agency) => countRegular(agency, month))));
}

describe('the demo province', () => {
  it('has 30 agencies with different codes and 1,521 officials', () => {
    expect(new Set(ALL_AGENCIES.map((agency) => agency.code)).size).toBe(30);
    expect(sum(ALL_AGENCIES.map((agency) => agency.officialCount))).toBe(1521);
  });

  it('grows from 263 to 1,099 regular users over the seven months', () => {
    const totals = DEMO_MONTHS.map((month) => sum(ALL_AGENCIES.map((agency) => countRegular(agency, month))));
    expect(totals).toEqual([263, 388, 475, 688, 848, 997, 1099]);
  });

  it('rounds half up: Sở Nội vụ has 14, 21, 26, 38, 48, 56, 62 of 68', () => {
    expect(countByMonth('snv')).toEqual([14, 21, 26, 38, 48, 56, 62]);
  });

  it('counts the department of science as its two parts until they merged: 15, 22, 25', () => {
    expect(countByMonth('skhcn')).toEqual([15, 22, 25, 36, 44, 52, 57]);
  });

  it('sees some people who are not regular, and never everybody', () => {
    for (const agency of ALL_AGENCIES) {
      for (const month of DEMO_MONTHS) {
        expect(countActive(agency, month)).toBeGreaterThanOrEqual(countRegular(agency, month));
        expect(countActive(agency, month)).toBeLessThan(agency.officialCount);
      }
    }
  });

  it('leaves four agencies without a network (26 of 30 have one) and simulates eleven', () => {
    expect(ALL_AGENCIES.filter((agency) => agency.hasLan)).toHaveLength(26);
    expect(SMALL_DEMO_AGENCIES).toHaveLength(11);
  });
});
