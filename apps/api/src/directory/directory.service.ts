import { Injectable } from '@nestjs/common';
import { parseAbsenceFile } from './absence-file.ts';
import { parseAliasFile } from './alias-file.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { parseDirectoryFile } from './directory-file.ts';
import type { ImportFile } from './import-file.ts';
import type { DirectoryPlan, ImportedEntries, RowChange } from './planned-directory.ts';
import { DirectoryImportRepository } from './directory-import.repository.ts';
import { planImport } from './directory-plan.ts';
import type { ImportFault } from './import-fault.ts';

export interface ImportInput {
  /** Null when only aliases or absences are handed over. */
  readonly directory: ImportFile | null;
  readonly aliases: ImportFile | null;
  readonly absences?: ImportFile | null;
  /** True: say what would change, and change nothing. */
  readonly isDryRun: boolean;
  readonly madeBy?: string;
}

/** What an import did or would do. With any fault nothing is applied and nothing is counted. */
export interface ImportResult {
  readonly faults: readonly ImportFault[];
  readonly counts: DirectoryPlan['counts'] | null;
  /** Every row of the files with what it changes. */
  readonly rows: readonly RowChange[];
  /** True when the files are now what is stored, also when nothing had to be changed for that. */
  readonly isApplied: boolean;
  /** By which it can be undone; null when nothing was changed. */
  readonly changeSetId: number | null;
}

/** The stored directory showed faults that the files alone did not. */
class PlanFaultsError extends Error {
  override readonly name = 'PlanFaultsError';
  constructor(readonly plan: DirectoryPlan) {
    super('the plan has faults');
  }
}

/** Takes the directory of the province in: all rows of all files, or none. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly directory: DirectoryImportRepository,
    private readonly changes: DirectoryChangesService,
  ) {}

  /** Adds and changes what the files say; what is stored and not in them stays. Every figure that depends on it is computed again. */
  async importFiles(input: ImportInput): Promise<ImportResult> {
    const { entries, faults } = await this.parse(input);
    if (faults.length > 0) return { faults, counts: null, rows: [], isApplied: false, changeSetId: null };
    if (input.isDryRun) return toResult(planImport(entries, await this.directory.readStored()), null, false);
    const files = [input.directory, input.aliases, input.absences].flatMap((file) => (file ? [file.name] : []));
    return this.apply(entries, { kind: 'import', title: files.join(', '), madeBy: input.madeBy ?? 'nhipthu' });
  }

  /** Plans and writes in one transaction. */
  async apply(entries: ImportedEntries, head: { kind: 'import' | 'pull' | 'edit'; title: string; madeBy: string }): Promise<ImportResult> {
    try {
      const { result: plan, changeSetId } = await this.changes.change(head, async (manager) => {
        const planned = planImport(entries, await this.directory.readStored(manager));
        if (planned.faults.length > 0) throw new PlanFaultsError(planned);
        await this.directory.apply(manager, planned.writes);
        return planned;
      });
      return toResult(plan, changeSetId, true);
    } catch (error) {
      if (error instanceof PlanFaultsError) return toResult(error.plan, null, false);
      throw error;
    }
  }

  private async parse(input: ImportInput): Promise<{ entries: ImportedEntries; faults: ImportFault[] }> {
    const domains = await this.directory.listDomains();
    const parts = await Promise.all([
      parsePart(input.directory, (file) => parseDirectoryFile(file, (domain) => domains.get(domain) ?? null)),
      parsePart(input.aliases, parseAliasFile),
      parsePart(input.absences ?? null, parseAbsenceFile),
    ]);
    const [directory, aliases, absences] = parts;
    return { entries: { directory, aliases, absences }, faults: parts.flatMap((part) => part.faults) };
  }
}

async function parsePart<Entry>(
  file: ImportFile | null,
  parse: (file: ImportFile) => Promise<{ entries: Entry[]; faults: ImportFault[] }>,
): Promise<{ file: string; entries: Entry[]; faults: ImportFault[] }> {
  return file === null ? { file: '', entries: [], faults: [] } : { file: file.name, ...(await parse(file)) };
}

function toResult({ faults, counts, rows }: DirectoryPlan, changeSetId: number | null, isApplied: boolean): ImportResult {
  if (faults.length > 0) return { faults, counts: null, rows: [], isApplied: false, changeSetId: null };
  return { faults, counts, rows, isApplied, changeSetId };
}
