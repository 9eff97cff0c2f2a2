import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, epochSecondOfIsoDate, isoDateOfEpochSecond, listDays } from '../calendar/iso-date.ts';
import type { TimeSpan } from '../calendar/time-span.ts';
import { listWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import { findUnitGaps, isExpectedSource } from './coverage.ts';
import { findLogGaps, joinLogGaps, listDatesOf, type LoggedDay } from './coverage-minutes.ts';

const calendar: WorkCalendar = { daysOff: new Set(), extraWorkingDays: new Set() };
const MONDAY = '2026-03-02';
const at = (moment: string): number => Date.parse(`${moment}:00+07:00`) / 1000;
const span: TimeSpan = { from: at('2026-03-02T00:00'), to: at('2026-03-07T00:00') };

/** What is kept of the days of a log, given all its lines. */
function daysOf(lines: readonly number[]): LoggedDay[] {
  const sorted = lines.toSorted((a, b) => a - b);
  const days = [...new Set(sorted.map(isoDateOfEpochSecond))];
  return days.map((day) => {
    const own = sorted.filter((second) => isoDateOfEpochSecond(second) === day);
    const [firstSecond = 0, lastSecond = 0] = [own[0], own.at(-1)];
    return { day, firstSecond, lastSecond, silences: findLogGaps(own, { from: firstSecond, to: lastSecond }), isTimed: true };
  });
}

/** A line every ten minutes from one instant to another. */
function steady(from: string, to: string): number[] {
  return Array.from({ length: Math.floor((at(to) - at(from)) / 600) + 1 }, (_, index) => at(from) + index * 600);
}

const wholeDay = (day: string): LoggedDay => ({
  ...{ day, firstSecond: epochSecondOfIsoDate(day) + 43_200, lastSecond: epochSecondOfIsoDate(day) + 43_200 },
  ...{ silences: [], isTimed: false },
});

describe('isExpectedSource', () => {
  const month = listWorkingDays('2026-03-01', '2026-03-31', calendar);

  it('expects a steady source that falls silent, and no longer once it was silent for more than half of the time', () => {
    expect(isExpectedSource(month.slice(0, 11), '2026-03-31', calendar)).toBe(true);
    expect(isExpectedSource(month.slice(0, 10), '2026-03-31', calendar)).toBe(false);
  });

  it('is not misled by a source that logged once and never again, nor by one that is yet to come', () => {
    expect(isExpectedSource(['2026-03-02'], '2026-03-31', calendar)).toBe(false);
    expect(isExpectedSource(['2026-04-01'], '2026-03-31', calendar)).toBe(false);
    expect(isExpectedSource([], '2026-03-31', calendar)).toBe(false);
  });
});

describe('joinLogGaps', () => {
  it('is the same as looking at all lines, across midnights and days without a line', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: span.from, max: span.to - 1 }), { minLength: 1, maxLength: 80 }), (lines) => {
        const days = daysOf(lines);
        const from = epochSecondOfIsoDate(days[0]?.day ?? MONDAY);
        const sorted = lines.toSorted((a, b) => a - b);
        expect(joinLogGaps(days, span.to)).toEqual(findLogGaps(sorted, { from, to: span.to }));
      }),
    );
  });

  it('a silence over midnight counts as one', () => {
    const days = daysOf([...steady('2026-03-02T00:00', '2026-03-02T23:50'), ...steady('2026-03-03T00:06', '2026-03-03T23:56')]);
    expect(joinLogGaps(days, at('2026-03-04T00:00'))).toEqual([{ from: at('2026-03-02T23:50'), to: at('2026-03-03T00:06') }]);
  });

  it('where a source states whole days they are covered whole, and the days it leaves out are not', () => {
    expect(joinLogGaps([wholeDay('2026-03-02'), wholeDay('2026-03-04')], at('2026-03-05T00:00'))).toEqual([
      { from: at('2026-03-03T00:00'), to: at('2026-03-04T00:00') },
    ]);
  });

  it('a line after the end tells how long the last silence was', () => {
    const until = at('2026-03-03T00:00');
    const day = steady('2026-03-02T00:00', '2026-03-02T23:50');
    expect(joinLogGaps(daysOf(day), until)).toEqual([]);
    expect(joinLogGaps(daysOf([...day, at('2026-03-03T00:20')]), until)).toEqual([
      { from: at('2026-03-02T23:50'), to: at('2026-03-03T00:20') },
    ]);
  });
});

describe('findUnitGaps', () => {
  const whole = daysOf(steady('2026-03-02T00:00', '2026-03-06T23:50'));

  it('a unit is seen when all its sources are', () => {
    const other = daysOf([...steady('2026-03-02T00:00', '2026-03-03T09:00'), ...steady('2026-03-03T11:00', '2026-03-06T23:50')]);
    expect(findUnitGaps([whole], span)).toEqual([]);
    expect(findUnitGaps([whole, other], span)).toEqual([{ from: at('2026-03-03T09:00'), to: at('2026-03-03T11:00') }]);
  });

  it('nothing is expected of a source before its first day, and nothing is known before the first of all', () => {
    const later = daysOf(steady('2026-03-04T00:05', '2026-03-06T23:55'));
    expect(findUnitGaps([whole, later], span)).toEqual([]);
    expect(findUnitGaps([later], span)).toEqual([{ from: span.from, to: at('2026-03-04T00:00') }]);
    expect(findUnitGaps([], span)).toEqual([span]);
  });

  it('of a gap that reaches over the edge the part within counts', () => {
    const night = daysOf([...steady('2026-03-01T00:00', '2026-03-01T22:00'), ...steady('2026-03-02T00:05', '2026-03-06T23:55')]);
    expect(findUnitGaps([night], span)).toEqual([{ from: span.from, to: at('2026-03-02T00:05') }]);
  });
});

describe('listDatesOf', () => {
  it('names the dates that a span touches', () => {
    expect(listDatesOf({ from: at('2026-03-02T23:50'), to: at('2026-03-03T00:10') })).toEqual(['2026-03-02', '2026-03-03']);
    expect(listDatesOf({ from: at('2026-03-02T00:00'), to: at('2026-03-03T00:00') })).toEqual(['2026-03-02']);
    expect(listDatesOf({ from: span.from, to: span.from })).toEqual([]);
    expect(listDatesOf(span)).toEqual(listDays(MONDAY, addDays(MONDAY, 4)));
  });
});
