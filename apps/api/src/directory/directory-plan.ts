import type { DirectoryRowReply } from '@nhip-thu/metrics';
import { DirectoryDraft } from './directory-draft.ts';
import { countDraft, listDraftWrites } from './draft-writes.ts';
import { FaultList } from './import-fault.ts';
import type { DirectoryPlan, ImportedEntries, StoredDirectory } from './planned-directory.ts';

/** Compares what the files say with what is stored, row after row. Pure: the same input gives the same plan. */
export function planImport({ directory, aliases, absences }: ImportedEntries, stored: StoredDirectory): DirectoryPlan {
  const draft = new DirectoryDraft(stored);
  const faults = [directory, aliases, absences].map((part) => new FaultList(part?.file ?? ''));
  const [inDirectory, , inAbsences] = faults;
  const rows: DirectoryRowReply[] = [];
  for (const entry of directory.entries) rows.push(draft.takeEntry(entry, inDirectory));
  for (const entry of aliases?.entries ?? []) rows.push(draft.takeAlias(entry));
  for (const entry of absences?.entries ?? []) rows.push(...draft.takeAbsence(entry, inAbsences));
  const writes = listDraftWrites(draft);
  return { writes, rows, counts: countDraft(draft, writes), faults: faults.flatMap((list) => list.faults) };
}

/** True when applying the plan would change a stored row. */
export function hasChanges({ writes }: DirectoryPlan): boolean {
  const { removed, ...put } = writes;
  return [...Object.values(put), ...Object.values(removed)].some((list) => list.length > 0);
}
