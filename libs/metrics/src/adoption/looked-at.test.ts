import { describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar/iso-date.ts';
import { parsePeriodId } from '../calendar/period.ts';
import type { Period } from '../contract/period.ts';
import { habitReachOf, prepareHabit } from './habit.ts';
import { firstDayLookedAt, lastDayOf } from './looked-at.ts';

const period = (id: string): Period => parsePeriodId(id)!;

describe('what a figure looks back at', () => {
  it('begins on the last day of the period that has passed', () => {
    expect(lastDayOf(period('bc-2026-07'), '2026-07-17')).toBe('2026-07-14');
    expect(lastDayOf(period('bc-2026-07'), '2026-07-14')).toBe('2026-07-13');
  });

  it('DU-3 goes back to the Monday of the 26th complete week, further than DU-5 and than most periods', () => {
    expect(firstDayLookedAt(period('bc-2026-07'), '2026-07-14')).toBe('2026-01-12');
    expect(firstDayLookedAt(period('bc-2026'), '2026-12-14')).toBe('2025-12-15');
  });

  it('a habit asks for no week beyond its reach', () => {
    const reach = habitReachOf('2026-07-14');
    const known = (from: number, weeks: number): string[] =>
      Array.from({ length: weeks }, (_, week) => [1, 2, 3].map((day) => addDays(reach, 7 * (from + week) + day))).flat();
    expect(prepareHabit('2026-07-14', known(0, 12))([]).isHabit).toBe(false);
    expect(prepareHabit('2026-07-14', known(-1, 12))([]).isHabit).toBeNull();
  });
});
