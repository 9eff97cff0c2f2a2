import { describe, expect, it } from '@jest/globals';
import type { CalendarEntry, SessionHoursEntry } from '../contract/calendar.ts';
import { makeWorkCalendar, sessionsOfUnit } from './unit-calendar.ts';
import { isWorkingDay, listWorkingDays } from './work-calendar.ts';

const entry = (day: string, kind: CalendarEntry['kind'], unitId: number | null = null): CalendarEntry => ({
  day,
  kind,
  unitId,
  source: 'QĐ 1',
});

const province = [
  entry('2026-01-01', 'holiday'),
  entry('2026-01-02', 'swapped-off'),
  entry('2026-01-10', 'swapped-on'),
  ...['16', '17', '18', '19', '20'].map((day) => entry(`2026-02-${day}`, 'holiday')),
  entry('2026-04-27', 'compensatory'),
];

describe('the calendar of a unit', () => {
  it('DOMAIN 4: 15/12/2025–14/01/2026 has 22 working days, 15/02–14/03/2026 has 15', () => {
    const calendar = makeWorkCalendar(province, [1]);
    expect(listWorkingDays('2025-12-15', '2026-01-14', calendar)).toHaveLength(22);
    expect(listWorkingDays('2026-02-15', '2026-03-14', calendar)).toHaveLength(15);
    expect(isWorkingDay('2026-04-27', calendar)).toBe(false);
  });

  it('a closure concerns its unit and what is below it, nobody else', () => {
    const entries = [...province, entry('2026-03-03', 'closure', 7)];
    const isOpen = (...path: number[]): boolean => isWorkingDay('2026-03-03', makeWorkCalendar(entries, path));
    expect([isOpen(7), isOpen(7, 71), isOpen(8), isOpen()]).toEqual([false, false, true, true]);
  });

  it('the nearest unit decides, in whatever order the entries come', () => {
    const entries = [
      entry('2026-02-16', 'swapped-on', 7),
      ...province,
      entry('2026-01-10', 'closure', 7),
      entry('2026-01-10', 'swapped-on', 71),
    ];
    for (const list of [entries, entries.toReversed()]) {
      const [seven, below, other] = [[7], [7, 71], [8]].map((path) => makeWorkCalendar(list, path));
      expect(['2026-02-16', '2026-01-10'].map((day) => isWorkingDay(day, seven!))).toEqual([true, false]);
      expect(['2026-02-16', '2026-01-10'].map((day) => isWorkingDay(day, below!))).toEqual([true, true]);
      expect(['2026-02-16', '2026-01-10'].map((day) => isWorkingDay(day, other!))).toEqual([false, true]);
    }
  });

  it('of two entries of one unit for one day a swapped-in working day wins', () => {
    const both = [entry('2026-01-10', 'swapped-on'), entry('2026-01-10', 'holiday')];
    for (const list of [both, both.toReversed()]) expect(isWorkingDay('2026-01-10', makeWorkCalendar(list, []))).toBe(true);
  });
});

describe('session hours of a unit', () => {
  const hours = (over: Partial<SessionHoursEntry>, start: number): SessionHoursEntry => ({
    ...{ unitId: null, validFrom: '2024-01-01', validTo: null, from: '01-01', to: '12-31', source: 'TB 723/TB-UBND' },
    ...over,
    sessions: [{ start, end: start + 240 }],
  });
  const list = [
    hours({ from: '04-16', to: '10-15' }, 420),
    hours({ from: '10-16', to: '04-15' }, 450),
    hours({ unitId: 7, validFrom: '2026-03-01', validTo: '2026-06-01' }, 480),
    hours({ from: '04-16', to: '10-15', validFrom: '2026-07-01' }, 405),
  ];
  const startOf = (day: string, ...path: number[]): number | undefined => sessionsOfUnit(day, list, path)[0]?.start;

  it('follow season and validity', () => {
    expect([startOf('2026-04-15'), startOf('2026-04-16'), startOf('2026-07-01'), startOf('2023-12-31')]).toEqual([
      450,
      420,
      405,
      undefined,
    ]);
  });

  it('a unit’s own hours hold while they are in force, and for nobody else', () => {
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) => startOf(day, 7, 71))).toEqual([450, 480, 480, 420]);
    expect(startOf('2026-05-01', 8)).toBe(420);
  });

  it('the order of the entries does not matter', () => {
    expect(sessionsOfUnit('2026-07-06', list.toReversed(), [])).toEqual(sessionsOfUnit('2026-07-06', list, []));
    expect(sessionsOfUnit('2026-05-04', list.toReversed(), [7])).toEqual([{ start: 480, end: 720 }]);
  });
});
