import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf } from './bounds.ts';

const activity = fc.constantFrom('active' as const, 'inactive' as const);

describe('bounds under missing logs', () => {
  it('DOMAIN 4: active on 15 of 18 covered days and 1 of 2 uncovered lies in [80.0; 85.0] around 83.3 %', () => {
    expect(boundsOf({ active: 15 + 1, inactive: 18 - 15, unknown: 2 - 1 })).toEqual({ lower: 0.8, upper: 0.85 });
    expect((15 / 18) * 100).toBeCloseTo(83.3, 1);
  });

  it('nobody gives null', () => {
    expect(boundsOf({ active: 0, inactive: 0, unknown: 0 })).toBeNull();
  });

  it.each([
    { active: -1, inactive: 2, unknown: 0 },
    { active: 1, inactive: 0.5, unknown: 0 },
    { active: 1, inactive: 0, unknown: NaN },
  ])('%j are not counts', (counts) => {
    expect(() => boundsOf(counts)).toThrow(RangeError);
  });

  it('whatever is cut from a full log, the bounds still contain its share', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(activity, fc.boolean()), { minLength: 1 }), (days) => {
        const count = (pick: (day: (typeof days)[number]) => boolean): number => days.filter(pick).length;
        const full = count(([state]) => state === 'active') / days.length;
        const bounds = boundsOf({
          active: count(([state, isCut]) => state === 'active' && !isCut),
          inactive: count(([state, isCut]) => state === 'inactive' && !isCut),
          unknown: count(([, isCut]) => isCut),
        })!;
        expect(bounds.lower <= full && full <= bounds.upper).toBe(true);
      }),
    );
  });
});
