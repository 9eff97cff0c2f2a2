import type { IsoDate, Period, PeriodKind } from '../contract/period.ts';
import { addDays, isIsoDate } from './iso-date.ts';
import { isoWeekOf, mondayOf, mondayOfIsoWeek } from './iso-week.ts';

const PERIOD_ID = /^(?:(bc|dl)-(\d{4})-(\d{2})|tuan-(\d{4})-w(\d{2}))$/;

/** Every kind of standard period, the legal reporting month first. */
export const PERIOD_KINDS: readonly PeriodKind[] = ['reporting-month', 'calendar-month', 'iso-week'];

/** First day of the reporting month; it ends on the day before in the next month (Decree 09/2019/NĐ-CP, art. 12). */
const REPORTING_DAY = 15;

/**
 * The period an id names, or null when it names none.
 * `bc-2026-07` runs from 2026-06-15 to 2026-07-14, `dl-2026-07` over July, `tuan-2026-w28` from Monday 2026-07-06 to Sunday.
 */
export function parsePeriodId(id: string): Period | null {
  const match = PERIOD_ID.exec(id);
  if (match === null) return null;
  const [, prefix, year, month, weekYear, week] = match;
  const day = prefix === undefined ? mondayOfIsoWeek({ year: Number(weekYear), week: Number(week) }) : `${year}-${month}-01`;
  if (day === null || !isIsoDate(day)) return null;
  return periodOf(kindOfPrefix(prefix), day);
}

/** The standard period of a kind that holds a day. */
export function periodOf(kind: PeriodKind, day: IsoDate): Period {
  switch (kind) {
    case 'reporting-month': {
      const first = firstOfMonth(day);
      const isLate = Number(day.slice(8)) >= REPORTING_DAY;
      const closing = isLate ? firstOfNextMonth(first) : first;
      const opening = firstOfMonth(addDays(closing, -1));
      return {
        id: `bc-${closing.slice(0, 7)}`,
        kind,
        from: addDays(opening, REPORTING_DAY - 1),
        to: addDays(closing, REPORTING_DAY - 2),
      };
    }
    case 'calendar-month': {
      const from = firstOfMonth(day);
      return { id: `dl-${from.slice(0, 7)}`, kind, from, to: addDays(firstOfNextMonth(from), -1) };
    }
    case 'iso-week': {
      const from = mondayOf(day);
      const { year, week } = isoWeekOf(day);
      return { id: `tuan-${String(year).padStart(4, '0')}-w${String(week).padStart(2, '0')}`, kind, from, to: addDays(from, 6) };
    }
  }
}

/** The period of the same kind that ends on the day before this one begins. */
export function previousPeriod(period: Period): Period {
  return periodOf(period.kind, addDays(period.from, -1));
}

/** The period of the same kind that begins on the day after this one ends. */
export function nextPeriod(period: Period): Period {
  return periodOf(period.kind, addDays(period.to, 1));
}

/** The periods of a kind that share at least one day with `from` to `to` (both included), oldest first. */
export function listPeriods(kind: PeriodKind, from: IsoDate, to: IsoDate): Period[] {
  const periods: Period[] = [];
  if (from > to) return periods;
  for (let period = periodOf(kind, from); period.from <= to; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** The standard periods a day lies in, one of each kind: what must be counted anew when the day changes. */
export function standardPeriodsOf(day: IsoDate): Period[] {
  return PERIOD_KINDS.map((kind) => periodOf(kind, day));
}

function kindOfPrefix(prefix: string | undefined): PeriodKind {
  if (prefix === undefined) return 'iso-week';
  return prefix === 'bc' ? 'reporting-month' : 'calendar-month';
}

function firstOfMonth(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}

function firstOfNextMonth(firstDay: IsoDate): IsoDate {
  // 31 days after the first of a month is always in the next month.
  return firstOfMonth(addDays(firstDay, 31));
}
