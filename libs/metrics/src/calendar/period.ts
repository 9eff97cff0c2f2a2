import type { IsoDate, Period, PeriodKind } from '../contract/period.ts';
import { addDays, daysBetween } from './iso-date.ts';
import { isoWeekOf, mondayOf, mondayOfIsoWeek } from './iso-week.ts';
import { MONTH_KINDS, monthNumberOf, monthPeriodOf, parseMonthPeriodId, type MonthKind } from './month-period.ts';

const WEEK_ID = /^(4?)tuan-\d{4}-w(\d{2})$/;
const YEAR = /\d{4}/;
/** Every day of these years' periods, and of their neighbours, is a date. */
const FIRST_YEAR = 200;
const LAST_YEAR = 9990;

/** Every kind of standard period, the legal reporting ones first. */
export const PERIOD_KINDS: readonly PeriodKind[] = [...MONTH_KINDS.map(({ kind }) => kind), 'iso-week', 'four-week-block'];

const DAYS_PER_WEEK = 7;
const DAYS_PER_BLOCK = 28;
/** Blocks of four weeks follow one another without regard to the year, so that all are alike; one begins on Monday 01/01/2024. */
const BLOCK_ANCHOR: IsoDate = '2024-01-01';

/**
 * The period an id names, or null when it names none.
 * `bc-2026-07` runs from 2026-06-15 to 2026-07-14, `bc-2026-q3` from 2026-06-15 to 2026-09-14, `dl-2026-h2` from July to December,
 * `tuan-2026-w28` from Monday 2026-07-06 to Sunday, `4tuan-2026-w25` from Monday 2026-06-15 to Sunday 2026-07-12.
 */
export function parsePeriodId(id: string): Period | null {
  const year = Number(YEAR.exec(id)?.[0]);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const match = WEEK_ID.exec(id);
  if (match === null) return parseMonthPeriodId(id);
  const monday = mondayOfIsoWeek({ year, week: Number(match[2]) });
  if (monday === null) return null;
  const period = periodOf(match[1] === '' ? 'iso-week' : 'four-week-block', monday);
  // A block begins with the week its id names.
  return period.id === id ? period : null;
}

/** The standard period of a kind that holds a day. */
export function periodOf(kind: PeriodKind, day: IsoDate): Period {
  const monthKind = monthKindOf(kind);
  if (monthKind !== undefined) return monthPeriodOf(monthKind, Math.floor(monthNumberOf(monthKind.prefix, day) / monthKind.length));
  if (kind === 'iso-week') return weekPeriodOf(kind, mondayOf(day), DAYS_PER_WEEK);
  const block = Math.floor(daysBetween(BLOCK_ANCHOR, day) / DAYS_PER_BLOCK);
  return weekPeriodOf('four-week-block', addDays(BLOCK_ANCHOR, block * DAYS_PER_BLOCK), DAYS_PER_BLOCK);
}

/** The period of the same kind that ends on the day before this one begins. */
export function previousPeriod(period: Period): Period {
  return periodOf(period.kind, addDays(period.from, -1));
}

/** The period of the same kind that begins on the day after this one ends. */
export function nextPeriod(period: Period): Period {
  return periodOf(period.kind, addDays(period.to, 1));
}

/**
 * "Cùng kỳ": the period of the same name a year before; of a block of four weeks the one 13 blocks before (52 weeks).
 * Null for week 53 after a year of 52 weeks. `bc-2026-q3` gives `bc-2025-q3`.
 */
export function samePeriodLastYear(period: Period): Period | null {
  const monthKind = monthKindOf(period.kind);
  if (monthKind !== undefined) return monthPeriodOf(monthKind, periodNumber(period) - 12 / monthKind.length);
  if (period.kind === 'four-week-block') return periodOf(period.kind, addDays(period.from, -13 * DAYS_PER_BLOCK));
  const { year, week } = isoWeekOf(period.from);
  const monday = mondayOfIsoWeek({ year: year - 1, week });
  return monday === null ? null : periodOf(period.kind, monday);
}

/** Ordinal of a period among those of its kind: that of the next one is greater by 1. Only differences mean something. */
export function periodNumber(period: Period): number {
  const monthKind = monthKindOf(period.kind);
  if (monthKind !== undefined) return Math.floor(monthNumberOf(monthKind.prefix, period.from) / monthKind.length);
  return Math.floor(daysBetween(BLOCK_ANCHOR, period.from) / (period.kind === 'iso-week' ? DAYS_PER_WEEK : DAYS_PER_BLOCK));
}

/** The periods of a kind that share at least one day with `from` to `to` (both included), oldest first. */
export function listPeriods(kind: PeriodKind, from: IsoDate, to: IsoDate): Period[] {
  const periods: Period[] = [];
  if (from > to) return periods;
  for (let period = periodOf(kind, from); period.from <= to; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** The periods a day lies in, one of each kind. */
export function standardPeriodsOf(day: IsoDate): Period[] {
  return PERIOD_KINDS.map((kind) => periodOf(kind, day));
}

function monthKindOf(kind: PeriodKind): MonthKind | undefined {
  return MONTH_KINDS.find((each) => each.kind === kind);
}

function weekPeriodOf(kind: 'iso-week' | 'four-week-block', from: IsoDate, days: number): Period {
  const { year, week } = isoWeekOf(from);
  const prefix = kind === 'iso-week' ? 'tuan' : '4tuan';
  const id = `${prefix}-${String(year).padStart(4, '0')}-w${String(week).padStart(2, '0')}`;
  return { id, kind, from, to: addDays(from, days - 1) };
}
