import type { IsoDate } from '@nhip-thu/metrics';
import type { RetentionSettings } from '../../config/retention-settings.ts';

/** Everything earlier than these days is to be removed. */
export interface RetentionLimits {
  /** Of files. */
  readonly rawBefore: IsoDate;
  /** Of what is kept about single people. */
  readonly personBefore: IsoDate;
  /** Whoever left earlier than this day has no name any more. */
  readonly leaverBefore: IsoDate;
}

/**
 * What is over on a day. Files go by the day; what single people did goes by whole months, so that no week or month of theirs is left in parts
 * for long: it is kept for at least `personMonths` and less than a month more.
 * Example: on 2026-11-27, with 13 and 24 months, files before 2025-10-27 and days before 2024-11-01.
 */
export function findRetentionLimits(today: IsoDate, { rawMonths, personMonths, leaverMonths }: RetentionSettings): RetentionLimits {
  return {
    rawBefore: monthsBefore(today, rawMonths),
    personBefore: `${monthsBefore(today, personMonths).slice(0, 7)}-01`,
    leaverBefore: monthsBefore(today, leaverMonths),
  };
}

/** The same day some months ago; the last day of that month where it has no such day. */
function monthsBefore(day: IsoDate, count: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month - count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - count, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
