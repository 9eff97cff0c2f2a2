import { describe, expect, it } from '@jest/globals';
import { ALL_AGENCIES, DEMO_MONTHS, FIRST_AGENCIES } from './demo-spec.ts';
import { countActive, countPunctual, countRegular } from './demo-uptake.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function countByMonth(code: string): number[] {
  const agencies = ALL_AGENCIES.filter((agency) => agency.code === code);
  return DEMO_MONTHS.map((month) => sum(agencies.map((agency) => countRegular(agency, month))));
}

describe('the demo province', () => {
  it('has 30 agencies with different codes and 1,521 officials, of whom 29 have no mailbox', () => {
    expect(new Set(ALL_AGENCIES.map((agency) => agency.code)).size).toBe(30);
    expect(sum(ALL_AGENCIES.map((agency) => agency.officialCount))).toBe(1521);
    expect(sum(ALL_AGENCIES.map((agency) => agency.withoutMailbox))).toBe(29);
  });

  it('had 31 agencies with the same people before the merger', () => {
    expect(FIRST_AGENCIES).toHaveLength(31);
    expect(sum(FIRST_AGENCIES.map((agency) => agency.officialCount))).toBe(1521);
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

  it('sees some people who are not regular, never everybody, and nobody without a mailbox', () => {
    for (const agency of [...ALL_AGENCIES, ...FIRST_AGENCIES]) {
      for (const month of DEMO_MONTHS) {
        expect(countActive(agency, month)).toBeGreaterThanOrEqual(agency.regularAtStart);
        expect(countActive(agency, month)).toBeLessThan(agency.officialCount);
        expect(countActive(agency, month)).toBeLessThanOrEqual(agency.officialCount - agency.withoutMailbox);
      }
    }
  });

  it('has 43 punctual people among the 62 regular ones of Sở Nội vụ', () => {
    expect(countPunctual({ code: 'snv' }, 62)).toBe(43);
  });

  it('leaves four agencies without a network: 26 of 30 have one', () => {
    expect(ALL_AGENCIES.filter((agency) => agency.hasLan)).toHaveLength(26);
  });
});
