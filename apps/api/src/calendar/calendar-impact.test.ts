import { describe, expect, it } from '@jest/globals';
import { addDays, listDays, parsePeriodId, type CalendarEntry, type IsoDate } from '@nhip-thu/metrics';
import type { Holdings } from '../queue/dirty.repository.ts';
import { CalendarBook } from './calendar-book.ts';
import { findImpact, type CalendarImpact } from './calendar-impact.ts';

const hours = [
  { unitId: null, validFrom: '1900-01-01', validTo: null, from: '01-01', to: '12-31', sessions: [{ start: 450, end: 720 }], source: '' },
];
const off = (day: IsoDate, unitId: number | null = null): CalendarEntry => ({ day, kind: 'holiday', unitId, source: 'QĐ 1' });
const book = (...entries: CalendarEntry[]): CalendarBook => new CalendarBook(0, entries, hours);

const stored = (...ids: string[]): Holdings['periods'] =>
  ids.map((id) => {
    const period = parsePeriodId(id);
    if (period === null) throw new Error(id);
    return { periodId: id, from: period.from, to: period.to, lookedFrom: period.from };
  });
const periods = stored(
  'bc-2026-03',
  'bc-2026-04',
  'bc-2026-05',
  'dl-2026-03',
  'dl-2026-04',
  'tuan-2026-w11',
  'tuan-2026-w12',
  'bc-2026-q2',
);
const days = listDays('2026-02-15', '2026-06-30');
const held: Holdings = { loggedDays: days, origins: [days], periods };

function impact(before: CalendarBook, after: CalendarBook, changes: Partial<Holdings> = {}): CalendarImpact {
  return findImpact(before, after, { ...held, ...changes });
}

describe('what a change of the calendar touches', () => {
  it('a new holiday: its day and the periods that hold it, no other', () => {
    expect(impact(book(), book(off('2026-03-12')))).toEqual({
      days: ['2026-03-12'],
      periodIds: ['bc-2026-03', 'dl-2026-03', 'tuan-2026-w11'],
    });
  });

  it('nothing when the day was off anyway, or only its name changes', () => {
    expect(impact(book(), book(off('2026-03-14')))).toEqual({ days: [], periodIds: [] });
    expect(impact(book(off('2026-03-12')), book({ ...off('2026-03-12'), kind: 'compensatory' }))).toEqual({ days: [], periodIds: [] });
  });

  it('the same whether the day is taken off or given back, by the province or by one unit', () => {
    const forUnit = impact(book(), book(off('2026-03-12', 7)));
    expect(impact(book(off('2026-03-12', 7)), book())).toEqual(forUnit);
    expect(forUnit.days).toEqual(['2026-03-12']);
    expect(forUnit.periodIds).toEqual(impact(book(), book(off('2026-03-12'))).periodIds);
  });

  it('no day without logs', () => {
    expect(impact(book(), book(off('2026-03-12')), { loggedDays: ['2026-03-11', '2026-06-30'] }).days).toEqual([]);
  });

  it('other session hours: the worked days of their season, and no period, for working days stay what they are', () => {
    const later = [...hours, { ...hours[0]!, validFrom: '2026-03-09', validTo: '2026-03-16', sessions: [{ start: 420, end: 690 }] }];
    const after = new CalendarBook(1, [], later);
    expect(impact(book(), after)).toEqual({ days: listDays('2026-03-09', '2026-03-13'), periodIds: [] });
  });

  it('a later period too, when a source is expected in it now and was not', () => {
    // From 02/03 on there are 32 working days to 14/04; it logged on 15, which is half of 31 rounded down and less than half of 32.
    const sparse = listDays('2026-03-02', '2026-03-16');
    const changed = impact(book(), book(off('2026-03-03'), off('2026-03-04')), { origins: [sparse] });
    expect(changed.periodIds).toContain('bc-2026-04');
    expect(impact(book(), book(off('2026-03-03'), off('2026-03-04'))).periodIds).not.toContain('bc-2026-04');
  });

  it('a later period whose figures look back to the day', () => {
    const lookingBack = stored('bc-2026-05').map((period) => ({ ...period, lookedFrom: '2026-03-12' }));
    expect(impact(book(), book(off('2026-03-12')), { periods: lookingBack }).periodIds).toEqual(['bc-2026-05']);
    expect(impact(book(), book(off('2026-03-11')), { periods: lookingBack }).periodIds).toEqual([]);
  });

  it('a period that reaches the newest log day, for what is expected in it changes day by day', () => {
    const open = stored('bc-2026-07');
    expect(impact(book(), book(off('2026-03-12')), { periods: open }).periodIds).toEqual(['bc-2026-07']);
    expect(impact(book(), book(off(addDays('2026-07-14', 1))), { periods: open }).periodIds).toEqual([]);
  });
});
