import { CsvError, parse } from 'csv-parse/sync';
import type { FaultList } from './import-fault.ts';

/** One record of a table. `row` counts records as a spreadsheet does, the first being 1. */
export interface TableRecord {
  readonly row: number;
  readonly fields: readonly string[];
}

const MAX_FILE_BYTES = 32 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Letters and signs that a Vietnamese text in windows-1258 is made of, after NFC. Not among them: what the bytes of UTF-8 letters look like
 * when they are taken for windows-1258 (Æ, Ã with a sign, », undefined bytes), so that a damaged UTF-8 file is not taken for one.
 */
const VIETNAMESE_TEXT = /^[\t\n\r\u0020-\u007eàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ–—‘’“”…]*$/iu;

/**
 * Decodes UTF-8, with or without byte order mark, UTF-16 with one ("Unicode text" of a spreadsheet), or else windows-1258, as older spreadsheets in
 * Vietnam write it.
 * @returns null, with a fault naming the first line that is not UTF-8, when it is neither, or too large.
 */
export function decodeCsvText(bytes: Uint8Array, faults: FaultList): string | null {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    faults.add({ row: 1, code: 'file-too-large', expected: `${MAX_FILE_BYTES / 1024 / 1024} MiB` });
    return null;
  }
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
    if (VIETNAMESE_TEXT.test(text)) return text;
    faults.add({ row: findBadLine(bytes), code: 'not-utf-8' });
    return null;
  }
}

/** Line of the first byte sequence that is not UTF-8. A line feed byte is never part of another UTF-8 character. */
function findBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(LINE_FEED, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    line += 1;
    start = end + 1;
  }
  return line;
}

/**
 * Splits RFC 4180 text into records without the blank ones.
 * The separator is `;` when the first line holds one outside quotes and no comma (as spreadsheets write it in Vietnam), a tab
 * when it holds one and neither of them, else `,`.
 * Strict: a misplaced or unclosed quote is a fault, and ends the reading, for nobody can tell where the next record would start.
 */
export function splitCsvRecords(text: string, faults: FaultList): TableRecord[] {
  const records: TableRecord[] = [];
  let row = 0;
  const keep = (fields: string[]): null => {
    row += 1;
    if (fields.some((field) => field.trim() !== '')) records.push({ row, fields });
    return null;
  };
  try {
    parse(text, {
      delimiter: chooseSeparator(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: keep,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.add({ row: row + 1, code: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open-quote' : 'bad-quote' });
  }
  return records;
}

function chooseSeparator(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = (end < 0 ? text : text.slice(0, end)).replaceAll(/"[^"]*"/g, '');
  if (header.includes(',')) return ',';
  return header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
}
