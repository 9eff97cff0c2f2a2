import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  Cadence,
  IsoDate,
  ReportFormat,
  ReportTemplate,
  Role,
  ScheduleKind,
  ScheduleRunReply,
  ScheduleRunState,
} from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

/** A schedule in use. */
export interface StoredSchedule {
  readonly id: number;
  readonly kind: ScheduleKind;
  readonly template: ReportTemplate | null;
  readonly formats: readonly ReportFormat[];
  readonly cadence: Cadence;
  readonly day: number | null;
  readonly hour: number | null;
  readonly startsOn: IsoDate;
  /** Usernames. */
  readonly recipients: readonly string[];
  readonly madeBy: string;
  readonly madeAt: Date;
}

export type NewSchedule = Omit<StoredSchedule, 'id'>;

/** A time that a schedule came due and that is not done yet. */
export interface WaitingRun {
  readonly id: number;
  readonly schedule: StoredSchedule;
  readonly periodId: string;
  readonly exportId: number | null;
}

/** An account as far as recipients go. */
export interface RecipientAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly hasEmail: boolean;
}

const MOST_RUNS = 3;
/** After a fault that may pass, a report is ordered again so many times. */
const MOST_REORDERS = 3;
const COLUMNS = `s.id, s.kind, s.template, s.formats, s.cadence, s.day, s.hour, s.starts_on as "startsOn", s.recipients,
                 s.made_by as "madeBy", s.made_at as "madeAt"`;

/** Schedules and the times they came due. */
@Injectable()
export class ScheduleRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async listActive(): Promise<StoredSchedule[]> {
    return this.dataSource.query<StoredSchedule[]>(`select ${COLUMNS} from schedule s where s.removed_at is null order by s.id`);
  }

  async insert({ kind, template, formats, cadence, day, hour, startsOn, recipients, madeBy, madeAt }: NewSchedule): Promise<number> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      insert into schedule (kind, template, formats, cadence, day, hour, starts_on, recipients, made_by, made_at)
      values (${kind}, ${template}, ${formats}::text[], ${cadence}, ${day}::int, ${hour}::int, ${startsOn}::date, ${recipients}::text[], ${madeBy}, ${madeAt})
      returning id`;
    const [row] = rows;
    if (row === undefined) throw new Error('an insert returned no row');
    return row.id;
  }

  /** What was still to be done for it is given up. @returns false when there is none in use with this number */
  async remove(id: number, by: string): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with removed as (update schedule set removed_by = ${by}, removed_at = now() where id = ${id} and removed_at is null returning id),
           missed as (update schedule_run set state = 'missed' where schedule_id in (select id from removed) and state = 'waiting')
      select id from removed`;
    return rows.length > 0;
  }

  /** Accounts that are sent what schedules of a kind send, each with the first schedule that names it. */
  async listRecipientsOf(kind: ScheduleKind): Promise<{ readonly username: string; readonly scheduleId: number }[]> {
    return this.dataSource.sql<{ username: string; scheduleId: number }[]>`
      select r.username, min(s.id) as "scheduleId" from schedule s cross join unnest(s.recipients) as r (username)
       where s.kind = ${kind} and s.removed_at is null group by r.username order by r.username`;
  }

  /** Notes that a schedule came due for a period; earlier periods that still wait are overtaken. Noting it again changes nothing. */
  async noteDue(scheduleId: number, periodId: string, dueAt: Date): Promise<void> {
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      const rows = await manager.sql<{ id: number }[]>`
        insert into schedule_run (schedule_id, period_id, due_at, state) values (${scheduleId}, ${periodId}, ${dueAt}, 'waiting')
        on conflict (schedule_id, period_id) do nothing returning id`;
      const [row] = rows;
      if (row === undefined) return;
      await manager.sql`
        update schedule_run set state = 'missed'
         where schedule_id = ${scheduleId} and id <> ${row.id} and state = 'waiting' and export_id is null`;
    });
  }

  /** Of schedules in use, the oldest first. */
  async listWaiting(): Promise<WaitingRun[]> {
    const rows: (StoredSchedule & { runId: number; periodId: string; exportId: number | null })[] = await this.dataSource.query(
      `select ${COLUMNS}, r.id as "runId", r.period_id as "periodId", r.export_id as "exportId"
         from schedule_run r join schedule s on s.id = r.schedule_id where r.state = 'waiting' and s.removed_at is null order by r.id`,
    );
    return rows.map(({ runId, periodId, exportId, ...schedule }) => ({ id: runId, schedule, periodId, exportId }));
  }

  /** @returns false when it was ended before: then whoever did so has told of it */
  async end(manager: EntityManager, runId: number, state: ScheduleRunState): Promise<boolean> {
    const rows = await manager.sql<{ id: number }[]>`
      with ended as (update schedule_run set state = ${state} where id = ${runId} and state = 'waiting' returning id) select id from ended`;
    return rows.length > 0;
  }

  /** Gives up a run that cannot be done. */
  async fail(runId: number): Promise<void> {
    await this.end(this.dataSource.manager, runId, 'failed');
  }

  /** Orders a report for a run, once: both or neither. @returns the order's id */
  async order(runId: number, insert: (manager: EntityManager) => Promise<number>): Promise<number> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      const rows = await manager.sql<{ exportId: number | null }[]>`
        select export_id as "exportId" from schedule_run where id = ${runId} for update`;
      const known = rows[0]?.exportId ?? null;
      if (known !== null) return known;
      const exportId = await insert(manager);
      await manager.sql`update schedule_run set export_id = ${exportId}, order_count = order_count + 1 where id = ${runId}`;
      return exportId;
    });
  }

  /** Lets a report be ordered once more, in the place of one that failed. @returns false when it was ordered often enough */
  async giveUpOrder(runId: number, exportId: number): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with freed as (update schedule_run set export_id = null
                      where id = ${runId} and export_id = ${exportId} and state = 'waiting' and order_count <= ${MOST_REORDERS} returning id)
      select id from freed`;
    return rows.length > 0;
  }

  /** The last times of each schedule, newest first. */
  async listRuns(): Promise<Map<number, ScheduleRunReply[]>> {
    const rows = await this.dataSource.sql<{ scheduleId: number; runs: ScheduleRunReply[] }[]>`
      select schedule_id as "scheduleId", jsonb_agg(jsonb_build_object('periodId', period_id, 'state', state,
             'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by id desc) as runs
        from (select *, row_number() over (partition by schedule_id order by id desc) as place from schedule_run) r
       where place <= ${MOST_RUNS} group by schedule_id`;
    return new Map(rows.map(({ scheduleId, runs }) => [scheduleId, runs]));
  }

  /** Accounts in use of some roles. */
  async listAccounts(roles: readonly Role[]): Promise<RecipientAccount[]> {
    return this.dataSource.sql<RecipientAccount[]>`
      select username, display_name as "displayName", role, email is not null as "hasEmail" from account
       where role = any (${roles}::text[]) and disabled_at is null order by username`;
  }

  /** Accounts in use of some names. */
  async findAccounts(usernames: readonly string[]): Promise<RecipientAccount[]> {
    return this.dataSource.sql<RecipientAccount[]>`
      select username, display_name as "displayName", role, email is not null as "hasEmail" from account
       where username = any (${usernames}::text[]) and disabled_at is null order by username`;
  }
}
