import { describe, expect, it } from '@jest/globals';
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

describe('the lifecycle of the province', () => {
  it('is the sum of what is told; a unit that tells less of a point stays out of it', () => {
    const first = traceLifecycle([people('abc'), people('bcde')]);
    const masked = first.map((point) => ({ ...point, cumulative: null }));
    const [start, end] = sumLifecycles([first, first, masked], 2);
    expect(start).toEqual({
      active: 6,
      returning: null,
      returningRate: null,
      firstTime: 6,
      resurrected: null,
      lapsed: null,
      cumulative: 6,
    });
    expect(end).toMatchObject({ active: 8, returning: 4, returningRate: 0.5, firstTime: 4, lapsed: 2, cumulative: 10 });
    expect(sumLifecycles([], 1)).toEqual([
      { active: null, returning: null, returningRate: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null },
    ]);
  });

  it('of nobody active has no rate', () => {
    const points = traceLifecycle([people('ab'), people('')]);
    expect(sumLifecycles([points], 2)[1]).toMatchObject({ active: 0, returning: 0, returningRate: null });
  });
});
