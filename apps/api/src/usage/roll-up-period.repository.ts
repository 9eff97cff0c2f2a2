import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DefinitionId, IsoDate, Period } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

/** One official as the period roll-up sees them; bitmaps are those of their personal mailbox, if they have one. */
export interface PersonActivity {
  readonly officialId: number;
  readonly agencyId: number;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly year: number | null;
  readonly accessDays: Buffer | null;
  readonly sendingDays: Buffer | null;
}

export interface OriginDays {
  readonly originId: number;
  readonly firstDay: IsoDate;
  readonly days: readonly IsoDate[];
  readonly loggedDays: number;
}

export interface ServedAgency {
  readonly originId: number;
  readonly agencyId: number;
}

/** Counts of one agency under one definition: see the columns of `unit_period`. */
export interface UnitPeriodFigures {
  readonly agencyId: number;
  readonly definition: DefinitionId;
  readonly counted: number;
  readonly eligible: number;
  readonly unknown: number;
  readonly workingDays: number;
  readonly coveredDays: number;
  readonly sent: number;
  readonly received: number;
}

/** Reads what a period's figures depend on, and replaces its rows of `unit_period`. */
@Injectable()
export class RollUpPeriodRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /** Every official employed at some time of the period, one row per year of activity (or one without), by official. */
  async listPeople(from: IsoDate, to: IsoDate): Promise<PersonActivity[]> {
    return this.dataSource.sql<PersonActivity[]>`
      select o.id as "officialId", o.agency_id as "agencyId", o.valid_from as "validFrom", o.valid_to as "validTo",
             a.year, a.access_days as "accessDays", a.sending_days as "sendingDays"
        from official o
        left join mailbox m on m.official_id = o.id and m.kind = 'personal'
        left join activity_year a on a.mailbox_id = m.id and a.agency_id = o.agency_id
             and a.year between extract(year from ${from}::date) and extract(year from ${to}::date)
       where o.valid_from <= ${to} and (o.valid_to is null or o.valid_to > ${from})
       order by o.agency_id, o.id`;
  }

  /** Agencies that exist at some time of the span. */
  async listAgencyIds(from: IsoDate, to: IsoDate): Promise<number[]> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      select id from agency where valid_from <= ${to} and (valid_to is null or valid_to > ${from}) order by id`;
    return rows.map((row) => row.id);
  }

  /** For each origin that ever logged anything: its first day, on which days of the span it did, and on how many days up to its end. */
  async listOriginDays(from: IsoDate, to: IsoDate): Promise<OriginDays[]> {
    return this.dataSource.sql<OriginDays[]>`
      select origin_id as "originId", min(day) as "firstDay",
             coalesce(array_agg(day::text) filter (where day between ${from} and ${to}), '{}') as days,
             count(*) filter (where day <= ${to})::int as "loggedDays"
        from origin_day group by origin_id`;
  }

  /** Which origins serve which agencies: those that ever counted something for a mailbox of theirs. */
  async listServedAgencies(): Promise<ServedAgency[]> {
    return this.dataSource.sql<ServedAgency[]>`
      select distinct d.origin_id as "originId", m.agency_id as "agencyId"
        from (select distinct origin_id, mailbox_id from mailbox_day) d
        join mailbox m on m.id = d.mailbox_id and m.agency_id is not null`;
  }

  async sumVolume(from: IsoDate, to: IsoDate): Promise<{ agencyId: number; sent: number; received: number }[]> {
    return this.dataSource.sql<{ agencyId: number; sent: number; received: number }[]>`
      select m.agency_id as "agencyId", sum(d.sent)::float8 as sent, sum(d.received)::float8 as received
        from mailbox_day d join mailbox m on m.id = d.mailbox_id
       where d.day between ${from} and ${to} and m.agency_id is not null
       group by m.agency_id`;
  }

  async replace(manager: EntityManager, period: Period, rows: readonly UnitPeriodFigures[]): Promise<void> {
    await manager.query('delete from unit_period where period_id = $1', [period.id]);
    const column = (pick: (row: UnitPeriodFigures) => number | string): (number | string)[] => rows.map(pick);
    await manager.query(
      `insert into unit_period (agency_id, period_id, definition, from_day, to_day, counted, eligible, unknown,
                                working_days, covered_days, sent, received)
       select a, $1, d, $2, $3, n, e, u, w, c, s, r
         from unnest($4::int[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::bigint[], $12::bigint[])
              as x(a, d, n, e, u, w, c, s, r)`,
      [
        ...[period.id, period.from, period.to, column((row) => row.agencyId), column((row) => row.definition)],
        ...[column((row) => row.counted), column((row) => row.eligible), column((row) => row.unknown)],
        ...[column((row) => row.workingDays), column((row) => row.coveredDays), column((row) => row.sent), column((row) => row.received)],
      ],
    );
  }
}
