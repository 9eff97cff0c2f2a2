import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { asMigration } from '../database/reach.ts';

/** The day on which tables were last tended. */
const KEY = 'table-upkeep';

/** Tables of ours and of the queue, and when they were last looked after. */
@Injectable()
export class TableUpkeepRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async readLastDay(): Promise<IsoDate | null> {
    const rows = await this.dataSource.sql<{ day: IsoDate }[]>`select value->>'day' as day from setting where key = ${KEY}`;
    return rows[0]?.day ?? null;
  }

  async noteDay(day: IsoDate): Promise<void> {
    await this.dataSource.sql`
      insert into setting (key, value) values (${KEY}, jsonb_build_object('day', ${day}::text)) on conflict (key) do update set value = excluded.value`;
  }

  /** Those in which anything changed since they were last tended, as a statement names them; of a table of months the whole. */
  async listChanged(): Promise<string[]> {
    const rows = await this.dataSource.sql<{ name: string }[]>`
      select distinct coalesce(i.inhparent::regclass::text, format('%I.%I', s.schemaname, s.relname)) as name
        from pg_stat_user_tables s left join pg_inherits i on i.inhrelid = s.relid
       where s.schemaname in ('public', 'months', 'bullmq') and s.n_dead_tup + s.n_mod_since_analyze > 0 order by 1`;
    return rows.map(({ name }) => name);
  }

  /** As the owner; a table that somebody holds is left for the next day. */
  async tend(table: string): Promise<void> {
    await asMigration(() => this.dataSource.query(`vacuum (analyze, skip_locked) ${table}`));
  }
}
