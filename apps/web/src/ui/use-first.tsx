import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { MoreButton } from './more-button.tsx';
import { usePrinting } from './use-printing.ts';

/** The first of many rows, and the button that shows the others, which stands below them; on paper, where nothing is pressed, all of them. */
export function useFirst<Row>(rows: readonly Row[], count: number): { readonly shown: readonly Row[]; readonly more: ReactNode } {
  const [isAll, all] = useDisclosure(false);
  const isPrinting = usePrinting();
  if (rows.length <= count || isPrinting) return { shown: rows, more: null };
  return {
    shown: isAll ? rows : rows.slice(0, count),
    more: <MoreButton isAll={isAll} total={rows.length} onToggle={all.toggle} />,
  };
}
