import type { HourCell, HoursReply } from '@nhip-thu/metrics';

/** One hour of the day, Monday to Sunday. */
export interface HourRow {
  readonly hour: number;
  readonly cells: readonly HourCell[];
}

/** The cells by hour, from midnight on. */
export function toHourRows(cells: readonly HourCell[]): HourRow[] {
  return Array.from({ length: 24 }, (_, hour) => ({
    hour,
    cells: cells.filter((cell) => cell.hour === hour).toSorted((a, b) => a.weekday - b.weekday),
  }));
}

/** Accesses of the busiest hour of the week, rounded; 0 when none is told. */
export function busiestHourOf(cells: readonly HourCell[]): number {
  return cells.reduce((most, { mean }) => Math.max(most, Math.round(mean ?? 0)), 0);
}

/** What is known of an hour: a mean, that there are few, that logs are missing, or that no such day has come yet. */
export type HourState = 'known' | 'few' | 'no-log' | 'not-yet';

/** Why an hour has no mean; a weekday that has not come yet in the period wants for no logs. */
export function hourStateOf({ weekday, mean, isFew }: HourCell, { passedCounts }: Pick<HoursReply, 'passedCounts'>): HourState {
  if (isFew) return 'few';
  if (mean !== null) return 'known';
  return passedCounts[weekday - 1] === 0 ? 'not-yet' : 'no-log';
}

/** What the hours say together. */
export interface HoursFinding {
  /** The busiest hour of Monday to Friday by the mean of the days that are told, and the busiest one of the other half of the day; null when none is. */
  readonly morning: { readonly hour: number; readonly mean: number } | null;
  readonly afternoon: { readonly hour: number; readonly mean: number } | null;
}

/** The busiest hours of working weekdays before and after noon. */
export function findHours({ cells }: Pick<HoursReply, 'cells'>): HoursFinding {
  const hours = toHourRows(cells).flatMap(({ hour, cells: week }) => {
    const told = week.flatMap(({ weekday, mean }) => (weekday <= 5 && mean !== null ? [mean] : []));
    return told.length === 0 ? [] : [{ hour, mean: told.reduce((sum, mean) => sum + mean, 0) / told.length }];
  });
  const busiest = (from: number, to: number) =>
    hours.filter(({ hour }) => hour >= from && hour < to).toSorted((a, b) => b.mean - a.mean)[0] ?? null;
  return { morning: busiest(0, 12), afternoon: busiest(12, 24) };
}
