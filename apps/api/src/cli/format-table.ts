const GAP = '  ';

/** Lays cells out in columns; a column of numbers is aligned right, every other left. */
export function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const columns = heads.map((head, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    return {
      width: Math.max(head.length, ...cells.map((cell) => cell.length)),
      isNumeric: cells.some((cell) => cell !== '') && cells.every((cell) => /^[≤≥]?[\d.,%–—-]*$/.test(cell)),
    };
  });
  const format = (cells: readonly string[]): string =>
    columns
      .map(({ width, isNumeric }, index) => (isNumeric ? (cells[index] ?? '').padStart(width) : (cells[index] ?? '').padEnd(width)))
      .join(GAP)
      .trimEnd();
  return [format(heads), ...rows.map(format)];
}
