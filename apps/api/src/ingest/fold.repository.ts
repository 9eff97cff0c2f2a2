import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { failpoint } from '../config/failpoint.ts';
import { isoDateOfEpochSecond, addDays, type IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { unionBlocks } from './facts/fact-block.ts';
import { SegmentRepository, type ChunkCounts, type SegmentToFold } from './segment.repository.ts';

/** Another worker moved the segment's offset: this chunk is already counted, so nothing of it may be written. */
class ChunkAlreadyFolded extends Error {}

const SECONDS_AN_HOUR = 3600;
/** Far below the protocol's 65,535 parameters, and a few megabytes at most. */
const ROWS_A_STATEMENT = 200;

/** Writes one chunk: blocks, counters, offset and dirty days, all or nothing. */
@Injectable()
export class FoldRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly segments: SegmentRepository,
    private readonly dirty: DirtyRepository,
  ) {}

  /** @returns false when another worker was faster; then nothing was written */
  async commitChunk(
    segment: SegmentToFold,
    counts: Omit<ChunkCounts, 'fresh' | 'hours'>,
    blocks: ReadonlyMap<number, Uint8Array>,
  ): Promise<boolean> {
    try {
      await this.dataSource.transaction('READ COMMITTED', async (manager) => {
        // One writer per origin: two could otherwise both find an hour without a block, and the second would overwrite the first.
        await holdLock(manager, 'fold', segment.originId);
        const { fresh, grownHours } = await this.uniteBlocks(manager, segment.originId, blocks);
        failpoint('ledger.blocks-united');
        if (!(await this.segments.advance(manager, segment, { ...counts, fresh, hours: [...blocks.keys()] })))
          throw new ChunkAlreadyFolded();
        failpoint('ledger.advanced');
        await this.dirty.markDays(manager, segment.originId, listTouchedDays(grownHours));
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
    originId: number,
    blocks: ReadonlyMap<number, Uint8Array>,
  ): Promise<{ fresh: number; grownHours: number[] }> {
    const stored: { hour: number; block: Buffer }[] = await manager.query(
      'select hour, block from fact_block where origin_id = $1 and hour = any($2::int[])',
      [originId, [...blocks.keys()]],
    );
    const storedByHour = new Map(stored.map((row) => [row.hour, row.block]));
    const grown: unknown[][] = [];
    let fresh = 0;
    for (const [hour, block] of blocks) {
      const union = unionBlocks(storedByHour.get(hour) ?? null, block);
      if (union.fresh === 0) continue;
      fresh += union.fresh;
      grown.push([originId, hour, union.block, union.facts]);
    }
    await this.upsertBlocks(manager, grown);
    return { fresh, grownHours: grown.map(([, hour]) => Number(hour)) };
  }

  /** One statement for all hours of a chunk; buffers travel in binary form as parameters of their own, not within an array. */
  private async upsertBlocks(manager: EntityManager, rows: readonly unknown[][]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      const part = rows.slice(from, from + ROWS_A_STATEMENT);
      const places = part.map((_row, at) => `($${at * 4 + 1}, $${at * 4 + 2}, $${at * 4 + 3}, $${at * 4 + 4})`);
      await manager.query(
        `insert into fact_block (origin_id, hour, block, facts) values ${places.join(', ')}
         on conflict (origin_id, hour) do update set block = excluded.block, facts = excluded.facts`,
        part.flat(),
      );
    }
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
