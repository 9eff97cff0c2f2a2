import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addDays, epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../../database/locks.ts';

const SECONDS_AN_HOUR = 3600;

/** Files whose last line is from before a day, and which nobody is working on; those without a fact go by the day they came. A file that
 * several segments share goes with the last of them. */
const DUE_FILES = `
  select content_hmac as hmac, max(stored_bytes) as bytes, min(last_at)::date as first, max(last_at)::date as last, bool_and(gone) as gone
    from (select content_hmac, stored_bytes, blob_expired_at is not null as gone, state,
                 (coalesce(to_timestamp(last_hour::float8 * 3600), received_at) at time zone 'Asia/Ho_Chi_Minh') as last_at from segment) s
   group by content_hmac
  having bool_and(state in ('folded', 'failed', 'undone')) and max(last_at) < $1::date`;

/** What is removed of the days before one, by table. */
const OF_DAYS = { 'mailbox-days': 'mailbox_day', 'unmatched-days': 'unmatched_day' } as const;

/** One kind of things that are over: how many, and the days they are of; `bytes` where they are told. */
export interface RetentionItem {
  readonly kind: 'files' | 'blocks' | keyof typeof OF_DAYS | 'sessions' | 'leavers';
  readonly count: number;
  readonly bytes: number | null;
  readonly firstDay: IsoDate | null;
  readonly lastDay: IsoDate | null;
}

/** A file that is due, or was removed before. */
export interface DueFile {
  readonly hmac: Buffer;
  readonly isGone: boolean;
}

/** A span of days of one origin of which something is to be removed. */
export interface RemovalBatch {
  readonly originId: number;
  readonly from: IsoDate;
  /** Exclusive. */
  readonly to: IsoDate;
}

/** What is due to be removed by age, and its removal. */
@Injectable()
export class RetentionRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param rawBefore files @param personBefore what is kept about single people: earlier than these days */
  async listDue(rawBefore: IsoDate, personBefore: IsoDate): Promise<RetentionItem[]> {
    const hour = firstHourOf(personBefore);
    const queries = [
      `select 'files' as kind, count(*)::int as count, coalesce(sum(bytes), 0)::float8 as bytes, min(first) as "firstDay", max(last) as "lastDay"
         from (${DUE_FILES}) f where not gone`,
      `select 'blocks' as kind, count(*)::int as count, coalesce(sum(length(block)), 0)::float8 as bytes,
              date '1970-01-01' + (min(hour) + 7) / 24 as "firstDay", date '1970-01-01' + (max(hour) + 7) / 24 as "lastDay"
         from (select hour, block from fact_block union all select hour, block from provisional_block) b where hour < $1`,
      ...Object.entries(OF_DAYS).map(
        ([
          kind,
          table,
        ]) => `select '${kind}' as kind, count(*)::int as count, null::float8 as bytes, min(day) as "firstDay", max(day) as "lastDay"
                              from ${table} where day < $1`,
      ),
      `select 'sessions' as kind, count(*)::int as count, null::float8 as bytes, min(expires_at)::date as "firstDay", max(expires_at)::date as "lastDay"
         from session where expires_at < $1`,
    ];
    const limits = [rawBefore, hour, personBefore, personBefore, personBefore];
    const items: RetentionItem[] = [];
    for (const [at, sql] of queries.entries()) {
      const rows: RetentionItem[] = await this.dataSource.query(sql, [limits[at]]);
      items.push(...rows);
    }
    return items;
  }

  /** Also those that were removed before: the same bytes may have been handed over again. */
  async listDueFiles(rawBefore: IsoDate): Promise<DueFile[]> {
    return this.dataSource.query(`select hmac, gone as "isGone" from (${DUE_FILES}) f order by last, hmac`, [rawBefore]);
  }

  /** Runs work that removes files of the spool, once nobody copies it (`nhipthu backup`). */
  whileNobodyCopies<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(async (manager) => {
      await holdLock(manager, 'spoolFiles');
      return work();
    });
  }

  async markFilesRemoved(hmacs: readonly Buffer[]): Promise<void> {
    await this.dataSource.query(
      'update segment set blob_expired_at = now(), blob_fault = null where content_hmac = any($1::bytea[]) and blob_expired_at is null',
      [hmacs],
    );
  }

  /** The months of each origin, oldest first, in which something is left of days before one. */
  async listBatches(before: IsoDate): Promise<RemovalBatch[]> {
    return this.dataSource.query(
      `with found as (
         select origin_id, date '1970-01-01' + (hour + 7) / 24 as day from fact_block where hour < $2
         union select origin_id, date '1970-01-01' + (hour + 7) / 24 from provisional_block where hour < $2
         union select origin_id, day from mailbox_day where day < $1 union select origin_id, day from unmatched_day where day < $1
         union select origin_id, day from day_carry where day < $3)
       select origin_id as "originId", date_trunc('month', day)::date as "from",
              least($1::date, (date_trunc('month', day) + interval '1 month')::date) as "to"
         from found group by 1, 2, 3 order by 2, 1`,
      [before, firstHourOf(before), addDays(before, -1)],
    );
  }

  /**
   * Removes what a batch of days holds of single people, and has the bits of those people gathered again. Days of origins and sums by agency stay.
   * @returns facts that went with their blocks
   */
  async removeBatch(manager: EntityManager, { originId, from, to }: RemovalBatch, before: IsoDate): Promise<number> {
    await holdLock(manager, 'fold', originId);
    const hours = [originId, firstHourOf(from), firstHourOf(to)];
    let facts = 0;
    for (const table of ['fact_block', 'provisional_block']) {
      const rows: { facts: number }[] = await manager.query(
        `with gone as (delete from ${table} where origin_id = $1 and hour >= $2 and hour < $3 returning facts)
         select coalesce(sum(facts), 0)::float8 as facts from gone`,
        hours,
      );
      facts += rows[0]?.facts ?? 0;
    }
    for (const table of Object.values(OF_DAYS))
      await manager.query(`delete from ${table} where origin_id = $1 and day >= $2 and day < $3`, [originId, from, to]);
    // The first day that is kept begins with what was under way at the end of the day before.
    await manager.query('delete from day_carry where origin_id = $1 and day >= $2 and day < $3 and day < $4', [
      ...[originId, from, to, addDays(before, -1)],
    ]);
    await manager.query(
      `insert into dirty_official (official_id)
       select distinct official_id from activity_year where year = extract(year from $1::date)::int order by 1
       on conflict (official_id) do update set gen = dirty_official.gen + 1, marked_at = now()`,
      [from],
    );
    return facts;
  }

  /** Gives the disk back months of `mailbox_day` in which nothing is left; one that somebody reads meanwhile goes the next time. */
  async dropEmptyMonths(before: IsoDate): Promise<void> {
    await this.dataSource.query('select drop_mailbox_day_months($1)', [before]);
  }

  async removeSessions(before: IsoDate): Promise<void> {
    await this.dataSource.sql`delete from session where expires_at < ${before}`;
  }

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }
}

/** The epoch hour in which a day of the province begins. */
function firstHourOf(day: IsoDate): number {
  return epochSecondOfIsoDate(day) / SECONDS_AN_HOUR;
}
