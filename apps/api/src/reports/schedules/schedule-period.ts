import {
  isoDateOfEpochSecond,
  lastOccurrence,
  periodOf,
  previousPeriod,
  TEMPLATE_PERIODS,
  type Beat,
  type Period,
  type PeriodKind,
} from '@nhip-thu/metrics';
import type { StoredSchedule } from './schedule.repository.ts';

/** When it comes due; null: whenever there is something. */
export function beatOf({ cadence, day, hour }: Pick<StoredSchedule, 'cadence' | 'day' | 'hour'>): Beat | null {
  return cadence === 'at-once' || day === null || hour === null ? null : { cadence, day, hour };
}

/** What it is about: of a report the periods of its template, of a weekly digest weeks, of all else reporting months. */
function kindOf({ kind, template, cadence }: Pick<StoredSchedule, 'kind' | 'template' | 'cadence'>): PeriodKind {
  if (template !== null) return TEMPLATE_PERIODS[template] ?? 'reporting-month';
  return kind === 'digest' && cadence === 'weekly' ? 'iso-week' : 'reporting-month';
}

/** The last time it came due, and for which period: the last that was over then. Null before its first time, and of one that waits for events. */
export function lastDue(schedule: StoredSchedule, now: Date): { readonly period: Period; readonly dueAt: Date } | null {
  const beat = beatOf(schedule);
  if (beat === null) return null;
  const dueAt = lastOccurrence(beat, now);
  const on = isoDateOfEpochSecond(Math.floor(dueAt.getTime() / 1000));
  return on < schedule.startsOn ? null : { period: previousPeriod(periodOf(kindOf(schedule), on)), dueAt };
}
