import { describe, expect, it } from '@jest/globals';
import { addDays, listDays, parsePeriodId, type IsoDate } from '@nhip-thu/metrics';
import { CalendarBook } from '../calendar/calendar-book.ts';
import { CALENDAR_SEED, SESSION_HOURS } from '../calendar/calendar-seed.ts';
import { ToldDays } from './told-days.ts';

const WEEK = parsePeriodId('tuan-2026-w14')!;
const MERGED_ON = '2026-04-01';
const seed = CALENDAR_SEED.map((entry) => ({ ...entry, unitId: null }));
const hours = SESSION_HOURS.map((entry) => ({ ...entry, unitId: null }));
const calendar = new CalendarBook(0, seed, hours);

/** Two agencies that stay, and one that is merged into another on the Wednesday; one origin tells of all three. */
function tell(today: IsoDate): ToldDays {
  const days = listDays(addDays(WEEK.from, -60), addDays(today, -1)).map((day) => {
    const begin = Date.parse(`${day}T00:00:00+07:00`) / 1000;
    return { day, firstSecond: begin, lastSecond: begin + 86_399, silences: [], isTimed: true };
  });
  return new ToldDays(
    {
      ...{ period: WEEK, today, calendar, originDays: [{ originId: 1, days }] },
      served: [1, 2, 3].map((agencyId) => ({ originId: 1, agencyId })),
    },
    [
      { id: 1, validFrom: '2025-01-01', validTo: null },
      { id: 2, validFrom: '2025-01-01', validTo: null },
      { id: 3, validFrom: '2025-01-01', validTo: MERGED_ON },
      // Of it no log tells.
      { id: 4, validFrom: '2025-01-01', validTo: null },
    ],
  );
}

describe('ToldDays', () => {
  it('counts the agencies that there were on the day', () => {
    const told = tell('2026-04-10');
    expect(listDays(WEEK.from, WEEK.to).map((day) => told.of(day).agencyCount)).toEqual([3, 3, 2, 2, 2, 2, 2]);
    expect([told.of('2026-03-31').coveredCount, told.of(MERGED_ON).coveredCount]).toEqual([3, 2]);
  });

  it('ends with the last day that has passed', () => {
    expect(tell('2026-04-02').lastDay).toBe('2026-04-01');
  });
});
