import type { DirectoryRowReply } from '@nhip-thu/metrics';
import type { AliasEntry } from './alias-file.ts';
import { listAliasCycles } from './alias-cycles.ts';
import { DirectoryDraft } from './directory-draft.ts';
import { countDraft, listDraftWrites } from './draft-writes.ts';
import { FaultList } from './import-fault.ts';
import type { DirectoryPlan, ImportedEntries, StoredDirectory } from './planned-directory.ts';

/** Compares what the files say with what is stored, row after row. Pure: the same input gives the same plan. */
export function planImport({ directory, aliases, absences }: ImportedEntries, stored: StoredDirectory): DirectoryPlan {
  const draft = new DirectoryDraft(stored);
  const faults = [directory, aliases, absences].map((part) => new FaultList(part?.file ?? '', part?.headings));
  const [inDirectory, inAliases, inAbsences] = faults;
  const rows: DirectoryRowReply[] = [];
  for (const entry of directory.entries) rows.push(draft.takeEntry(entry, inDirectory));
  for (const entry of aliases?.entries ?? []) rows.push(draft.takeAlias(entry));
  addCycles(draft, aliases?.entries ?? [], inAliases);
  for (const entry of absences?.entries ?? []) rows.push(...draft.takeAbsence(entry, inAbsences));
  const writes = listDraftWrites(draft);
  return { writes, rows, counts: countDraft(draft, writes), faults: faults.flatMap((list) => list.faults) };
}

function addCycles(draft: DirectoryDraft, entries: readonly AliasEntry[], faults: FaultList | undefined): void {
  const rows = new Map(entries.map(({ address, row }) => [address, row]));
  for (const cycle of listAliasCycles(draft.aliases, [...rows.keys()])) {
    faults?.add({ row: rows.get(cycle[0] ?? '') ?? 1, column: 'expandsTo', code: 'alias-cycle', found: cycle.join(' → ') });
  }
}

/** True when applying the plan would change a stored row. */
export function hasChanges({ writes }: DirectoryPlan): boolean {
  const { removed, ...put } = writes;
  return [...Object.values(put), ...Object.values(removed)].some((list) => list.length > 0);
}
