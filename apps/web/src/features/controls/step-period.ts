import type { Period } from '@nhip-thu/metrics';

/** The neighbour of a period among the periods of its kind, by date; null at either end. */
export function stepPeriod(periods: readonly Period[], current: Period, direction: -1 | 1): Period | null {
  const candidates = periods.filter(
    (period) => period.kind === current.kind && (direction === 1 ? period.from > current.from : period.from < current.from),
  );
  const nearestFirst = candidates.toSorted((a, b) => (a.from < b.from ? -direction : direction));
  return nearestFirst[0] ?? null;
}
