import { describe, expect, it } from '@jest/globals';
import type { Period } from '../contract/period.ts';
import { comparedPeriod } from './compared-period.ts';
import { parsePeriodId } from './period.ts';

const period = (id: string): Period => parsePeriodId(id)!;
const known = ['bc-2026-06', 'dl-2025-11', 'bc-2026-01', 'bc-2026-07', 'bc-2026-02'].map(period);
const july = period('bc-2026-07');

describe('comparedPeriod', () => {
  it('is the period before, whether it has figures or not', () => {
    expect(comparedPeriod(july, 'previous', [])?.id).toBe('bc-2026-06');
  });

  it('is the period of the same name a year before', () => {
    expect(comparedPeriod(july, 'last-year', known)?.id).toBe('bc-2025-07');
    expect(comparedPeriod(period('bc-2026-q3'), 'last-year', known)?.id).toBe('bc-2025-q3');
  });

  it('is the first of its kind that has figures, never one of another kind', () => {
    expect(comparedPeriod(july, 'baseline', known)?.id).toBe('bc-2026-01');
  });

  it('is none for the first period itself, and where nothing is to be compared', () => {
    expect(comparedPeriod(period('bc-2026-01'), 'baseline', known)).toBeNull();
    expect(comparedPeriod(july, 'baseline', [])).toBeNull();
    expect(comparedPeriod(july, 'none', known)).toBeNull();
  });
});
