import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPollingSeries } from './polling-series.ts';

function sumUp(start: number, gaps: readonly number[]): number[] {
  const seconds = [start];
  for (const gap of gaps) seconds.push((seconds.at(-1) ?? 0) + gap);
  return seconds;
}

function variationOf(gaps: readonly number[]): number {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}

describe('polling series', () => {
  it('too few log-ins are none', () => {
    expect(findPollingSeries([])).toEqual([]);
    expect(
      findPollingSeries(
        sumUp(
          0,
          Array.from({ length: 6 }, () => 900),
        ),
      ),
    ).toEqual([]);
  });

  it('the variation of the gaps decides at 0.15', () => {
    // Gaps of 900 ± d in turn have a variation of d/900.
    const swing = (d: number): number[] =>
      sumUp(
        0,
        Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 900 - d : 900 + d)),
      );
    expect(findPollingSeries(swing(130))).toEqual([[...swing(130).keys()]]);
    expect(findPollingSeries(swing(150).slice(0, 14))).toEqual([]);
  });

  it('a series is found from its regular middle back to its uneven start', () => {
    const seconds = sumUp(0, [900, 1800, ...Array.from({ length: 60 }, () => 900)]);
    expect(findPollingSeries(seconds)).toEqual([[...seconds.keys()]]);
  });

  it('a series is looked for where it is most regular: an uneven start costs it no member', () => {
    const seconds = sumUp(
      0,
      [13, 12, 14, 18, 17, 17, 14, 12, 16, 14].map((minutes) => minutes * 60),
    );
    expect(findPollingSeries(seconds)).toEqual([[...seconds.keys()]]);
  });

  it('a log-in before the beat that would spoil it is left outside', () => {
    const seconds = sumUp(0, [2000, ...Array.from({ length: 7 }, () => 300)]);
    expect(findPollingSeries(seconds)).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
  });

  it('what ends the beat ends the series', () => {
    const seconds = sumUp(0, [...Array.from({ length: 8 }, () => 300), 1500, 1500]);
    expect(findPollingSeries(seconds)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  });

  it('unordered log-ins of a busy day are no series as a whole', () => {
    const day = fc.uniqueArray(fc.integer({ min: 0, max: 8 * 3600 }), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(day, (drawn) => {
        const seconds = drawn.toSorted((a, b) => a - b);
        const gaps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? NaN));
        fc.pre(variationOf(gaps) > 0.5);
        expect(findPollingSeries(seconds).flat().length).toBeLessThan(seconds.length);
      }),
    );
  });

  it('every series found keeps the definition, and no log-in is in two', () => {
    const gaps = fc.array(fc.oneof(fc.integer({ min: 30, max: 3000 }), fc.integer({ min: 850, max: 950 })), { maxLength: 150 });
    fc.assert(
      fc.property(gaps, (drawn) => {
        const seconds = sumUp(0, drawn);
        const found = findPollingSeries(seconds);
        const members = found.flat();
        expect(new Set(members).size).toBe(members.length);
        for (const series of found) {
          const times = series.map((at) => seconds[at] ?? NaN);
          const polls = times.filter((time) => !times.some((other) => other < time && time - other < 30));
          const own = polls.slice(1).map((time, index) => time - (polls[index] ?? NaN));
          expect(polls.length).toBeGreaterThanOrEqual(8);
          expect(Math.max(...own)).toBeLessThanOrEqual(35 * 60);
          expect(variationOf(own)).toBeLessThanOrEqual(0.15 + 1e-9);
        }
      }),
    );
  });

  it('a robot with a fifth of jitter is a robot from its first poll to its last', () => {
    const jitter = fc.array(fc.integer({ min: -180, max: 180 }), { minLength: 95, maxLength: 95 });
    fc.assert(
      fc.property(jitter, (drawn) => {
        const gaps = drawn.map((each) => 900 + each);
        fc.pre(variationOf(gaps) <= 0.125);
        expect(findPollingSeries(sumUp(0, gaps)).flat()).toHaveLength(96);
      }),
    );
  });

  it('a day of polls every minute is found, and is found fast', () => {
    const seconds = sumUp(
      0,
      Array.from({ length: 1439 }, () => 60),
    );
    expect(findPollingSeries(seconds)).toEqual([[...seconds.keys()]]);
  });
});
