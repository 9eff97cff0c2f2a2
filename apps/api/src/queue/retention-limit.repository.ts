import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';

const KEY = 'retention';

/** What was removed by age; it is kept as the setting `retention`. */
export interface RetentionLimit {
  /** Of earlier days nothing is left of single people, so their figures stand as they are; null: nothing was removed yet. */
  readonly before: IsoDate | null;
  /** Facts that were removed with their blocks: segments brought them as fresh. */
  readonly removedFacts: number;
}

/** The day before which nothing is left of single people; null: nothing was removed yet. */
export async function readRemovedBefore(manager: EntityManager): Promise<IsoDate | null> {
  const rows = await manager.sql<{ before: IsoDate | null }[]>`select value->>'before' as before from setting where key = ${KEY}`;
  return rows[0]?.before ?? null;
}

/** Up to which day what is kept about single people was removed by age: nothing may be computed again from what is gone (ADR 36). */
@Injectable()
export class RetentionLimitRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async read(manager: EntityManager = this.dataSource.manager): Promise<RetentionLimit> {
    const rows = await manager.sql<{ before: IsoDate | null; removedFacts: number }[]>`
      select value->>'before' as before, coalesce((value->>'removedFacts')::float8, 0) as "removedFacts" from setting where key = ${KEY}`;
    return rows[0] ?? { before: null, removedFacts: 0 };
  }

  /**
   * Moves the limit, never back. Waits for roll-ups under way: those that begin after it know the limit, so that none finds a day half removed.
   */
  async raise(before: IsoDate): Promise<void> {
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      const origins = await manager.sql<{ id: number }[]>`select id from origin order by id`;
      for (const { id } of origins) await holdLock(manager, 'rollUpDay', id);
      await holdLock(manager, 'rollUpPeriods');
      await holdLock(manager, 'activityYear');
      await this.hold(manager);
      await manager.sql`
        update setting set value = value || jsonb_build_object('before', greatest(${before}::text, coalesce(value->>'before', ''))) where key = ${KEY}`;
    });
  }

  async addRemovedFacts(manager: EntityManager, count: number): Promise<void> {
    if (count === 0) return;
    await this.hold(manager);
    await manager.sql`
      update setting set value = value || jsonb_build_object('removedFacts', coalesce((value->>'removedFacts')::bigint, 0) + ${count}::bigint)
       where key = ${KEY}`;
  }

  /** Whether the run of a day is still to be done. A new installation begins with the day after. */
  async isRunDue(today: IsoDate): Promise<boolean> {
    const rows = await this.dataSource.sql<
      { lastRunOn: IsoDate | null }[]
    >`select value->>'lastRunOn' as "lastRunOn" from setting where key = ${KEY}`;
    const lastRunOn = rows[0]?.lastRunOn ?? null;
    if (lastRunOn === null) await this.noteRun(today);
    return lastRunOn !== null && lastRunOn < today;
  }

  async noteRun(today: IsoDate): Promise<void> {
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await this.hold(manager);
      await manager.sql`update setting set value = value || jsonb_build_object('lastRunOn', ${today}::text) where key = ${KEY}`;
    });
  }

  private async hold(manager: EntityManager): Promise<void> {
    await manager.sql`insert into setting (key, value) values (${KEY}, '{}') on conflict do nothing`;
    await manager.sql`select from setting where key = ${KEY} for update`;
  }
}
