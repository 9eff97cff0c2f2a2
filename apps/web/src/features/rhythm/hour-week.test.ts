import { describe, expect, it } from '@jest/globals';
import type { HourCell } from '@nhip-thu/metrics';
import { busiestHourOf, findHours, hourStateOf, toHourRows } from './hour-week.ts';
import { formatOf } from '../../text/format.ts';
import { showFew } from './hour-words.ts';

const cells: HourCell[] = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
  Array.from({ length: 24 }, (_, hour) => ({
    ...{ weekday, hour, isFew: hour < 6 },
    mean: hour < 6 ? null : hour === 7 ? 300 : hour === 13 ? 200 + weekday : weekday > 5 ? 900 : 50,
  })),
);

describe('hours of the week', () => {
  it('stand by the hour, from Monday to Sunday', () => {
    const rows = toHourRows(cells.toReversed());
    expect(rows.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    expect(rows[13]?.cells.map(({ mean }) => mean)).toEqual([201, 202, 203, 204, 205, 206, 207]);
  });

  it('are busiest before and after noon by the mean of Monday to Friday', () => {
    expect(findHours({ cells })).toEqual({ morning: { hour: 7, mean: 300 }, afternoon: { hour: 13, mean: 203 } });
    expect(busiestHourOf(cells)).toBe(900);
  });

  it('of a weekday that has not come yet want for no logs, unlike one that came and is not told', () => {
    const passedCounts = [0, 1, 1, 1, 1, 0, 0];
    const at = (weekday: number, mean: number | null, isFew = false) => hourStateOf({ weekday, hour: 8, mean, isFew }, { passedCounts });
    expect([at(1, null), at(2, null), at(3, 12), at(4, null, true)]).toEqual(['not-yet', 'no-log', 'known', 'few']);
  });

  it('find nothing where nothing is told', () => {
    const silent = cells.map((cell) => ({ ...cell, mean: null }));
    expect([findHours({ cells: silent }), busiestHourOf(silent)]).toEqual([{ morning: null, afternoon: null }, 0]);
  });
});

it('prints fewer than ten in the unit of the means beside it, and never as less than may be', () => {
  const format = formatOf('vi');
  expect([1, 3, 4, 5].map((days) => showFew(format, days))).toEqual(['<10', '<3,4', '<2,5', '<2']);
});
