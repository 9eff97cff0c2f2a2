import { describe, expect, it } from '@jest/globals';
import type { PaperCourseMonth, RegisterCounts } from '@nhip-thu/metrics';
import { period } from '../../testing/builders.ts';
import { electronicShare, findLastCompared, findShares, indexOf } from './paper-course-finding.ts';

const month = (id: string, headline: number | null, counts: RegisterCounts | null): PaperCourseMonth => ({
  ...{ period: period(id), counts, submittedCount: 1, expectedCount: 1, comparedCount: 1, isProvisional: false },
  registers: {
    ...{ amount: null, documents: null, baselineAmount: null, baselineDocuments: null, shown: null, reason: null },
    reduction: { absolute: headline, normalised: headline, headline },
  },
});

describe('the course of paper', () => {
  it('is an index: the baseline is 100, half of it 50, and more paper lies above 100; what is not known is no 0', () => {
    expect([0, 0.5, -0.041, null].map((headline) => indexOf(month('bc-2026-07', headline, null)))).toEqual([100, 50, 104.1, null]);
  });

  it('speaks of the last month that can be compared, and of the shares of the first and the last that were reported', () => {
    const months = [
      month('bc-2026-01', 0, { paper: 300, both: 60, electronic: 40 }),
      month('bc-2026-02', 0.3, { paper: 150, both: 30, electronic: 20 }),
      month('bc-2026-03', null, { paper: 0, both: 0, electronic: 0 }),
      month('bc-2026-04', null, null),
    ];
    expect(findLastCompared(months)?.period.id).toBe('bc-2026-02');
    expect(findShares(months)).toEqual({ first: { share: 0.1, periodId: 'bc-2026-01' }, last: { share: 0.1, periodId: 'bc-2026-02' } });
    expect([findShares(months.slice(0, 1)), findShares([]), findLastCompared(months.slice(2))]).toEqual([null, null, undefined]);
  });

  it('both forms are paper: 120, 51 and 249 are 59.3 % electronic', () => {
    expect(electronicShare({ paper: 120, both: 51, electronic: 249 })).toBeCloseTo(0.592857, 6);
  });
});
