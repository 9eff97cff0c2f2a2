import type { ReamStock } from '../contract/paper.ts';
import { compareFractions, type Fraction } from '../statistics/fraction.ts';
import { requireCounts } from './registers.ts';

export const SHEETS_PER_REAM = 500;

/** Print logs and reams may differ by this share of the reams before somebody should look. */
const TOLERATED: Fraction = { numerator: 20n, denominator: 100n };

/**
 * Reams used: opening + bought − closing. 12 + 40 − 10 = 42 reams, 21,000 sheets.
 * Throws `RangeError` unless all are counts and the closing stock is no more than there can be.
 */
export function countUsedReams({ opening, bought, closing }: ReamStock): number {
  requireCounts(opening, bought, closing);
  const used = opening + bought - closing;
  if (used < 0) throw new RangeError(`more paper left than there was: ${opening} + ${bought} - ${closing}`);
  return used;
}

/**
 * Whether print logs (P2) and reams (P3) disagree so far that a notice is due: |P2 − P3| ÷ P3 > 20 %; both in sheets.
 * Null when P3 is 0. Throws `RangeError` unless both are counts.
 */
export function isSheetMismatch(printedSheets: number, reamSheets: number): boolean | null {
  requireCounts(printedSheets, reamSheets);
  if (reamSheets === 0) return null;
  const difference = { numerator: BigInt(Math.abs(printedSheets - reamSheets)), denominator: BigInt(reamSheets) };
  return compareFractions(difference, TOLERATED) > 0;
}
