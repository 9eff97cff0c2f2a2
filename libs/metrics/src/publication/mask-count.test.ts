import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskBounds, maskCount } from './mask-count.ts';

const print = (count: number, all: number): string => {
  const { publication, shown } = maskCount(count, all);
  return `${{ exact: '', 'at-most': '≤', 'at-least': '≥', about: '±' }[publication]}${shown}/${all}`;
};

describe('a count of a group (rule 1)', () => {
  it('prints 9 and 10 of 10 as ≥9/10, 0 and 1 of 12 as ≤1/12, the rest as it is', () => {
    expect([8, 9, 10].map((count) => print(count, 10))).toEqual(['8/10', '≥9/10', '≥9/10']);
    expect([0, 1, 2].map((count) => print(count, 12))).toEqual(['≤1/12', '≤1/12', '2/12']);
  });

  it('whatever is printed stands for at least two counts, or for one that is neither nobody nor everybody; and its ends hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 400 }), fc.nat({ max: 400 }), (all, some) => {
        const count = some % (all + 1);
        const { least, most, shown } = maskCount(count, all);
        expect(least <= count && count <= most && least <= shown && shown <= most).toBe(true);
        expect(least < most || (least > 1 && most < all - 1)).toBe(true);
        for (const other of [least, most]) expect(print(other, all)).toBe(print(count, all));
      }),
    );
  });

  it('refuses what is no share, and groups of fewer than four', () => {
    for (const [count, all] of [
      [-1, 10],
      [11, 10],
      [1.5, 10],
      [1, 10.5],
      [1, 3],
    ] as const)
      expect(() => maskCount(count, all)).toThrow(RangeError);
  });
});

describe('bounds of a count', () => {
  it('are widened where they would say nobody or everybody, and left else', () => {
    expect(maskBounds({ lower: 0, upper: 0, all: 12 })).toEqual({ lower: 0, upper: 1, all: 12 });
    expect(maskBounds({ lower: 1, upper: 7, all: 12 })).toEqual({ lower: 0, upper: 7, all: 12 });
    expect(maskBounds({ lower: 12, upper: 12, all: 12 })).toEqual({ lower: 11, upper: 12, all: 12 });
    expect(maskBounds({ lower: 4, upper: 11, all: 12 })).toEqual({ lower: 4, upper: 12, all: 12 });
    expect(maskBounds({ lower: 1, upper: 2, all: 3 })).toBeNull();
  });
});
