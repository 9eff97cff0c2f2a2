import { requireCounts } from './registers.ts';

/** One print job of a print log (P2). */
export interface PrintJob {
  readonly copies: number;
  /** Pages of one copy. */
  readonly pages: number;
  readonly isDuplex: boolean;
}

/**
 * Sheets of a print job: copies × ⌈pages ÷ (duplex ? 2 : 1)⌉; every copy begins on a sheet of its own.
 * Throws `RangeError` unless copies and pages are counts. Example: 3 copies of 7 pages are 12 sheets duplex, 21 simplex.
 */
export function countSheets({ copies, pages, isDuplex }: PrintJob): number {
  requireCounts(copies, pages);
  return copies * (isDuplex ? Math.ceil(pages / 2) : pages);
}
