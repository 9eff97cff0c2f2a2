import { Injectable } from '@nestjs/common';
import {
  isProvisionalOn,
  type AgencyCoursePoint,
  type AgencyCourseReply,
  type IsoDate,
  type Period,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { listTrendPeriods } from './adoption-reply.ts';
import { AgencyCourseRepository, type AgencyCourseRow } from './agency-course.repository.ts';
import { volumeOf } from './beside-rate.ts';

/** The mail of one agency over the periods before: counts of messages, never of people. */
@Injectable()
export class AgencyCourseService {
  constructor(
    private readonly stored: AgencyCourseRepository,
    private readonly clock: Clock,
  ) {}

  /** Up to the period, of its kind; null when the caller has no such agency, or nothing is stored of it in the period. */
  async read(code: string, period: Period, structure: UnitStructure): Promise<Omit<AgencyCourseReply, 'asOf' | 'isDemo'> | null> {
    const asked = listTrendPeriods(period);
    const periodIds = asked.map(({ id }) => id);
    const [name, today, rows] = await Promise.all([
      this.stored.findName(code),
      this.clock.today(),
      this.stored.list(code, periodIds, structure),
    ]);
    const rowOf = new Map(rows.map((row) => [row.periodId, row]));
    if (name === null || !rowOf.has(period.id)) return null;
    const periods = asked.slice(asked.findIndex(({ id }) => rowOf.has(id)));
    return { code, name, structure, periods, points: periods.map((each) => toPoint(each, rowOf.get(each.id), today)) };
  }
}

function toPoint(period: Period, row: AgencyCourseRow | undefined, today: IsoDate): AgencyCoursePoint {
  const isKnown = row !== undefined && row.expectedMinutes > 0;
  return {
    ...volumeOf(row === undefined ? [] : [row]),
    coverage: isKnown ? row.coveredMinutes / row.expectedMinutes : null,
    coverageMinutes: isKnown ? { expectedMinutes: row.expectedMinutes, coveredMinutes: row.coveredMinutes } : null,
    snapshotId: row?.snapshotId ?? null,
    isProvisional: isProvisionalOn(period, today),
  };
}
