import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { PrintLine } from './print-line.ts';

/** Print jobs of one queue, host and account between two days. */
export interface PrintSum {
  readonly queue: string;
  readonly host: string;
  readonly account: string;
  readonly jobs: number;
  readonly sheets: number;
}

/** Whose a queue, host or account is. */
export interface MappingRow {
  readonly kind: 'queue' | 'host' | 'account';
  readonly name: string;
  readonly agencyId: number;
}

/** Lines of print logs. A line that several hand-overs hold counts once, and as long as one of them was not undone. */
@Injectable()
export class PrintLogRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The hand-over of just these bytes that counts; null when there is none. */
  async findImport(manager: EntityManager, contentDigest: Buffer): Promise<number | null> {
    const [row] = await manager.sql<{ id: number }[]>`
      select id from paper_import where ledger = 'print-logs' and content_digest = ${contentDigest} and undone_at is null limit 1`;
    return row?.id ?? null;
  }

  /** How many of these keys no hand-over that counts has. */
  async countFresh(manager: EntityManager, keys: readonly string[]): Promise<number> {
    const [row] = await manager.query<{ fresh: number }[]>(
      `select count(*)::int as fresh from unnest($1::text[]) as line(key)
        where not exists (select 1 from print_job j join paper_import i on i.id = j.import_id
                           where j.job_key = decode(line.key, 'hex') and i.undone_at is null)`,
      [keys],
    );
    return row?.fresh ?? 0;
  }

  async insertLines(manager: EntityManager, importId: number, lines: ReadonlyMap<string, PrintLine>): Promise<void> {
    const values = [...lines.values()];
    await manager.query(
      `insert into print_job (import_id, job_key, day, queue, host, account, sheets)
       select $1, decode(key, 'hex'), day, queue, host, account, sheets
         from unnest($2::text[], $3::date[], $4::text[], $5::text[], $6::text[], $7::int[]) as line(key, day, queue, host, account, sheets)`,
      [
        ...[importId, [...lines.keys()], values.map(({ day }) => day), values.map(({ queue }) => queue)],
        ...[values.map(({ host }) => host), values.map(({ account }) => account), values.map(({ sheets }) => sheets)],
      ],
    );
  }

  /** Jobs and sheets between two days by what may tell whose they are. */
  async sumLines(from: IsoDate, to: IsoDate): Promise<PrintSum[]> {
    return this.dataSource.sql<PrintSum[]>`
      select queue, host, account, count(*)::int as jobs, sum(sheets)::int as sheets
        from (select distinct on (j.job_key) j.queue, j.host, j.account, j.sheets
                from print_job j join paper_import i on i.id = j.import_id and i.undone_at is null
               where j.day between ${from} and ${to}
               order by j.job_key) as line
       group by queue, host, account order by sheets desc, queue, host, account`;
  }

  /** Mappings in force on a day. */
  async listMappings(day: IsoDate): Promise<MappingRow[]> {
    return this.dataSource.sql<MappingRow[]>`
      select distinct on (kind, name) kind, name, agency_id as "agencyId"
        from print_mapping where valid_from <= ${day} order by kind, name, valid_from desc`;
  }

  /** Enters a mapping; one of the same first day is replaced. */
  async setMapping(mapping: MappingRow & { readonly validFrom: IsoDate; readonly madeBy: string }): Promise<void> {
    const { kind, name, agencyId, validFrom, madeBy } = mapping;
    await this.dataSource.sql`
      insert into print_mapping (kind, name, agency_id, valid_from, made_by) values (${kind}, ${name}, ${agencyId}, ${validFrom}, ${madeBy})
      on conflict (kind, name, valid_from) do update set agency_id = excluded.agency_id, made_by = excluded.made_by, made_at = now()`;
  }

  /** Units of accounts by the directory of a day: of a local part that mailboxes of several units share nobody can tell. */
  async findUnitsOfAccounts(accounts: readonly string[], day: IsoDate): Promise<{ account: string; agencyId: number }[]> {
    return this.dataSource.sql<{ account: string; agencyId: number }[]>`
      select split_part(m.address, '@', 1) as account, min(coalesce(u.agency_id, a.agency_id)) as "agencyId"
        from mailbox m
        join mailbox_assignment a on a.mailbox_id = m.id and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day})
        left join membership u on u.official_id = a.official_id and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})
       where split_part(m.address, '@', 1) = any(${accounts}::text[])
       group by 1 having count(distinct coalesce(u.agency_id, a.agency_id)) = 1`;
  }
}
