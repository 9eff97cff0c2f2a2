import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stickinessOf } from './stickiness.ts';

describe('stickiness', () => {
  it('is the mean of people active a day over those active in the period: 120 active days in 20 days of 10 people are 0.6', () => {
    expect(stickinessOf([{ days: 20, activeDays: 120, active: 10 }])).toEqual({ meanDaily: 6, active: 10, value: 0.6 });
  });

  it('takes each unit by its own days, so that missing logs of one do not weigh on it', () => {
    const whole = { days: 20, activeDays: 120, active: 10 };
    const half = { days: 10, activeDays: 60, active: 10 };
    expect(stickinessOf([whole, half])).toEqual({ meanDaily: 12, active: 20, value: 0.6 });
  });

  it('is not known, and not 0, without units or where nobody is active', () => {
    expect(stickinessOf([])).toBeNull();
    expect(stickinessOf([{ days: 20, activeDays: 0, active: 0 }])).toBeNull();
  });

  it('refuses a unit without days', () => {
    expect(() => stickinessOf([{ days: 0, activeDays: 0, active: 3 }])).toThrow(RangeError);
  });

  it('lies between once and every day', () => {
    const unit = fc
      .record({ days: fc.integer({ min: 1, max: 23 }), each: fc.array(fc.nat(22), { minLength: 1, maxLength: 40 }) })
      .map(({ days, each }) => ({ days, active: each.length, activeDays: each.reduce((sum, n) => sum + 1 + (n % days), 0) }));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), (units) => {
        const { value } = stickinessOf(units)!;
        expect(value).toBeGreaterThanOrEqual(1 / Math.max(...units.map(({ days }) => days)) - 1e-9);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
