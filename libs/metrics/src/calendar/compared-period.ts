import type { Comparison, Period } from '../contract/period.ts';
import { previousPeriod, samePeriodLastYear } from './period.ts';

/**
 * The period that another is compared with: the one before, that of the same name a year before ("cùng kỳ"), or the first of its kind that has
 * figures ("kỳ gốc"). Null where nothing is to be compared, where there is no such period, and where the asked one is itself the first.
 * @param known periods that have figures, of any kind and in any order
 * Example: `bc-2026-07` against `last-year` is `bc-2025-07`, whether that has figures or not.
 */
export function comparedPeriod(period: Period, comparison: Comparison, known: readonly Period[]): Period | null {
  if (comparison === 'none') return null;
  if (comparison === 'previous') return previousPeriod(period);
  if (comparison === 'last-year') return samePeriodLastYear(period);
  const [first] = known
    .filter(({ kind, from }) => kind === period.kind && from < period.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return first ?? null;
}
