import type { IsoDate, Period } from '@nhip-thu/metrics';
import type { Shell } from './shell.ts';

/** What stands over every table. */
export interface Headline {
  /** Absent of a span that is no standard period. */
  readonly periodId?: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The label of simulated data; null for real ones. */
  readonly simulated: string | null;
}

/** A standard period, and the label of simulated data. */
export interface Stated extends Pick<Headline, 'simulated'> {
  readonly period: Period;
}

export function headlineOf({ period: { id, from, to }, simulated }: Stated): Headline {
  return { periodId: id, from, to, simulated };
}

/** Prints it as one line, then whatever else is said of the table. */
export function printHeadline(shell: Shell, { periodId, from, to, simulated }: Headline, more: readonly string[] = []): void {
  const span = periodId === undefined ? `${from} – ${to}` : `${periodId} (${from} – ${to})`;
  shell.print([...(simulated === null ? [] : [simulated]), span, ...more].join(' · '));
}
