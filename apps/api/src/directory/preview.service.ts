import { Injectable } from '@nestjs/common';
import type { DirectoryCounts, DirectoryRowReply } from '@nhip-thu/metrics';
import { DirectoryService, titleOf, type DirectoryFiles } from './directory.service.ts';
import type { ImportFault } from './import-fault.ts';
import type { ImportedEntries } from './planned-directory.ts';
import { PreviewRepository } from './preview.repository.ts';

/** There is no such preview: it was applied, or a day is over. */
export class UnknownPreviewError extends Error {
  override readonly name = 'UnknownPreviewError';
}

/** The directory has changed since the preview was made, so that it no longer says what would happen. */
export class StalePreviewError extends Error {
  override readonly name = 'StalePreviewError';
}

/** What would change; `id` is null with faults, for then there is nothing to apply. */
export interface Preview {
  readonly id: string | null;
  readonly title: string;
  readonly counts: DirectoryCounts | null;
  readonly changedRowCount: number;
  readonly faults: readonly ImportFault[];
}

/** What somebody is about to change, as it was read. */
export interface PreviewSource {
  readonly kind: 'import' | 'pull';
  readonly title: string;
  readonly madeBy: string;
  readonly entries: ImportedEntries;
}

/** Shows what an import or a pull would change, and does exactly that when it is applied. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly previews: PreviewRepository,
    private readonly directory: DirectoryService,
  ) {}

  async previewFiles(files: DirectoryFiles, madeBy: string): Promise<Preview> {
    return this.previewRead(async () => {
      const { entries, faults } = await this.directory.parse(files);
      return { source: { kind: 'import', title: titleOf(files), madeBy, entries }, faults };
    });
  }

  /** Compares what is read with what is stored; with faults there is nothing to apply. */
  async previewRead(read: () => Promise<{ source: PreviewSource; faults: readonly ImportFault[] }>): Promise<Preview> {
    // The revision first: a change in between makes the preview stale, never wrong.
    const revision = await this.previews.readRevision();
    const { source, faults } = await read();
    if (faults.length > 0) return { id: null, title: source.title, counts: null, changedRowCount: 0, faults };
    return this.store(source, revision);
  }

  /** The rows that would change something, in the order of the files. @throws UnknownPreviewError */
  async listRows(id: string, offset: number, limit: number): Promise<{ rows: DirectoryRowReply[]; total: number }> {
    if ((await this.previews.find(id)) === null) throw new UnknownPreviewError(id);
    const [rows, total] = await Promise.all([this.previews.listRows(id, offset, limit), this.previews.countRows(id)]);
    return { rows, total };
  }

  /**
   * Does what the preview showed, all of it or nothing; it can be applied once.
   * @returns the change set, by which it can be undone; null when nothing was different
   * @throws UnknownPreviewError, StalePreviewError
   */
  async apply(id: string, madeBy: string): Promise<number | null> {
    const preview = await this.previews.find(id);
    if (preview === null) throw new UnknownPreviewError(id);
    const { kind, title, revision, entries } = preview;
    const { changeSetId, faults } = await this.directory.apply(entries, {
      ...{ kind, title, madeBy },
      before: async (manager) => {
        if ((await this.previews.readRevision(manager)) !== revision) throw new StalePreviewError(id);
        if (!(await this.previews.remove(manager, id))) throw new UnknownPreviewError(id);
      },
    });
    // What had no fault at this revision has none now; rows written past the door would be seen here.
    if (faults.length > 0) throw new StalePreviewError(id);
    return changeSetId;
  }

  private async store({ kind, title, madeBy, entries }: PreviewSource, revision: number): Promise<Preview> {
    const { counts, rows, faults } = await this.directory.plan(entries);
    if (counts === null) return { id: null, title, counts, changedRowCount: 0, faults };
    const changed = rows.filter(({ status }) => status !== 'unchanged');
    const id = await this.previews.insert({ kind, title, madeBy, revision, entries, counts, rows: changed });
    return { id, title, counts, changedRowCount: changed.length, faults };
  }
}
