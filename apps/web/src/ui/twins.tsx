import type { ReactNode } from 'react';
import { usePrinting } from './use-printing.ts';

interface TwinsProps {
  readonly isTable: boolean;
  readonly chart: ReactNode;
  /** Same rows, order and rounding. */
  readonly table: ReactNode;
}

/** A chart or the table of the same rows; on paper, where nobody can switch, one below the other. */
export function Twins({ isTable, chart, table }: TwinsProps) {
  const isPrinting = usePrinting();
  if (isPrinting)
    return (
      <>
        {chart}
        {table}
      </>
    );
  return isTable ? table : chart;
}
