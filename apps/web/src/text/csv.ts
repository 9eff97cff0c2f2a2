import { toCsvLine } from '@nhip-thu/metrics';
import type { CsvValue } from '@nhip-thu/metrics';
import { readDemoLabel } from './demo-label.ts';
import { saveFile } from './save-file.ts';

/**
 * RFC 4180 with byte order mark (so that spreadsheets read UTF-8), decimal point, empty cell for unknown. Simulated data say so in every row,
 * in a last column of their own.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[], label: string | null = readDemoLabel()): string {
  const lines = label === null ? [header, ...rows] : [[...header, 'data_note'], ...rows.map((row) => [...row, label])];
  return `\uFEFF${lines.map(toCsvLine).join('\r\n')}\r\n`;
}

/** Hands the text to the browser as a file. */
export function downloadCsv(fileName: string, text: string): void {
  saveFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
