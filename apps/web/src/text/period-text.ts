import { parsePeriodId } from '@nhip-thu/metrics';
import type { Period, PeriodKind } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** Kinds named alike; what tells the calendar's from those of reporting is their span, or a word in a sentence. */
type PeriodForm = 'month' | 'quarter' | 'firstHalf' | 'secondHalf' | 'year' | 'week' | 'block';

const FORMS: Readonly<Record<PeriodKind, PeriodForm | 'half'>> = {
  'reporting-month': 'month',
  'reporting-quarter': 'quarter',
  'reporting-half-year': 'half',
  'reporting-year': 'year',
  'calendar-month': 'month',
  'calendar-quarter': 'quarter',
  'calendar-half-year': 'half',
  'calendar-year': 'year',
  'iso-week': 'week',
  'four-week-block': 'block',
};

/** Year and, but of a year, number: month 1 to 12, quarter 1 to 4, half 1 or 2, ISO week 1 to 53 (of a block its first). */
function numbersOf(period: Period): { readonly year: number; readonly number: number } {
  const [, year = '', number = ''] = period.id.split('-');
  return { year: Number(year), number: Number(number.replace(/\D/, '')) };
}

function formOf(period: Period): PeriodForm {
  const form = FORMS[period.kind];
  if (form !== 'half') return form;
  return numbersOf(period).number === 1 ? 'firstHalf' : 'secondHalf';
}

/** The numbers, and of a month its name, which Vietnamese does not need. */
function wordsOf(t: TFunction, period: Period): { readonly year: number; readonly number: number; readonly month: string } {
  const numbers = numbersOf(period);
  const month = formOf(period) === 'month' ? t(`period.monthName.${numbers.number}` as 'period.monthName.1') : '';
  return { ...numbers, month };
}

/** "Tháng 7/2026 · 15/06–14/07", for the picker; the ends carry their year where it is not that of the name. */
export function describePeriod(t: TFunction, format: Format, period: Period): string {
  const words = wordsOf(t, period);
  return t(`period.option.${formOf(period)}`, { ...words, span: format.span(period.from, period.to, words.year) });
}

/** "tháng 7/2026", within a sentence. */
export function namePeriod(t: TFunction, period: Period): string {
  const name = t(`period.name.${formOf(period)}`, wordsOf(t, period));
  return period.kind.startsWith('calendar-') ? t('period.ofCalendar', { name }) : name;
}

/** "T7/2026", for axes and table rows; the id itself when it names no standard period. */
export function abbreviatePeriod(t: TFunction, periodId: string): string {
  const period = parsePeriodId(periodId);
  if (period === null) return periodId;
  return t(`period.short.${formOf(period)}`, wordsOf(t, period));
}
