import type { PrintReject } from '@nhip-thu/metrics';
import { splitCsvRecords } from '../../directory/csv-text.ts';
import { FaultList } from '../../directory/import-fault.ts';
import { parseCupsLine } from './cups-page-log.ts';
import { findPaperCutColumns, parsePaperCutRow } from './papercut-csv.ts';
import type { PrintLine, PrintLog } from './print-line.ts';

const BANNER = /^[^\r\n]*\r?\n/;
/** The banner, when there is one, stands before the header. */
const HEADER_LINES = 2;

/** Reads a print log, whichever of the two formats its beginning shows. Lines that are not understood are counted, blank ones are not lines. */
export function parsePrintLog(bytes: Uint8Array): PrintLog {
  const text = decodeText(bytes);
  return parsePaperCut(text) ?? parseCups(text);
}

/** Names damaged by a wrong code page only ever stand in the title, which is not read. */
function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).normalize('NFC');
}

function parseCups(text: string): PrintLog {
  const lines: PrintLine[] = [];
  const rejectedLines: PrintReject[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = parseCupsLine(line);
    if (typeof parsed === 'string') rejectedLines.push({ line: index + 1, reason: parsed });
    else lines.push(parsed);
  }
  return { format: lines.length === 0 ? null : 'cups', lines, rejectedLines };
}

/** Null when there is no PaperCut header at the beginning. */
function parsePaperCut(text: string): PrintLog | null {
  for (const skipped of [0, HEADER_LINES - 1]) {
    const table = skipped === 0 ? text : text.replace(BANNER, '');
    const faults = new FaultList('');
    const [header, ...rows] = splitCsvRecords(table, faults);
    const columns = header === undefined ? null : findPaperCutColumns(header.fields);
    if (columns === null) continue;
    const lines: PrintLine[] = [];
    const rejectedLines: PrintReject[] = faults.faults.map(({ row }) => ({ line: row + skipped, reason: 'bad-quote' }));
    for (const { row, fields } of rows) {
      const parsed = parsePaperCutRow(fields, columns);
      if (typeof parsed === 'string') rejectedLines.push({ line: row + skipped, reason: parsed });
      else lines.push(parsed);
    }
    return { format: 'papercut', lines, rejectedLines: rejectedLines.toSorted((a, b) => a.line - b.line) };
  }
  return null;
}
