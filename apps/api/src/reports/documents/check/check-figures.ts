import { viCount, viPercent } from '@nhip-thu/metrics';
import type { DataTable, TextTable } from './read-tables.ts';

const DASH = '—';

/** Whether the tables of a workbook say what those of the DOCX print; null: they do. */
export function compareTables(printed: readonly TextTable[], sheets: readonly DataTable[]): string | null {
  if (printed.length !== sheets.length) return `${printed.length} bảng trong DOCX, ${sheets.length} trang tính`;
  for (const [index, { title, rows }] of printed.entries()) {
    const sheet = sheets[index];
    const body = rows.slice(1);
    if (sheet === undefined || sheet.title !== title) return `trang tính “${sheet?.title ?? ''}” khác bảng “${title}”`;
    if (sheet.rows.length !== body.length) return `“${title}”: ${body.length} và ${sheet.rows.length} dòng`;
    const fault = compareRows(body, sheet.rows);
    if (fault !== null) return `“${title}”: ${fault}`;
  }
  return null;
}

function compareRows(printed: TextTable['rows'], stored: DataTable['rows']): string | null {
  for (const [row, cells] of printed.entries()) {
    for (const [column, text] of cells.entries()) {
      const value = stored[row]?.[column] ?? null;
      if (!isSame(text, value))
        return `dòng ${row + 1}, cột ${column + 1}: in “${text}”, dữ liệu ${value === null ? 'trống' : `“${value}”`}`;
    }
  }
  return null;
}

/** A number as it is printed, with as many decimals as are printed; "—" is empty. */
export function isSame(text: string, value: string | number | null): boolean {
  if (value === null) return text === DASH || text === '';
  // Marks of footnotes stand behind a name, in print only.
  if (typeof value === 'string') return text === value || text.replace(/( \(\d+\))+$/, '') === value;
  const percent = /^[−\d.]+(?:,(\d+))?%$/.exec(text);
  return percent === null
    ? text === viCount(value)
    : text === viPercent({ percent: roundHalfUp(value * 100, percent[1]?.length ?? 0), digits: percent[1]?.length ?? 0 });
}

/** Away from the noise of binary fractions: 62.35 may be stored as 62.34999…. */
function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}
