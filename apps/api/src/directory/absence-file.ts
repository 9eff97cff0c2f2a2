import type { IsoDate } from '@nhip-thu/metrics';
import type { ImportFile } from './import-file.ts';
import { FaultList, type Headings, type ImportFault } from './import-fault.ts';
import { readSpan, readWord, requireCell } from './read-cells.ts';
import { readTable } from './table-file.ts';

export type AbsenceKind = 'leave' | 'exemption' | 'secondment';

/** One row of an absence file: days on which a person is on full leave, exempted, or with a host agency. */
export interface AbsenceEntry {
  readonly row: number;
  /** Mailbox or staff number. */
  readonly person: string;
  readonly kind: AbsenceKind;
  readonly from: IsoDate;
  /** The first day after it; null when its end is not known. */
  readonly to: IsoDate | null;
  readonly reason: string;
  /** Code of the host agency of a secondment. */
  readonly host: string | null;
}

const COLUMNS = { required: ['person', 'kind', 'from'], optional: ['to', 'reason', 'host'] } as const;
type Column = (typeof COLUMNS.required)[number] | (typeof COLUMNS.optional)[number];
const KINDS: readonly AbsenceKind[] = ['leave', 'exemption', 'secondment'];

/** Parses an absence file (columns person, kind, from, to, reason, host); `to` is the last day. An exemption needs its reason. */
export async function parseAbsenceFile(file: ImportFile): Promise<{ entries: AbsenceEntry[]; faults: ImportFault[]; headings: Headings }> {
  const faults = new FaultList(file.name);
  const entries: AbsenceEntry[] = [];
  for (const row of await readTable<Column>(file, COLUMNS, faults)) {
    const { person, reason, host } = row.cells;
    const kind = readWord(row, 'kind', KINDS, faults);
    for (const column of COLUMNS.required) requireCell(row, column, faults);
    if (kind === 'exemption') requireCell(row, 'reason', faults);
    if (kind === 'secondment') requireCell(row, 'host', faults);
    const { from, to } = readSpan(row, faults);
    if (kind === null || from === null || person === '') continue;
    const hostCode = kind === 'secondment' ? host.toLowerCase() : null;
    entries.push({ row: row.row, person: person.includes('@') ? person.toLowerCase() : person, kind, from, to, reason, host: hostCode });
  }
  return { entries, faults: faults.faults, headings: faults.headings };
}
