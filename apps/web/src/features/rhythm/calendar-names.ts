import { listDays, type IsoDate } from '@nhip-thu/metrics';
import type { Language } from '../../text/format.ts';

const SHORT_VI = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];

const known = new Map<string, readonly string[]>();

/** Names of the days of the week, Monday first. */
export function weekdayNames(language: Language, style: 'short' | 'long'): readonly string[] {
  if (language === 'vi' && style === 'short') return SHORT_VI;
  const key = `${language} ${style}`;
  const names = known.get(key) ?? readNames(language, style);
  known.set(key, names);
  return names;
}

/** Name of a day of the week (1: Monday) within a sentence: "thứ Năm", "Thursday". */
export function weekdayWithin(language: Language, weekday: number): string {
  const name = weekdayNames(language, 'long')[weekday - 1] ?? '';
  return language === 'vi' ? name.charAt(0).toLocaleLowerCase(language) + name.slice(1) : name;
}

function readNames(language: Language, style: 'short' | 'long'): readonly string[] {
  const names = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  // Any week will do.
  return listDays('2024-01-01', '2024-01-07').map((day) => names.format(new Date(day)));
}

/** Short name of the month of a day, for the head of a column; with its year: "Tháng 1/2026", "Jan 2026". */
export function monthName(language: Language, day: IsoDate, hasYear = false): string {
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(new Date(day));
  return hasYear ? `${name}${language === 'vi' ? '/' : ' '}${day.slice(0, 4)}` : name;
}
