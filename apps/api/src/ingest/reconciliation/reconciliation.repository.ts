import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CoverageFlag, IsoDate, OriginTotals, SegmentState, UnmatchedAddress } from '@nhip-thu/metrics';
import { asSystem } from '../../database/reach.ts';
import { DataSource } from 'typeorm';

/** Addresses in one answer. */
const MAX_ADDRESSES = 1000;

/** What the ledger page adds to a segment. */
export interface SegmentBalance {
  readonly id: string;
  readonly lineBytes: number;
  readonly byteDifference: number;
  readonly lineDifference: number;
  readonly factDifference: number;
  readonly firstHour: number | null;
  readonly lastHour: number | null;
}

export interface SegmentFilter {
  /** Only those that came before this one. */
  readonly beforeId: string | null;
  readonly origin: string | null;
  readonly state: SegmentState | null;
  readonly limit: number;
}

export interface CoverageRow {
  readonly originId: number;
  readonly day: IsoDate;
  readonly facts: number;
  readonly hours: number;
  readonly isTimed: boolean;
  readonly unconfirmed: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** A day with figures, and how much there is of it. */
export interface StoredDay {
  readonly originId: number;
  readonly origin: string;
  readonly day: IsoDate;
  readonly facts: number;
  /** A file of it, or what was made of it, was removed by age. */
  readonly isRemoved: boolean;
}

export interface FlaggedSpan {
  readonly originId: number;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  readonly flag: CoverageFlag;
}

export interface Losses {
  readonly rejected: number;
  readonly oversize: number;
  readonly linesCut: number;
  readonly linesLost: number;
  readonly damagedSegments: number;
  readonly failedSegments: number;
  readonly unconfirmedFacts: number;
}

/** Whether files of the day `d` of an origin, or what was made of them, were removed by age: it cannot be made again from its files. */
const IS_REMOVED = `
  (coalesce(d.day < (select (value->>'before')::date from setting where key = 'retention'), false)
   or exists (select from segment s where s.origin_id = d.origin_id and s.blob_expired_at is not null and s.state <> 'undone' and s.facts > 0
               and (s.first_hour is null or (s.first_hour <= (d.day - date '1970-01-01') * 24 + 18
                    and s.last_hour >= (d.day - date '1970-01-01') * 24 - 7))))`;

/** The questions of the ledger page. */
@Injectable()
export class ReconciliationRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  listOriginTotals(): Promise<OriginTotals[]> {
    // Sums over days of persons, which the reader may not see one by one.
    return asSystem(
      () => this.dataSource.sql<OriginTotals[]>`
      with counted as (select * from segment where state <> 'undone'),
      kinds as (select origin_id, jsonb_object_agg(kind, count) as sums from (
        select origin_id, k.key as kind, sum(k.value::bigint)::float8 as count from counted, jsonb_each_text(ignored_kinds) k group by 1, 2) x group by 1),
      reasons as (select origin_id, jsonb_object_agg(reason, count) as sums from (
        select origin_id, k.key as reason, sum(k.value::bigint)::float8 as count from counted, jsonb_each_text(rejected_reasons) k group by 1, 2) x group by 1)
      select o.name as origin, count(c.id)::int as segments, count(*) filter (where c.state = 'failed')::int as "failedSegments",
             (select count(*)::int from segment u where u.origin_id = o.id and u.state = 'undone') as "undoneSegments",
             count(*) filter (where c.is_provisional)::int as "provisionalSegments",
             coalesce(sum(c.stored_bytes), 0)::float8 as bytes, coalesce(sum(c.lines), 0)::float8 as lines,
             coalesce(sum(c.parsed), 0)::float8 as parsed, coalesce(sum(c.ignored), 0)::float8 as ignored,
             coalesce(sum(c.rejected), 0)::float8 as rejected, coalesce(sum(c.oversize), 0)::float8 as oversize,
             coalesce(sum(c.facts), 0)::float8 as facts, coalesce(sum(c.fresh), 0)::float8 as fresh,
             coalesce(sum(c.duplicate), 0)::float8 as duplicate, coalesce(sum(c.tail_bytes), 0)::float8 as "tailBytes",
             coalesce(sum(c.lines_cut), 0)::float8 as "linesCut", coalesce(sum(c.lines_lost), 0)::float8 as "linesLost",
             (select coalesce(sum(p.unconfirmed), 0)::float8 from provisional_block p where p.origin_id = o.id) as "unconfirmedFacts",
             o.internal_clients as "internalClients",
             (select coalesce(sum(d.sent_internal_client), 0)::float8 from mailbox_day d
               where d.origin_id = o.id and d.sent_internal_client > 0 and o.internal_clients <> '{}') as "sentInternalClient",
             coalesce((select sums from kinds k where k.origin_id = o.id), '{}') as "ignoredKinds",
             coalesce((select sums from reasons r where r.origin_id = o.id), '{}') as "rejectedReasons"
        from origin o left join counted c on c.origin_id = o.id group by o.id, o.name order by o.name`,
    );
  }

  listBalances({ beforeId, origin, state, limit }: SegmentFilter): Promise<SegmentBalance[]> {
    return this.dataSource.sql<SegmentBalance[]>`
      select s.id::text as id, s.line_bytes as "lineBytes",
             s.next_off - s.line_bytes
               + case when s.compression = 'plain' and s.state = 'folded' then s.stored_bytes - s.next_off - s.tail_bytes else 0 end as "byteDifference",
             s.lines - s.parsed - s.ignored - s.rejected - s.oversize as "lineDifference",
             s.facts - s.fresh - s.duplicate as "factDifference", s.first_hour as "firstHour", s.last_hour as "lastHour"
        from segment s join origin o on o.id = s.origin_id
       where (${beforeId}::bigint is null or s.id < ${beforeId}::bigint)
         and (${origin}::text is null or o.name = ${origin}) and (${state}::text is null or s.state = ${state})
       order by s.id desc limit ${limit}`;
  }

  listOrigins(): Promise<{ id: number; name: string }[]> {
    return this.dataSource.sql<{ id: number; name: string }[]>`select id, name from origin order by name`;
  }

  /** Days of the province (+07:00) that have blocks, provisional ones too. */
  listCoverage(from: IsoDate, to: IsoDate): Promise<CoverageRow[]> {
    return this.dataSource.sql<CoverageRow[]>`
      with stored as (
        select origin_id, date '1970-01-01' + (hour + 7) / 24 as day, sum(facts)::float8 as facts,
               count(*) filter (where facts > 0)::int as hours, sum(unconfirmed)::float8 as unconfirmed
          from (select origin_id, hour, facts, 0 as unconfirmed from fact_block
                union all select origin_id, hour, 0, unconfirmed from provisional_block) block
         where hour >= (${from}::date - date '1970-01-01') * 24 - 7 and hour < (${to}::date - date '1970-01-01' + 1) * 24 - 7
         group by 1, 2)
      select s.origin_id as "originId", s.day, s.facts, s.hours, s.unconfirmed, coalesce(d.is_timed, true) as "isTimed",
             d.first_at as "firstAt", d.last_at as "lastAt"
        from stored s left join origin_day d on d.origin_id = s.origin_id and d.day = s.day order by s.origin_id, s.day`;
  }

  /** Spans of days touched by a segment that is not to be trusted whole. */
  listFlaggedSpans(from: IsoDate, to: IsoDate): Promise<FlaggedSpan[]> {
    return this.dataSource.sql<FlaggedSpan[]>`
      select s.origin_id as "originId", f.flag, date '1970-01-01' + (s.first_hour + 7) / 24 as "firstDay",
             date '1970-01-01' + (s.last_hour + 7) / 24 as "lastDay"
        from segment s
        cross join lateral (values ('lines-lost', s.lines_lost + s.lines_cut > 0), ('damaged', s.state = 'failed'), ('provisional', s.is_provisional)) f(flag, holds)
       where f.holds and s.state <> 'undone' and s.first_hour is not null
         and s.last_hour >= (${from}::date - date '1970-01-01') * 24 - 7 and s.first_hour < (${to}::date - date '1970-01-01' + 1) * 24 - 7`;
  }

  async sumLosses(): Promise<Losses> {
    const rows = await this.dataSource.sql<Losses[]>`
      select coalesce(sum(rejected), 0)::float8 as rejected, coalesce(sum(oversize), 0)::float8 as oversize,
             coalesce(sum(lines_cut), 0)::float8 as "linesCut", coalesce(sum(lines_lost), 0)::float8 as "linesLost",
             count(*) filter (where error = 'damaged-file')::int as "damagedSegments",
             count(*) filter (where state = 'failed')::int as "failedSegments",
             (select coalesce(sum(unconfirmed), 0)::float8 from provisional_block) as "unconfirmedFacts"
        from segment where state <> 'undone'`;
    if (!rows[0]) throw new Error('a sum has no row');
    return rows[0];
  }

  /** Whether the origin is at rest around a day: nothing being folded or undone, no roll-up waiting for the day or its neighbours. */
  async isSettled(originId: number, day: IsoDate): Promise<boolean> {
    const rows = await this.dataSource.sql<{ isSettled: boolean }[]>`
      select not exists (select from segment where origin_id = ${originId} and state in ('received', 'folding', 'undoing'))
         and not exists (select from dirty_day where origin_id = ${originId} and day between ${day}::date - 1 and ${day}::date + 1) as "isSettled"`;
    return rows[0]?.isSettled ?? false;
  }

  /** The newest settled day and `count - 1` others by chance, of those whose files hold at most `maxBytes` of text. */
  listSampleDays(count: number, maxBytes: number): Promise<{ originId: number; origin: string; day: IsoDate }[]> {
    return this.dataSource.query(
      `with kept as (select d.origin_id, d.day from origin_day d where not ${IS_REMOVED}), chosen as (
        (select origin_id, day from kept order by day desc, origin_id limit 1)
        union (select origin_id, day from kept order by random() limit $1))
      select c.origin_id as "originId", o.name as origin, c.day from chosen c join origin o on o.id = c.origin_id
       where (select coalesce(sum(s.line_bytes), 0) from segment s
               where s.origin_id = c.origin_id and s.state <> 'undone' and s.facts > 0
                 and (s.first_hour is null or (s.first_hour <= (c.day - date '1970-01-01') * 24 + 18
                      and s.last_hour >= (c.day - date '1970-01-01') * 24 - 7))) <= $2
       order by c.day desc, c.origin_id`,
      [count - 1, maxBytes],
    );
  }

  /** Every day with figures, by origin and day. */
  listAllDays(): Promise<StoredDay[]> {
    return this.dataSource.query(
      `select d.origin_id as "originId", o.name as origin, d.day, d.facts, ${IS_REMOVED} as "isRemoved"
         from origin_day d join origin o on o.id = d.origin_id order by d.origin_id, d.day`,
    );
  }

  async listUnmatched(from: IsoDate, to: IsoDate): Promise<{ addresses: UnmatchedAddress[]; addressCount: number; unlistedCount: number }> {
    const rows = await this.dataSource.sql<(UnmatchedAddress & { total: number; unshown: number })[]>`
      select *, count(*) over ()::int as total, coalesce(sum(x.count) over (order by x.count desc, x.address, x.origin, x.kind
               rows between ${MAX_ADDRESSES} following and unbounded following), 0)::float8 as unshown
        from (select o.name as origin, u.address, u.kind, sum(u.count)::float8 as count, min(u.day) as "firstDay", max(u.day) as "lastDay"
                from unmatched_day u join origin o on o.id = u.origin_id
               where u.day between ${from} and ${to} and u.kind <> 'unlisted' group by 1, 2, 3) x
       order by x.count desc, x.address, x.origin, x.kind limit ${MAX_ADDRESSES}`;
    const unlisted = await this.dataSource.sql<{ count: number }[]>`
      select coalesce(sum(count), 0)::float8 as count from unmatched_day where day between ${from} and ${to} and kind = 'unlisted'`;
    return {
      addresses: rows.map(({ origin, address, kind, count, firstDay, lastDay }) => ({ origin, address, kind, count, firstDay, lastDay })),
      addressCount: rows[0]?.total ?? 0,
      unlistedCount: (rows[0]?.unshown ?? 0) + (unlisted[0]?.count ?? 0),
    };
  }
}
