import type { OfficialRowReply } from '@nhip-thu/metrics';
import { useDeferredValue, useState } from 'react';
import { OFFICIALS_A_PAGE, useOfficialPages } from '../../api/directory.ts';
import type { OfficialFilter } from '../../api/directory.ts';
import { findVisibleRows } from './visible-rows.ts';

export interface OfficialRows {
  /** Null while nothing is known. */
  readonly total: number | null;
  readonly first: number;
  /** The rows from `first` on; null while a row is on its way. */
  readonly rows: readonly (OfficialRowReply | null)[];
  readonly error: Error | null;
  readonly retry: () => void;
  /** To be told of every scroll: pixels above the screen, and its height. */
  readonly onScroll: (scroll: number, height: number) => void;
}

/** Officials of which only the pages on screen are asked for. The list starts anew with every other filter (by its key). */
export function useOfficialRows(filter: OfficialFilter, rowHeight: number, height: number): OfficialRows {
  const [view, setView] = useState({ scroll: 0, height });
  // Pages that flew by while scrolling fast are not asked for.
  const settled = useDeferredValue(view);
  const [lastTotal, setLastTotal] = useState<number | null>(null);
  const measures = { rowHeight, total: lastTotal ?? 0, pageSize: OFFICIALS_A_PAGE };
  const { first, end } = findVisibleRows({ ...view, ...measures });
  const { pages } = findVisibleRows({ ...settled, ...measures });
  const queries = useOfficialPages(filter, pages);
  const total = queries.find(({ data }) => data !== undefined && data.officials.length > 0)?.data?.total ?? queries[0]?.data?.total ?? null;
  if (total !== null && total !== lastTotal) setLastTotal(total);
  const failed = queries.find(({ isError }) => isError);
  const known = new Map(
    queries.flatMap(({ data }, index) => {
      const start = (pages[index] ?? 0) * OFFICIALS_A_PAGE;
      return (data?.officials ?? []).map((official, place) => [start + place, official] as const);
    }),
  );
  return {
    total: lastTotal,
    first,
    rows: Array.from({ length: Math.max(0, end - first) }, (_, index) => known.get(first + index) ?? null),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    onScroll: (scroll, shown) => setView({ scroll, height: shown }),
  };
}
