import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LifecycleCounts } from '../contract/adoption.ts';
import { traceLifecycle } from '../adoption/lifecycle.ts';
import { publishLifecycle, sumLifecycles } from './publish-lifecycle.ts';

const people = (text: string): Set<string> => new Set(text);

describe('the lifecycle of a unit that is told', () => {
  it('is that of the same ten people or more, else nothing', () => {
    const points = traceLifecycle([people('abc'), people('bcde'), people('acef')]);
    expect(publishLifecycle({ points, people: null })).toBeNull();
    expect(publishLifecycle({ points, people: 9 })).toBeNull();
    expect(publishLifecycle({ points, people: 12 })).toEqual(points);
  });

  it('leaves out what would give a masked count away: this period, the next, and the newcomers around a masked union', () => {
    const points = traceLifecycle([people('a'), people('abc'), people('abcdefghij'), people('abcd')]);
    const told = publishLifecycle({ points, people: 10 });
    expect(told?.map(({ active, returning, firstTime, lapsed, cumulative }) => [active, returning, firstTime, lapsed, cumulative])).toEqual(
      [
        [null, null, null, null, null],
        [3, null, null, null, 3],
        [null, null, null, null, null],
        [4, null, null, null, null],
      ],
    );
    expect(told?.map(({ resurrected, returningRate }) => [resurrected, returningRate])).toEqual(
      Array.from({ length: 4 }, () => [null, null]),
    );
  });
});

/** Whether the numbers that are told of two periods in a row can be those of the same people. */
function belongsTogether(before: LifecycleCounts, now: LifecycleCounts): boolean {
  const sum = (...counts: readonly (number | null)[]): number => counts.reduce<number>((total, count) => total + (count ?? NaN), 0);
  const differs = (one: number, other: number): boolean => one !== other && !Number.isNaN(one) && !Number.isNaN(other);
  return ![
    differs(sum(before.active), sum(now.returning, now.lapsed)),
    differs(sum(now.active), sum(now.returning, now.firstTime, now.resurrected)),
    differs(sum(now.cumulative), sum(before.cumulative, now.firstTime)),
    sum(now.cumulative) < sum(before.cumulative),
  ].includes(true);
}

describe('the lifecycle of the province', () => {
  const whole = traceLifecycle([people('abc'), people('bcde'), people('ab')]);
  const nothing = {
    active: null,
    returning: null,
    returningRate: null,
    firstTime: null,
    resurrected: null,
    lapsed: null,
    cumulative: null,
  };

  it('is the sum of the same units in every period: one that tells less of any of them is in none', () => {
    const masked = whole.map((point, at) => (at === 1 ? { ...point, cumulative: null } : point));
    const silent = traceLifecycle([people('abc'), people('bcde'), null]);
    const { points, units } = sumLifecycles([whole, masked, whole, silent], 3);
    expect(units).toBe(2);
    const [start, middle, end] = points;
    expect(start).toEqual({ ...nothing, active: 6, firstTime: 6, cumulative: 6 });
    expect(middle).toMatchObject({ active: 8, returning: 4, returningRate: 0.5, firstTime: 4, lapsed: 2, cumulative: 10 });
    expect(end).toMatchObject({ active: 4, returning: 2, firstTime: 0, resurrected: 2, lapsed: 6, cumulative: 10 });
  });

  it('belongs together whatever units tell: cumulative never falls, active before = returning + lapsed', () => {
    const active = fc.uniqueArray(fc.integer({ min: 0, max: 11 })).map((ids) => new Set(ids));
    const unit = fc.array(fc.option(active, { freq: 8 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 5 }), (provinces) => {
        const told = provinces.map((periods) => publishLifecycle({ points: traceLifecycle(periods), people: 12 }) ?? []);
        const { points } = sumLifecycles(told, 4);
        const breaks = points.slice(1).filter((point, at) => !belongsTogether(points[at]!, point));
        expect(breaks).toEqual([]);
      }),
    );
  });

  it('begins with the first period of which anything is told, and is nothing where no unit tells all', () => {
    const late = traceLifecycle([null, people('abc'), people('bcde')]);
    const { points, units } = sumLifecycles([late], 3);
    expect([units, points.map(({ active }) => active)]).toEqual([1, [null, 3, 4]]);
    expect(sumLifecycles([], 1)).toEqual({ points: [nothing], units: 0 });
    // In the second period nobody tells anything: no unit is there in every period.
    const gap = traceLifecycle([people('abc'), null, people('ab')]);
    expect(sumLifecycles([gap, gap], 3)).toEqual({ points: [nothing, nothing, nothing], units: 0 });
  });

  it('of nobody active has no rate', () => {
    const points = traceLifecycle([people('ab'), people('')]);
    expect(sumLifecycles([points], 2).points[1]).toMatchObject({ active: 0, returning: 0, returningRate: null });
  });
});
