import { pinFigures, type Period } from '@nhip-thu/metrics';

/** What a link to figures pins. */
export interface ShownFigures {
  readonly period: Pick<Period, 'id'>;
  /** Ids of what the figures were made from. */
  readonly snapshotIds: readonly number[];
}

const PERIOD_KEY = 'ky';
/** Of which period the link was copied, and the newest of what its figures were made from: `8.bc-2026-07`. */
export const SNAPSHOT_KEY = 'sn';
const SNAPSHOT = /^(\d+)\.(.+)$/;

/** The keys of an address, with their values, that lead to the same figures wherever and whenever it is opened. */
export function pinOf({ period, snapshotIds }: ShownFigures): Record<string, string> {
  return { [PERIOD_KEY]: period.id, [SNAPSHOT_KEY]: pinFigures(period.id, snapshotIds) };
}

/** The address of a screen that shows the same period wherever it is opened, and knows there whether the figures are still the same. */
export function makeLink(address: string, shown: ShownFigures): string {
  const link = new URL(address);
  for (const [key, value] of Object.entries(pinOf(shown))) link.searchParams.set(key, value);
  return link.toString();
}

/** Whether this is what such a link pins its figures by. */
export function isSnapshot(text: string): boolean {
  return SNAPSHOT.test(text);
}

/** Whether figures were computed anew since the link was copied that led to them; of another period a link says nothing. */
export function isOutdated(params: URLSearchParams, { period, snapshotIds }: ShownFigures): boolean {
  const [, copied = '', periodId] = SNAPSHOT.exec(params.get(SNAPSHOT_KEY) ?? '') ?? [];
  // What figures are made from only ever gets newer.
  return periodId === period.id && snapshotIds.some((id) => id > Number(copied));
}
