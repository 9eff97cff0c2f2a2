import { Injectable, Logger } from '@nestjs/common';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { parseAliasFile } from './alias-file.ts';
import { parseDirectoryFile, type ImportFile } from './directory-file.ts';
import { hasChanges, planImport, type DirectoryPlan } from './directory-plan.ts';
import { DirectoryRepository } from './directory.repository.ts';
import type { ImportFault } from './import-fault.ts';

export interface ImportInput {
  readonly directory: ImportFile;
  readonly aliases: ImportFile | null;
  /** True: say what would change, and change nothing. */
  readonly isDryRun: boolean;
}

/** What an import did or would do. With any fault nothing is applied and nothing is counted. */
export interface ImportResult {
  readonly faults: readonly ImportFault[];
  readonly counts: DirectoryPlan['counts'] | null;
  /** True when the files are now what is stored, also when nothing had to be changed for that. */
  readonly isApplied: boolean;
}

/** Takes the directory of the province in: all rows of all files, or none. */
@Injectable()
export class DirectoryService {
  private readonly logger = new Logger(DirectoryService.name);

  constructor(
    private readonly directory: DirectoryRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  /** Adds and changes what the files say; what is stored and not in them stays. Every figure that may depend on it is computed again. */
  async importFiles(input: ImportInput): Promise<ImportResult> {
    const directory = parseDirectoryFile(input.directory);
    const aliases = input.aliases ? parseAliasFile(input.aliases) : { entries: [], faults: [] };
    const faults = [...directory.faults, ...aliases.faults];
    if (faults.length > 0) return { faults, counts: null, isApplied: false };
    if (input.isDryRun) {
      const { counts } = planImport(directory.entries, aliases.entries, await this.directory.readStored());
      return { faults, counts, isApplied: false };
    }
    const { counts, originIds } = await this.directory.importTransaction(async (manager) => {
      const plan = planImport(directory.entries, aliases.entries, await this.directory.readStored(manager));
      if (!hasChanges(plan)) return { counts: plan.counts, originIds: [] };
      await this.directory.apply(manager, plan);
      return { counts: plan.counts, originIds: await this.dirty.markAllDays(manager) };
    });
    for (const originId of originIds) await this.wakeRollUp(originId);
    return { faults, counts, isApplied: true };
  }

  /** A lost wake-up is no loss: the reconciler finds the dirty days. */
  private async wakeRollUp(originId: number): Promise<void> {
    try {
      await this.queue.add('roll-up-days', { originId });
    } catch (error) {
      this.logger.warn(`the queue did not take the roll-up of origin ${originId}; the reconciler will: ${String(error)}`);
    }
  }
}
