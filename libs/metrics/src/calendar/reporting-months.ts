import type { Period } from '../contract/period.ts';
import { listPeriods } from './period.ts';

/**
 * The reporting months that a reporting period is made of, oldest first: 1, 3, 6 or 12. Of another kind of period: none.
 * `bc-2026-q3` gives `bc-2026-07`, `bc-2026-08` and `bc-2026-09`. Source: Decree 09/2019, article 12: months, quarters, half-years and years of
 * reports end on a 14th.
 */
export function reportingMonthsOf({ kind, from, to }: Period): Period[] {
  return kind.startsWith('reporting-') ? listPeriods('reporting-month', from, to) : [];
}
