import { addDays, listDays, parsePeriodId } from '@nhip-thu/metrics';
import type { IsoDate } from '@nhip-thu/metrics';

/**
 * Where a day stands among periods of which each takes the place of its number, half on either side: the middle of the second is 1. Null when it
 * lies in none, or in the gap between two.
 */
export function placeOfDay(day: IsoDate, periodIds: readonly string[]): number | null {
  const at = periodIds.findIndex((id) => {
    const period = parsePeriodId(id);
    return period !== null && period.from <= day && day <= period.to;
  });
  const period = at === -1 ? null : parsePeriodId(periodIds[at] ?? '');
  if (period === null) return null;
  const passed = day === period.from ? 0 : listDays(period.from, addDays(day, -1)).length;
  return at - 0.5 + passed / listDays(period.from, period.to).length;
}
