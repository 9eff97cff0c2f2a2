import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { firstDayLookedAt, MIN_PEOPLE, type FrozenVersion, type Period } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { FrozenText } from './frozen-content.ts';

/** A version to be written. */
export interface NewFrozen extends FrozenText {
  readonly periodId: string;
  readonly number: number;
  readonly frozenBy: string;
  readonly frozenAt: Date;
  /** Of the parts, in their order; null for the province. */
  readonly agencyIds: readonly (number | null)[];
}

/** A stored version with the parts that the caller sees. */
export interface StoredFrozen {
  readonly head: string;
  readonly contentHash: Buffer;
  readonly version: FrozenVersion;
  readonly parts: readonly { readonly position: number; readonly content: string }[];
}

/** Reads and adds frozen versions; none is ever changed. */
@Injectable()
export class FrozenRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One writer at a time, so that no version is made twice. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('frozen_period'))`);
      return run(manager);
    });
  }

  /** All versions of all periods or of one, oldest first. */
  async listVersions(periodId: string | null = null, manager: EntityManager = this.dataSource.manager): Promise<FrozenVersion[]> {
    return manager.sql<FrozenVersion[]>`
      select period_id as "periodId", number, code, encode(content_hash, 'hex') as "contentHash", frozen_by as "frozenBy",
             head::jsonb ->> 'frozenAt' as "frozenAt", head::jsonb ->> 'reason' as reason, head::jsonb ->> 'approvedBy' as "approvedBy"
        from frozen_period where ${periodId}::text is null or period_id = ${periodId} order by period_id, number`;
  }

  async insert(manager: EntityManager, frozen: NewFrozen): Promise<void> {
    const rows = await manager.sql<{ id: number }[]>`
      insert into frozen_period (period_id, number, code, content_hash, head, frozen_by, frozen_at)
      values (${frozen.periodId}, ${frozen.number}, ${frozen.code}, ${frozen.hash}, ${frozen.head}, ${frozen.frozenBy}, ${frozen.frozenAt})
      returning id`;
    await manager.query(
      `insert into frozen_part (frozen_period_id, position, agency_id, content)
       select $1, p.place - 1, p.agency_id, p.content from unnest($2::int[], $3::text[]) with ordinality p (agency_id, content, place)`,
      [rows[0]?.id, frozen.agencyIds, frozen.parts],
    );
    // Whatever of it was told.
    await manager.query(
      `insert into frozen_roster (frozen_period_id, agency_id, definition, period_id, roster, looked_from, to_day, is_pooled)
       select $1, u.agency_id, u.definition, u.period_id, u.roster, u.looked_from, p.to_day, u.eligible < $3
         from unit_period u join stored_period p on p.period_id = u.period_id
        where u.period_id = $2 and u.structure = 'as-was' and u.roster <> '' and u.covered_minutes > 0 and not u.is_linked`,
      [rows[0]?.id, frozen.periodId, MIN_PEOPLE],
    );
  }

  /** The version of a code; null when there is none. */
  async find(code: string, manager: EntityManager = this.dataSource.manager): Promise<StoredFrozen | null> {
    const rows = await manager.sql<{ id: number; head: string; contentHash: Buffer; periodId: string; number: number }[]>`
      select id, head, content_hash as "contentHash", period_id as "periodId", number from frozen_period where code = ${code}`;
    const [row] = rows;
    if (row === undefined) return null;
    const version = (await this.listVersions(row.periodId, manager)).find(({ number }) => number === row.number);
    if (version === undefined) throw new Error(`version ${row.number} of ${row.periodId} is there and not listed`);
    const parts = await manager.sql<StoredFrozen['parts'][number][]>`
      select position, content from frozen_part where frozen_period_id = ${row.id} order by position`;
    return { head: row.head, contentHash: row.contentHash, version, parts };
  }

  /** Whether something that the figures of a period are made of waits for its roll-up. */
  async isWaiting(period: Period): Promise<boolean> {
    const from = firstDayLookedAt(period, period.to);
    const rows = await this.dataSource.sql<{ isWaiting: boolean }[]>`
      select exists (select from dirty_period where period_id = ${period.id})
          or exists (select from dirty_day where day between ${from} and ${period.to})
          or exists (select from dirty_agency_day where day between ${from} and ${period.to})
          or exists (select from dirty_official) as "isWaiting"`;
    return rows[0]?.isWaiting ?? false;
  }
}
