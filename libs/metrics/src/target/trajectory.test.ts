import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listPeriods, parsePeriodId } from '../calendar/period.ts';
import type { Period } from '../contract/period.ts';
import type { Trajectory } from '../contract/target.ts';
import { compareFractions, fractionOfDecimal, numberOf } from '../statistics/fraction.ts';
import { percentDigitsOf } from './rate-percent.ts';
import { levelReached } from './target-level.ts';
import { dueAt, standOnTrajectory } from './trajectory.ts';

/** M0 … M6 and the months after. */
const months = listPeriods('reporting-month', '2025-12-15', '2026-12-14');
const month = (at: number): Period => months[at]!;
const linear: Trajectory = { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } };

describe('the way to a target', () => {
  it('DOMAIN 5: 30 % at M0 → 90 % at M6: 60.0 % due at M3; 55.0 is "chậm 5,0 điểm %"', () => {
    const stand = standOnTrajectory(fractionOfDecimal(0.55), linear, month(3))!;
    expect([stand.due, stand.behind].map((ratio) => percentDigitsOf(ratio, null).percent)).toEqual([60, 5]);
  });

  it('begins with its first value, ends with its last and stays there', () => {
    expect([0, 6, 9].map((at) => numberOf(dueAt(linear, month(at))!))).toEqual([0.3, 0.9, 0.9]);
  });

  it('nothing is due before it begins', () => {
    const early = parsePeriodId('bc-2025-12')!;
    expect(dueAt(linear, early)).toBeNull();
    expect(standOnTrajectory(fractionOfDecimal(0.1), linear, early)).toBeNull();
    expect(dueAt({ kind: 'steps', steps: [] }, month(0))).toBeNull();
  });

  it('whoever is ahead is behind by less than 0', () => {
    expect(numberOf(standOnTrajectory(fractionOfDecimal(0.7), linear, month(3))!.behind)).toBeCloseTo(-0.1, 12);
  });

  it('steps hold until the next, in whatever order they are written', () => {
    const steps = [
      { periodId: 'bc-2026-05', value: 0.8 },
      { periodId: 'bc-2026-02', value: 0.5 },
    ];
    const due = [0, 1, 3, 4, 11].map((at) => dueAt({ kind: 'steps', steps }, month(at)));
    expect(due.map((ratio) => ratio && numberOf(ratio))).toEqual([null, 0.5, 0.5, 0.8, 0.8]);
  });

  it('a way that leads nowhere, or counts in other periods, is refused', () => {
    expect(() => dueAt({ ...linear, to: linear.from }, month(3))).toThrow(RangeError);
    expect(() => dueAt(linear, parsePeriodId('dl-2026-03')!)).toThrow(RangeError);
    expect(() => dueAt({ kind: 'steps', steps: [{ periodId: 'M3', value: 1 }] }, month(3))).toThrow(RangeError);
  });

  it('an upward way never falls, and stays between its ends', () => {
    const ratio = fc.integer({ min: 0, max: 1000 }).map((mille) => mille / 1000);
    fc.assert(
      fc.property(ratio, ratio, fc.integer({ min: 1, max: 11 }), (a, b, length) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        const way: Trajectory = {
          ...{ kind: 'linear', from: { periodId: month(0).id, value: low } },
          to: { periodId: month(length).id, value: high },
        };
        const due = months.map((each) => dueAt(way, each)!);
        for (const [at, each] of due.entries()) {
          expect(compareFractions(each, due[at - 1] ?? fractionOfDecimal(low))).toBeGreaterThanOrEqual(0);
          expect(compareFractions(each, fractionOfDecimal(high))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('levels of a target', () => {
  const levels = { minimum: 0.8, met: 0.9, good: 0.95 };

  it('the highest one reached counts', () => {
    const reached = [0.799, 0.8, 0.9, 0.949, 0.95, 1].map((value) => levelReached(fractionOfDecimal(value), levels, '>='));
    expect(reached).toEqual([null, 'minimum', 'met', 'met', 'good', 'good']);
  });

  it('"trên" asks for more than the level', () => {
    expect([0.8, 0.9, 0.95].map((value) => levelReached(fractionOfDecimal(value), levels, '>'))).toEqual([null, 'minimum', 'met']);
  });

  it('a level that was not set is not reached', () => {
    const onlyMet = { minimum: null, met: 0.5, good: null };
    expect([0.4, 0.5, 1].map((value) => levelReached(fractionOfDecimal(value), onlyMet, '>='))).toEqual([null, 'met', 'met']);
  });

  it('levels that do not ascend are refused', () => {
    const half = fractionOfDecimal(0.5);
    expect(() => levelReached(half, { ...levels, minimum: 0.9 }, '>=')).toThrow(RangeError);
    expect(() => levelReached(half, { ...levels, good: 0.85 }, '>=')).toThrow(RangeError);
  });
});
