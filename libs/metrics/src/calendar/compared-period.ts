import type { Comparison, IsoDate, Period } from '../contract/period.ts';
import { previousPeriod, samePeriodLastYear } from './period.ts';

/**
 * "Tạm tính": a period is provisional up to and with its last day. Its figures are those of some of its days, and change until it is over.
 * `bc-2026-07` ends on 14/07/2026: on that day it is provisional, on the next it is not.
 */
export function isProvisionalOn({ to }: Pick<Period, 'to'>, today: IsoDate): boolean {
  return today <= to;
}

/** What decides which period another one is compared with. */
export interface ComparisonGround {
  /** Periods that have figures, of any kind and in any order; only the first of a kind is looked for among them. */
  readonly known: readonly Period[];
  readonly today: IsoDate;
}

/**
 * The period that another is compared with: the one before, that of the same name a year before ("cùng kỳ"), or the first of its kind that has
 * figures ("kỳ gốc"). Null where nothing is to be compared, where there is no such period, and where the asked one is itself the first.
 * A provisional period is compared with none: some of its days are not held against all days of another.
 * Example: `bc-2026-07` against `last-year` is `bc-2025-07`, whether that has figures or not.
 */
export function comparedPeriod(period: Period, comparison: Comparison, { known, today }: ComparisonGround): Period | null {
  if (comparison === 'none' || isProvisionalOn(period, today)) return null;
  if (comparison === 'previous') return previousPeriod(period);
  if (comparison === 'last-year') return samePeriodLastYear(period);
  const [first] = known
    .filter(({ kind, from }) => kind === period.kind && from < period.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return first ?? null;
}
