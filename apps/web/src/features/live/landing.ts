import type { IngestReply } from '@nhip-thu/metrics';

/** What of the ledger tells that new figures landed. */
export interface RollUpState {
  readonly dirtyDays: number;
  readonly dirtyPeriods: number;
  /** When the newest file was read to its end; null before the first. */
  readonly newestFoldedAt: string | null;
}

export function rollUpStateOf({ dirtyDays, dirtyPeriods, segments }: IngestReply): RollUpState {
  const folded = segments.map(({ foldedAt }) => foldedAt).filter((at) => at !== null);
  return { dirtyDays, dirtyPeriods, newestFoldedAt: folded.toSorted().at(-1) ?? null };
}

/**
 * Whether figures changed between two looks: a period was rolled up, the last of the waiting work was done, or a file was read and rolled
 * up in between. Under steady traffic something always waits, so the first of these must be enough.
 */
export function hasLanded(before: RollUpState, after: RollUpState): boolean {
  if (after.dirtyPeriods < before.dirtyPeriods) return true;
  const isIdle = after.dirtyDays + after.dirtyPeriods === 0;
  return isIdle && (before.dirtyDays + before.dirtyPeriods > 0 || before.newestFoldedAt !== after.newestFoldedAt);
}
