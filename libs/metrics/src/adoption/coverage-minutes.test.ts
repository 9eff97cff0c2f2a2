import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listDays } from '../calendar/iso-date.ts';
import { mergeSpans, overlapSeconds, type TimeSpan } from '../calendar/time-span.ts';
import { parsePeriodId } from '../calendar/period.ts';
import { isWorkingDay, listWorkingDays } from '../calendar/work-calendar.ts';
import { coverageOf, coverMinutes, findLogGaps, listDaysCoveredByMinutes, sumMinutes } from './coverage-minutes.ts';

const calendar = { daysOff: new Set<string>(), extraWorkingDays: new Set<string>() };
const SUMMER = [
  { start: 420, end: 690 },
  { start: 810, end: 1020 },
];
const sessionsOf = (): typeof SUMMER => SUMMER;
const at = (moment: string): number => Date.parse(`${moment}:00+07:00`) / 1000;
const period = parsePeriodId('bc-2026-07')!;
const workingDays = listWorkingDays(period.from, period.to, calendar);
const span = { from: at('2026-07-06T00:00'), to: at('2026-07-07T00:00') };

/** A line every 5 minutes, but none inside the gap. */
function linesBut(...gaps: readonly TimeSpan[]): number[] {
  const lines = Array.from({ length: 288 }, (_, index) => span.from + index * 300);
  return lines.filter((second) => !gaps.some(({ from, to }) => from < second && second < to));
}

describe('coverage by minutes', () => {
  it('DOMAIN 9: silent from 06/07 09:12 to 10/07 17:00 covers 8,292 of 10,560 minutes, 78.5 %', () => {
    const days = coverMinutes(workingDays, sessionsOf, [[{ from: at('2026-07-06T09:12'), to: at('2026-07-10T17:00') }]]);
    const sum = (pick: (day: (typeof days)[number]) => number): number => days.reduce((total, day) => total + pick(day), 0);
    expect([sum((day) => day.coveredMinutes), sum((day) => day.expectedMinutes)]).toEqual([8292, 10_560]);
    expect(coverageOf(sumMinutes(days))).toBeCloseTo(0.785, 3);
    expect(days.find((day) => day.day === '2026-07-06')).toEqual({ day: '2026-07-06', expectedMinutes: 480, coveredMinutes: 132 });
    expect(listDaysCoveredByMinutes(days)).toEqual(workingDays.filter((day) => day < '2026-07-06' || day > '2026-07-10'));
  });

  it('DOMAIN 4: of 9,600 minutes 300 missing are 96.9 %, 960 are 90.0 %', () => {
    const days = workingDays.slice(0, 20);
    const coverageWithout = (minutes: number): number | null =>
      coverageOf(
        sumMinutes(
          coverMinutes(days, sessionsOf, [days.map((day) => ({ from: at(`${day}T07:00`), to: at(`${day}T07:00`) + minutes * 3 }))]),
        ),
      );
    expect(coverageWithout(300)).toBe(9300 / 9600);
    expect(coverageWithout(960)).toBe(0.9);
  });

  it('a person needs all their sources: gaps of two add up, and what both miss counts once', () => {
    const [day] = coverMinutes(['2026-07-06'], sessionsOf, [
      [{ from: at('2026-07-06T08:00'), to: at('2026-07-06T09:00') }],
      [{ from: at('2026-07-06T08:30'), to: at('2026-07-06T09:30') }],
    ]);
    expect(day?.coveredMinutes).toBe(480 - 90);
  });

  it('lunch and night are not expected', () => {
    const night = [
      { from: at('2026-07-06T11:30'), to: at('2026-07-06T13:30') },
      { from: at('2026-07-06T17:00'), to: at('2026-07-07T07:00') },
    ];
    expect(coverageOf(sumMinutes(coverMinutes(['2026-07-06', '2026-07-07'], sessionsOf, [night])))).toBe(1);
  });

  it('a day of exactly 95 % counts, one minute less does not; a minute half missing is missing', () => {
    const missing = (seconds: number): string[] =>
      listDaysCoveredByMinutes(
        coverMinutes(['2026-07-06'], sessionsOf, [[{ from: at('2026-07-06T08:00'), to: at('2026-07-06T08:00') + seconds }]]),
      );
    expect(missing(24 * 60)).toEqual(['2026-07-06']);
    expect(missing(24 * 60 + 1)).toEqual([]);
  });

  it('without session hours nothing is expected, and nothing is covered', () => {
    const days = coverMinutes(['2026-07-06'], () => [], []);
    expect(coverageOf(sumMinutes(days))).toBeNull();
    expect(coverageOf(sumMinutes([]))).toBeNull();
    expect(listDaysCoveredByMinutes(days)).toEqual([]);
  });
});

describe('gaps of a log', () => {
  it('silence of 15 minutes is none, a second more is one', () => {
    const short = { from: 0, to: 10_000 };
    expect(findLogGaps([900, 1800, 2701, 3601], { ...short, to: 4000 })).toEqual([{ from: 1800, to: 2701 }]);
    expect(findLogGaps([], short)).toEqual([short]);
    expect(findLogGaps([-5, 901], { from: 0, to: 1000 })).toEqual([{ from: 0, to: 901 }]);
    expect(findLogGaps([100, 5000], { from: 0, to: 800 })).toEqual([]);
  });

  it('whatever stretch is cut from a log, its gaps hold every line that was lost', () => {
    const minute = fc.integer({ min: 0, max: 1380 });
    fc.assert(
      fc.property(minute, fc.integer({ min: 20, max: 900 }), (from, length) => {
        const cut = { from: span.from + from * 60, to: Math.min(span.to, span.from + (from + length) * 60) };
        const kept = linesBut(cut);
        const gaps = findLogGaps(kept, span);
        const lost = linesBut().filter((second) => !kept.includes(second));
        expect(lost.filter((second) => !gaps.some((each) => each.from < second && second < each.to))).toEqual([]);
        expect(gaps).toHaveLength(1);
      }),
    );
  });
});

describe('time spans', () => {
  it('touching and overlapping ones become one, empty ones vanish', () => {
    const spans = [
      { from: 30, to: 40 },
      { from: 5, to: 5 },
      { from: 0, to: 10 },
      { from: 10, to: 20 },
      { from: 32, to: 35 },
    ];
    expect(mergeSpans(spans)).toEqual([
      { from: 0, to: 20 },
      { from: 30, to: 40 },
    ]);
    expect(overlapSeconds({ from: 0, to: 10 }, { from: 10, to: 20 })).toBe(0);
  });

  it('the period of the demo has 22 working days', () => {
    expect(listDays(period.from, period.to).filter((day) => isWorkingDay(day, calendar))).toHaveLength(22);
  });
});
