import { access } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { SegmentState } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { failpoint } from '../config/failpoint.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { BlockRepository, type BlockScope, type StoredHour } from './block.repository.ts';
import { countFacts, unionBlocks } from './facts/fact-block.ts';
import { listTouchedDays } from './fold.repository.ts';
import { listSliceHours, readSliceBlocks } from './reconciliation/slice-blocks.ts';
import { Spool } from './spool.ts';
import { shareOutFresh, type UndoShare } from './undo-shares.ts';
import { UndoRepository, type UndoSegment } from './undo.repository.ts';

/** Stored bytes of the hours that are made again at one time. */
const WINDOW_BYTES = 48 * 1024 * 1024;

/** There is no such segment. */
export class UnknownSegmentError extends Error {
  override readonly name = 'UnknownSegmentError';
  constructor(readonly segmentId: string) {
    super(`there is no segment ${segmentId}`);
  }
}

/** Files that share hours with the segment are gone or no longer what was handed over, so what they brought could not be kept. */
export class UndoBlockedError extends Error {
  override readonly name = 'UndoBlockedError';
  constructor(readonly missing: readonly string[]) {
    super(`these segments share hours with it and their files are missing or changed: ${missing.join(', ')}`);
  }
}

/** What the segment brought was removed by age, with the file or with what was made of it: there is nothing to take back any more. */
export class UndoRemovedError extends Error {
  override readonly name = 'UndoRemovedError';
  constructor(readonly segmentId: string) {
    super(`what segment ${segmentId} brought was removed as its time of keeping is over`);
  }
}

/** The hours of one window while they are made again: with and without the segment that goes. */
interface Rebuild {
  readonly hours: ReadonlySet<number>;
  readonly withIt: Map<number, Uint8Array>;
  readonly withoutIt: Map<number, Uint8Array>;
}

/**
 * Takes a segment back: the blocks of its hours are made again from the files of the other segments, in one transaction, so that
 * everything is as if it had never been handed over. Blocks are unions, so there is nothing to subtract.
 */
@Injectable()
export class UndoService {
  private readonly logger = new Logger(UndoService.name);

  constructor(
    private readonly repository: UndoRepository,
    private readonly blocks: BlockRepository,
    private readonly spool: Spool,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Marks a segment as to be undone and wakes a worker; what is undone already stays so.
   * @param who for the log
   * @throws UnknownSegmentError, UndoBlockedError, UndoRemovedError
   */
  async request(id: string, who: string): Promise<SegmentState> {
    const segment = await this.repository.find(id);
    if (segment === null) throw new UnknownSegmentError(id);
    if (segment.state === 'undone') return 'undone';
    if (segment.isRemoved) throw new UndoRemovedError(id);
    await requireFiles(await this.repository.listOthers(segment, segment.firstHour, segment.lastHour), (each) => this.isMissing(each));
    const state = await this.repository.begin(id);
    if (state === null) throw new UnknownSegmentError(id);
    failpoint('undo.begun');
    this.logger.log(`segment ${id} of ${segment.origin} is to be undone, by ${who}`);
    if (state === 'undoing') await this.wake(segment.originId, id);
    return state;
  }

  /** Undoes a segment that is marked so. Done already, or done by another worker, is no fault. */
  async undo(originId: number, id: string, signal: AbortSignal): Promise<void> {
    try {
      const isDone = await this.repository.transaction(async (manager) => {
        const segment = await this.repository.lock(manager, originId, id);
        if (segment === null) return false;
        if (segment.isRemoved) throw new UndoRemovedError(id);
        await this.withdraw(manager, segment, signal);
        return true;
      });
      if (!isDone) return;
      failpoint('undo.committed');
      this.logger.log(`segment ${id} is undone`);
    } catch (error) {
      if (!(error instanceof UndoBlockedError || error instanceof UndoRemovedError)) throw error;
      this.logger.error(`segment ${id} cannot be undone: ${error.message}`);
      await this.repository.giveUp(id);
    }
    await this.queue.add('roll-up-days', { originId });
  }

  private async withdraw(manager: EntityManager, segment: UndoSegment, signal: AbortSignal): Promise<void> {
    const hours = await this.listHours(manager, segment);
    const others = await this.repository.listOthers(segment, hours[0]?.hour ?? 0, hours.at(-1)?.hour ?? 0, manager);
    await requireFiles(others, async ({ hmac }) => (await this.spool.check(hmac))?.isIntact !== true);
    const gains = new Map<string, number>();
    const changed: number[] = [];
    let before = 0;
    let after = 0;
    for (const window of splitHours(hours)) {
      const rebuild = await this.rebuild(segment, others, new Set(window.map(({ hour }) => hour)), gains, signal);
      before += window.reduce((sum, { facts }) => sum + facts, 0);
      for (const block of rebuild.withoutIt.values()) after += countFacts(block);
      changed.push(...(await this.replaceBlocks(manager, segment, rebuild)));
      failpoint('undo.blocks-replaced');
    }
    const shares = others.map(({ id, fresh, duplicate }): UndoShare => ({ id, fresh, duplicate, gain: gains.get(id) ?? 0 }));
    await this.repository.changeShares(manager, segment.originId, shareOutFresh(after - before + segment.fresh, shares));
    await this.repository.finish(manager, segment.originId, segment.id);
    await this.blocks.recountUnconfirmed(manager, segment.originId, changed);
    if (!segment.isProvisional) await this.dirty.markDays(manager, segment.originId, listTouchedDays(changed));
    failpoint('undo.finished');
  }

  /** The stored hours in which the segment may have facts; those of its whole span when its own file is gone. */
  private async listHours(manager: EntityManager, segment: UndoSegment): Promise<StoredHour[]> {
    if (await this.isMissing(segment)) {
      if (segment.firstHour === null || segment.lastHour === null) return [];
      return this.blocks.listHours(manager, segment, segment.firstHour, segment.lastHour);
    }
    const own = await listSliceHours({ path: this.spool.pathOf(segment.hmac), segment });
    const sorted = [...own].toSorted((a, b) => a - b);
    const stored = await this.blocks.listHours(manager, segment, sorted[0] ?? 0, sorted.at(-1) ?? 0);
    return stored.filter(({ hour }) => own.has(hour));
  }

  private async rebuild(
    segment: UndoSegment,
    others: readonly UndoSegment[],
    hours: ReadonlySet<number>,
    gains: Map<string, number>,
    signal: AbortSignal,
  ): Promise<Rebuild> {
    const rebuild: Rebuild = { hours, withIt: new Map(), withoutIt: new Map() };
    for (const each of [...others, segment].toSorted((a, b) => Number(a.id) - Number(b.id))) {
      signal.throwIfAborted();
      if (each === segment && (await this.isMissing(segment))) continue;
      const blocks = await readSliceBlocks({ path: this.spool.pathOf(each.hmac), segment: each }, hours);
      const freshWith = uniteAll(rebuild.withIt, blocks);
      if (each === segment) continue;
      const freshWithout = uniteAll(rebuild.withoutIt, blocks);
      gains.set(each.id, (gains.get(each.id) ?? 0) + freshWithout - freshWith);
    }
    return rebuild;
  }

  /** @returns the hours that have changed */
  private async replaceBlocks(manager: EntityManager, scope: BlockScope, { hours, withoutIt }: Rebuild): Promise<number[]> {
    const stored = await this.blocks.listIntactBlocks(manager, scope, [...hours]);
    const changed: number[] = [];
    for (const hour of hours) {
      const block = withoutIt.get(hour);
      const old = stored.get(hour);
      if (block === undefined) await this.blocks.deleteBlock(manager, scope, hour);
      else if (old && Buffer.compare(old, block) === 0) continue;
      else await this.blocks.upsertBlocks(manager, scope, [{ hour, block, facts: countFacts(block) }]);
      changed.push(hour);
    }
    return changed;
  }

  private isMissing({ hmac }: UndoSegment): Promise<boolean> {
    return access(this.spool.pathOf(hmac)).then(
      () => false,
      () => true,
    );
  }

  /** A lost wake-up is no loss: the reconciler finds the segment in the ledger. */
  private async wake(originId: number, segmentId: string): Promise<void> {
    try {
      await this.queue.add('undo-segment', { originId, segmentId });
    } catch (error) {
      this.logger.warn(`the queue did not take the undoing of segment ${segmentId}; the reconciler will: ${String(error)}`);
    }
  }
}

/** @throws UndoBlockedError */
async function requireFiles(segments: readonly UndoSegment[], isLost: (segment: UndoSegment) => Promise<boolean>): Promise<void> {
  const lost: string[] = [];
  for (const segment of segments) if (await isLost(segment)) lost.push(segment.id);
  if (lost.length > 0) throw new UndoBlockedError(lost);
}

function uniteAll(into: Map<number, Uint8Array>, blocks: ReadonlyMap<number, Uint8Array>): number {
  let fresh = 0;
  for (const [hour, block] of blocks) {
    const union = unionBlocks(into.get(hour) ?? null, block);
    into.set(hour, union.block);
    fresh += union.fresh;
  }
  return fresh;
}

function splitHours(hours: readonly StoredHour[]): StoredHour[][] {
  const windows: StoredHour[][] = [];
  let bytes = Infinity;
  for (const hour of hours) {
    if (bytes + hour.bytes > WINDOW_BYTES) {
      windows.push([]);
      bytes = 0;
    }
    windows.at(-1)?.push(hour);
    bytes += hour.bytes;
  }
  return windows;
}
