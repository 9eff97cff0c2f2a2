import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { failpoint } from '../config/failpoint.ts';
import { isoDateOfEpochSecond, addDays, type IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { BlockRepository, type BlockScope, type HourBlock } from './block.repository.ts';
import { unionBlocks } from './facts/fact-block.ts';
import { LineTallyRepository, type LineTallyRow } from './line-tally.repository.ts';
import { SegmentRepository, type ChunkCounts, type SegmentToFold } from './segment.repository.ts';

/** Another worker moved the segment's offset: this chunk is already counted, so nothing of it may be written. */
class ChunkAlreadyFolded extends Error {}

const SECONDS_AN_HOUR = 3600;

/** Writes one chunk: blocks, counters, offset and dirty days, all or nothing. */
@Injectable()
export class FoldRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly segments: SegmentRepository,
    private readonly blocks: BlockRepository,
    private readonly dirty: DirtyRepository,
    private readonly tally: LineTallyRepository,
  ) {}

  /** @returns false when another worker was faster; then nothing was written */
  async commitChunk(
    segment: SegmentToFold,
    counts: Omit<ChunkCounts, 'fresh' | 'hours'>,
    blocks: ReadonlyMap<number, Uint8Array>,
    lines: readonly LineTallyRow[],
  ): Promise<boolean> {
    try {
      await this.dataSource.transaction('READ COMMITTED', async (manager) => {
        // One writer per origin: two could otherwise both find an hour without a block, and the second would overwrite the first.
        await holdLock(manager, 'fold', segment.originId);
        const { fresh, grownHours } = await this.uniteBlocks(manager, segment, blocks);
        failpoint('ledger.blocks-united');
        if (!(await this.segments.advance(manager, segment, { ...counts, fresh, hours: [...blocks.keys()] })))
          throw new ChunkAlreadyFolded();
        failpoint('ledger.advanced');
        await this.tally.add(manager, segment.originId, lines);
        // No figure is made of provisional facts.
        if (!segment.isProvisional) await this.dirty.markDays(manager, segment.originId, listTouchedDays(grownHours));
      });
      failpoint('ledger.committed');
      return true;
    } catch (error) {
      if (error instanceof ChunkAlreadyFolded) return false;
      throw error;
    }
  }

  private async uniteBlocks(
    manager: EntityManager,
    scope: BlockScope,
    blocks: ReadonlyMap<number, Uint8Array>,
  ): Promise<{ fresh: number; grownHours: number[] }> {
    const stored = await this.blocks.listBlocks(manager, scope, [...blocks.keys()]);
    const grown: HourBlock[] = [];
    let fresh = 0;
    for (const [hour, block] of blocks) {
      const union = unionBlocks(stored.get(hour) ?? null, block);
      if (!union.isGrown) continue;
      fresh += union.fresh;
      grown.push({ hour, block: union.block, facts: union.facts });
    }
    await this.blocks.upsertBlocks(manager, scope, grown);
    const grownHours = grown.map(({ hour }) => hour);
    await this.blocks.recountUnconfirmed(manager, scope.originId, grownHours);
    return { fresh, grownHours };
  }
}

/** Days whose figures depend on these hours: their own, and the day before for a day's first hour, which it looks ahead into. */
export function listTouchedDays(hours: readonly number[]): IsoDate[] {
  const days = new Set<IsoDate>();
  for (const hour of hours) {
    const day = isoDateOfEpochSecond(hour * SECONDS_AN_HOUR);
    days.add(day);
    if (isoDateOfEpochSecond((hour - 1) * SECONDS_AN_HOUR) !== day) days.add(addDays(day, -1));
  }
  return [...days].toSorted();
}
