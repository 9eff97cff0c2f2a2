import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SegmentState } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';
import { FORMER_STATE, type SegmentToFold } from './segment.repository.ts';
import type { UndoChange } from './undo-shares.ts';

/** A segment as undoing sees it. */
export interface UndoSegment extends SegmentToFold {
  readonly name: string;
  readonly origin: string;
  readonly dialect: string | null;
  readonly fresh: number;
  readonly duplicate: number;
  readonly firstHour: number | null;
  readonly lastHour: number | null;
  /** Its file, or some of what was made of it, was removed by age. */
  readonly isRemoved: boolean;
}

const SELECT = `
  select s.origin_id as "originId", s.id::text as id, s.name, o.name as origin, s.dialect, s.content_hmac as hmac, s.is_provisional as "isProvisional", s.compression,
         s.requested_dialect as "requestedDialect", s.year, o.zone_offset_minutes as "zoneOffsetMinutes", s.received_at as "receivedAt",
         s.state, s.next_off as "nextOff", s.carry, s.parsed, s.ignored_kinds as "ignoredKinds", s.rejected_reasons as "rejectedReasons",
         s.fresh, s.duplicate, s.first_hour as "firstHour", s.last_hour as "lastHour",
         (s.blob_expired_at is not null or coalesce(date '1970-01-01' + (s.first_hour + 7) / 24
            < (select (value->>'before')::date from setting where key = 'retention'), false)) as "isRemoved"
    from segment s join origin o on o.id = s.origin_id`;

/** What undoing a segment reads and writes. */
@Injectable()
export class UndoRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** For reading outside a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  async find(id: string): Promise<UndoSegment | null> {
    const rows: UndoSegment[] = await this.dataSource.query(`${SELECT} where s.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Stops a fold under way, since that moves its offset only while the state is `folding`. @returns the state after it */
  async begin(id: string): Promise<SegmentState | null> {
    await this.dataSource.sql`
      update segment set state = 'undoing', touched_at = now()
       where id = ${id} and state in ('received', 'folding', 'folded', 'failed')`;
    return (await this.find(id))?.state ?? null;
  }

  /** Gives the segment its former state back. */
  async giveUp(id: string): Promise<void> {
    await this.dataSource.query(`update segment set touched_at = now(), state = ${FORMER_STATE} where id = $1 and state = 'undoing'`, [id]);
  }

  /** The segment, if it is still to be undone, with folds of its origin held off until the transaction ends. */
  async lock(manager: EntityManager, originId: number, id: string): Promise<UndoSegment | null> {
    await holdLock(manager, 'fold', originId);
    const rows: UndoSegment[] = await manager.query(
      `${SELECT} where s.origin_id = $1 and s.id = $2 and s.state = 'undoing' for update of s`,
      [originId, id],
    );
    return rows[0] ?? null;
  }

  /** The other segments, of its kind of way, that may have facts between two hours, in the order they came; null hours = any. */
  async listOthers(
    segment: Pick<UndoSegment, 'originId' | 'id' | 'isProvisional'>,
    from: number | null,
    to: number | null,
    manager = this.dataSource.manager,
  ): Promise<UndoSegment[]> {
    return manager.query(
      `${SELECT} where s.origin_id = $1 and s.id <> $2 and s.is_provisional = $5 and s.state <> 'undone' and (s.facts > 0 or s.first_hour is not null)
          and ($3::int is null or s.last_hour is null or s.last_hour >= $3) and ($4::int is null or s.first_hour is null or s.first_hour <= $4)
        order by s.id`,
      [segment.originId, segment.id, from, to, segment.isProvisional],
    );
  }

  async changeShares(manager: EntityManager, originId: number, changes: readonly UndoChange[]): Promise<void> {
    for (const { id, facts, fresh, duplicate } of changes) {
      await manager.query(
        `update segment set facts = facts + $3, fresh = fresh + $4, duplicate = duplicate + $5 where origin_id = $1 and id = $2`,
        [originId, id, facts, fresh, duplicate],
      );
    }
  }

  /** The row stays, so that the same bytes are known; what it says of lines stays too, its facts count for nothing. */
  async finish(manager: EntityManager, originId: number, id: string): Promise<void> {
    await manager.query(
      `update segment set state = 'undone', error = null, facts = 0, fresh = 0, duplicate = 0, first_hour = null, last_hour = null,
              carry = null, folded_at = coalesce(folded_at, now()), touched_at = now()
        where origin_id = $1 and id = $2`,
      [originId, id],
    );
  }

  /** Takes those that nobody touched for a while, and marks them touched. */
  async takeIdle(idleSeconds: number): Promise<{ originId: number; segmentId: string }[]> {
    const [rows] = await this.dataSource.sql<[{ originId: number; segmentId: string }[], number]>`
      update segment set touched_at = now()
       where state = 'undoing' and touched_at < now() - make_interval(secs => ${idleSeconds})
      returning origin_id as "originId", id::text as "segmentId"`;
    return rows;
  }
}
