import type { OriginTotals } from '@nhip-thu/metrics';

/** Lines of one reason at one origin. */
export interface RejectRow {
  readonly origin: string;
  /** A reason for rejection, or `oversize`. */
  readonly reason: string;
  readonly count: number;
}

/** The rejected and the oversize lines of every origin by reason, most first. */
export function listRejects(origins: readonly Pick<OriginTotals, 'origin' | 'rejectedReasons' | 'oversize'>[]): RejectRow[] {
  return origins
    .flatMap(({ origin, rejectedReasons, oversize }) =>
      [...Object.entries(rejectedReasons), ['oversize', oversize] as const].map(([reason, count]) => ({ origin, reason, count })),
    )
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.origin < b.origin ? -1 : 1));
}

/** The reason with the most lines over all origins; null without rows. */
export function findMainReason(rows: readonly RejectRow[]): string | null {
  const sums = new Map<string, number>();
  for (const { reason, count } of rows) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
