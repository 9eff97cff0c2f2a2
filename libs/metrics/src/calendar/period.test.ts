import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isoDateOfDayNumber } from './iso-date.ts';
import { isoWeekOf, mondayOf, mondayOfIsoWeek } from './iso-week.ts';
import {
  listPeriods,
  nextPeriod,
  parsePeriodId,
  PERIOD_KINDS,
  periodNumber,
  periodOf,
  previousPeriod,
  samePeriodLastYear,
  standardPeriodsOf,
} from './period.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map(isoDateOfDayNumber);
const kind = fc.constantFrom(...PERIOD_KINDS);

describe('ISO weeks', () => {
  it('a week belongs to the year of its Thursday', () => {
    expect(isoWeekOf('2027-01-01')).toEqual({ year: 2026, week: 53 });
    expect(isoWeekOf('2025-12-29')).toEqual({ year: 2026, week: 1 });
    expect(isoWeekOf('2026-04-13')).toEqual({ year: 2026, week: 16 });
    expect(isoWeekOf('2026-04-30')).toEqual({ year: 2026, week: 18 });
  });

  it('a week is found again by its number', () => {
    fc.assert(fc.property(day, (each) => expect(mondayOfIsoWeek(isoWeekOf(each))).toBe(mondayOf(each))));
  });

  it('a year has no week 0 or 54, and 53 only when its Thursdays reach so far', () => {
    expect([0, 53, 54].map((week) => mondayOfIsoWeek({ year: 2026, week }))).toEqual([null, '2026-12-28', null]);
    expect(mondayOfIsoWeek({ year: 2025, week: 53 })).toBeNull();
  });
});

describe('periods', () => {
  it('a reporting month runs from the 15th of the month before to the 14th (Decree 09/2019, art. 12)', () => {
    expect(parsePeriodId('bc-2026-07')).toEqual({ id: 'bc-2026-07', kind: 'reporting-month', from: '2026-06-15', to: '2026-07-14' });
    expect(parsePeriodId('bc-2026-01')).toEqual({ id: 'bc-2026-01', kind: 'reporting-month', from: '2025-12-15', to: '2026-01-14' });
    expect(periodOf('reporting-month', '2026-07-14').id).toBe('bc-2026-07');
    expect(periodOf('reporting-month', '2026-07-15').id).toBe('bc-2026-08');
    expect(periodOf('reporting-month', '2026-12-31').id).toBe('bc-2027-01');
  });

  it('calendar months and ISO weeks are periods too', () => {
    expect(parsePeriodId('dl-2024-02')).toEqual({ id: 'dl-2024-02', kind: 'calendar-month', from: '2024-02-01', to: '2024-02-29' });
    expect(parsePeriodId('tuan-2026-w28')).toEqual({ id: 'tuan-2026-w28', kind: 'iso-week', from: '2026-07-06', to: '2026-07-12' });
  });

  it.each([
    '',
    'bc-2026-13',
    'bc-2026-00',
    'dl-2026-7',
    'tuan-2026-w54',
    'tuan-2026-w00',
    'bc-2026-q0',
    'bc-2026-q5',
    'bc-2026-q03',
    'bc-2026-h3',
    'bc-2026-h',
    'bc-2026-3',
    'bc-2026-',
    'dl-2026-q',
    'bc-0150',
    'dl-9999-12',
    'bc-202',
    '4tuan-2026-w26',
    '4tuan-2026-w00',
    'BC-2026-07',
    'bc-2026-07 ',
    'bc-0000-01',
  ])('"%s" names no period', (id) => {
    expect(parsePeriodId(id)).toBeNull();
  });

  it('quarters, half-years and years of reporting are made of reporting months (Decree 09/2019, art. 12)', () => {
    const spanOf = (id: string): string[] => [parsePeriodId(id)!.kind, parsePeriodId(id)!.from, parsePeriodId(id)!.to];
    expect(spanOf('bc-2026-q1')).toEqual(['reporting-quarter', '2025-12-15', '2026-03-14']);
    expect(spanOf('bc-2026-q4')).toEqual(['reporting-quarter', '2026-09-15', '2026-12-14']);
    expect(spanOf('bc-2026-h1')).toEqual(['reporting-half-year', '2025-12-15', '2026-06-14']);
    expect(spanOf('bc-2026-h2')).toEqual(['reporting-half-year', '2026-06-15', '2026-12-14']);
    expect(spanOf('bc-2026')).toEqual(['reporting-year', '2025-12-15', '2026-12-14']);
  });

  it('quarters, half-years and years of the calendar', () => {
    const spanOf = (id: string): string[] => [parsePeriodId(id)!.kind, parsePeriodId(id)!.from, parsePeriodId(id)!.to];
    expect(spanOf('dl-2026-q1')).toEqual(['calendar-quarter', '2026-01-01', '2026-03-31']);
    expect(spanOf('dl-2026-h2')).toEqual(['calendar-half-year', '2026-07-01', '2026-12-31']);
    expect(spanOf('dl-2026')).toEqual(['calendar-year', '2026-01-01', '2026-12-31']);
  });

  it('a block holds four whole weeks and is named by the first, across the year too', () => {
    expect(parsePeriodId('4tuan-2026-w25')).toEqual({
      ...{ id: '4tuan-2026-w25', kind: 'four-week-block', from: '2026-06-15', to: '2026-07-12' },
    });
    expect(periodOf('four-week-block', '2027-01-10')).toMatchObject({ id: '4tuan-2026-w53', from: '2026-12-28', to: '2027-01-24' });
    expect(periodOf('four-week-block', '2023-12-31').id).toBe('4tuan-2023-w49');
  });

  it('the same period a year before has the same name; a block lies 52 weeks before', () => {
    const before = (id: string): string | undefined => samePeriodLastYear(parsePeriodId(id)!)?.id;
    expect(['bc-2026-01', 'bc-2026-q3', 'bc-2026-h1', 'bc-2026', 'dl-2026-12', 'dl-2024'].map(before)).toEqual([
      ...['bc-2025-01', 'bc-2025-q3', 'bc-2025-h1', 'bc-2025', 'dl-2025-12', 'dl-2023'],
    ]);
    expect(['tuan-2026-w28', '4tuan-2026-w25', '4tuan-2026-w53'].map(before)).toEqual([
      'tuan-2025-w28',
      '4tuan-2025-w25',
      '4tuan-2026-w01',
    ]);
    expect(samePeriodLastYear(parsePeriodId('tuan-2026-w53')!)).toBeNull();
  });

  it('DOMAIN 9: M0 to M6 are the reporting months from 15/12/2025 to 14/07/2026', () => {
    const months = listPeriods('reporting-month', '2025-12-15', '2026-07-14');
    expect(months.map((month) => month.id)).toEqual(['01', '02', '03', '04', '05', '06', '07'].map((month) => `bc-2026-${month}`));
  });

  it('a day lies in one period of each kind', () => {
    expect(standardPeriodsOf('2026-07-14').map((period) => period.id)).toEqual([
      ...['bc-2026-07', 'bc-2026-q3', 'bc-2026-h2', 'bc-2026', 'dl-2026-07', 'dl-2026-q3', 'dl-2026-h2', 'dl-2026'],
      ...['tuan-2026-w29', '4tuan-2026-w29'],
    ]);
  });

  it('no period lies in an empty range', () => {
    expect(listPeriods('iso-week', '2026-07-14', '2026-07-13')).toEqual([]);
  });

  it('periods tile the calendar: each day in exactly one, the next begins where it ends', () => {
    fc.assert(
      fc.property(kind, day, (each, date) => {
        const period = periodOf(each, date);
        expect(period.from <= date && date <= period.to).toBe(true);
        expect(periodOf(each, period.from)).toEqual(period);
        expect(periodOf(each, period.to)).toEqual(period);
        expect(nextPeriod(period).from).toBe(addDays(period.to, 1));
        expect(previousPeriod(period).to).toBe(addDays(period.from, -1));
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
        expect(periodNumber(nextPeriod(period))).toBe(periodNumber(period) + 1);
      }),
    );
  });

  it('an id and its period name each other', () => {
    fc.assert(
      fc.property(kind, day, (each, date) => {
        const period = periodOf(each, date);
        expect(parsePeriodId(period.id)).toEqual(period);
      }),
    );
  });
});
