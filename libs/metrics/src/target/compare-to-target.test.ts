import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareToTarget, countShort, isInconclusiveAgainst } from './compare-to-target.ts';
import { ratePercentDigits } from './rate-percent.ts';

const atLeast90 = { comparator: '>=', threshold: 0.9 } as const;
const above90 = { comparator: '>', threshold: 0.9 } as const;
const counts = fc.integer({ min: 1, max: 2000 }).chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
const target = fc.record({
  comparator: fc.constantFrom('>=' as const, '>' as const),
  threshold: fc.integer({ min: 0, max: 1000 }).map((mille) => mille / 1000),
});

describe('a rate against its target', () => {
  it('DOMAIN 4: 53 of 66 at >= 90 % is not met and needs 7 more', () => {
    expect(compareToTarget(53, 66, atLeast90)).toEqual({ verdict: 'not-met', shortBy: 7 });
  });

  it('DOMAIN 4: 1,521 people need 1,369', () => {
    expect(countShort(0, 1521, atLeast90)).toBe(1369);
    expect(compareToTarget(1369, 1521, atLeast90)).toEqual({ verdict: 'met', shortBy: 0 });
    expect(compareToTarget(1368, 1521, atLeast90)).toEqual({ verdict: 'near', shortBy: 1 });
  });

  it('DOMAIN 4: 9 of 10 meets ">= 90 %" and fails "trên 90 %"', () => {
    expect(compareToTarget(9, 10, atLeast90)).toEqual({ verdict: 'met', shortBy: 0 });
    expect(compareToTarget(9, 10, above90)).toEqual({ verdict: 'near', shortBy: 1 });
  });

  it('near reaches exactly 5 points below the target', () => {
    expect(compareToTarget(85, 100, atLeast90)?.verdict).toBe('near');
    expect(compareToTarget(849, 1000, atLeast90)?.verdict).toBe('not-met');
  });

  it('a target below 5 % has everything near that does not meet it', () => {
    expect(compareToTarget(0, 100, { comparator: '>=', threshold: 0.03 })).toEqual({ verdict: 'near', shortBy: 3 });
  });

  it('nobody to count gives null', () => {
    expect(compareToTarget(0, 0, atLeast90)).toBeNull();
  });

  it('"cần thêm" is the least number of people that turns the verdict to met', () => {
    fc.assert(
      fc.property(counts, target, ([numerator, denominator], aim) => {
        const found = compareToTarget(numerator, denominator, aim)!;
        expect(found.shortBy === 0).toBe(found.verdict === 'met');
        expect(compareToTarget(numerator + found.shortBy, denominator, aim)?.verdict).toBe('met');
        const withOneLess = compareToTarget(numerator + found.shortBy - 1, denominator, aim)?.verdict;
        expect(found.shortBy > 0 && withOneLess === 'met').toBe(false);
      }),
    );
  });

  it('is inconclusive only below 30 people with the target inside the interval, ends included', () => {
    const interval = { lower: 0.6, upper: 0.9 };
    expect(isInconclusiveAgainst(29, interval, 0.9)).toBe(true);
    expect(isInconclusiveAgainst(29, interval, 0.6)).toBe(true);
    expect(isInconclusiveAgainst(29, interval, 0.91)).toBe(false);
    expect(isInconclusiveAgainst(29, interval, 0.59)).toBe(false);
    expect(isInconclusiveAgainst(30, interval, 0.9)).toBe(false);
  });
});

describe('a rate in print', () => {
  it('DOMAIN 4: 8,997 of 10,000 is printed 89.97 against 90 %, since 90.0 would claim the target', () => {
    expect(ratePercentDigits(8997, 10_000, 0.9)).toEqual({ percent: 89.97, digits: 2 });
    expect(ratePercentDigits(8997, 10_000, null)).toEqual({ percent: 90, digits: 1 });
    expect(ratePercentDigits(89_996, 100_000, 0.9)).toEqual({ percent: 89.996, digits: 3 });
  });

  it.each([
    [1003, 1389, 72.2],
    [1003, 1521, 65.9],
    [56, 68, 82.4],
    [62, 68, 91.2],
    [8292, 10_560, 78.5],
    [1, 2000, 0.1],
  ])('%i of %i has one decimal, half up: %d', (numerator, denominator, percent) => {
    expect(ratePercentDigits(numerator, denominator, 0.9)).toEqual({ percent, digits: 1 });
  });

  it('a rate just above a target of "trên 90 %" is not printed as the target', () => {
    expect(ratePercentDigits(9002, 10_000, 0.9, '>')).toEqual({ percent: 90.02, digits: 2 });
    expect(ratePercentDigits(9002, 10_000, 0.9, '>=')).toEqual({ percent: 90, digits: 1 });
  });

  it('a target finer than the print gets its digits', () => {
    expect(ratePercentDigits(9004, 10_000, 0.9004)).toEqual({ percent: 90.04, digits: 2 });
  });

  it('nobody to count prints nothing', () => {
    expect(ratePercentDigits(0, 0, 0.9)).toBeNull();
  });

  it('the printed number always stands on the side of the target where the rate is', () => {
    fc.assert(
      fc.property(counts, target, ([numerator, denominator], aim) => {
        const printed = ratePercentDigits(numerator, denominator, aim.threshold, aim.comparator)!;
        const asCounts = [Math.round(printed.percent * 10 ** printed.digits), 100 * 10 ** printed.digits] as const;
        const isMet = compareToTarget(numerator, denominator, aim)?.verdict === 'met';
        expect(compareToTarget(...asCounts, aim)?.verdict === 'met').toBe(isMet);
      }),
    );
  });
});
