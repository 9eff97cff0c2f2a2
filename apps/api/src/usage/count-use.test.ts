import { describe, expect, it } from '@jest/globals';
import { activityOf, listWorkingDays, parsePeriodId, YEAR_BITMAP_BYTES, type IsoDate, type Period } from '@nhip-thu/metrics';
import { VIETNAM_WORK_CALENDAR } from '../calendar/vietnam-work-calendar.ts';
import { countUse, type UseInput } from './count-use.ts';
import type { PersonActivity, UnitPeriodFigures } from './roll-up-period.repository.ts';

/** ISO week of 2 to 8 March 2026: five working days. */
const period = parsePeriodId('tuan-2026-w10') as Period;
const workingDays = listWorkingDays(period.from, period.to, VIETNAM_WORK_CALENDAR);

function person(officialId: number, days: readonly IsoDate[], changes: Partial<PersonActivity> = {}): PersonActivity {
  const bits = Buffer.from(activityOf(days, days)[0]?.accessDays ?? new Uint8Array(YEAR_BITMAP_BYTES));
  return { officialId, agencyId: 1, validFrom: '1900-01-01', validTo: null, year: 2026, accessDays: bits, sendingDays: bits, ...changes };
}

const input = (changes: Partial<UseInput>): UseInput => ({
  period,
  calendar: VIETNAM_WORK_CALENDAR,
  workingDays,
  elapsedDays: workingDays,
  agencyIds: [1],
  people: [],
  originDays: [{ originId: 9, firstDay: '2026-01-01', days: workingDays, loggedDays: 60 }],
  served: [{ originId: 9, agencyId: 1 }],
  volume: [],
  ...changes,
});

const regular = (figures: readonly UnitPeriodFigures[]): UnitPeriodFigures | undefined =>
  figures.find((row) => row.definition === 'du-2@1');
const active = (figures: readonly UnitPeriodFigures[]): UnitPeriodFigures | undefined => figures.find((row) => row.definition === 'du-1@1');

describe('countUse', () => {
  it('counts a person on four of five days as regular and one on a single day as active only', () => {
    const figures = countUse(input({ people: [person(1, workingDays.slice(0, 4)), person(2, workingDays.slice(0, 1))] }));
    expect(regular(figures)).toMatchObject({ counted: 1, eligible: 2, unknown: 0, workingDays: 5, coveredDays: 5 });
    expect(active(figures)).toMatchObject({ counted: 2, eligible: 2 });
  });

  it('keeps people without a mailbox or a trace in the denominator', () => {
    const without = person(3, [], { year: null, accessDays: null, sendingDays: null });
    expect(active(countUse(input({ people: [person(1, workingDays), without] })))).toMatchObject({ counted: 1, eligible: 2 });
  });

  it('leaves out people with fewer than five eligible working days', () => {
    const newcomer = person(4, workingDays, { validFrom: '2026-03-04' });
    expect(active(countUse(input({ people: [newcomer] })))).toMatchObject({ counted: 0, eligible: 0 });
  });

  it('does not cover a day on which one of two serving origins was silent, and judges by the other days', () => {
    const originDays = [
      { originId: 9, firstDay: '2026-01-01', days: workingDays, loggedDays: 60 },
      { originId: 10, firstDay: '2026-01-01', days: workingDays.slice(1), loggedDays: 59 },
    ];
    const served = [9, 10].map((originId) => ({ originId, agencyId: 1 }));
    const figures = countUse(input({ people: [person(1, workingDays)], originDays, served }));
    // Four covered days are too few to judge a habit by.
    expect(regular(figures)).toMatchObject({ counted: 0, eligible: 1, unknown: 1, coveredDays: 4 });
  });

  it('expects nothing of an origin before its first day', () => {
    const originDays = [
      { originId: 9, firstDay: '2026-01-01', days: workingDays, loggedDays: 60 },
      { originId: 10, firstDay: '2026-03-05', days: workingDays.filter((day) => day >= '2026-03-05'), loggedDays: 2 },
    ];
    const served = [9, 10].map((originId) => ({ originId, agencyId: 1 }));
    expect(regular(countUse(input({ originDays, served })))).toMatchObject({ coveredDays: 5 });
  });

  it('covers nothing for an agency that no origin serves', () => {
    expect(regular(countUse(input({ served: [] })))).toMatchObject({ coveredDays: 0 });
  });

  it('adds up activity that is spread over two years', () => {
    const newYear = parsePeriodId('bc-2026-01') as Period;
    const days = listWorkingDays(newYear.from, newYear.to, VIETNAM_WORK_CALENDAR);
    const old = days.filter((day) => day < '2026-01-01');
    const young = days.filter((day) => day >= '2026-01-01');
    const people = [person(1, old, { year: 2025 }), person(1, young, { year: 2026 })];
    const originDays = [{ originId: 9, firstDay: '2025-12-01', days, loggedDays: 32 }];
    const figures = countUse(input({ period: newYear, workingDays: days, elapsedDays: days, people, originDays }));
    expect(regular(figures)).toMatchObject({ counted: 1, eligible: 1, workingDays: 22 });
  });

  it('gives every agency a row, also one without people, and its volume', () => {
    const figures = countUse(input({ agencyIds: [1, 2], volume: [{ agencyId: 2, sent: 5, received: 8 }] }));
    expect(figures.map((row) => [row.agencyId, row.definition, row.sent])).toEqual([
      [1, 'du-1@1', 0],
      [1, 'du-2@1', 0],
      [2, 'du-1@1', 5],
      [2, 'du-2@1', 5],
    ]);
  });
});
