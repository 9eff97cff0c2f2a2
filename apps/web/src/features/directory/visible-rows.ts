/** What of a long list is on screen, when every row has the same height; rows and pages count from 0. */
export interface VisibleRows {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  /** Pages of the server that hold these rows. */
  readonly pages: readonly number[];
}

/** Rows above and below the screen that are drawn too, so that a slow turn of the wheel shows no gap. */
const MARGIN = 8;

/**
 * The rows to draw and the pages to ask for.
 * @param scroll pixels above the screen
 * @param height of the screen, in pixels
 * @example findVisibleRows({ scroll: 6400, height: 640, rowHeight: 64, total: 20_000, pageSize: 100 }) // rows 92 to 118, pages 0 and 1
 */
export function findVisibleRows(list: {
  readonly scroll: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly total: number;
  readonly pageSize: number;
}): VisibleRows {
  const { scroll, height, rowHeight, total, pageSize } = list;
  const first = Math.max(0, Math.min(Math.floor(scroll / rowHeight), total) - MARGIN);
  const end = Math.min(total, Math.ceil((scroll + height) / rowHeight) + MARGIN);
  const firstPage = Math.floor(first / pageSize);
  // The first page tells how many there are, so it is asked for even before anything is known.
  const lastPage = Math.max(firstPage, Math.floor((end - 1) / pageSize));
  return { first, end, pages: Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index) };
}
