import { describe, expect, it } from '@jest/globals';
import { activityOf, epochSecondOfIsoDate, listDays, listWorkingDays, parsePeriodId, type IsoDate, type Period } from '@nhip-thu/metrics';
import { CalendarBook } from '../calendar/calendar-book.ts';
import { CALENDAR_SEED, SESSION_HOURS } from '../calendar/calendar-seed.ts';
import { Structure } from '../directory/structure.ts';
import { countUse, type UseInput } from './count-use.ts';
import type { Person } from './person-period.ts';

/** ISO week of 2 to 8 March 2026: five working days. */
const period = parsePeriodId('tuan-2026-w10') as Period;
const seed = CALENDAR_SEED.map((entry) => ({ ...entry, unitId: null }));
const hours = SESSION_HOURS.map((entry) => ({ ...entry, unitId: null }));
const calendar = new CalendarBook(0, seed, hours);
const workingDays = listWorkingDays(period.from, period.to, calendar.calendarOf(null));

function person(officialId: number, days: readonly IsoDate[], changes: Partial<Person> = {}): Person {
  const memberships = [{ agencyId: 1, validFrom: '1900-01-01', validTo: null }];
  return { officialId, memberships, absences: [], activity: activityOf(days, days), ...changes };
}

/** One agency with whole logs since October. */
const input = (people: readonly Person[]): UseInput => ({
  ...{ period, calendar, people, today: '2027-01-01', agencyIds: [1], structure: new Structure([]), volume: [], doubtsOf: new Map() },
  served: [{ originId: 9, agencyId: 1 }],
  originDays: [
    {
      originId: 9,
      days: listDays('2025-10-01', '2026-05-05').map((day) => {
        const midnight = epochSecondOfIsoDate(day);
        return { day, firstSecond: midnight, lastSecond: midnight + 86_399, isTimed: true, silences: [] };
      }),
    },
  ],
});

describe('of whom and of which days a figure speaks', () => {
  it('names of whom a figure speaks: equal for equal people, whatever they did; nobody for what nobody is judged by', () => {
    const rosterOf = (people: readonly Person[]): string | undefined =>
      countUse(input(people)).find(({ structure }) => structure === 'as-was')?.roster;
    const [one, two] = [person(1, workingDays), person(2, [])];
    const away = person(2, [], { absences: [{ kind: 'leave', validFrom: workingDays[0]!, validTo: workingDays[1]! }] });
    expect(rosterOf([one, two])).toMatch(/^[\w-]{22}$/);
    expect(rosterOf([person(2, workingDays), person(1, [])])).toBe(rosterOf([one, two]));
    expect(rosterOf([one, away])).toBe(rosterOf([one]));
    expect(rosterOf([one])).not.toBe(rosterOf([one, two]));
    expect(rosterOf([])).toBe('');
  });

  it('knows the first day that a figure looks at', () => {
    const fromOf = (people: readonly Person[]): IsoDate[] =>
      countUse(input(people)).flatMap((row) => (row.structure === 'as-was' ? [row.lookedFrom] : []));
    // Twelve weeks with three working days, without that of Tết; 28 days.
    expect(fromOf([person(1, workingDays)])).toEqual(['2026-03-02', '2026-03-02', '2025-12-08', '2026-03-02', '2026-02-09']);
    const away = person(2, [], { absences: [{ kind: 'leave', validFrom: '2026-01-05', validTo: '2026-01-12' }] });
    expect(fromOf([away])[2]).toBe('2025-09-08');
  });
});
