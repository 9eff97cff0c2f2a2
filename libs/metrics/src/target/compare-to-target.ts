import type { RatioInterval, Verdict } from '../contract/figure.ts';
import {
  ceilOf,
  compareFractions,
  floorOf,
  fractionOfCounts,
  fractionOfDecimal,
  subtractFractions,
  type Fraction,
} from '../statistics/fraction.ts';
import { isMetBy, type Comparator } from './comparator.ts';

/** A target in force; `threshold` is a ratio 0..1, read as the decimal it was written as. */
export interface Target {
  readonly comparator: Comparator;
  readonly threshold: number;
}

export interface TargetComparison {
  readonly verdict: Extract<Verdict, 'met' | 'near' | 'not-met'>;
  /** "Cần thêm": people still missing for the target to be met; 0 when met. */
  readonly shortBy: number;
}

/** "Gần đạt" reaches 5 percentage points below the target. */
const NEAR: Fraction = { numerator: 5n, denominator: 100n };

/** Below this many people a rate turns over with one or two of them. */
const FEW_PEOPLE = 30;

/**
 * Compares n/N with a target by exact fractions.
 *
 * Đạt (`met`): the comparator holds. Gần đạt (`near`): it does not, and n/N >= t − 0.05. Chưa đạt (`not-met`): otherwise.
 * Null when `denominator` is 0. Throws `RangeError` unless the counts are whole.
 * Example: 53 of 66 against `>=` 0.9 is `not-met`, 7 short.
 */
export function compareToTarget(numerator: number, denominator: number, target: Target): TargetComparison | null {
  const value = fractionOfCounts(numerator, denominator);
  if (value === null) return null;
  return { verdict: verdictOf(value, target), shortBy: countShort(numerator, denominator, target) };
}

/** The verdict word of any exact ratio, such as a reduction of paper: `met`, `near` (at most 5 points below) or `not-met`. */
export function verdictOf(value: Fraction, target: Target): TargetComparison['verdict'] {
  const threshold = fractionOfDecimal(target.threshold);
  if (isMetBy(value, target.comparator, threshold)) return 'met';
  return compareFractions(value, subtractFractions(threshold, NEAR)) >= 0 ? 'near' : 'not-met';
}

/** "Cần thêm": ⌈tN⌉ − n for `>=`, ⌊tN⌋ + 1 − n for `>`, never below 0. 1,521 people need 1,369 for `>=` 0.9. */
export function countShort(numerator: number, denominator: number, target: Target): number {
  const threshold = fractionOfDecimal(target.threshold);
  const share = { ...threshold, numerator: threshold.numerator * BigInt(denominator) };
  const needed = target.comparator === '>=' ? ceilOf(share) : floorOf(share) + 1n;
  return Math.max(0, Number(needed) - numerator);
}

/** "Chưa đủ cơ sở": fewer than 30 people and an interval that contains the target, so one or two people decide. */
export function isInconclusiveAgainst(denominator: number, interval: RatioInterval, threshold: number): boolean {
  return denominator < FEW_PEOPLE && interval.lower <= threshold && threshold <= interval.upper;
}
