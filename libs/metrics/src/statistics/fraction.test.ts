import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addFractions,
  ceilOf,
  compareFractions,
  divideFractions,
  floorOf,
  fractionOfCounts,
  fractionOfDecimal,
  multiplyFractions,
  numberOf,
  roundHalfUp,
  subtractFractions,
} from './fraction.ts';

const fraction = fc.record({ numerator: fc.bigInt(-1000n, 1000n), denominator: fc.bigInt(1n, 1000n) });

describe('fractions', () => {
  it('nothing to divide by gives null, never 0 or NaN', () => {
    expect(fractionOfCounts(0, 0)).toBeNull();
  });

  it.each([
    [1.5, 2],
    [1, 2.5],
    [1, -1],
    [NaN, 1],
  ])('%d/%d is not a ratio of counts', (numerator, denominator) => {
    expect(() => fractionOfCounts(numerator, denominator)).toThrow(RangeError);
  });

  it('a decimal is taken as written', () => {
    expect(fractionOfDecimal(0.9)).toEqual({ numerator: 9n, denominator: 10n });
    expect(fractionOfDecimal(-0.05)).toEqual({ numerator: -5n, denominator: 100n });
    expect(fractionOfDecimal(1)).toEqual({ numerator: 1n, denominator: 1n });
    expect(fractionOfDecimal(2.5e-7)).toEqual({ numerator: 25n, denominator: 100_000_000n });
    expect(fractionOfDecimal(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n });
    expect(() => fractionOfDecimal(NaN)).toThrow(RangeError);
    expect(() => fractionOfDecimal(Infinity)).toThrow(RangeError);
  });

  it('floor and ceiling hold for negative ratios too', () => {
    const half = { numerator: -7n, denominator: 2n };
    expect([floorOf(half), ceilOf(half), floorOf({ ...half, numerator: 7n }), ceilOf({ ...half, numerator: 7n })]).toEqual([
      -4n,
      -3n,
      3n,
      4n,
    ]);
    expect([floorOf({ ...half, numerator: -6n }), ceilOf({ ...half, numerator: -6n })]).toEqual([-3n, -3n]);
  });

  it('a half is rounded up', () => {
    expect(roundHalfUp({ numerator: 5n, denominator: 10_000n }, 3)).toEqual({ numerator: 1n, denominator: 1000n });
    expect(roundHalfUp({ numerator: 4999n, denominator: 10_000_000n }, 3)).toEqual({ numerator: 0n, denominator: 1000n });
    expect(roundHalfUp({ numerator: -25n, denominator: 10n }, 0)).toEqual({ numerator: -2n, denominator: 1n });
    // 1.005 is below 1.005 in binary; as a decimal it is exactly half.
    expect(numberOf(roundHalfUp(fractionOfDecimal(1.005), 2))).toBe(1.01);
  });

  it('rounding moves a ratio by at most half a unit of the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n), fc.integer({ min: 0, max: 6 }), (numerator, denominator, digits) => {
        const rounded = roundHalfUp({ numerator, denominator }, digits);
        const twice = 2n * (rounded.numerator * denominator - numerator * rounded.denominator);
        expect(twice > -denominator && twice <= denominator).toBe(true);
      }),
    );
  });

  it('comparing is exact where floating point is not', () => {
    const a = { numerator: 10_000_000_000_000_001n, denominator: 10_000_000_000_000_000n };
    expect(compareFractions(a, { numerator: 1n, denominator: 1n })).toBe(1);
    expect(compareFractions({ numerator: 1n, denominator: 1n }, a)).toBe(-1);
    expect(compareFractions({ numerator: 2n, denominator: 20n }, { numerator: 1n, denominator: 10n })).toBe(0);
  });

  it('sums and quotients are exact, with the sign above', () => {
    const third = { numerator: 1n, denominator: 3n };
    const minusSixth = { numerator: -1n, denominator: 6n };
    expect(addFractions(third, minusSixth)).toEqual({ numerator: 1n, denominator: 6n });
    expect(subtractFractions(third, third)).toEqual({ numerator: 0n, denominator: 1n });
    expect(multiplyFractions(third, minusSixth)).toEqual({ numerator: -1n, denominator: 18n });
    expect(divideFractions(third, minusSixth)).toEqual({ numerator: -6n, denominator: 3n });
    expect(divideFractions(third, { numerator: 0n, denominator: 7n })).toBeNull();
  });

  it('what is added can be taken away, what is multiplied divided', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        fc.pre(b.numerator !== 0n);
        expect(compareFractions(subtractFractions(addFractions(a, b), b), a)).toBe(0);
        expect(compareFractions(divideFractions(multiplyFractions(a, b), b)!, a)).toBe(0);
      }),
    );
  });
});
