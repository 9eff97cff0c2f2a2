import type { IsoDate } from '@nhip-thu/metrics';

/** Rows of one origin and day that were compared, and how many of them are not what they should be. */
export interface DayComparison {
  readonly rows: number;
  readonly differing: number;
}

/** Computes days again and compares; ingest asks it of usage, which it does not know. */
export abstract class DayCheck {
  /** @param blocks of the hours of the day and the first hour of the next, by epoch hour */
  abstract compareDay(originId: number, day: IsoDate, blocks: ReadonlyMap<number, Uint8Array>): Promise<DayComparison>;
}
