import { describe, expect, it } from '@jest/globals';
import { listDays } from '../calendar/iso-date.ts';
import { listWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import { listCoveredDays, listGapDays, type ServingOrigin } from './coverage.ts';

const calendar: WorkCalendar = { daysOff: new Set(), extraWorkingDays: new Set() };
const week = listWorkingDays('2026-03-02', '2026-03-08', calendar);
const origin = (firstDay: string, days: readonly string[], loggedDays: number): ServingOrigin => ({
  firstDay,
  days: new Set(days),
  loggedDays,
});
const steady = origin('2026-01-01', week, 60);

describe('listCoveredDays', () => {
  it('covers a day when every source that serves the unit logged on it', () => {
    expect(listCoveredDays(week, [steady], calendar)).toEqual(week);
    expect(listCoveredDays(week, [steady, origin('2026-01-01', week.slice(1), 59)], calendar)).toEqual(week.slice(1));
  });

  it('expects nothing of a source before its first day', () => {
    expect(listCoveredDays(week, [steady, origin('2026-03-05', week.slice(3), 2)], calendar)).toEqual(week);
  });

  it('is not misled by a source that logged once and never again', () => {
    expect(listCoveredDays(week, [steady, origin('2026-01-05', [], 1)], calendar)).toEqual(week);
  });

  it('keeps expecting a steady source that falls silent', () => {
    expect(listCoveredDays(week, [steady, origin('2026-01-01', [], 44)], calendar)).toEqual([]);
  });

  it('covers nothing without a source or without an elapsed day', () => {
    expect(listCoveredDays(week, [], calendar)).toEqual([]);
    expect(listCoveredDays([], [steady], calendar)).toEqual([]);
  });
});

describe('listGapDays', () => {
  const days = listDays('2026-03-02', '2026-03-15');
  const weekdays = listWorkingDays('2026-03-02', '2026-03-15', calendar);
  const weekends = days.filter((day) => !weekdays.includes(day));

  it('names the working days that are not covered', () => {
    expect(listGapDays(days, [origin('2026-03-02', weekdays.slice(1), 9)], calendar)).toEqual(['2026-03-02']);
  });

  it('a weekend without a line may hide something where the source logs on most days off, and nothing where it rests', () => {
    expect(listGapDays(days, [origin('2026-03-02', weekdays, 10)], calendar)).toEqual([]);
    expect(listGapDays(days, [origin('2026-03-02', days.slice(0, -1), 13)], calendar)).toEqual(weekends.slice(-1));
    expect(listGapDays(days, [origin('2026-03-02', days, 14), origin('2026-03-15', ['2026-03-15'], 1)], calendar)).toEqual([]);
  });

  it('everything may be missing without a source, but for days off', () => {
    expect(listGapDays(days, [], calendar)).toEqual(weekdays);
  });
});
