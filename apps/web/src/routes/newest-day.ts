import type { IngestReply, IsoDate } from '@nhip-thu/metrics';

/** Newest day of any origin; null while nothing was read. */
export function findNewestDay({ origins }: Pick<IngestReply, 'origins'>): IsoDate | null {
  const days = origins.map(({ lastDay }) => lastDay).filter((day) => day !== null);
  return days.toSorted().at(-1) ?? null;
}
