import type { AgencyTier, IsoDate, OfficialRole } from '@nhip-thu/metrics';
import { readTable, type TableRow } from './table-file.ts';
import { FaultList, type FaultCode, type Headings, type ImportFault } from './import-fault.ts';
import type { ImportFile } from './import-file.ts';
import { readAddress, readSpan, readWord, requireCell } from './read-cells.ts';

/** What the `type` column says of a mailbox; a person without a mailbox is an `official` too. */
export type DirectoryType = 'official' | 'unit' | 'shared' | 'service' | 'leaver' | 'unmatched';

/** One row of a directory file: a mailbox and whom it belongs to, or a person without one. Null: the file does not say. */
export interface DirectoryEntry {
  readonly row: number;
  /** Null for a person without a mailbox. */
  readonly address: string | null;
  readonly type: DirectoryType;
  readonly agencyCode: string | null;
  readonly agencyName: string | null;
  readonly fullName: string;
  readonly position: string | null;
  /** Staff number. */
  readonly code: string | null;
  /** Undefined: the file has no such column; null: in none. */
  readonly division: string | null | undefined;
  readonly role: OfficialRole | null;
  readonly tier: AgencyTier | null;
  /** From this day on; without it the row corrects what is stored. */
  readonly from: IsoDate | null;
  /** The first day on which it no longer holds. */
  readonly to: IsoDate | null;
}

/** The agency that addresses of a mail domain are of on a day; without a day the one said last. */
export type AgencyOfDomain = (domain: string, day: IsoDate | null) => { readonly code: string; readonly name: string } | null;

const COLUMNS = {
  required: ['mailbox', 'agency', 'agencyName', 'fullName', 'type'],
  optional: ['position', 'code', 'division', 'role', 'tier', 'from', 'to'],
} as const;
/** Columns of a directory file. */
export type DirectoryColumn = (typeof COLUMNS.required)[number] | (typeof COLUMNS.optional)[number];
type Column = DirectoryColumn;
type Row = TableRow<Column>;

const TYPES: readonly DirectoryType[] = ['official', 'unit', 'shared', 'service', 'leaver', 'unmatched'];
/** Boxes that may stand outside all agencies. */
const FREE_TYPES: readonly (DirectoryType | null)[] = ['service', 'unmatched'];
const ROLES: readonly OfficialRole[] = ['specialist', 'head', 'board'];
const TIERS: readonly AgencyTier[] = ['department', 'district', 'ward', 'commune'];
const AGENCY_CODE = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const MAX_NAME_LENGTH = 200;

/** Faults of reading a table that leave every row there. */
const CELL_FAULTS: readonly FaultCode[] = ['bad-character', 'value-too-long'];

/**
 * Parses a directory file (CSV or XLSX; columns in `COLUMNS`); every fault is reported at once. `mentioned` are the mailboxes, staff numbers and
 * agency codes of all rows, also of those with faults; null when some rows could not be read.
 */
export async function parseDirectoryFile(
  file: ImportFile,
  agencyOfDomain: AgencyOfDomain = () => null,
): Promise<{ entries: DirectoryEntry[]; faults: ImportFault[]; headings: Headings; mentioned: ReadonlySet<string> | null }> {
  const faults = new FaultList(file.name);
  const rows = await readTable<Column>(file, COLUMNS, faults);
  const isWhole = faults.faults.every(({ code }) => CELL_FAULTS.includes(code));
  const names = rows.flatMap(({ cells }) => [cells.mailbox.toLowerCase(), cells.code, cells.agency.toLowerCase()]);
  const entries = parseDirectoryRows(rows, faults, agencyOfDomain);
  return { entries, faults: faults.faults, headings: faults.headings, mentioned: isWhole ? new Set(names) : null };
}

/** Parses rows, whatever they were read from; faults are added to the list. */
export function parseDirectoryRows(rows: readonly Row[], faults: FaultList, agencyOfDomain: AgencyOfDomain): DirectoryEntry[] {
  const firstRows = { mailbox: new Map<string, number>(), code: new Map<string, number>() };
  const agencyNames = new Map<string, string>();
  // An alias file may be empty; a directory without anybody is a mistake, and would be taken for "nothing changed".
  if (rows.length === 0 && faults.faults.length === 0) faults.add({ row: 1, code: 'header-only' });
  return rows.flatMap((row) => {
    const type = readWord(row, 'type', TYPES, faults);
    if (row.cells.type === '') requireCell(row, 'type', faults);
    const code = readOnce(row, 'code', row.cells.code || null, firstRows.code, faults);
    const address = readMailbox(row, type, firstRows.mailbox, faults);
    const role = readWord(row, 'role', ROLES, faults);
    const tier = readWord(row, 'tier', TIERS, faults);
    const span = readSpan(row, faults);
    const agency = readAgency(row, type, agencyNames, (domain) => agencyOfDomain(domain, span.from), faults);
    requireCell(row, 'fullName', faults);
    for (const column of ['agencyName', 'fullName', 'position', 'code', 'division'] as const) checkLength(row, column, faults);
    if (type === null) return [];
    const { fullName, position } = row.cells;
    const division = row.columns.has('division') ? row.cells.division || null : undefined;
    return [{ row: row.row, address, type, ...agency, fullName, position: position || null, code, division, role, tier, ...span }];
  });
}

/** A person without a mailbox is told apart by their number. */
function readMailbox(row: Row, type: DirectoryType | null, firstRows: Map<string, number>, faults: FaultList): string | null {
  if (row.cells.mailbox === '' && type === 'official' && row.cells.code !== '') return null;
  if (!requireCell(row, 'mailbox', faults)) return null;
  return readOnce(row, 'mailbox', readAddress(row, 'mailbox', faults), firstRows, faults);
}

function readOnce(
  row: Row,
  column: 'mailbox' | 'code',
  value: string | null,
  firstRows: Map<string, number>,
  faults: FaultList,
): string | null {
  if (value === null) return null;
  const firstRow = firstRows.get(value);
  if (firstRow === undefined) {
    firstRows.set(value, row.row);
    return value;
  }
  const code = column === 'code' ? 'repeated-code' : 'repeated-address';
  faults.add({ row: row.row, column, code, found: value, expected: String(firstRow) });
  return null;
}

/** Without a code the rule of the mail domain tells the agency; service and unmatched boxes may stand outside all agencies. */
function readAgency(
  row: Row,
  type: DirectoryType | null,
  names: Map<string, string>,
  agencyOfDomain: (domain: string) => ReturnType<AgencyOfDomain>,
  faults: FaultList,
): { agencyCode: string | null; agencyName: string | null } {
  const code = row.cells.agency.toLowerCase();
  const name = row.cells.agencyName;
  if (code === '') {
    const ruled = agencyOfDomain(row.cells.mailbox.toLowerCase().split('@')[1] ?? '');
    if (ruled !== null && name === '') return { agencyCode: ruled.code, agencyName: ruled.name };
    if (!FREE_TYPES.includes(type)) requireCell(row, 'agency', faults);
    else if (name !== '') faults.add({ row: row.row, column: 'agency', code: 'name-without-agency', found: name });
    return { agencyCode: null, agencyName: null };
  }
  if (!AGENCY_CODE.test(code)) faults.add({ row: row.row, column: 'agency', code: 'bad-agency-code', found: code });
  if (requireCell(row, 'agencyName', faults)) {
    const known = names.get(code);
    if (known === undefined) names.set(code, name);
    else if (known !== name) {
      faults.add({ row: row.row, column: 'agencyName', code: 'agency-names-differ', found: name, expected: known });
    }
  }
  return { agencyCode: code, agencyName: name };
}

function checkLength(row: Row, column: Column, faults: FaultList): void {
  const { length } = row.cells[column];
  if (length > MAX_NAME_LENGTH) {
    faults.add({ row: row.row, column, code: 'value-too-long', found: String(length), expected: String(MAX_NAME_LENGTH) });
  }
}
