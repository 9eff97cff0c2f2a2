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

/** The nearest floating point number, for display only: both parts are kept within what a number holds exactly. */
export function numberOf({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
