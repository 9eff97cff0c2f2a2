import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from './wilson-interval.ts';

const counts = fc.integer({ min: 1, max: 30_000 }).chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));

describe('Wilson interval', () => {
  it.each([
    [9, 10, '59.6', '98.2'],
    [27, 30, '74.4', '96.5'],
    [90, 100, '82.6', '94.5'],
    [62, 68, '82.1', '95.9'],
    [1369, 1521, '88.4', '91.4'],
    [0, 12, '0.0', '24.2'],
  ])('DOMAIN 4: %i of %i lies between %s and %s %%', (numerator, denominator, lower, upper) => {
    const interval = wilsonInterval(numerator, denominator);
    expect([interval?.lower, interval?.upper].map((end) => ((end ?? NaN) * 100).toFixed(1))).toEqual([lower, upper]);
  });

  it('nobody to count gives null', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    [-1, 10],
    [11, 10],
    [0.5, 10],
    [1, NaN],
  ])('%d of %d is not a share', (numerator, denominator) => {
    expect(() => wilsonInterval(numerator, denominator)).toThrow(RangeError);
  });

  it('nobody and everybody have 0 and 1 as their exact end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), (all) => {
        expect(wilsonInterval(0, all)?.lower).toBe(0);
        expect(wilsonInterval(all, all)?.upper).toBe(1);
      }),
    );
  });

  it('contains the rate, stays within 0 and 1, and mirrors when counting those who do not', () => {
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const { lower, upper } = wilsonInterval(numerator, denominator)!;
        const mirrored = wilsonInterval(denominator - numerator, denominator)!;
        const rate = numerator / denominator;
        expect(lower >= 0 && lower <= rate && rate <= upper && upper <= 1).toBe(true);
        expect(mirrored.lower).toBeCloseTo(1 - upper, 9);
      }),
    );
  });

  it('the same rate of ten times as many people has a narrower interval', () => {
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const few = wilsonInterval(numerator, denominator)!;
        const many = wilsonInterval(numerator * 10, denominator * 10)!;
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
      }),
    );
  });
});
