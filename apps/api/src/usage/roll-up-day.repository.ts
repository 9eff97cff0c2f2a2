import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { InternalClients } from './correlate/internal-clients.ts';
import type { MailboxDayFigures, OriginDayFigures } from './correlate/day-figures.ts';
import type { UnmatchedCount } from './unmatched-accounts.ts';

/** A row of `mailbox_day`; `first` and `last` access in epoch seconds. */
export interface StoredMailboxDay {
  readonly mailboxId: number;
  readonly sent: number;
  readonly sentInternalClient: number;
  readonly sentAs: number;
  readonly received: number;
  readonly receivedMessages: number;
  readonly logins: number;
  readonly loginFails: number;
  readonly accessPoints: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly sessionEnds: number;
}

const INSERT_MAILBOX_DAYS = `
  insert into mailbox_day as d (origin_id, day, mailbox_id, sent, sent_internal_client, sent_as, received, received_messages, logins, login_fails,
                                access_points, first_access_at, last_access_at, session_ends)
  select $1, $2, m, s, si, sa, r, rm, l, lf, p, to_timestamp(f), to_timestamp(t), e
    from unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::float8[], $13::float8[],
                $14::smallint[])
         as x(m, s, si, sa, r, rm, l, lf, p, f, t, e) order by m`;

const REPLACE_MAILBOX_DAYS = `
  with written as (
    ${INSERT_MAILBOX_DAYS}
    on conflict (origin_id, day, mailbox_id) do update set sent = excluded.sent, sent_internal_client = excluded.sent_internal_client, sent_as = excluded.sent_as,
      received = excluded.received, received_messages = excluded.received_messages, logins = excluded.logins,
      login_fails = excluded.login_fails, access_points = excluded.access_points,
      first_access_at = excluded.first_access_at, last_access_at = excluded.last_access_at, session_ends = excluded.session_ends
     where (d.sent, d.sent_internal_client, d.sent_as, d.received, d.received_messages, d.logins, d.login_fails, d.access_points, d.first_access_at, d.last_access_at, d.session_ends)
           is distinct from (excluded.sent, excluded.sent_internal_client, excluded.sent_as, excluded.received, excluded.received_messages, excluded.logins,
           excluded.login_fails, excluded.access_points, excluded.first_access_at, excluded.last_access_at, excluded.session_ends))
  delete from mailbox_day where origin_id = $1 and day = $2 and mailbox_id <> all($3::int[])`;

/** Reads a day's blocks and replaces everything that was computed from them. */
@Injectable()
export class RollUpDayRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /** Raised by every change of the directory; held until the transaction ends, so that no change slips in beside it. */
  async readDirectoryRevision(manager: EntityManager): Promise<number> {
    const rows: { revision: number }[] = await manager.query(
      `select (value #>> '{}')::int as revision from setting where key = 'directory-revision' for share`,
    );
    return rows[0]?.revision ?? 0;
  }

  /** The internal clients of an origin, null when it has none; they change only while no roll-up of the origin is under way. */
  async readInternalClients(manager: EntityManager, originId: number): Promise<InternalClients | null> {
    const rows: { networks: string[] }[] = await manager.query('select internal_clients as networks from origin where id = $1', [originId]);
    const networks = rows[0]?.networks ?? [];
    return networks.length === 0 ? null : new InternalClients(networks);
  }

  /** Encoded fact blocks of the epoch hours `from` to `to` (exclusive), by hour. */
  async listBlocks(manager: EntityManager, originId: number, from: number, to: number): Promise<{ hour: number; block: Buffer }[]> {
    return manager.query('select hour, block from fact_block where origin_id = $1 and hour >= $2 and hour < $3 order by hour', [
      originId,
      from,
      to,
    ]);
  }

  async findCarry(manager: EntityManager, originId: number, day: IsoDate): Promise<Buffer | null> {
    const rows: { facts: Buffer }[] = await manager.query('select facts from day_carry where origin_id = $1 and day = $2', [originId, day]);
    return rows[0]?.facts ?? null;
  }

  async replaceCarry(manager: EntityManager, originId: number, day: IsoDate, facts: Uint8Array | null): Promise<void> {
    if (facts === null) {
      await manager.query('delete from day_carry where origin_id = $1 and day = $2', [originId, day]);
      return;
    }
    await manager.query(
      `insert into day_carry (origin_id, day, facts) values ($1, $2, $3)
       on conflict (origin_id, day) do update set facts = excluded.facts`,
      [originId, day, facts],
    );
  }

  /** Which of some days an origin logged on, as stored. */
  async listKnownDays(manager: EntityManager, originId: number, days: readonly IsoDate[]): Promise<Set<IsoDate>> {
    const rows: { day: IsoDate }[] = await manager.query('select day from origin_day where origin_id = $1 and day = any($2::date[])', [
      originId,
      days,
    ]);
    return new Set(rows.map(({ day }) => day));
  }

  /** Tells figures of before from those of after; the writer holds the lock of the activity bits. */
  async raiseLogRevision(manager: EntityManager): Promise<void> {
    await manager.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'log-revision'`);
  }

  async replaceOriginDay(manager: EntityManager, originId: number, day: IsoDate, figures: OriginDayFigures | null): Promise<void> {
    if (figures === null) {
      await manager.query('delete from origin_day where origin_id = $1 and day = $2', [originId, day]);
      return;
    }
    await manager.query(
      `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched, is_timed)
       values ($1, $2, $3, to_timestamp($4), to_timestamp($5), $6, $7)
       on conflict (origin_id, day) do update set facts = excluded.facts, first_at = excluded.first_at,
         last_at = excluded.last_at, unmatched = excluded.unmatched, is_timed = excluded.is_timed, computed_at = now()`,
      [originId, day, figures.facts, figures.firstSecond, figures.lastSecond, figures.unmatched, figures.isTimed],
    );
  }

  async listMailboxDays(manager: EntityManager, originId: number, day: IsoDate): Promise<StoredMailboxDay[]> {
    return manager.query(
      `select mailbox_id as "mailboxId", sent, sent_internal_client as "sentInternalClient", sent_as as "sentAs", received, received_messages as "receivedMessages", logins,
              login_fails as "loginFails", access_points as "accessPoints",
              extract(epoch from first_access_at)::float8 as first, extract(epoch from last_access_at)::float8 as last,
              session_ends as "sessionEnds"
         from mailbox_day where origin_id = $1 and day = $2 order by mailbox_id`,
      [originId, day],
    );
  }

  async replaceUnmatchedDay(manager: EntityManager, originId: number, day: IsoDate, rows: readonly UnmatchedCount[]): Promise<void> {
    await manager.query('delete from unmatched_day where origin_id = $1 and day = $2', [originId, day]);
    if (rows.length === 0) return;
    await manager.query(
      `insert into unmatched_day (origin_id, day, kind, address, count)
       select $1, $2, k, a, c from unnest($3::text[], $4::text[], $5::int[]) as x(k, a, c) order by k, a`,
      [originId, day, rows.map(({ kind }) => kind), rows.map(({ address }) => address), rows.map(({ count }) => count)],
    );
  }

  async hasMailboxDays(manager: EntityManager, originId: number, day: IsoDate): Promise<boolean> {
    const rows: unknown[] = await manager.query('select from mailbox_day where origin_id = $1 and day = $2 limit 1', [originId, day]);
    return rows.length > 0;
  }

  /**
   * Rows that stay as they are are not written again.
   * @param isNew the day has no rows yet: not to look for any takes a third off
   */
  async replaceMailboxDays(
    manager: EntityManager,
    originId: number,
    { day, rows, isNew }: { readonly day: IsoDate; readonly rows: readonly MailboxDayFigures[]; readonly isNew: boolean },
  ): Promise<void> {
    const column = (pick: (row: MailboxDayFigures) => number | null): string => toArrayText(rows, pick);
    await manager.query(isNew ? INSERT_MAILBOX_DAYS : REPLACE_MAILBOX_DAYS, [
      ...[originId, day, column((row) => row.mailboxId), column((row) => row.sent)],
      ...[column((row) => row.sentInternalClient), column((row) => row.sentAs)],
      ...[column((row) => row.received), column((row) => row.receivedMessages), column((row) => row.logins)],
      ...[column((row) => row.loginFails), column((row) => row.accessPoints.length)],
      ...[column((row) => row.accessPoints[0] ?? null), column((row) => row.accessPoints.at(-1) ?? null)],
      column((row) => row.sessionEnds),
    ]);
  }
}

/** An array of numbers as PostgreSQL reads it; the driver would quote each one. */
function toArrayText(rows: readonly MailboxDayFigures[], pick: (row: MailboxDayFigures) => number | null): string {
  return `{${rows.map((row) => pick(row) ?? 'null').join(',')}}`;
}
