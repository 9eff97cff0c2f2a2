import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tellUncompared, traceLifecycle } from './lifecycle.ts';

const setOf = (people: string): Set<string> => new Set(people);

describe('the lifecycle of use', () => {
  it('DOMAIN 4: abc, bcde, acef: month 3 has 2 returning (50.0 %), 1 first-time, 1 resurrected, lapsed 2, cumulative 6', () => {
    expect(traceLifecycle(['abc', 'bcde', 'acef'].map(setOf))).toEqual([
      { active: 3, returning: null, returningRate: null, firstTime: 3, resurrected: null, lapsed: null, cumulative: 3 },
      { active: 4, returning: 2, returningRate: 0.5, firstTime: 2, resurrected: 0, lapsed: 1, cumulative: 5 },
      { active: 4, returning: 2, returningRate: 0.5, firstTime: 1, resurrected: 1, lapsed: 2, cumulative: 6 },
    ]);
  });

  it('a month without data is unknown, not empty: nobody lapses into it or returns out of it', () => {
    const [, gap, after, last] = traceLifecycle([setOf('ab'), null, setOf('ac'), setOf('')]);
    expect(gap).toEqual({
      ...{ active: null, returning: null, returningRate: null, firstTime: null },
      ...{ resurrected: null, lapsed: null, cumulative: null },
    });
    // Who was active in the gap nobody can say: whoever comes later may have been there before.
    expect(after).toMatchObject({ active: 2, returning: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null });
    expect(last).toMatchObject({ active: 0, returning: 0, returningRate: null, firstTime: null, resurrected: null, lapsed: 2 });
    expect(last?.cumulative).toBeNull();
  });

  it('begins with the first month that has data', () => {
    const [before, first, second] = traceLifecycle([null, setOf('ab'), setOf('ac')]);
    expect(before).toMatchObject({ active: null, firstTime: null, cumulative: null });
    expect(first).toMatchObject({ active: 2, returning: null, firstTime: 2, cumulative: 2 });
    expect(second).toMatchObject({ active: 2, returning: 1, firstTime: 1, resurrected: 0, lapsed: 1, cumulative: 3 });
  });

  it('no period has no point', () => {
    expect(traceLifecycle([])).toEqual([]);
  });

  it('active = returning + first-time + resurrected; previous = returning + lapsed; first-timers add up to the cumulative', () => {
    const people = fc.uniqueArray(fc.integer({ min: 0, max: 12 })).map((ids) => new Set(ids));
    fc.assert(
      fc.property(fc.array(people, { minLength: 2 }), (periods) => {
        const points = traceLifecycle(periods);
        let firstTimers = points[0]!.firstTime!;
        for (const [at, point] of points.entries()) {
          if (at === 0) continue;
          expect(point.returning! + point.firstTime! + point.resurrected!).toBe(periods[at]!.size);
          expect(point.returning! + point.lapsed!).toBe(periods[at - 1]!.size);
          firstTimers += point.firstTime!;
          expect(point.cumulative).toBe(firstTimers);
        }
      }),
    );
  });
});

it('of a period that is not over tells who was active, and nobody as having stayed away', () => {
  const [, second] = traceLifecycle([setOf('abc'), setOf('ad')]);
  expect(second && tellUncompared({ ...second, coverage: 1 })).toEqual({
    ...{ active: 2, returning: null, returningRate: null, firstTime: 1, resurrected: null, lapsed: null, cumulative: 4, coverage: 1 },
  });
});
