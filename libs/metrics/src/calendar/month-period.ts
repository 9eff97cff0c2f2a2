import type { IsoDate, Period } from '../contract/period.ts';
import { addDays, yearOf } from './iso-date.ts';

/** A kind of period made of whole months of one year. */
export interface MonthKind {
  readonly kind: Exclude<Period['kind'], 'iso-week' | 'four-week-block'>;
  /** Of the id: `bc` counts months of reporting, `dl` months of the calendar. */
  readonly prefix: 'bc' | 'dl';
  /** Months in one: 1, 3, 6 or 12. */
  readonly length: number;
  /** What stands before the number in the id, such as `q` in `bc-2026-q3`. */
  readonly letter: '' | 'q' | 'h';
}

/** Monthly, quarterly, half-yearly and yearly, as reports are due (Decree 09/2019/NĐ-CP, art. 12), and the same of the calendar. */
export const MONTH_KINDS: readonly MonthKind[] = [
  { kind: 'reporting-month', prefix: 'bc', length: 1, letter: '' },
  { kind: 'reporting-quarter', prefix: 'bc', length: 3, letter: 'q' },
  { kind: 'reporting-half-year', prefix: 'bc', length: 6, letter: 'h' },
  { kind: 'reporting-year', prefix: 'bc', length: 12, letter: '' },
  { kind: 'calendar-month', prefix: 'dl', length: 1, letter: '' },
  { kind: 'calendar-quarter', prefix: 'dl', length: 3, letter: 'q' },
  { kind: 'calendar-half-year', prefix: 'dl', length: 6, letter: 'h' },
  { kind: 'calendar-year', prefix: 'dl', length: 12, letter: '' },
];

const MONTH_ID = /^(bc|dl)-(\d{4})(?:-([qh]?)(\d{1,2}))?$/;

/** First day of the reporting month; it ends on the day before in the next month (Decree 09/2019/NĐ-CP, art. 12). */
const REPORTING_DAY = 15;

const MONTHS_PER_YEAR = 12;

/** Months since year 0; the reporting month of 15/12 to 14/01 is the January of its end. */
export function monthNumberOf(prefix: MonthKind['prefix'], day: IsoDate): number {
  const month = yearOf(day) * MONTHS_PER_YEAR + Number(day.slice(5, 7)) - 1;
  return prefix === 'bc' && Number(day.slice(8)) >= REPORTING_DAY ? month + 1 : month;
}

/** The `index`-th period of a kind, counted from the beginning of year 0: of years, index 2026 is 2026. */
export function monthPeriodOf(monthKind: MonthKind, index: number): Period {
  const { kind, prefix, length } = monthKind;
  const first = index * length;
  const offset = prefix === 'bc' ? REPORTING_DAY - 1 : 0;
  const shift = prefix === 'bc' ? -1 : 0;
  return {
    id: idOf(monthKind, index),
    kind,
    from: addDays(firstOfMonth(first + shift), offset),
    to: addDays(firstOfMonth(first + length + shift), offset - 1),
  };
}

/** The period a `bc-` or `dl-` id names, or null. */
export function parseMonthPeriodId(id: string): Period | null {
  const match = MONTH_ID.exec(id);
  if (match === null) return null;
  const [, prefix, year = '', letter = '', number] = match;
  const isYear = number === undefined;
  const monthKind = MONTH_KINDS.find(
    (each) => each.prefix === prefix && each.letter === letter && (each.length === MONTHS_PER_YEAR) === isYear,
  );
  if (monthKind === undefined) return null;
  const perYear = MONTHS_PER_YEAR / monthKind.length;
  const period = monthPeriodOf(monthKind, Number(year) * perYear + (isYear ? 0 : Number(number) - 1));
  // Numbers out of range, and those written in another way, come back under another id.
  return period.id === id ? period : null;
}

function idOf({ prefix, length, letter }: MonthKind, index: number): string {
  const perYear = MONTHS_PER_YEAR / length;
  const year = `${prefix}-${String(Math.floor(index / perYear)).padStart(4, '0')}`;
  if (perYear === 1) return year;
  const number = String((index % perYear) + 1);
  return `${year}-${letter}${letter === '' ? number.padStart(2, '0') : number}`;
}

function firstOfMonth(month: number): IsoDate {
  const year = String(Math.floor(month / MONTHS_PER_YEAR)).padStart(4, '0');
  return `${year}-${String((month % MONTHS_PER_YEAR) + 1).padStart(2, '0')}-01`;
}
