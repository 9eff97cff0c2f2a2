import type { IsoDate } from '@nhip-thu/metrics';
import type { ImportFile } from './import-file.ts';
import { FaultList, type Headings, type ImportFault } from './import-fault.ts';
import { dropExtension, isDomainPattern, isMailAddress } from './mail-address.ts';
import { readSpan } from './read-cells.ts';
import { readTable, type TableRow } from './table-file.ts';

/** A group, a second address of a person, or a whole old domain (`@old` with the one target `@new`). */
export interface AliasEntry {
  readonly row: number;
  readonly address: string;
  readonly targets: readonly string[];
  /** From this day on; without it the row corrects what is stored. */
  readonly from: IsoDate | null;
  /** The first day on which it no longer holds. */
  readonly to: IsoDate | null;
}

const COLUMNS = { required: ['address', 'expandsTo'], optional: ['from', 'to'] } as const;
type Column = (typeof COLUMNS.required)[number] | (typeof COLUMNS.optional)[number];
type Row = TableRow<Column>;

/** Parses an alias file (columns address, expandsTo, and from, to); targets are separated by blanks, their order does not matter. */
export async function parseAliasFile(file: ImportFile): Promise<{ entries: AliasEntry[]; faults: ImportFault[]; headings: Headings }> {
  const faults = new FaultList(file.name);
  const entries: AliasEntry[] = [];
  const firstRows = new Map<string, number>();
  for (const row of await readTable<Column>(file, COLUMNS, faults)) {
    const address = readAddress(row, firstRows, faults);
    const targets = readTargets(row, faults);
    if (address === null || targets === null) continue;
    if (isDomainPattern(address) && (targets.length !== 1 || !targets.every(isDomainPattern))) {
      faults.add({ row: row.row, column: 'expandsTo', code: 'domain-target', found: address });
      continue;
    }
    const misplaced = isDomainPattern(address) ? undefined : targets.find(isDomainPattern);
    if (misplaced !== undefined) faults.add({ row: row.row, column: 'expandsTo', code: 'bad-target', found: misplaced });
    else entries.push({ row: row.row, address, targets, ...readSpan(row, faults) });
  }
  return { entries, faults: faults.faults, headings: faults.headings };
}

function readAddress(row: Row, firstRows: Map<string, number>, faults: FaultList): string | null {
  const address = row.cells.address.toLowerCase();
  const fail = (code: 'missing-value' | 'bad-address' | 'address-with-extension' | 'repeated-address', expected = ''): null => {
    faults.add({ row: row.row, column: 'address', code, found: address, expected });
    return null;
  };
  if (address === '') return fail('missing-value');
  if (!isMailAddress(address) && !isDomainPattern(address)) return fail('bad-address');
  if (dropExtension(address) !== address) return fail('address-with-extension', dropExtension(address));
  const firstRow = firstRows.get(address);
  if (firstRow !== undefined) return fail('repeated-address', String(firstRow));
  firstRows.set(address, row.row);
  return address;
}

function readTargets(row: Row, faults: FaultList): string[] | null {
  const targets = row.cells.expandsTo
    .toLowerCase()
    .split(' ')
    .filter((target) => target !== '');
  if (targets.length === 0) {
    faults.add({ row: row.row, column: 'expandsTo', code: 'missing-value' });
    return null;
  }
  const bad = targets.filter((target) => !isMailAddress(target) && !isDomainPattern(target));
  for (const target of bad) faults.add({ row: row.row, column: 'expandsTo', code: 'bad-target', found: target });
  return bad.length > 0 ? null : [...new Set(targets)];
}
