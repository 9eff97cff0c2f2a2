import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ActivityYear, DefinitionId, IsoDate, Period, UnitStructure } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { Structure, type MembershipSpan, type SuccessionStep } from '../directory/structure.ts';
import { groupBy } from './group-by.ts';
import type { AbsenceSpan, Person } from './person-period.ts';

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
  readonly structure: UnitStructure;
  readonly definition: DefinitionId;
  readonly counted: number;
  readonly eligible: number;
  readonly unknown: number;
  readonly workingDays: number;
  readonly coveredDays: number;
  readonly sent: number;
  readonly received: number;
}

interface Owned {
  readonly officialId: number;
}

const ownerOf = ({ officialId }: Owned): number => officialId;

/** Reads what a period's figures depend on, and replaces its rows of `unit_period`. */
@Injectable()
export class RollUpPeriodRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /** Everybody employed at some time of the span, by official. */
  async listPeople(from: IsoDate, to: IsoDate): Promise<Person[]> {
    const [memberships, absences, activity] = await Promise.all([
      this.dataSource.sql<(MembershipSpan & Owned)[]>`
        select official_id as "officialId", agency_id as "agencyId", valid_from as "validFrom", valid_to as "validTo"
          from membership where valid_to is null or valid_to > ${from} order by official_id, valid_from`,
      this.dataSource.sql<(AbsenceSpan & Owned)[]>`
        select official_id as "officialId", kind, valid_from as "validFrom", valid_to as "validTo"
          from absence where valid_from <= ${to} and (valid_to is null or valid_to > ${from})`,
      this.dataSource.sql<(ActivityYear & Owned)[]>`
        select official_id as "officialId", year, access_days as "accessDays", sending_days as "sendingDays"
          from activity_year where year between extract(year from ${from}::date) and extract(year from ${to}::date)`,
    ]);
    const absencesOf = groupBy(absences, ownerOf);
    const activityOf = groupBy(activity, ownerOf);
    return [...groupBy(memberships, ownerOf)]
      .filter(([, spans]) => spans.some(({ validFrom }) => validFrom <= to))
      .map(([officialId, spans]) => ({
        ...{ officialId, memberships: spans },
        ...{ absences: absencesOf.get(officialId) ?? [], activity: activityOf.get(officialId) ?? [] },
      }));
  }

  async readStructure(): Promise<Structure> {
    return new Structure(
      await this.dataSource.sql<SuccessionStep[]>`
        select kind, from_agency_id as "fromId", to_agency_id as "toId", on_day as "onDay" from succession where kind <> 'rename'`,
    );
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

  /** Which origins serve which agencies: those that ever counted something for a mailbox that was theirs at any time. */
  async listServedAgencies(): Promise<ServedAgency[]> {
    return this.dataSource.sql<ServedAgency[]>`
      select distinct d.origin_id as "originId", coalesce(m.agency_id, a.agency_id) as "agencyId"
        from (select distinct origin_id, mailbox_id from mailbox_day) d
        join mailbox_assignment a on a.mailbox_id = d.mailbox_id
        left join membership m on a.kind = 'personal' and m.official_id = a.official_id
       where coalesce(m.agency_id, a.agency_id) is not null`;
  }

  async sumVolume(from: IsoDate, to: IsoDate): Promise<{ agencyId: number; sent: number; received: number }[]> {
    return this.dataSource.sql<{ agencyId: number; sent: number; received: number }[]>`
      select coalesce(m.agency_id, a.agency_id) as "agencyId", sum(d.sent)::float8 as sent, sum(d.received)::float8 as received
        from mailbox_day d
        join mailbox_assignment a on a.mailbox_id = d.mailbox_id and a.valid_from <= d.day and (a.valid_to is null or a.valid_to > d.day)
        left join membership m on a.kind = 'personal' and m.official_id = a.official_id
             and m.valid_from <= d.day and (m.valid_to is null or m.valid_to > d.day)
       where d.day between ${from} and ${to} and coalesce(m.agency_id, a.agency_id) is not null
       group by 1`;
  }

  /** Replaces all rows of the period, or those of some agencies. */
  async replace(
    manager: EntityManager,
    period: Period,
    all: readonly UnitPeriodFigures[],
    agencyIds: readonly number[] | null,
  ): Promise<void> {
    await manager.query('delete from unit_period where period_id = $1 and ($2::int[] is null or agency_id = any($2))', [
      period.id,
      agencyIds,
    ]);
    const rows = agencyIds === null ? all : all.filter((row) => agencyIds.includes(row.agencyId));
    const column = (pick: (row: UnitPeriodFigures) => number | string): (number | string)[] => rows.map(pick);
    await manager.query(
      `insert into unit_period (agency_id, period_id, definition, from_day, to_day, counted, eligible, unknown,
                                working_days, covered_days, sent, received, structure)
       select a, $1, d, $2, $3, n, e, u, w, c, s, r, v
         from unnest($4::int[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::bigint[], $12::bigint[], $13::text[])
              as x(a, d, n, e, u, w, c, s, r, v)`,
      [
        ...[period.id, period.from, period.to, column((row) => row.agencyId), column((row) => row.definition)],
        ...[column((row) => row.counted), column((row) => row.eligible), column((row) => row.unknown)],
        ...[column((row) => row.workingDays), column((row) => row.coveredDays), column((row) => row.sent), column((row) => row.received)],
        column((row) => row.structure),
      ],
    );
  }
}
