import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

/** A dirty day; `gen` tells whether it was marked again since. */
export interface DayMark {
  readonly day: IsoDate;
  readonly gen: number;
}

/** The list of days and periods whose figures must be computed again; `gen` tells whether a mark came in between. */
@Injectable()
export class DirtyRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Marks days in ascending order, as every writer does, so that two writers cannot wait for each other. */
  async markDays(manager: EntityManager, originId: number, days: readonly IsoDate[]): Promise<void> {
    if (days.length === 0) return;
    await manager.query(
      `insert into dirty_day (origin_id, day) select $1, d from unnest($2::date[]) d order by d
       on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`,
      [originId, days],
    );
  }

  /**
   * Marks every day that has figures, for a change of the directory, and raises the directory's revision, so that a roll-up under way
   * in another process knows that what it read of the directory is old. Waits for roll-ups under way (they hold the revision shared),
   * so that the days they are about to add are there to be marked.
   * @returns the ids of the origins marked
   */
  async markAllDays(manager: EntityManager): Promise<number[]> {
    await manager.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'directory-revision'`);
    const rows: { originId: number }[] = await manager.query(
      `with marked as (
         insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
         on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now() returning origin_id)
       select distinct origin_id as "originId" from marked order by 1`,
    );
    return rows.map((row) => row.originId);
  }

  async markPeriods(manager: EntityManager, periodIds: readonly string[]): Promise<void> {
    if (periodIds.length === 0) return;
    await manager.query(
      `insert into dirty_period (period_id) select p from unnest($1::text[]) p order by p
       on conflict (period_id) do update set gen = dirty_period.gen + 1, marked_at = now()`,
      [periodIds],
    );
  }

  /** Marks those of the periods that have figures. */
  async markKnownPeriods(periodIds: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `insert into dirty_period (period_id) select distinct period_id from unit_period where period_id = any($1::text[]) order by period_id
       on conflict (period_id) do nothing`,
      [periodIds],
    );
  }

  /** The oldest dirty days of an origin. */
  async listDays(originId: number, limit: number): Promise<DayMark[]> {
    return this.dataSource.sql<DayMark[]>`
      select day, gen from dirty_day where origin_id = ${originId} order by day limit ${limit}`;
  }

  /** Removes the marks, but not of days marked again since `gen` was read. */
  async clearDays(manager: EntityManager, originId: number, marks: readonly DayMark[]): Promise<void> {
    await manager.query(
      `delete from dirty_day d using unnest($2::date[], $3::int[]) as m (day, gen)
        where d.origin_id = $1 and d.day = m.day and d.gen = m.gen`,
      [originId, marks.map(({ day }) => day), marks.map(({ gen }) => gen)],
    );
  }

  async listPeriods(): Promise<{ periodId: string; gen: number }[]> {
    return this.dataSource.sql<{ periodId: string; gen: number }[]>`
      select period_id as "periodId", gen from dirty_period order by period_id`;
  }

  async clearPeriod(manager: EntityManager, periodId: string, gen: number): Promise<void> {
    await manager.query('delete from dirty_period where period_id = $1 and gen = $2', [periodId, gen]);
  }

  async count(): Promise<{ dirtyDays: number; dirtyPeriods: number }> {
    const rows = await this.dataSource.sql<{ dirtyDays: number; dirtyPeriods: number }[]>`
      select (select count(*)::int from dirty_day) as "dirtyDays", (select count(*)::int from dirty_period) as "dirtyPeriods"`;
    return rows[0] ?? { dirtyDays: 0, dirtyPeriods: 0 };
  }

  /** Origins with dirty days that are no longer being fed: nothing unfinished, and no mark in the last moments. */
  async listSettledOrigins(idleSeconds: number): Promise<number[]> {
    const rows = await this.dataSource.sql<{ originId: number }[]>`
      select d.origin_id as "originId" from dirty_day d
       group by d.origin_id
      having max(d.marked_at) < now() - make_interval(secs => ${idleSeconds})`;
    return rows.map((row) => row.originId);
  }
}
