import { describe, expect, it } from '@jest/globals';
import { epochSecondOfIsoDate } from '@nhip-thu/metrics';
import { DaysLeftBehind } from './days-left-behind.ts';

/** Epoch hours of a day of June 2026, province time. */
function hoursOf(day: number, ...hours: number[]): number[] {
  const first = epochSecondOfIsoDate(`2026-06-${String(day).padStart(2, '0')}`) / 3600;
  return hours.map((hour) => first + hour);
}

describe('days a fold has left behind', () => {
  it('are told once there are three of them, each once', () => {
    const days = new DaysLeftBehind();
    expect(days.moveTo(hoursOf(1, 7, 8))).toBeNull();
    expect(days.moveTo(hoursOf(3, 7, 8))).toBeNull();
    expect(days.moveTo(hoursOf(4, 7, 8))).toBe('2026-06-04');
    expect(days.moveTo(hoursOf(4, 9))).toBeNull();
    expect(days.moveTo(hoursOf(6, 9))).toBeNull();
    expect(days.moveTo(hoursOf(7, 9))).toBe('2026-06-07');
  });

  it('are not left while a chunk still has a line of them, or of the hour after them, which they need', () => {
    const days = new DaysLeftBehind();
    days.moveTo(hoursOf(1, 7));
    expect(days.moveTo([...hoursOf(9, 8), ...hoursOf(3, 23)])).toBeNull();
    expect(days.moveTo(hoursOf(4, 0, 1, 2))).toBeNull();
    expect(days.moveTo(hoursOf(4, 1))).toBe('2026-06-04');
  });

  it('are none when a chunk has no facts, or the log goes back', () => {
    const days = new DaysLeftBehind();
    expect(days.moveTo([])).toBeNull();
    days.moveTo(hoursOf(20, 7));
    expect(days.moveTo(hoursOf(10, 7))).toBeNull();
    expect(days.moveTo(hoursOf(22, 7))).toBeNull();
    expect(days.moveTo(hoursOf(23, 7))).toBe('2026-06-23');
  });
});
