import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastOccurrence, nextOccurrence, type Beat } from './occurrence.ts';

const at = (iso: string): Date => new Date(iso);
const MONTHLY: Beat = { cadence: 'monthly', day: 16, hour: 7 };
const WEEKLY: Beat = { cadence: 'weekly', day: 1, hour: 0 };

describe('occurrences', () => {
  it('are full hours of the province, whatever the zone of the machine', () => {
    expect(lastOccurrence(MONTHLY, at('2026-07-16T00:00:00Z'))).toEqual(at('2026-07-16T00:00:00Z'));
    expect(lastOccurrence(MONTHLY, at('2026-07-15T23:59:59Z'))).toEqual(at('2026-06-16T00:00:00Z'));
    expect(nextOccurrence(MONTHLY, at('2026-07-16T00:00:00Z'))).toEqual(at('2026-08-16T00:00:00Z'));
    // Monday 13/07/2026 begins on Sunday in UTC.
    expect(lastOccurrence(WEEKLY, at('2026-07-12T17:00:00Z'))).toEqual(at('2026-07-12T17:00:00Z'));
    expect(lastOccurrence(WEEKLY, at('2026-07-12T16:59:59Z'))).toEqual(at('2026-07-05T17:00:00Z'));
    expect(nextOccurrence({ ...WEEKLY, day: 7 }, at('2026-07-12T16:59:59Z'))).toEqual(at('2026-07-18T17:00:00Z'));
  });

  it('the last is never after now, the next always is, and nothing lies between', () => {
    const beats = fc.oneof(
      fc.record({ cadence: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 28 }), hour: fc.integer({ min: 0, max: 23 }) }),
      fc.record({ cadence: fc.constant('weekly' as const), day: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) }),
    );
    fc.assert(
      fc.property(beats, fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }), (beat, second) => {
        const now = new Date(second * 1000);
        const [last, next] = [lastOccurrence(beat, now), nextOccurrence(beat, now)];
        expect(last <= now && now < next).toBe(true);
        expect(lastOccurrence(beat, new Date(next.getTime() - 1))).toEqual(last);
      }),
    );
  });

  it('a day that never comes is refused', () => {
    expect(() => lastOccurrence({ ...MONTHLY, day: 40 }, at('2026-07-16T00:00:00Z'))).toThrow(RangeError);
    expect(() => nextOccurrence({ ...WEEKLY, day: 9 }, at('2026-07-16T00:00:00Z'))).toThrow(RangeError);
  });
});
