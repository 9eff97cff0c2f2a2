import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FLOW_CELLS, type IsoDate, type OfficialRole } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { AgencyFlowFigures } from './correlate/day-figures.ts';

/** How many more (or fewer) people with a box of their own an agency has in a role from a day on; `day` null: from before the span that was asked for. */
export interface RoleChange {
  readonly day: IsoDate | null;
  readonly agencyId: number;
  readonly role: OfficialRole;
  readonly change: number;
}

/** The flow of an origin's day. */
export interface DayFlows {
  readonly day: IsoDate;
  readonly flows: readonly AgencyFlowFigures[];
}

const COPIES = Array.from({ length: 2 * FLOW_CELLS }, (_, at) => `sum(copies[${at + 1}])::float8`).join(', ');

/** Mail by role group: counts of agencies, and of how many people they are. */
@Injectable()
export class AgencyFlowRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async replaceDays(manager: EntityManager, originId: number, days: readonly DayFlows[]): Promise<void> {
    await manager.query('delete from agency_flow_day where origin_id = $1 and day = any($2::date[])', [
      originId,
      days.map(({ day }) => day),
    ]);
    const rows = days.flatMap(({ day, flows }) => flows.map((flow) => ({ day, ...flow })));
    if (rows.length === 0) return;
    await manager.query(
      `insert into agency_flow_day (agency_id, day, origin_id, copies, told_received)
       select a, d, $1, c::integer[], t from unnest($2::integer[], $3::date[], $4::text[], $5::integer[]) as x(a, d, c, t) order by a, d`,
      [
        ...[originId, rows.map(({ agencyId }) => agencyId), rows.map(({ day }) => day), rows.map(({ copies }) => `{${copies.join(',')}}`)],
        rows.map(({ toldReceived }) => toldReceived),
      ],
    );
  }

  async listDay(manager: EntityManager, originId: number, day: IsoDate): Promise<AgencyFlowFigures[]> {
    return manager.query(
      `select agency_id as "agencyId", copies, told_received as "toldReceived"
         from agency_flow_day where origin_id = $1 and day = $2 order by agency_id`,
      [originId, day],
    );
  }

  /** An agency by its code; null when the caller has no such one. */
  async findAgency(code: string): Promise<{ readonly id: number; readonly name: string } | null> {
    const rows = await this.dataSource.sql<{ id: number; name: string }[]>`select id, name from agency where code = ${code}`;
    return rows[0] ?? null;
  }

  /** Of every agency in a span of days; agencies with none are absent. */
  async sum(from: IsoDate, to: IsoDate): Promise<AgencyFlowFigures[]> {
    return this.dataSource.query(
      `select agency_id as "agencyId", array[${COPIES}] as copies, sum(told_received)::float8 as "toldReceived"
         from agency_flow_day where day between $1 and $2 group by 1 order by 1`,
      [from, to],
    );
  }

  /** From when on how many people with a box of their own are in each agency and role: those of before the span first, then its changes by day. */
  async listRoleChanges(from: IsoDate, to: IsoDate): Promise<RoleChange[]> {
    return this.dataSource.sql<RoleChange[]>`
      with seat as (
        select m.agency_id, m.role, unnest(range_agg(daterange(m.valid_from, m.valid_to) * daterange(a.valid_from, a.valid_to))) as days
          from membership m join mailbox_assignment a on a.official_id = m.official_id and a.kind = 'personal'
         where m.agency_id is not null group by m.id),
      change as (
        select case when lower(days) > ${from} then lower(days) end as day, agency_id, role, 1 as change
          from seat where days && daterange(${from}, ${to}, '[]')
        union all
        select upper(days), agency_id, role, -1
          from seat where days && daterange(${from}, ${to}, '[]') and upper(days) <= ${to})
      select day, agency_id as "agencyId", role, sum(change)::int as change
        from change group by 1, 2, 3 having sum(change) <> 0 order by day nulls first, 2, 3`;
  }
}
