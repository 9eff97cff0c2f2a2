import type { RatioInterval } from '../contract/figure.ts';

/** Person-days (or people) by what the logs tell: active, inactive, or unknown because a source was silent. */
export interface ActivityCounts {
  readonly active: number;
  readonly inactive: number;
  readonly unknown: number;
}

/**
 * Where a share must lie whatever the missing logs held: from "all unknown were inactive" to "all unknown were active".
 *
 * lower = active ÷ all, upper = (active + unknown) ÷ all, all = active + inactive + unknown; ratios 0..1.
 * Null when there is nobody. Throws `RangeError` unless all counts are whole and not negative.
 * Example: active 16, inactive 3, unknown 1 gives 0.80 to 0.85.
 */
export function boundsOf({ active, inactive, unknown }: ActivityCounts): RatioInterval | null {
  if (![active, inactive, unknown].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`not counts: ${active}, ${inactive}, ${unknown}`);
  }
  const all = active + inactive + unknown;
  return all === 0 ? null : { lower: active / all, upper: (active + unknown) / all };
}
