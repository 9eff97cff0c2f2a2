import { requireCounts } from './registers.ts';

/** A rate at which sheets are turned into something people can picture. */
export interface Coefficient {
  /** Name and version; a better figure is a new version, never an edit. */
  readonly id: CoefficientId;
  /** Sheets of A4 that stand for one. */
  readonly sheetsPerUnit: number;
  readonly source: string;
}

export type CoefficientId = 'trees@1' | 'trees@2';

/** All versions, the oldest first. None is shown unless somebody turned it on. */
export const COEFFICIENTS: readonly Coefficient[] = [
  { id: 'trees@1', sheetsPerUnit: 80_500, source: 'papercut.com/kb, environmental impact, older figure' },
  { id: 'trees@2', sheetsPerUnit: 8333.3, source: 'papercut.com/kb, environmental impact' },
];

/** What an amount of sheets stands for by one coefficient. */
export interface Equivalent {
  readonly coefficient: Coefficient;
  readonly amount: number;
}

/**
 * Sheets ÷ sheets per unit, for each coefficient that is turned on; by default none is, since they are estimates of others.
 * Throws `RangeError` unless `sheets` is a count. 21,000 sheets are 2.52 trees by `trees@2`, 0.26 by `trees@1`.
 */
export function listEquivalents(sheets: number, turnedOn: readonly CoefficientId[] = []): Equivalent[] {
  requireCounts(sheets);
  return COEFFICIENTS.filter(({ id }) => turnedOn.includes(id)).map((coefficient) => ({
    coefficient,
    amount: sheets / coefficient.sheetsPerUnit,
  }));
}
