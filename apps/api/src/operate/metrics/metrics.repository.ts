import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { MIGRATION_NAMES } from '../../database/data-source.ts';
import { readSchemaVersion, type Ask, type SchemaVersion } from '../../database/schema-version.ts';
import {
  countWorkerConnections,
  readLastBackup,
  readOrigins,
  readWork,
  type BackupNote,
  type OriginState,
  type WorkState,
} from '../installation-state.ts';

export interface LineSum {
  readonly origin: string;
  readonly outcome: string;
  readonly reason: string;
  readonly lines: number;
}

export interface InstallationReading {
  readonly schema: SchemaVersion;
  readonly work: WorkState;
  readonly origins: readonly OriginState[];
  readonly lines: readonly LineSum[];
  readonly gaps: readonly { readonly origin: string; readonly seconds: number }[];
  readonly workerConnections: number;
  readonly databaseBytes: number;
  /** Null: no period was ever computed. */
  readonly rollUpAge: number | null;
  readonly backup: BackupNote | null;
}

/** What monitoring asks of the database; each question is answered by an index or a small table. */
@Injectable()
export class MetricsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One after the other, so that monitoring never has more than one of the pool's connections. */
  async read(): Promise<InstallationReading> {
    const ask: Ask = (statement, values) => this.dataSource.query(statement, values);
    const [sizes] = await ask<{ bytes: number; rollUpAge: number | null }>(`
      select pg_database_size(current_database())::float8 as bytes,
             (select extract(epoch from now() - max(computed_at))::float8 from stored_period) as "rollUpAge"`);
    return {
      schema: await readSchemaVersion(ask, MIGRATION_NAMES),
      work: await readWork(ask),
      origins: await readOrigins(ask),
      lines: await ask<LineSum>(`
        select o.name as origin, t.outcome, t.reason, t.lines::float8 as lines from line_tally t join origin o on o.id = t.origin_id order by 1, 2, 3`),
      gaps: await this.readGaps(ask),
      workerConnections: await countWorkerConnections(ask),
      databaseBytes: sizes?.bytes ?? 0,
      rollUpAge: sizes?.rollUpAge ?? null,
      backup: await readLastBackup(ask),
    };
  }

  /** Of yesterday in the province: silences between two lines, and those at the day's ends. A day without a line is one whole gap. */
  private readGaps(ask: Ask): Promise<{ origin: string; seconds: number }[]> {
    return ask(`
      with day as (select on_day, on_day::timestamp at time zone 'Asia/Ho_Chi_Minh' as from_at from (
                     select (now() at time zone 'Asia/Ho_Chi_Minh')::date - 1 as on_day) d),
           seen as (select d.origin_id, d.is_timed, d.silences,
                           extract(epoch from d.first_at - day.from_at)::float8 as head,
                           86400 - extract(epoch from d.last_at - day.from_at)::float8 as tail
                      from origin_day d join day on d.day = day.on_day)
      select o.name as origin,
             case when s.origin_id is null then 86400 when not s.is_timed then 0
                  else (case when s.head > 900 then s.head else 0 end) + (case when s.tail > 900 then s.tail else 0 end)
                       + (select coalesce(sum(case when n % 2 = 0 then at else -at end), 0) from unnest(s.silences) with ordinality x(at, n)) end::float8 as seconds
        from origin o left join seen s on s.origin_id = o.id order by 1`);
  }
}
