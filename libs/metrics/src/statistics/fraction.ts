/** An exact ratio; `denominator` is above 0. Counts and thresholds are compared as these, never as floating point numbers. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** n/N of two counts, or null when there is nothing to divide by. Throws `RangeError` unless both are whole and N >= 0. */
export function fractionOfCounts(numerator: number, denominator: number): Fraction | null {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator < 0) {
    throw new RangeError(`not a ratio of counts: ${numerator}/${denominator}`);
  }
  return denominator === 0 ? null : { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/**
 * The decimal a person wrote, taken literally: 0.9 is 9/10, although the nearest binary number is not.
 * Throws `RangeError` when `value` is not finite.
 */
export function fractionOfDecimal(value: number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new RangeError(`not a finite number: ${value}`);
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const scale = decimals.length - Number(exponent);
  return scale >= 0 ? { numerator: digits, denominator: tenTo(scale) } : { numerator: digits * tenTo(-scale), denominator: 1n };
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or greater than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** a + b, in lowest terms, so that long sums stay small. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** a − b */
export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { ...b, numerator: -b.numerator });
}

/** a × b */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** a ÷ b, or null when `b` is 0. */
export function divideFractions(a: Fraction, b: Fraction): Fraction | null {
  if (b.numerator === 0n) return null;
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: sign * a.numerator * b.denominator, denominator: sign * a.denominator * b.numerator };
}

/** The greatest whole number that is not above the ratio. */
export function floorOf({ numerator, denominator }: Fraction): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** The least whole number that is not below the ratio. */
export function ceilOf({ numerator, denominator }: Fraction): bigint {
  return -floorOf({ numerator: -numerator, denominator });
}

/**
 * The ratio rounded to `digits` decimals, a half going up (towards the greater number): ⌊value × 10^digits + ½⌋ / 10^digits.
 * 5/10000 to 3 digits is 1/1000. The denominator of the result is 10^digits.
 */
export function roundHalfUp({ numerator, denominator }: Fraction, digits: number): Fraction {
  const scale = tenTo(digits);
  return {
    numerator: floorOf({ numerator: 2n * numerator * scale + denominator, denominator: 2n * denominator }),
    denominator: scale,
  };
}

/** The nearest floating point number (to an ulp or two), for display only. */
export function numberOf({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

/** Above 0 unless both are 0. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}

function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
