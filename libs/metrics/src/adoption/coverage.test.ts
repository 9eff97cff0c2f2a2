import { describe, expect, it } from '@jest/globals';
import { listWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';
import { listCoveredDays, type ServingOrigin } from './coverage.ts';

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
