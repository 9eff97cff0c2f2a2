import { describe, expect, it } from '@jest/globals';
import { isNotableFall } from './notable-fall.ts';

const fell = (before: [number, number], now: [number, number]): boolean =>
  isNotableFall({ numerator: before[0], denominator: before[1] }, { numerator: now[0], denominator: now[1] });

describe('a fall whose cause is to be looked for', () => {
  it('is one of 5 points or more: exactly 5 are, a little less is not', () => {
    expect(fell([80, 100], [75, 100])).toBe(true);
    expect(fell([800, 1000], [751, 1000])).toBe(false);
    expect(fell([75, 100], [80, 100])).toBe(false);
  });

  it('is none that one or two people explain, however many points they make', () => {
    expect(fell([10, 10], [8, 10])).toBe(false);
    expect(fell([25, 34], [23, 34])).toBe(false);
    expect(fell([25, 34], [22, 34])).toBe(true);
  });

  it('counts people by those there are now, where some have come or gone', () => {
    // 30 of 40 are 75 %: of 20 that would be 15.
    expect(fell([30, 40], [13, 20])).toBe(false);
    expect(fell([30, 40], [2, 20])).toBe(true);
  });

  it('is none of fewer than 30 people while the interval still holds the former rate', () => {
    // 5 of 12: 19.3 to 68.0 %.
    expect(fell([8, 12], [5, 12])).toBe(false);
    expect(fell([9, 12], [5, 12])).toBe(true);
    // 30 people and more: 20 of 30 is 48.8 to 80.8 %.
    expect(fell([23, 30], [20, 30])).toBe(true);
    expect(fell([23, 29], [20, 29])).toBe(false);
  });

  it('is none where there is nobody to compare', () => {
    expect(fell([0, 0], [5, 10])).toBe(false);
    expect(fell([5, 10], [0, 0])).toBe(false);
  });
});
