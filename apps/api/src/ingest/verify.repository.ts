import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { InvariantFault } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import type { BlobFault, BlobToCheck } from './scrub.repository.ts';

/** A segment whose numbers do not add up, with the numbers. */
export interface UnbalancedSegment {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
  readonly difference: number;
}

export function toFault({ id, origin, name, difference }: UnbalancedSegment): InvariantFault {
  return { segmentId: id, origin, name, problem: 'differs', difference };
}

/** The file of a segment. */
export interface SegmentBlob extends BlobToCheck {
  readonly origin: string;
  readonly name: string;
  /** What the last look at its bytes found. */
  readonly fault: BlobFault | null;
}

/** What still waits, and what failed. */
export interface Unfinished {
  readonly received: number;
  readonly undoing: number;
  readonly failed: number;
  readonly dirtyDays: number;
  readonly dirtyPeriods: number;
}

/** The questions asked when the ledger is checked. */
@Injectable()
export class VerifyRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** I2: every byte read is in a line, and what is stored uncompressed was read up to the unfinished line at its end. */
  listByteDifferences(): Promise<UnbalancedSegment[]> {
    return this.dataSource.sql<UnbalancedSegment[]>`
      select s.id::text as id, o.name as origin, s.name,
             case when s.next_off <> s.line_bytes then s.next_off - s.line_bytes else s.stored_bytes - s.next_off - s.tail_bytes end as difference
        from segment s join origin o on o.id = s.origin_id
       where s.next_off <> s.line_bytes
          or (s.compression = 'plain' and s.state = 'folded' and s.stored_bytes <> s.next_off + s.tail_bytes)
       order by s.id limit 20`;
  }

  /** I2: every line was parsed, ignored, rejected or oversize. */
  listLineDifferences(): Promise<UnbalancedSegment[]> {
    return this.dataSource.sql<UnbalancedSegment[]>`
      select s.id::text as id, o.name as origin, s.name, s.lines - s.parsed - s.ignored - s.rejected - s.oversize as difference
        from segment s join origin o on o.id = s.origin_id
       where s.lines <> s.parsed + s.ignored + s.rejected + s.oversize order by s.id limit 20`;
  }

  /** I2: every fact was fresh or a duplicate. */
  listFactDifferences(): Promise<UnbalancedSegment[]> {
    return this.dataSource.sql<UnbalancedSegment[]>`
      select s.id::text as id, o.name as origin, s.name, s.facts - s.fresh - s.duplicate as difference
        from segment s join origin o on o.id = s.origin_id where s.facts <> s.fresh + s.duplicate order by s.id limit 20`;
  }

  /** Facts in blocks, and those that were removed by age, must be exactly those that segments brought as fresh. */
  async compareFreshWithBlocks(): Promise<{ fresh: number; stored: number; removed: number }> {
    const rows = await this.dataSource.sql<{ fresh: number; stored: number; removed: number }[]>`
      select (select coalesce(sum(fresh), 0)::float8 from segment) as fresh, (select coalesce(sum(facts), 0)::float8 from (select facts from fact_block union all select facts from provisional_block) b) as stored,
             (select coalesce((value->>'removedFacts')::float8, 0) from setting where key = 'retention') as removed`;
    const row = rows[0];
    return { fresh: row?.fresh ?? 0, stored: row?.stored ?? 0, removed: row?.removed ?? 0 };
  }

  async countUnfinished(): Promise<Unfinished> {
    const rows = await this.dataSource.sql<Unfinished[]>`
      select (select count(*)::int from segment where state in ('received', 'folding')) as received,
             (select count(*)::int from segment where state = 'undoing') as undoing,
             (select count(*)::int from segment where state = 'failed') as failed,
             (select count(*)::int from dirty_day) as "dirtyDays", (select count(*)::int from dirty_period) as "dirtyPeriods"`;
    return rows[0] ?? { received: 0, undoing: 0, failed: 0, dirtyDays: 0, dirtyPeriods: 0 };
  }

  /** Every blob the ledger refers to, without those that were removed by age. */
  listBlobs(): Promise<SegmentBlob[]> {
    return this.dataSource.sql<SegmentBlob[]>`
      select s.origin_id as "originId", s.id::text as id, o.name as origin, s.name, s.content_hmac as hmac, s.stored_bytes as "storedBytes",
             s.blob_fault as fault
        from segment s join origin o on o.id = s.origin_id where s.blob_expired_at is null order by s.id`;
  }

  /** Files that were removed by age. */
  async countRemovedBlobs(): Promise<number> {
    const rows = await this.dataSource.sql<
      { count: number }[]
    >`select count(*)::int as count from segment where blob_expired_at is not null`;
    return rows[0]?.count ?? 0;
  }
}
