import { describe, expect, it } from '@jest/globals';
import { addDays, dayOfWeek } from '@nhip-thu/metrics';
import type { MailDayReply } from '@nhip-thu/metrics';
import { boundsOf, busiestOf, findMailDays, stepOf, toWeeks } from './mail-weeks.ts';

/** Days from Monday 15/06/2026 on. */
function days(...sent: (number | null)[]): MailDayReply[] {
  return sent.map((count, index) => {
    const day = addDays('2026-06-15', index);
    return {
      day,
      isWorkingDay: dayOfWeek(day) <= 5,
      sent: count,
      received: count,
      isFew: false,
      agencyCount: 3,
      coveredCount: count === null ? 0 : 3,
    };
  });
}

describe('steps of the heat map', () => {
  it('are quarters of the busiest day, and what is unknown has none', () => {
    expect([null, 0, 1, 25, 26, 75, 76, 100].map((sent) => stepOf(sent, 100))).toEqual([null, 0, 1, 1, 2, 3, 4, 4]);
  });

  it('say which counts they stand for, without a gap and without an overlap', () => {
    for (const busiest of [1, 3, 7, 100, 1003]) {
      const told = ([1, 2, 3, 4] as const).flatMap((step) => boundsOf(step, busiest) ?? []);
      expect(told.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))).toEqual(
        Array.from({ length: busiest }, (_, at) => at + 1),
      );
      const ends = ([1, 2, 3, 4] as const).flatMap((step) => {
        const bounds = boundsOf(step, busiest);
        return bounds === null
          ? []
          : [
              { step, at: bounds.from },
              { step, at: bounds.to },
            ];
      });
      expect(ends.map(({ at }) => stepOf(at, busiest))).toEqual(ends.map(({ step }) => step));
    }
  });
});

describe('what the days say', () => {
  it('is told of working days with logs: the mean, the busiest day of the week, what is missing', () => {
    const found = findMailDays(days(100, 50, 50, 50, 50, 20, 0, 120, null, 60, 60, 60));
    expect(found.mean).toBeCloseTo((100 + 50 * 4 + 120 + 60 * 3) / 9);
    expect(found).toMatchObject({ busiestWeekday: 1, missingCount: 1 });
    expect(found.weekdays.map(({ weekday, mean }) => `${weekday} ${mean}`)).toEqual(['1 110', '2 50', '3 55', '4 55', '5 55']);
  });

  it('does not take days before the first log for missing ones', () => {
    expect(findMailDays(days(null, null, 10, 10, 10))).toMatchObject({ mean: 10, busiestWeekday: null, missingCount: 0 });
  });

  it('has no mean where some working day is not told, for it would be too high', () => {
    const [first, ...others] = days(100, 50, 50);
    const few: MailDayReply = { ...days(0)[0]!, day: '2026-06-18', sent: null, received: null, isFew: true };
    expect(findMailDays([first!, ...others, few])).toMatchObject({ mean: null, weekdays: [], busiestWeekday: null, missingCount: 0 });
  });

  it('is nothing where nothing is known', () => {
    expect(findMailDays(days(null, null))).toEqual({ mean: null, weekdays: [], busiestWeekday: null, missingCount: 0 });
    expect(busiestOf(days(null))).toBe(0);
  });
});

it('weeks begin on Monday', () => {
  expect(toWeeks(days(1, 2, 3, 4, 5, 6, 7, 8)).map((week) => week.map(({ sent }) => sent))).toEqual([[1, 2, 3, 4, 5, 6, 7], [8]]);
});
