import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ReportDraft, ReportExportReply } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

/** A stored export: what is told of it, and what its writer needs. */
export interface StoredExport extends ReportExportReply {
  readonly draft: ReportDraft;
}

/** What is to be written. */
export interface NewExport extends Pick<
  StoredExport,
  'periodId' | 'number' | 'code' | 'template' | 'agency' | 'formats' | 'draft' | 'madeBy'
> {
  readonly madeAt: Date;
}

/** A finished file. */
export interface ExportedFile {
  readonly name: string;
  readonly size: number;
  readonly hash: Buffer;
}

const MOST_LISTED = 200;

/** Orders of reports, their progress, and where their files lie; each caller sees those that are theirs. */
@Injectable()
export class ReportExportRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The newest first, or the one of an id. */
  async list(id: number | null = null): Promise<StoredExport[]> {
    return this.dataSource.sql<StoredExport[]>`
      select id, period_id as "periodId", number, code, template, agency, formats, draft, state, done_count as "doneCount", total_count as "totalCount",
             file_name as "fileName", file_size as "fileSize", encode(content_hash, 'hex') as "contentHash", made_by as "madeBy",
             to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt"
        from report_export where ${id}::int is null or id = ${id} order by id desc limit ${MOST_LISTED}`;
  }

  /** The id of the new order. An agency's report is of the agency that has the code now. */
  async insert(order: NewExport, manager: EntityManager = this.dataSource.manager): Promise<number> {
    const rows = await manager.sql<{ id: number }[]>`
      insert into report_export (period_id, number, code, template, agency_id, agency, formats, draft, state, done_count, total_count, made_by, made_at)
      values (${order.periodId}, ${order.number}, ${order.code}, ${order.template}, (select id from agency where code = ${order.agency}), ${order.agency},
              ${order.formats}, ${JSON.stringify(order.draft)}::jsonb, 'waiting', 0, 1, ${order.madeBy}, ${order.madeAt})
      returning id`;
    const [row] = rows;
    if (row === undefined) throw new Error('an inserted export has no id');
    return row.id;
  }

  /** Enters a report that somebody else than a job has written, with its file. */
  async insertDone(order: NewExport, { name, size, hash }: ExportedFile): Promise<void> {
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      const id = await this.insert(order, manager);
      await manager.sql`
        update report_export set state = 'done', done_count = total_count, file_name = ${name}, file_size = ${size}, content_hash = ${hash}
         where id = ${id}`;
    });
  }

  /** False when it was cancelled, or is done already: then there is nothing to write. @param total of the parts that are written one by one */
  async start(id: number, total: number): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      update report_export set state = 'running', done_count = 0, total_count = ${total} where id = ${id} and state in ('waiting', 'running') returning id`;
    return changedCount(rows) > 0;
  }

  /** False when somebody cancelled it meanwhile. */
  async tell(id: number, done: number, total: number): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      update report_export set done_count = ${done}, total_count = ${total} where id = ${id} and state = 'running' returning id`;
    return changedCount(rows) > 0;
  }

  /** Whether it is still wanted: false once somebody cancelled it. */
  async isRunning(id: number): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`select 1 from report_export where id = ${id} and state = 'running'`;
    return rows.length > 0;
  }

  async finish(id: number, { name, size, hash }: ExportedFile): Promise<void> {
    await this.dataSource.sql`
      update report_export set state = 'done', done_count = total_count, file_name = ${name}, file_size = ${size}, content_hash = ${hash}
       where id = ${id} and state = 'running'`;
  }

  async fail(id: number): Promise<void> {
    await this.dataSource.sql`update report_export set state = 'failed' where id = ${id} and state = 'running'`;
  }

  /** False when it has ended. */
  async cancel(id: number): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      update report_export set state = 'cancelled' where id = ${id} and state in ('waiting', 'running') returning id`;
    return changedCount(rows) > 0;
  }
}

/** TypeORM answers an update with its rows and their number. */
function changedCount(answer: unknown[]): number {
  const [, count] = answer;
  return typeof count === 'number' ? count : answer.length;
}
