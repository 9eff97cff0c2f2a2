/**
 * What a link says of the figures that it led to (`sn`): of which period, and the newest of the snapshots that they were made from. A page that finds
 * newer ones says so.
 * @example pinFigures('bc-2026-07', [7, 8]): "8.bc-2026-07"
 */
export function pinFigures(periodId: string, snapshotIds: readonly number[]): string {
  return `${Math.max(0, ...snapshotIds)}.${periodId}`;
}
