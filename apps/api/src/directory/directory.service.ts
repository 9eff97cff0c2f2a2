import { Injectable } from '@nestjs/common';
import type { DirectoryRowReply, IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { parseAbsenceFile } from './absence-file.ts';
import { parseAliasFile, type AliasEntry } from './alias-file.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { parseDirectoryFile, parseDirectoryRows, type DirectoryColumn } from './directory-file.ts';
import type { ImportFile } from './import-file.ts';
import type { DirectoryPlan, ImportedEntries } from './planned-directory.ts';
import { DirectoryImportRepository, type DomainSpan } from './directory-import.repository.ts';
import { planImport } from './directory-plan.ts';
import { FaultList, type FaultCode, type Headings, type ImportFault } from './import-fault.ts';
import type { TableRow } from './table-file.ts';

/** The files of one import; at least one. */
export interface DirectoryFiles {
  /** Null when only aliases or absences are handed over. */
  readonly directory: ImportFile | null;
  readonly aliases: ImportFile | null;
  readonly absences?: ImportFile | null;
}

export interface ImportInput extends DirectoryFiles {
  /** True: say what would change, and change nothing. */
  readonly isDryRun: boolean;
  readonly madeBy?: string;
}

/** What an import did or would do. With any fault nothing is applied and nothing is counted. */
export interface ImportResult {
  readonly faults: readonly ImportFault[];
  readonly counts: DirectoryPlan['counts'] | null;
  /** Every row of the files with what it changes. */
  readonly rows: readonly DirectoryRowReply[];
  /** True when the files are now what is stored, also when nothing had to be changed for that. */
  readonly isApplied: boolean;
  /** By which it can be undone; null when nothing was changed. */
  readonly changeSetId: number | null;
}

/** How a change is to be called, and what must hold before it. */
export interface ApplyOrder {
  readonly kind: 'import' | 'pull' | 'edit';
  readonly title: string;
  readonly madeBy: string;
  /** Runs first in the same transaction; what it throws keeps everything as it was. */
  readonly before?: (manager: EntityManager) => Promise<void>;
}

/** The stored directory showed faults that the files alone did not. */
class PlanFaultsError extends Error {
  override readonly name = 'PlanFaultsError';
  constructor(readonly plan: DirectoryPlan) {
    super('the plan has faults');
  }
}

/** Faults that a row of the same import may mend, if its own faults were not there. */
const PLACE_FAULTS: readonly FaultCode[] = ['unknown-person', 'unknown-agency', 'person-without-unit'];

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
    if (faults.length > 0) return refuse(faults);
    if (input.isDryRun) return this.plan(entries);
    return this.apply(entries, { kind: 'import', title: titleOf(input), madeBy: input.madeBy ?? 'nhipthu' });
  }

  /** What the entries would change. */
  async plan(entries: ImportedEntries): Promise<ImportResult> {
    return toResult(planImport(entries, await this.directory.readStored()), null, false);
  }

  /** Plans and writes in one transaction. */
  async apply(entries: ImportedEntries, { before, ...head }: ApplyOrder): Promise<ImportResult> {
    try {
      const { result: plan, changeSetId } = await this.changes.change(head, async (manager) => {
        await before?.(manager);
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

  /** Rows of another source than files, as those of a directory file, with the aliases that came along. */
  async parseRows(
    name: string,
    rows: readonly TableRow<DirectoryColumn>[],
    aliases: readonly AliasEntry[],
  ): Promise<{ entries: ImportedEntries; faults: readonly ImportFault[] }> {
    const domains = await this.directory.listDomains();
    const faults = new FaultList(name);
    const entries = parseDirectoryRows(rows, faults, (domain, day) => findDomain(domains.get(domain) ?? [], day));
    return { entries: { directory: { file: name, entries }, aliases: { file: name, entries: aliases } }, faults: faults.faults };
  }

  /** What files say, before it is compared with what is stored. */
  async parse(input: DirectoryFiles): Promise<{ entries: ImportedEntries; faults: ImportFault[] }> {
    const domains = await this.directory.listDomains();
    const parts = await Promise.all([
      parsePart(input.directory, (file) => parseDirectoryFile(file, (domain, day) => findDomain(domains.get(domain) ?? [], day))),
      parsePart(input.aliases, parseAliasFile),
      parsePart(input.absences ?? null, parseAbsenceFile),
    ]);
    const [directory, aliases, absences] = parts;
    const entries = { directory, aliases, absences };
    const faults = parts.flatMap((part) => part.faults);
    if (faults.length === 0) return { entries, faults };
    // What only the stored directory shows is told with the rest, and not when that is mended.
    const { mentioned } = directory;
    const isCertain = ({ code, found }: ImportFault): boolean => !PLACE_FAULTS.includes(code) || !mentioned?.has(found);
    const more = mentioned === null ? [] : planImport(entries, await this.directory.readStored()).faults.filter(isCertain);
    const names = parts.map(({ file }) => file);
    const place = ({ file }: ImportFault): number => names.indexOf(file);
    return { entries, faults: [...faults, ...more].toSorted((a, b) => place(a) - place(b) || a.row - b.row) };
  }
}

/** The agency of a domain on a day; without a day the one said last. */
function findDomain(spans: readonly DomainSpan[], day: IsoDate | null): DomainSpan | null {
  const found = day === null ? spans.at(-1) : spans.find(({ from, to }) => from <= day && (to === null || day < to));
  return found ?? null;
}

/** Names of the files. */
export function titleOf({ directory, aliases, absences }: DirectoryFiles): string {
  return [directory, aliases, absences].flatMap((file) => (file ? [file.name] : [])).join(', ');
}

interface ParsedPart<Entry> {
  readonly entries: Entry[];
  readonly faults: ImportFault[];
  readonly headings: Headings;
}

async function parsePart<Entry>(
  file: ImportFile | null,
  parse: (file: ImportFile) => Promise<ParsedPart<Entry> & { mentioned?: ReadonlySet<string> | null }>,
): Promise<ParsedPart<Entry> & { file: string; mentioned: ReadonlySet<string> | null }> {
  return file === null
    ? { file: '', entries: [], faults: [], headings: new Map(), mentioned: new Set() }
    : { file: file.name, mentioned: new Set(), ...(await parse(file)) };
}

function refuse(faults: readonly ImportFault[]): ImportResult {
  return { faults, counts: null, rows: [], isApplied: false, changeSetId: null };
}

function toResult({ faults, counts, rows }: DirectoryPlan, changeSetId: number | null, isApplied: boolean): ImportResult {
  return faults.length > 0 ? refuse(faults) : { faults, counts, rows, isApplied, changeSetId };
}
