import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';

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

/** Whether the page is being printed: drawn anew before the printer reads it. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const print = (): void => flushSync(() => setPrinting(true));
    const done = (): void => setPrinting(false);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', done);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', done);
    };
  }, []);
  return isPrinting;
}
