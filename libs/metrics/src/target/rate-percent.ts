import { fractionOfCounts, fractionOfDecimal, numberOf, roundHalfUp, type Fraction } from '../statistics/fraction.ts';
import { isMetBy, type Comparator } from './comparator.ts';

/** A rate as it is printed: `percent` rounded to `digits` decimals. */
export interface RatePercent {
  readonly percent: number;
  readonly digits: number;
}

/**
 * A rate in percent with one decimal, half up, or with as many more as keep the printed number on the true side of the target.
 *
 * 8,997 of 10,000 against 0.9 gives 89.97 with 2 digits, since 90.0 would claim a target that was missed.
 * `threshold` is a ratio 0..1, null when there is no target. Null when `denominator` is 0.
 * Throws `RangeError` unless the counts are whole.
 */
export function ratePercentDigits(
  numerator: number,
  denominator: number,
  threshold: number | null,
  comparator: Comparator = '>=',
): RatePercent | null {
  const ratio = fractionOfCounts(numerator, denominator);
  return ratio === null ? null : percentDigitsOf(ratio, threshold, comparator);
}

/**
 * A coverage in percent with one decimal, rounded down, so that 94.97 % never reads as the 95 % it misses.
 *
 * 19 of 22 gives 86.3. `coverage` is a ratio 0..1; the last bit of a ratio of whole numbers may be off, which 1e-9 makes up for.
 */
export function coveragePercent(coverage: number): number {
  return Math.floor(coverage * 1000 + 1e-9) / 10;
}

/** The same for any exact ratio, below 0 too: −0.046 is printed −4.6. */
export function percentDigitsOf(ratio: Fraction, threshold: number | null, comparator: Comparator = '>='): RatePercent {
  const percent = { ...ratio, numerator: ratio.numerator * 100n };
  let digits = 1;
  let rounded = roundHalfUp(percent, digits);
  if (threshold !== null) {
    const target = fractionOfDecimal(threshold);
    const bound = { ...target, numerator: target.numerator * 100n };
    const isMet = isMetBy(percent, comparator, bound);
    // Ends: at the latest when a unit of the last digit is smaller than the distance to the target.
    while (isMetBy(rounded, comparator, bound) !== isMet) {
      digits += 1;
      rounded = roundHalfUp(percent, digits);
    }
  }
  return { percent: numberOf(rounded), digits };
}
