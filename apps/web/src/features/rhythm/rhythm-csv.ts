import type { HoursReply, MailDayReply, MailDaysReply, StickinessReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toTenth } from '../../text/to-tenth.ts';
import type { HabitRow } from './list-habit.ts';
import { hourStateOf } from './hour-week.ts';
import { isPartial } from './mail-weeks.ts';

const MAIL_HEADER = [
  ...['day', 'definition', 'working_day', 'sent', 'received', 'status', 'covered_agencies', 'agencies'],
  ...['snapshot_id', 'as_of'],
];

/**
 * The days of the calendar of mail as a file, those on screen; unknown cells are empty. `snapshotIds` are those of the figures of the period, which
 * come of the same logs; several stand in one cell.
 */
export function toMailCsv({ days, asOf }: MailDaysReply, snapshotIds: readonly number[]): string {
  return toCsv(
    MAIL_HEADER,
    days.map((each) => {
      const { day, isWorkingDay, sent, received, coveredCount, agencyCount } = each;
      return [
        ...[day, 'volume@1', String(isWorkingDay), sent, received, statusOf(each), coveredCount, agencyCount],
        ...[snapshotIds.join(' '), asOf],
      ];
    }),
  );
}

function statusOf(day: MailDayReply): string {
  if (day.isFew) return 'few';
  if (day.sent === null) return 'no-log';
  return isPartial(day) ? 'partial' : 'known';
}

const HOUR_HEADER = [
  ...['period', 'from', 'to', 'definition', 'weekday', 'hour', 'mean_accesses', 'days', 'status', 'timed_agencies', 'agencies'],
  ...['snapshot_id', 'as_of'],
];

/** The hours of the week as a file, those on screen; what is not told is empty. `snapshotIds` as of `toMailCsv`. */
export function toHoursCsv(reply: HoursReply, snapshotIds: readonly number[]): string {
  const { period, cells, dayCounts, timedAgencies, agencyCount, asOf } = reply;
  return toCsv(
    HOUR_HEADER,
    cells.map((cell) => [
      ...[period.id, period.from, period.to, 'ha@1'],
      ...[cell.weekday, cell.hour, cell.mean === null ? null : Math.round(cell.mean * 10) / 10, dayCounts[cell.weekday - 1] ?? 0],
      ...[hourStateOf(cell, reply), timedAgencies, agencyCount, snapshotIds.join(' '), asOf],
    ]),
  );
}

const HABIT_HEADER = [
  ...['period', 'from', 'to', 'stickiness_percent', 'mean_daily_active', 'active', 'active_margin', 'agencies', 'agency_count'],
  ...['definition', 'provisional', 'status', 'snapshot_id', 'as_of'],
];

/** How habitual use is as a file: the periods and the rounding of the table; what is not told is empty. */
export function toStickinessCsv(rows: readonly HabitRow[], { asOf }: Pick<StickinessReply, 'asOf'>): string {
  return toCsv(
    HABIT_HEADER,
    rows.map(({ period, point: { value, meanDaily, active, margin, agencies, agencyCount, snapshotIds }, isOpen }) => [
      ...[period.id, period.from, period.to, toTenth(value), meanDaily, active, active === null ? null : margin, agencies, agencyCount],
      ...['du-1@1', String(isOpen), value === null ? 'not-told' : 'known', snapshotIds.join(' '), asOf],
    ]),
  );
}
