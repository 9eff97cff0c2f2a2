import { readCsvTable, type TableRow } from './csv-table.ts';
import type { ImportFile } from './directory-file.ts';
import { FaultList, type ImportFault } from './import-fault.ts';
import { dropExtension, isDomainPattern, isMailAddress } from './mail-address.ts';

/** A group, a second address of a person, or a whole old domain (`@old` with the one target `@new`). */
export interface AliasEntry {
  readonly address: string;
  readonly targets: readonly string[];
}

const COLUMNS = { required: ['address', 'expandsTo'], optional: [] } as const;
type Column = (typeof COLUMNS.required)[number];
type Row = TableRow<Column>;

/** Parses an alias file (columns address, expandsTo); targets are separated by blanks, their order does not matter. */
export function parseAliasFile(file: ImportFile): { entries: AliasEntry[]; faults: ImportFault[] } {
  const faults = new FaultList(file.name);
  const entries: AliasEntry[] = [];
  const firstRows = new Map<string, number>();
  for (const row of readCsvTable<Column>(file.bytes, COLUMNS, faults)) {
    const address = readAddress(row, firstRows, faults);
    const targets = readTargets(row, faults);
    if (address === null || targets === null) continue;
    if (isDomainPattern(address) && (targets.length !== 1 || !targets.every(isDomainPattern))) {
      faults.add({ row: row.row, column: 'expandsTo', code: 'domain-target', found: address });
      continue;
    }
    const misplaced = isDomainPattern(address) ? undefined : targets.find(isDomainPattern);
    if (misplaced !== undefined) faults.add({ row: row.row, column: 'expandsTo', code: 'bad-target', found: misplaced });
    else entries.push({ address, targets });
  }
  return { entries, faults: faults.faults };
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
