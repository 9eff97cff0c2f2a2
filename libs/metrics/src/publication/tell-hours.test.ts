import { describe, expect, it } from '@jest/globals';
import { tellHours, type DayHours } from './tell-hours.ts';

const at = (weekday: number, counts: Readonly<Record<number, number>>): DayHours => ({
  weekday,
  counts: Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0),
});

describe('hours of the week', () => {
  const cells = tellHours([at(1, { 8: 30, 9: 5 }), at(1, { 8: 20, 9: 4 }), { weekday: 1, counts: null }, { weekday: 2, counts: null }]);
  const cell = (weekday: number, hour: number) => cells.find((each) => each.weekday === weekday && each.hour === hour);

  it('are 7 times 24, Monday first', () => {
    expect(cells).toHaveLength(168);
    expect([cells[0], cells.at(-1)]).toMatchObject([
      { weekday: 1, hour: 0 },
      { weekday: 7, hour: 23 },
    ]);
  });

  it('are means of the days that are told: 30 and 20 are 25, whatever a third Monday held', () => {
    expect(cell(1, 8)).toEqual({ weekday: 1, hour: 8, mean: 25, isFew: false });
  });

  it('say of fewer than 10 in all only that they are few, and so of none', () => {
    expect([cell(1, 9), cell(1, 3)]).toMatchObject([
      { mean: null, isFew: true },
      { mean: null, isFew: true },
    ]);
    expect(tellHours([at(1, { 9: 6 }), at(1, { 9: 4 })])[9]).toMatchObject({ mean: 5, isFew: false });
  });

  it('are unknown, neither 0 nor few, where no day of the weekday is told', () => {
    expect([cell(2, 8), cell(7, 8)]).toMatchObject([
      { mean: null, isFew: false },
      { mean: null, isFew: false },
    ]);
  });
});
