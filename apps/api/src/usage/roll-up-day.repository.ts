import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';
import type { MailboxDayFigures, OriginDayFigures } from './correlate/day-figures.ts';
import type { UnmatchedCount } from './unmatched-accounts.ts';

/** A row of `mailbox_day`; `first` and `last` access in epoch seconds. */
export interface StoredMailboxDay {
  readonly mailboxId: number;
  readonly sent: number;
  readonly sentAs: number;
  readonly received: number;
  readonly receivedMessages: number;
  readonly logins: number;
  readonly loginFails: number;
  readonly accessPoints: number;
  readonly first: number | null;
  readonly last: number | null;
}

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

  async replaceOriginDay(manager: EntityManager, originId: number, day: IsoDate, figures: OriginDayFigures | null): Promise<void> {
    if (figures === null) {
      await manager.query('delete from origin_day where origin_id = $1 and day = $2', [originId, day]);
      return;
    }
    await manager.query(
      `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched)
       values ($1, $2, $3, to_timestamp($4), to_timestamp($5), $6)
       on conflict (origin_id, day) do update set facts = excluded.facts, first_at = excluded.first_at,
         last_at = excluded.last_at, unmatched = excluded.unmatched, computed_at = now()`,
      [originId, day, figures.facts, figures.firstSecond, figures.lastSecond, figures.unmatched],
    );
  }

  async listMailboxDays(manager: EntityManager, originId: number, day: IsoDate): Promise<StoredMailboxDay[]> {
    return manager.query(
      `select mailbox_id as "mailboxId", sent, sent_as as "sentAs", received, received_messages as "receivedMessages", logins,
              login_fails as "loginFails", access_points as "accessPoints",
              extract(epoch from first_access_at)::float8 as first, extract(epoch from last_access_at)::float8 as last
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

  async replaceMailboxDays(manager: EntityManager, originId: number, day: IsoDate, rows: readonly MailboxDayFigures[]): Promise<void> {
    await manager.query('delete from mailbox_day where origin_id = $1 and day = $2', [originId, day]);
    if (rows.length === 0) return;
    const column = (pick: (row: MailboxDayFigures) => number | null): (number | null)[] => rows.map(pick);
    await manager.query(
      `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails,
                                access_points, first_access_at, last_access_at)
       select $1, $2, m, s, sa, r, rm, l, lf, p, to_timestamp(f), to_timestamp(t)
         from unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::float8[], $12::float8[])
              as x(m, s, sa, r, rm, l, lf, p, f, t) order by m`,
      [
        ...[originId, day, column((row) => row.mailboxId), column((row) => row.sent), column((row) => row.sentAs)],
        ...[column((row) => row.received), column((row) => row.receivedMessages), column((row) => row.logins)],
        ...[column((row) => row.loginFails), column((row) => row.accessPoints.length)],
        ...[column((row) => row.accessPoints[0] ?? null), column((row) => row.accessPoints.at(-1) ?? null)],
      ],
    );
  }

  /**
   * Sets the day's bit in `activity_year` from `mailbox_day` of all origins, and clears it where it no longer holds.
   * One writer at a time (advisory lock until commit): each then sees the rows of every origin that committed before.
   */
  async replaceActivityBits(manager: EntityManager, day: IsoDate): Promise<void> {
    await holdLock(manager, 'activityYear');
    await manager.query(
      `with today as (
         select o.agency_id, d.mailbox_id, o.division_id,
                bool_or(d.access_points > 0)::int as accessed, bool_or(d.sent > 0)::int as sent
           from mailbox_day d
           join mailbox m on m.id = d.mailbox_id and m.kind = 'personal'
           join official o on o.id = m.official_id
          where d.day = $1::date
          group by o.agency_id, d.mailbox_id, o.division_id
       ), bit as (select extract(doy from $1::date)::int - 1 as n, extract(year from $1::date)::int as year),
       cleared as (
         update activity_year a set access_days = set_bit(access_days, bit.n, 0), sending_days = set_bit(sending_days, bit.n, 0)
           from bit
          where a.year = bit.year and (get_bit(a.access_days, bit.n) = 1 or get_bit(a.sending_days, bit.n) = 1)
            and not exists (select from today t where t.agency_id = a.agency_id and t.mailbox_id = a.mailbox_id and t.accessed + t.sent > 0)
       )
       insert into activity_year as a (agency_id, mailbox_id, year, division_id, access_days, sending_days)
       select t.agency_id, t.mailbox_id, bit.year, t.division_id,
              set_bit(decode(repeat('00', 46), 'hex'), bit.n, t.accessed), set_bit(decode(repeat('00', 46), 'hex'), bit.n, t.sent)
         from today t, bit where t.accessed + t.sent > 0
       on conflict (agency_id, mailbox_id, year) do update set division_id = excluded.division_id,
         access_days = set_bit(a.access_days, (select n from bit), get_bit(excluded.access_days, (select n from bit))),
         sending_days = set_bit(a.sending_days, (select n from bit), get_bit(excluded.sending_days, (select n from bit)))`,
      [day],
    );
  }
}
