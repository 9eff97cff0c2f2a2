import type { HourCell } from '../contract/adoption.ts';
import { MIN_PEOPLE } from '../target/figure.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What one day adds. */
export interface DayHours {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** Events by hour of the day, 24 counts; null where they are not known or may not be told. */
  readonly counts: readonly number[] | null;
}

/**
 * Events by day of the week and hour, as the mean of the days of that weekday that are told: Σ counts ÷ days.
 *
 * `mean` is null where no day of the weekday is told, and where fewer than 10 events are left in all of them, 0 included: that hardly anybody, or
 * nobody, was there would be known of everybody (`isFew`). Returns 7 × 24 cells, Monday first, each by its hours from 0 on.
 * Example: Mondays with 30 and 20 events from 8 to 9 give a mean of 25 for Monday 8; with 5 and 4 it is few. Source: ADR 41, 42.
 */
export function tellHours(days: readonly DayHours[]): HourCell[] {
  return WEEKDAYS.flatMap((weekday) => {
    const told = days.flatMap((day) => (day.weekday === weekday && day.counts !== null ? [day.counts] : []));
    return HOURS.map((hour): HourCell => {
      const sum = told.reduce((total, counts) => total + (counts[hour] ?? 0), 0);
      const isFew = told.length > 0 && sum < MIN_PEOPLE;
      return { weekday, hour, mean: told.length === 0 || isFew ? null : sum / told.length, isFew };
    });
  });
}
