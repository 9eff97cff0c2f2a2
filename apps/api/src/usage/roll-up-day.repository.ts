import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { FactSeal } from '../database/fact-seal.ts';
import { InternalClients } from './correlate/internal-clients.ts';
import type { MailboxDayFigures, OriginDayFigures } from './correlate/day-figures.ts';
import type { AccountCounts } from './count-accounts.ts';
import type { Unmatched, UnmatchedCount } from './unmatched-accounts.ts';

/** A row of `mailbox_day`; `first` and `last` access in epoch seconds. */
export interface StoredMailboxDay {
  readonly mailboxId: number;
  readonly sent: number;
  readonly sentInternalClient: number;
  readonly sentInternal: number;
  readonly sentExternal: number;
  readonly sentMixed: number;
  readonly recipients: number;
  readonly internalRecipients: number;
  readonly sentAs: number;
  readonly received: number;
  readonly receivedMessages: number;
  readonly logins: number;
  readonly loginFails: number;
  readonly accessPoints: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly sessionEnds: number;
  readonly doubt: number;
}

/** The addresses of a day, with those unknown ones that `unmatched_day` does not name. */
export type StoredAccounts = AccountCounts & Pick<Unmatched, 'unlistedNames'>;

/** What is written of an origin's day beside its mailboxes. */
export interface DayRows {
  readonly day: IsoDate;
  /** null: the log has no line of the day. */
  readonly figures: OriginDayFigures | null;
  readonly accounts: StoredAccounts;
  readonly unmatched: readonly UnmatchedCount[];
}

/** What the next day needs of a day; null: nothing. */
interface DayCarry {
  readonly day: IsoDate;
  readonly carry: Uint8Array | null;
}

/** The columns of `mailbox_day` after its key that are counts. */
const COUNTS = [
  ...['sent', 'sent_internal_client', 'sent_internal', 'sent_external', 'sent_mixed', 'recipients', 'internal_recipients', 'sent_as'],
  ...['received', 'received_messages', 'logins', 'login_fails', 'access_points'],
];
const COLUMNS = [...COUNTS, 'first_access_at', 'last_access_at', 'session_ends', 'doubt'];
/** Parameters before the arrays of the columns: origin, day, mailboxes. */
const KEYS = 3;
const ARRAYS = COUNTS.map((_, at) => `$${KEYS + 1 + at}::int[]`).join(', ');
const at = (place: number): string => `$${KEYS + 1 + COUNTS.length + place}`;

/** Of whom nothing was known that day. */
const INSERT_MAILBOX_DAYS = `
  insert into mailbox_day as d (origin_id, day, mailbox_id, ${COLUMNS.join(', ')})
  select $1, $2, m, ${COUNTS.join(', ')}, to_timestamp(first_at), to_timestamp(last_at), ends, doubt
    from unnest($3::int[], ${ARRAYS}, ${at(0)}::float8[], ${at(1)}::float8[], ${at(2)}::smallint[], ${at(3)}::smallint[])
         as x(m, ${COUNTS.join(', ')}, first_at, last_at, ends, doubt) order by m`;

const REPLACE_MAILBOX_DAYS = `
  with written as (
    ${INSERT_MAILBOX_DAYS}
    on conflict (origin_id, day, mailbox_id) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}
     where (${COLUMNS.map((column) => `d.${column}`).join(', ')}) is distinct from (${COLUMNS.map((column) => `excluded.${column}`).join(', ')})
    returning mailbox_id
  ), removed as (
    delete from mailbox_day where origin_id = $1 and day = $2 and mailbox_id <> all($3::int[]) returning mailbox_id)
  select mailbox_id as "mailboxId" from written union all select mailbox_id from removed`;

/** Pairs of seconds and hours come as texts: of an array of arrays `unnest` would make one list. */
const REPLACE_ORIGIN_DAYS = `
  insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched, is_timed, silences,
                          addresses, matched_addresses, alias_addresses, unlisted_addresses, access_hours)
  select $1, day, facts, to_timestamp(first_at), to_timestamp(last_at), unmatched, is_timed, silences::int[],
         addresses, matched, alias, unlisted, access_hours::int[]
    from unnest($2::date[], $3::int[], $4::float8[], $5::float8[], $6::int[], $7::boolean[], $8::text[],
                $9::int[], $10::int[], $11::int[], $12::int[], $13::text[])
         as x(day, facts, first_at, last_at, unmatched, is_timed, silences, addresses, matched, alias, unlisted, access_hours) order by day
  on conflict (origin_id, day) do update set facts = excluded.facts, first_at = excluded.first_at,
    last_at = excluded.last_at, unmatched = excluded.unmatched, is_timed = excluded.is_timed, silences = excluded.silences,
    addresses = excluded.addresses, matched_addresses = excluded.matched_addresses, alias_addresses = excluded.alias_addresses,
    unlisted_addresses = excluded.unlisted_addresses, access_hours = excluded.access_hours, computed_at = now()`;

/** Reads a day's blocks and replaces everything that was computed from them. */
@Injectable()
export class RollUpDayRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly seal: FactSeal,
  ) {}

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /** Makes room for rows of these days. Outside of any transaction that writes them: what it holds then is let go at once. */
  async addMonths(days: readonly IsoDate[]): Promise<void> {
    const months = [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))].toSorted();
    await this.dataSource.query('select add_mailbox_day_month(m) from unnest($1::date[]) m', [months]);
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
    const rows: { hour: number; block: Buffer }[] = await manager.query(
      'select hour, block from fact_block where origin_id = $1 and hour >= $2 and hour < $3 order by hour',
      [originId, from, to],
    );
    return rows.map(({ hour, block }) => ({ hour, block: this.seal.open(block) }));
  }

  /** What each of some days left to the next; days that left nothing are absent. */
  async readCarries(manager: EntityManager, originId: number, days: readonly IsoDate[]): Promise<Map<IsoDate, Buffer>> {
    const rows: { day: IsoDate; facts: Buffer }[] = await manager.query(
      'select day, facts from day_carry where origin_id = $1 and day = any($2::date[])',
      [originId, days],
    );
    return new Map(rows.map(({ day, facts }) => [day, this.seal.open(facts)]));
  }

  async replaceCarries(manager: EntityManager, originId: number, carries: readonly DayCarry[]): Promise<void> {
    if (carries.length === 0) return;
    const left = carries.flatMap(({ day, carry }) => (carry === null ? [] : [{ day, facts: this.seal.seal(carry) }]));
    const none = carries.filter(({ carry }) => carry === null).map(({ day }) => day);
    await manager.query('delete from day_carry where origin_id = $1 and day = any($2::date[])', [originId, none]);
    await manager.query(
      `insert into day_carry (origin_id, day, facts) select $1, d, f from unnest($2::date[], $3::bytea[]) as x(d, f) order by d
       on conflict (origin_id, day) do update set facts = excluded.facts`,
      [originId, left.map(({ day }) => day), left.map(({ facts }) => facts)],
    );
  }

  /** Of some days on which an origin logged, as stored: the epoch seconds of the first and the last line. */
  async listKnownDays(
    manager: EntityManager,
    originId: number,
    days: readonly IsoDate[],
  ): Promise<Map<IsoDate, Pick<OriginDayFigures, 'firstSecond' | 'lastSecond'>>> {
    const rows: { day: IsoDate; firstSecond: number; lastSecond: number }[] = await manager.query(
      `select day, extract(epoch from first_at)::float8 as "firstSecond", extract(epoch from last_at)::float8 as "lastSecond"
         from origin_day where origin_id = $1 and day = any($2::date[])`,
      [originId, days],
    );
    return new Map(rows.map(({ day, firstSecond, lastSecond }) => [day, { firstSecond, lastSecond }]));
  }

  /** Tells figures of before from those of after; the writer holds the lock of the activity bits. */
  async raiseLogRevision(manager: EntityManager): Promise<void> {
    await manager.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'log-revision'`);
  }

  async replaceOriginDays(
    manager: EntityManager,
    originId: number,
    days: readonly Pick<DayRows, 'day' | 'figures' | 'accounts'>[],
  ): Promise<void> {
    const logged = days.flatMap(({ day, figures, accounts }) => (figures === null ? [] : [{ day, ...figures, ...accounts }]));
    const silent = days.filter(({ figures }) => figures === null).map(({ day }) => day);
    await manager.query('delete from origin_day where origin_id = $1 and day = any($2::date[])', [originId, silent]);
    const secondsOf = ({ day, silences }: (typeof logged)[number]): number[] => {
      const midnight = epochSecondOfIsoDate(day);
      return silences.flatMap(({ from, to }) => [from - midnight, to - midnight]);
    };
    const columns = [
      ...[logged.map(({ day }) => day), logged.map(({ facts }) => facts), logged.map(({ firstSecond }) => firstSecond)],
      ...[logged.map(({ lastSecond }) => lastSecond), logged.map(({ unmatched }) => unmatched), logged.map(({ isTimed }) => isTimed)],
      ...[
        logged.map((row) => `{${secondsOf(row).join(',')}}`),
        logged.map(({ addresses }) => addresses),
        logged.map(({ matched }) => matched),
      ],
      ...[logged.map(({ alias }) => alias), logged.map(({ unlistedNames }) => unlistedNames)],
      logged.map(({ accessHours }) => accessHours && `{${accessHours.join(',')}}`),
    ];
    await manager.query(REPLACE_ORIGIN_DAYS, [originId, ...columns]);
  }

  async listMailboxDays(manager: EntityManager, originId: number, day: IsoDate): Promise<StoredMailboxDay[]> {
    return manager.query(
      `select mailbox_id as "mailboxId", sent, sent_internal_client as "sentInternalClient", sent_internal as "sentInternal",
              sent_external as "sentExternal", sent_mixed as "sentMixed", recipients, internal_recipients as "internalRecipients", sent_as as "sentAs", received, received_messages as "receivedMessages", logins,
              login_fails as "loginFails", access_points as "accessPoints",
              extract(epoch from first_access_at)::float8 as first, extract(epoch from last_access_at)::float8 as last,
              session_ends as "sessionEnds", doubt
         from mailbox_day where origin_id = $1 and day = $2 order by mailbox_id`,
      [originId, day],
    );
  }

  async replaceUnmatchedDays(manager: EntityManager, originId: number, days: readonly Pick<DayRows, 'day' | 'unmatched'>[]): Promise<void> {
    await manager.query('delete from unmatched_day where origin_id = $1 and day = any($2::date[])', [originId, days.map(({ day }) => day)]);
    const rows = days.flatMap(({ day, unmatched }) => unmatched.map((count) => ({ day, ...count })));
    if (rows.length === 0) return;
    await manager.query(
      `insert into unmatched_day (origin_id, day, kind, address, count)
       select $1, d, k, a, c from unnest($2::date[], $3::text[], $4::text[], $5::int[]) as x(d, k, a, c) order by d, k, a`,
      [
        originId,
        rows.map(({ day }) => day),
        rows.map(({ kind }) => kind),
        rows.map(({ address }) => address),
        rows.map(({ count }) => count),
      ],
    );
  }

  /** On which of some days an origin has rows. */
  async listDaysWithMailboxes(manager: EntityManager, originId: number, days: readonly IsoDate[]): Promise<Set<IsoDate>> {
    const rows: { day: IsoDate }[] = await manager.query(
      `select d::date as day from unnest($2::date[]) d
        where exists (select from mailbox_day m where m.origin_id = $1 and m.day = d)`,
      [originId, days],
    );
    return new Set(rows.map(({ day }) => day));
  }

  /**
   * Rows that stay as they are are not written again.
   * @param isNew the day has no rows yet: not to look for any takes a third off
   */
  async replaceMailboxDays(
    manager: EntityManager,
    originId: number,
    { day, rows, isNew }: { readonly day: IsoDate; readonly rows: readonly MailboxDayFigures[]; readonly isNew: boolean },
  ): Promise<number[]> {
    const column = (pick: (row: MailboxDayFigures) => number | null): string => toArrayText(rows, pick);
    const changed: { mailboxId: number }[] = await manager.query(isNew ? INSERT_MAILBOX_DAYS : REPLACE_MAILBOX_DAYS, [
      ...[originId, day, column((row) => row.mailboxId), column((row) => row.sent)],
      ...[column((row) => row.sentInternalClient), column((row) => row.sentInternal), column((row) => row.sentExternal)],
      ...[column((row) => row.sentMixed), column((row) => row.recipients), column((row) => row.internalRecipients)],
      column((row) => row.sentAs),
      ...[column((row) => row.received), column((row) => row.receivedMessages), column((row) => row.logins)],
      ...[column((row) => row.loginFails), column((row) => row.accessPoints.length)],
      ...[column((row) => row.accessPoints[0] ?? null), column((row) => row.accessPoints.at(-1) ?? null)],
      ...[column((row) => row.sessionEnds), column((row) => row.doubt)],
    ]);
    return isNew ? rows.map(({ mailboxId }) => mailboxId) : changed.map(({ mailboxId }) => mailboxId);
  }
}

/** An array of numbers as PostgreSQL reads it; the driver would quote each one. */
function toArrayText(rows: readonly MailboxDayFigures[], pick: (row: MailboxDayFigures) => number | null): string {
  return `{${rows.map((row) => pick(row) ?? 'null').join(',')}}`;
}
