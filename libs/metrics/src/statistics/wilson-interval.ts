import type { RatioInterval } from '../contract/figure.ts';

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * How far a rate would move if a few people had acted otherwise: the Wilson score interval at 95 %.
 *
 * With p = n/N and z = 1.959964: [p + z²/2N ± z√(p(1−p)/N + z²/4N²)] / (1 + z²/N); ends are ratios 0..1.
 * It speaks of stability against one or two people, not of sampling error: everybody is counted.
 * Null when N is 0. Throws `RangeError` unless n and N are whole and 0 <= n <= N.
 * Source: E. B. Wilson, JASA 22 (1927) 209-212. Example: 9 of 10 gives 0.596 to 0.982.
 */
export function wilsonInterval(numerator: number, denominator: number): RatioInterval | null {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || numerator < 0 || numerator > denominator) {
    throw new RangeError(`not a share: ${numerator} of ${denominator}`);
  }
  if (denominator === 0) return null;
  const p = numerator / denominator;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * denominator);
  const reach = Z * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  const scale = 1 + z2 / denominator;
  return {
    // At nobody and everybody the formula gives exactly 0 and 1; floating point may miss them by an ulp.
    lower: numerator === 0 ? 0 : (centre - reach) / scale,
    upper: numerator === denominator ? 1 : (centre + reach) / scale,
  };
}
