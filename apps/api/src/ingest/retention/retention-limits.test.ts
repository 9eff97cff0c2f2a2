import { describe, expect, it } from '@jest/globals';
import { findRetentionLimits } from './retention-limits.ts';

const limitsOf = (today: string, rawMonths = 13, leaverMonths = 3) =>
  findRetentionLimits(today, { rawMonths, personMonths: 24, leaverMonths });

describe('what is over by age', () => {
  it('files go by the day, what single people did by whole months', () => {
    expect(limitsOf('2026-11-27')).toEqual({ rawBefore: '2025-10-27', personBefore: '2024-11-01', leaverBefore: '2026-08-27' });
    expect(limitsOf('2026-01-01')).toEqual({ rawBefore: '2024-12-01', personBefore: '2024-01-01', leaverBefore: '2025-10-01' });
  });

  it('in a month that is shorter, the last day of it', () => {
    expect(limitsOf('2026-03-31', 13).rawBefore).toBe('2025-02-28');
    expect(limitsOf('2025-03-31', 13).rawBefore).toBe('2024-02-29');
  });

  it('nothing about people goes before its months are over, and none of it stays a month longer', () => {
    for (const today of ['2026-02-28', '2026-03-01', '2026-12-31', '2028-02-29']) {
      const { personBefore } = limitsOf(today);
      const lastGone = new Date(Date.parse(personBefore) - 86_400_000);
      lastGone.setUTCMonth(lastGone.getUTCMonth() + 24);
      expect(lastGone.toISOString().slice(0, 10) <= today).toBe(true);
      expect(Date.parse(today) - Date.parse(personBefore)).toBeLessThan((2 * 366 + 31) * 86_400_000);
    }
  });
});
