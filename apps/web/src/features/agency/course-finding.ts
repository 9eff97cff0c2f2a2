import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { AgencyCoursePoint, AgencyCourseReply, Period } from '@nhip-thu/metrics';

/** One period of the course. */
export interface CourseRow {
  readonly period: Period;
  readonly point: AgencyCoursePoint;
}

/** The periods with their points, oldest first, from the first of which logs tell; the asked one alone when none do. */
export function listCourse({ periods, points }: Pick<AgencyCourseReply, 'periods' | 'points'>): CourseRow[] {
  const rows = points.flatMap((point, at) => {
    const period = periods[at];
    return period === undefined ? [] : [{ period, point }];
  });
  const first = rows.findIndex(({ point }) => point.sent !== null);
  return rows.slice(first < 0 ? -1 : first);
}

/** Where the mail of the newest period with any went. */
export interface FlowFinding {
  readonly period: Period;
  readonly sent: number;
  /** Messages whose recipients are all inside the province, of those of which logs tell where they went. */
  readonly inside: number;
  readonly told: number;
  readonly untold: number;
  readonly isProvisional: boolean;
}

/** Null where no period has mail of which logs tell. */
export function findFlow(rows: readonly CourseRow[]): FlowFinding | null {
  const row = rows.findLast(({ point }) => point.sent !== null && point.sent > 0);
  if (row === undefined) return null;
  const { sent, sentUntold, sentInternal, isProvisional } = row.point;
  const untold = sentUntold ?? 0;
  return { period: row.period, sent: sent ?? 0, inside: sentInternal ?? 0, told: (sent ?? 0) - untold, untold, isProvisional };
}

/** Periods of which the logs do not suffice for a rate, oldest first; those that are not known at all are not among them. */
export function listThinPeriods(rows: readonly CourseRow[]): CourseRow[] {
  return rows.filter(({ point: { coverage } }) => coverage !== null && coverage < MIN_COVERAGE);
}
