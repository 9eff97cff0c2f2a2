import { decodeCsvText, splitCsvRecords, type TableRecord } from './csv-text.ts';
import { findColumn } from './column-names.ts';
import type { ImportFile } from './import-file.ts';
import type { FaultList } from './import-fault.ts';
import { isWorkbook, readWorkbookRecords } from './workbook-records.ts';

/** The columns of one kind of file: which it must and may have. */
export interface TableColumns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

/** One row, its cells trimmed, by column name; an absent optional column reads as ''. */
export interface TableRow<Column extends string> {
  readonly row: number;
  /** Columns that the file has. */
  readonly columns: ReadonlySet<Column>;
  readonly cells: Readonly<Record<Column, string>>;
}

const MAX_CELL_LENGTH = 65_536;
// Control characters other than the line breaks and tabs that become spaces below.
// oxlint-disable-next-line no-control-regex -- the class is meant
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/;

/**
 * Reads a table with a header, CSV or the first sheet of an XLSX workbook, whatever the file is called, into rows, in any order of columns;
 * headings ignore case, marks and blanks, and may be Vietnamese. Faults of every row are added to `faults`; where the header is wrong the rows are there
 * for the faults of their other cells only.
 */
export async function readTable<Column extends string>(
  file: ImportFile,
  columns: TableColumns<Column>,
  faults: FaultList,
): Promise<TableRow<Column>[]> {
  const found = isWorkbook(file.bytes) ? await readWorkbookRecords(file.bytes, faults) : readCsvRecords(file.bytes, faults);
  if (found === null) return [];
  const [header, ...records] = found;
  if (!header) {
    faults.add({ row: 1, code: 'empty-file' });
    return [];
  }
  const places = placeColumns(header, columns, faults);
  const present = new Set([...places].flatMap(([column, place]) => (place === null ? [] : [column])));
  const rows: TableRow<Column>[] = [];
  for (const { row, fields } of records) {
    if (fields.length !== header.fields.length) {
      faults.add({ row, code: 'field-count', found: String(fields.length), expected: String(header.fields.length) });
      continue;
    }
    rows.push({ row, columns: present, cells: readCells(row, fields, places, faults) });
  }
  return rows;
}

function readCsvRecords(bytes: Uint8Array, faults: FaultList): TableRecord[] | null {
  const text = decodeCsvText(bytes, faults);
  return text === null ? null : splitCsvRecords(text, faults);
}

function placeColumns<Column extends string>(
  header: { row: number; fields: readonly string[] },
  columns: TableColumns<Column>,
  faults: FaultList,
): Map<Column, number | null> {
  const known = [...columns.required, ...columns.optional];
  const before = faults.faults.length;
  const listOnce = (): string => (faults.faults.slice(before).some(({ expected }) => expected !== '') ? '' : known.join(', '));
  const places = new Map<Column, number | null>();
  for (const [index, field] of header.fields.entries()) {
    const heading = field.normalize('NFC').trim();
    const column = findColumn(heading, known);
    if (column === undefined) {
      faults.add({ row: header.row, column: heading, code: 'unknown-column', found: heading, expected: listOnce() });
    } else if (places.has(column)) {
      faults.add({ row: header.row, column, code: 'repeated-column', found: column });
    } else places.set(column, index);
  }
  for (const column of columns.required) {
    if (!places.has(column)) faults.add({ row: header.row, column, code: 'missing-column', expected: listOnce() });
  }
  const lacking = columns.required.filter((column) => !places.has(column));
  faults.headings = new Map([...places].map(([column, place]) => [column, header.fields[place ?? -1]?.normalize('NFC').trim() ?? column]));
  // A heading that is not known may stand over what is lacking.
  if (faults.faults.length > before) faults.lack(new Set(lacking));
  for (const column of known) if (!places.has(column)) places.set(column, null);
  return places;
}

function readCells<Column extends string>(
  row: number,
  fields: readonly string[],
  places: ReadonlyMap<Column, number | null>,
  faults: FaultList,
): Record<Column, string> {
  const cells: Partial<Record<Column, string>> = {};
  for (const [column, place] of places) {
    // NFC, so that names typed on different systems compare equal.
    const raw = (place === null ? '' : (fields[place] ?? '')).normalize('NFC');
    if (CONTROL_CHARACTER.test(raw)) faults.add({ row, column, code: 'bad-character' });
    if (raw.length > MAX_CELL_LENGTH) {
      faults.add({ row, column, code: 'value-too-long', found: String(raw.length), expected: String(MAX_CELL_LENGTH) });
    }
    cells[column] = raw.replaceAll(/\s+/gu, ' ').trim();
  }
  // Every column of `places` was filled, and `places` holds every column.
  return cells as Record<Column, string>;
}
