import { isWorkingDay, listDays, type CoverageDay, type CoverageReply, type IsoDate, type WorkCalendar } from '@nhip-thu/metrics';
import type { CoverageRow, FlaggedSpan } from './reconciliation.repository.ts';

/** Lays stored days out as a grid of origins and days; where nothing is stored there is null, which is not 0. */
export function layOutCoverage(
  range: { readonly from: IsoDate; readonly to: IsoDate },
  origins: readonly { readonly id: number; readonly name: string }[],
  rows: readonly CoverageRow[],
  spans: readonly FlaggedSpan[],
  calendar: WorkCalendar,
): CoverageReply {
  const days = listDays(range.from, range.to);
  const byKey = new Map(rows.map((row) => [`${row.originId} ${row.day}`, row]));
  const toDay = (originId: number, day: IsoDate): CoverageDay | null => {
    const row = byKey.get(`${originId} ${day}`);
    if (!row) return null;
    const flags = spans.filter((span) => span.originId === originId && span.firstDay <= day && day <= span.lastDay).map(({ flag }) => flag);
    const { facts, hours, isTimed, unconfirmed } = row;
    // The noon that stands for a whole day is no moment of a fact.
    const [firstAt, lastAt] = isTimed ? [row.firstAt, row.lastAt] : [null, null];
    return {
      ...{ facts, hours, isTimed, unconfirmed, flags: [...new Set(flags)] },
      ...{ firstAt: firstAt?.toISOString() ?? null, lastAt: lastAt?.toISOString() ?? null },
    };
  };
  return {
    days: days.map((day) => ({ day, isWorkingDay: isWorkingDay(day, calendar) })),
    origins: origins.map(({ id, name }) => ({ origin: name, days: days.map((day) => toDay(id, day)) })),
  };
}
