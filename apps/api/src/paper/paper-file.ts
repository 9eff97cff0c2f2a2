import type { PaperLedger, RegisterLine } from '@nhip-thu/metrics';
import { FaultList, type Headings, type ImportFault } from '../directory/import-fault.ts';
import type { ImportFile } from '../directory/import-file.ts';
import { requireCell } from '../directory/read-cells.ts';
import { readTable, type TableRow } from '../directory/table-file.ts';
import { hasImpossibleStock, readMonth, type PaperDraft, type ReamDraft, type RegisterDraft } from './paper-draft.ts';

const REGISTERS = {
  required: ['agency', 'month', 'paper', 'both', 'electronic'],
  optional: ['documentType', 'postings'],
} as const;
const REAMS = { required: ['agency', 'month', 'opening', 'bought', 'closing'], optional: [] } as const;

type RegisterColumn = (typeof REGISTERS.required)[number] | (typeof REGISTERS.optional)[number];
type ReamColumn = (typeof REAMS.required)[number];

const COUNT = /^\d{1,9}$/;

/** The unit and month a row speaks of, as far as they can be read; `row` is the first of them. */
export interface PaperPlace {
  readonly row: number;
  readonly agencyCode: string | null;
  readonly periodId: string | null;
}

/** What a file says, unit by unit and month by month; with any fault nothing of it is to be used. */
export interface PaperFile {
  readonly drafts: readonly PaperDraft[];
  /** Of every unit and month, also of rows with faults. */
  readonly places: readonly PaperPlace[];
  readonly faults: readonly ImportFault[];
  /** What it calls its columns. */
  readonly headings: Headings;
}

/**
 * Parses a file of registers (columns agency, month, documentType, paper, both, electronic, postings) or of reams (agency, month, opening,
 * bought, closing), CSV or XLSX. All rows of a unit and month together are what it reports for that month.
 */
export async function parsePaperFile(file: ImportFile, ledger: Exclude<PaperLedger, 'print-logs'>): Promise<PaperFile> {
  const faults = new FaultList(file.name);
  const places = new Map<string, PaperPlace>();
  const drafts = ledger === 'registers' ? await parseRegisters(file, places, faults) : await parseReams(file, places, faults);
  if (drafts.length === 0 && faults.faults.length === 0) faults.add({ row: 1, code: 'header-only' });
  return { drafts, places: [...places.values()], faults: faults.faults, headings: faults.headings };
}

async function parseRegisters(file: ImportFile, places: Map<string, PaperPlace>, faults: FaultList): Promise<RegisterDraft[]> {
  const drafts = new Map<string, RegisterDraft>();
  const firstRows = new Map<string, number>();
  for (const row of await readTable<RegisterColumn>(file, REGISTERS, faults)) {
    const place = readPlace(row, places, faults);
    const line = readLine(row, faults);
    const postings = row.cells.postings === '' ? null : readCount(row, 'postings', faults);
    if (place === null || line === null) continue;
    const key = `${place.agencyCode} ${place.periodId}`;
    if (isRepeated(`${key} ${line.documentType?.toLowerCase() ?? ''}`, row.row, firstRows, faults)) continue;
    const draft = drafts.get(key) ?? { ...place, ledger: 'registers', lines: [], postings: null };
    if (draft.lines.some(({ documentType }) => (documentType === null) !== (line.documentType === null))) {
      faults.add({ row: row.row, column: 'documentType', code: 'mixed-types' });
    }
    const lines = [...draft.lines, line].toSorted(byType);
    drafts.set(key, { ...draft, lines, postings: postings === null ? draft.postings : (draft.postings ?? 0) + postings });
  }
  return [...drafts.values()];
}

function readLine(row: TableRow<RegisterColumn>, faults: FaultList): RegisterLine | null {
  const paper = readCount(row, 'paper', faults);
  const both = readCount(row, 'both', faults);
  const electronic = readCount(row, 'electronic', faults);
  if (paper === null || both === null || electronic === null) return null;
  return { documentType: row.cells.documentType === '' ? null : row.cells.documentType, paper, both, electronic };
}

async function parseReams(file: ImportFile, places: Map<string, PaperPlace>, faults: FaultList): Promise<ReamDraft[]> {
  const drafts: ReamDraft[] = [];
  const firstRows = new Map<string, number>();
  for (const row of await readTable<ReamColumn>(file, REAMS, faults)) {
    const place = readPlace(row, places, faults);
    const [opening, bought, closing] = [
      readCount(row, 'opening', faults),
      readCount(row, 'bought', faults),
      readCount(row, 'closing', faults),
    ];
    if (place === null || opening === null || bought === null || closing === null) continue;
    if (isRepeated(`${place.agencyCode} ${place.periodId}`, row.row, firstRows, faults)) continue;
    const stock = { opening, bought, closing };
    if (hasImpossibleStock(stock)) {
      const [found, expected] = [String(closing), String(opening + bought)];
      faults.add({ row: row.row, column: 'closing', code: 'more-left-than-there-was', found, expected });
    } else drafts.push({ ...place, ledger: 'reams', stock });
  }
  return drafts;
}

function readPlace<Column extends string>(
  row: TableRow<Column | 'agency' | 'month'>,
  places: Map<string, PaperPlace>,
  faults: FaultList,
): Pick<RegisterDraft, 'row' | 'agencyCode' | 'periodId'> | null {
  const agencyCode = requireCell(row, 'agency', faults) ? row.cells.agency.toLowerCase() : null;
  const hasMonth = requireCell(row, 'month', faults);
  const periodId = hasMonth ? readMonth(row.cells.month) : null;
  if (hasMonth && periodId === null) faults.add({ row: row.row, column: 'month', code: 'bad-month', found: row.cells.month });
  const key = `${agencyCode} ${periodId}`;
  if (!places.has(key)) places.set(key, { row: row.row, agencyCode, periodId });
  return agencyCode === null || periodId === null ? null : { row: row.row, agencyCode, periodId };
}

function readCount<Column extends string>(row: TableRow<Column>, column: Column, faults: FaultList): number | null {
  const text = row.cells[column];
  if (!COUNT.test(text)) {
    faults.add({ row: row.row, column, code: text === '' ? 'missing-value' : 'bad-count', found: text });
    return null;
  }
  return Number(text);
}

function isRepeated(key: string, row: number, firstRows: Map<string, number>, faults: FaultList): boolean {
  const first = firstRows.get(key);
  if (first === undefined) firstRows.set(key, row);
  else faults.add({ row, code: 'repeated-month', expected: String(first) });
  return first !== undefined;
}

function byType(a: RegisterLine, b: RegisterLine): number {
  const [left, right] = [a.documentType ?? '', b.documentType ?? ''];
  return left < right ? -1 : Number(left > right);
}
