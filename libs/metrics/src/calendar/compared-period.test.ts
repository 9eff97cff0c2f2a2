import { describe, expect, it } from '@jest/globals';
import type { Period } from '../contract/period.ts';
import { comparedPeriod, isProvisionalOn } from './compared-period.ts';
import { parsePeriodId } from './period.ts';

const period = (id: string): Period => parsePeriodId(id)!;
const known = ['bc-2026-06', 'dl-2025-11', 'bc-2026-01', 'bc-2026-07', 'bc-2026-02'].map(period);
const july = period('bc-2026-07');
const today = '2026-07-17';

describe('comparedPeriod', () => {
  it('is the period before, whether it has figures or not', () => {
    expect(comparedPeriod(july, 'previous', { known: [], today })?.id).toBe('bc-2026-06');
  });

  it('is the period of the same name a year before', () => {
    expect(comparedPeriod(july, 'last-year', { known, today })?.id).toBe('bc-2025-07');
    expect(comparedPeriod(period('bc-2026-q2'), 'last-year', { known, today })?.id).toBe('bc-2025-q2');
  });

  it('is the first of its kind that has figures, never one of another kind', () => {
    expect(comparedPeriod(july, 'baseline', { known, today })?.id).toBe('bc-2026-01');
  });

  it('is none for the first period itself, and where nothing is to be compared', () => {
    expect(comparedPeriod(period('bc-2026-01'), 'baseline', { known, today })).toBeNull();
    expect(comparedPeriod(july, 'baseline', { known: [], today })).toBeNull();
    expect(comparedPeriod(july, 'none', { known, today })).toBeNull();
  });

  it('is none for a period that is not over, whatever it is to be compared with', () => {
    const comparisons = ['previous', 'last-year', 'baseline'] as const;
    const idsOn = (day: string) => comparisons.map((comparison) => comparedPeriod(july, comparison, { known, today: day })?.id ?? null);
    expect(idsOn('2026-07-14')).toEqual([null, null, null]);
    expect(idsOn('2026-07-15')).toEqual(['bc-2026-06', 'bc-2025-07', 'bc-2026-01']);
  });
});

it('a period is provisional up to and with its last day', () => {
  expect(['2026-07-13', '2026-07-14', '2026-07-15'].map((day) => isProvisionalOn(july, day))).toEqual([true, true, false]);
});
