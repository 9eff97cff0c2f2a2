import { describe, expect, it } from '@jest/globals';
import { epochSecondOfIsoDate } from '@nhip-thu/metrics';
import { DaysLeftBehind } from './days-left-behind.ts';

/** Epoch hours of a day of June 2026, province time. */
function hoursOf(day: number, ...hours: number[]): number[] {
  const first = epochSecondOfIsoDate(`2026-06-${String(day).padStart(2, '0')}`) / 3600;
  return hours.map((hour) => first + hour);
}

/** Chunks that leave too little behind to be told of. */
function pass(days: DaysLeftBehind, hours: readonly number[], chunks = 16): void {
  for (let chunk = 0; chunk < chunks; chunk += 1) expect(days.moveTo(hours)).toBeNull();
}

describe('days a fold has left behind', () => {
  it('are told once 16 chunks have gone by, each once', () => {
    const days = new DaysLeftBehind();
    pass(days, hoursOf(1, 7, 8));
    expect(days.moveTo(hoursOf(2, 7, 8))).toBe('2026-06-02');
    pass(days, hoursOf(3, 7, 8));
    expect(days.moveTo(hoursOf(4, 7, 8))).toBe('2026-06-04');
    expect(days.moveTo(hoursOf(5, 7, 8))).toBeNull();
  });

  it('are not left while a chunk still has a line of them, or of the hour after them, which they need', () => {
    const days = new DaysLeftBehind();
    pass(days, hoursOf(1, 7), 20);
    expect(days.moveTo([...hoursOf(9, 8), ...hoursOf(1, 23)])).toBeNull();
    expect(days.moveTo(hoursOf(2, 0, 1, 2))).toBeNull();
    expect(days.moveTo(hoursOf(2, 1))).toBe('2026-06-02');
  });

  it('are none when a chunk has no facts, or the log goes back', () => {
    const days = new DaysLeftBehind();
    pass(days, []);
    pass(days, hoursOf(20, 7), 1);
    pass(days, hoursOf(10, 7), 3);
    expect(days.moveTo(hoursOf(20, 9))).toBeNull();
    expect(days.moveTo(hoursOf(21, 7))).toBe('2026-06-21');
  });
});
