import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { EntityManager } from 'typeorm';
import { errorCodeOf } from '../database/error-code.ts';
import { AddressDayFinder } from '../queue/address-day-finder.ts';
import type { DirectoryMarks, OriginDays } from '../queue/directory-marks.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { ALWAYS, listMarks } from './change-marks.ts';
import { DirectoryChangesRepository, type ChangeSetHead } from './directory-changes.repository.ts';

/** More new addresses than these are not sought in the logs one by one: all days are read again. */
const SOUGHT_ADDRESSES = 20;

/** What a change left behind. */
export interface ChangeOutcome<T> {
  readonly result: T;
  /** Null when nothing was different. */
  readonly changeSetId: number | null;
}

/** No change set has this number. */
export class UnknownChangeSetError extends Error {
  override readonly name = 'UnknownChangeSetError';
}

/** The change set was taken back before, or is itself a taking back. */
export class NotUndoableError extends Error {
  override readonly name = 'NotUndoableError';
}

/** Later changes stand on this one: `laterIds` must be taken back first. */
export class LaterChangesError extends Error {
  override readonly name = 'LaterChangesError';
  constructor(
    readonly laterIds: readonly number[],
    options: ErrorOptions = {},
  ) {
    super(`later changes: ${laterIds.join(', ')}`, options);
  }
}

/** The one door through which the directory is changed: all or nothing, kept row by row, and everything that depends on it marked. */
@Injectable()
export class DirectoryChangesService {
  private readonly logger = new Logger(DirectoryChangesService.name);

  constructor(
    private readonly changes: DirectoryChangesRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
    private readonly modules?: ModuleRef,
  ) {}

  /**
   * @param findDays tells the days whose facts must be read again, where they are known better than by `listMarks`; it is asked when no roll-up
   *   that has read the directory of before is still to write
   */
  async change<T>(
    head: ChangeSetHead,
    work: (manager: EntityManager) => Promise<T>,
    findDays?: (manager: EntityManager) => Promise<readonly OriginDays[]>,
  ): Promise<ChangeOutcome<T>> {
    const { result, changeSetId, originIds } = await this.changes.transaction(async (manager) => {
      const id = await this.changes.open(manager, head);
      const domains = await this.changes.listOwnDomains(manager);
      const done = await work(manager);
      // Overlaps are told here, where they can be named, and not at the commit.
      await manager.query('set constraints all immediate');
      const rows = await this.changes.listChangedRows(manager, id);
      if (rows.length === 0) {
        await this.changes.discard(manager, id);
        return { result: done, changeSetId: null, originIds: [] };
      }
      // Another domain of the province makes other messages internal, on any day.
      const isDomainNew = (await this.changes.listOwnDomains(manager)).join() !== domains.join();
      // Whoever asks is told how many name the address all the same.
      if (isDomainNew) await findDays?.(manager);
      return { result: done, changeSetId: id, originIds: await this.mark(manager, listMarks(rows), isDomainNew ? 'all' : findDays) };
    });
    if (changeSetId !== null) await this.wake(originIds);
    return { result, changeSetId };
  }

  /**
   * Takes a change set back. What was said of one address marks the days that name it, as it did when it was said.
   * @throws UnknownChangeSetError, NotUndoableError, LaterChangesError
   */
  async undo(id: number, madeBy: string): Promise<ChangeOutcome<void>> {
    const [set] = await this.changes.list({ id });
    if (set === undefined) throw new UnknownChangeSetError(`no change set ${id}`);
    if (set.kind === 'undo' || set.undoneBy !== null) throw new NotUndoableError(`change set ${id} took one back or was taken back`);
    const address = await this.changes.findOnlyAddress(id);
    const found = address === null ? 'all' : this.finderOf([address]);
    const findDays = found === 'all' ? undefined : found;
    const revert = async (manager: EntityManager): Promise<void> => {
      const laterIds = await this.changes.listLaterSets(manager, id);
      if (laterIds.length > 0) throw new LaterChangesError(laterIds);
      try {
        await this.changes.revert(manager, id);
      } catch (error) {
        // Rows that came later stand on rows that would go.
        if (errorCodeOf(error) === '23503') throw new LaterChangesError([], { cause: error });
        throw error;
      }
    };
    return this.change({ kind: 'undo', title: `#${id}`, madeBy, undoesId: id }, revert, findDays);
  }

  /**
   * Marks what depends on a change: facts are read again on the days that `findDays` tells, or on those whose logs name the mailboxes that are new
   * or gone; on all days where these are too many to be sought, or `all` is asked for.
   * @returns the origins with marked days
   */
  private async mark(
    manager: EntityManager,
    marks: DirectoryMarks,
    findDays: 'all' | ((manager: EntityManager) => Promise<readonly OriginDays[]>) | undefined,
  ): Promise<readonly number[]> {
    const { addresses } = marks;
    const find = findDays ?? this.finderOf(addresses);
    if (find === 'all') return this.dirty.markDirectory(manager, { ...marks, days: [ALWAYS] });
    const marked = await this.dirty.markDirectory(manager, findDays === undefined ? marks : { ...marks, days: [] });
    const found = (await find(manager)).toSorted((a, b) => a.originId - b.originId);
    for (const { originId, days } of found) await this.dirty.markDays(manager, originId, days);
    return [...new Set([...marked, ...found.map(({ originId }) => originId)])];
  }

  private finderOf(addresses: readonly string[]): 'all' | ((manager: EntityManager) => Promise<readonly OriginDays[]>) {
    if (addresses.length === 0) return async () => [];
    const finder = addresses.length > SOUGHT_ADDRESSES ? undefined : this.modules?.get(AddressDayFinder, { strict: false });
    return finder === undefined ? 'all' : (manager) => finder.list(manager, addresses);
  }

  /** A lost wake-up is no loss: the reconciler finds the marks. */
  private async wake(originIds: readonly number[]): Promise<void> {
    try {
      for (const originId of originIds) await this.queue.add('roll-up-days', { originId });
      if (originIds.length === 0) await this.queue.add('roll-up-periods', {});
    } catch (error) {
      this.logger.warn(`the queue did not take the roll-ups; the reconciler will: ${String(error)}`);
    }
  }
}
