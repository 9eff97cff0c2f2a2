import { readCsvTable, type TableRow } from './csv-table.ts';
import { FaultList, type ImportFault } from './import-fault.ts';
import { dropExtension, isMailAddress } from './mail-address.ts';

/** What the `type` column says of a mailbox. */
export type DirectoryType = 'official' | 'shared' | 'service';

/** One row of a directory file: a mailbox and whom it belongs to. */
export interface DirectoryEntry {
  readonly address: string;
  readonly type: DirectoryType;
  readonly agencyCode: string | null;
  readonly agencyName: string | null;
  readonly fullName: string;
  readonly position: string | null;
}

/** A file as handed over. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const COLUMNS = { required: ['mailbox', 'agency', 'agencyName', 'fullName', 'type'], optional: ['position'] } as const;
type Column = (typeof COLUMNS.required)[number] | (typeof COLUMNS.optional)[number];
type Row = TableRow<Column>;

const TYPES: readonly DirectoryType[] = ['official', 'shared', 'service'];
const AGENCY_CODE = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const MAX_NAME_LENGTH = 200;

/** Parses a directory file (columns mailbox, agency, agencyName, fullName, position, type); every fault is reported at once. */
export function parseDirectoryFile(file: ImportFile): { entries: DirectoryEntry[]; faults: ImportFault[] } {
  const faults = new FaultList(file.name);
  const entries: DirectoryEntry[] = [];
  const firstRows = new Map<string, number>();
  const agencyNames = new Map<string, string>();
  const rows = readCsvTable<Column>(file.bytes, COLUMNS, faults);
  // An alias file may be empty; a directory without anybody is a mistake, and would be taken for "nothing changed".
  if (rows.length === 0 && faults.faults.length === 0) faults.add({ row: 1, code: 'header-only' });
  for (const row of rows) {
    const address = readMailbox(row, firstRows, faults);
    const type = TYPES.find((name) => name === row.cells.type.toLowerCase());
    if (!type) faults.add({ row: row.row, column: 'type', code: 'bad-type', found: row.cells.type, expected: TYPES.join(', ') });
    const agency = readAgency(row, type, agencyNames, faults);
    requireValue(row, 'fullName', faults);
    for (const column of ['agencyName', 'fullName', 'position'] as const) checkLength(row, column, faults);
    if (!type || address === null) continue;
    entries.push({ address, type, ...agency, fullName: row.cells.fullName, position: row.cells.position || null });
  }
  return { entries, faults: faults.faults };
}

function readMailbox(row: Row, firstRows: Map<string, number>, faults: FaultList): string | null {
  const address = row.cells.mailbox.toLowerCase();
  if (!requireValue(row, 'mailbox', faults)) return null;
  if (!isMailAddress(address)) {
    faults.add({ row: row.row, column: 'mailbox', code: 'bad-address', found: address });
    return null;
  }
  const plain = dropExtension(address);
  if (plain !== address) {
    faults.add({ row: row.row, column: 'mailbox', code: 'address-with-extension', found: address, expected: plain });
    return null;
  }
  const firstRow = firstRows.get(address);
  if (firstRow !== undefined) {
    faults.add({ row: row.row, column: 'mailbox', code: 'repeated-address', found: address, expected: String(firstRow) });
    return null;
  }
  firstRows.set(address, row.row);
  return address;
}

/** An official's and a shared box's agency is required; a service box may stand outside all agencies. */
function readAgency(
  row: Row,
  type: DirectoryType | undefined,
  names: Map<string, string>,
  faults: FaultList,
): { agencyCode: string | null; agencyName: string | null } {
  const code = row.cells.agency.toLowerCase();
  const name = row.cells.agencyName;
  if (code === '') {
    if (type !== 'service') requireValue(row, 'agency', faults);
    else if (name !== '') faults.add({ row: row.row, column: 'agency', code: 'name-without-agency', found: name });
    return { agencyCode: null, agencyName: null };
  }
  if (!AGENCY_CODE.test(code)) faults.add({ row: row.row, column: 'agency', code: 'bad-agency-code', found: code });
  if (requireValue(row, 'agencyName', faults)) {
    const known = names.get(code);
    if (known === undefined) names.set(code, name);
    else if (known !== name) {
      faults.add({ row: row.row, column: 'agencyName', code: 'agency-names-differ', found: name, expected: known });
    }
  }
  return { agencyCode: code, agencyName: name };
}

function requireValue(row: Row, column: Column, faults: FaultList): boolean {
  if (row.cells[column] !== '') return true;
  faults.add({ row: row.row, column, code: 'missing-value' });
  return false;
}

function checkLength(row: Row, column: Column, faults: FaultList): void {
  const { length } = row.cells[column];
  if (length > MAX_NAME_LENGTH) {
    faults.add({ row: row.row, column, code: 'value-too-long', found: String(length), expected: String(MAX_NAME_LENGTH) });
  }
}
