import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, RuleVersions } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { DirectoryMarks } from './directory-marks.ts';
import { readRemovedBefore } from './retention-limit.repository.ts';

/** A dirty period, of some agencies or of all, with the generation of each mark. */
export interface DirtyPeriodMark {
  readonly periodId: string;
  readonly agencyIds: readonly number[] | null;
  readonly gens: Readonly<Record<string, number>>;
}

/** A dirty day; `gen` tells whether it was marked again since. */
export interface DayMark {
  readonly day: IsoDate;
  readonly gen: number;
}

/** What figures there are that a change may touch. */
export interface Holdings {
  /** Days with logs, ascending. */
  readonly loggedDays: readonly IsoDate[];
  /** Days with logs of each origin, ascending. */
  readonly origins: readonly (readonly IsoDate[])[];
  readonly periods: readonly HeldPeriod[];
}

/** A stored period; its figures look at the days from `lookedFrom` to its end. */
export interface HeldPeriod {
  readonly periodId: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly lookedFrom: IsoDate;
}

/** Setting: the last day of which was marked what its beginning changes. */
const BEGUN_DAY_KEY = 'structure-day';

/** The list of days and periods whose figures must be computed again; `gen` tells whether a mark came in between. */
@Injectable()
export class DirtyRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Marks days in ascending order, as every writer does, so that two writers cannot wait for each other. */
  async markDays(manager: EntityManager, originId: number, days: readonly IsoDate[]): Promise<void> {
    if (days.length === 0) return;
    await manager.query(
      `insert into dirty_day (origin_id, day) select $1, d from unnest($2::date[]) d order by d
       on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`,
      [originId, days],
    );
  }

  /**
   * Marks what depends on a change of the directory, and raises the directory's revision, so that a roll-up under way in another process
   * knows that what it read of the directory is old. Waits for day roll-ups under way (they hold the revision shared), so that the days
   * they are about to add are there to be marked. Periods on the list are marked again, for they may have been read before the change.
   * @returns the ids of the origins with days marked
   */
  async markDirectory(manager: EntityManager, marks: DirectoryMarks): Promise<number[]> {
    await manager.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'directory-revision'`);
    const spans = [...marks.units, ...marks.officials];
    const rows: { originId: number }[] = await manager.query(
      `with marked as (
         insert into dirty_day (origin_id, day)
         select d.origin_id, d.day from origin_day d
          where exists (select from unnest($1::date[], $2::date[]) s(f, t) where d.day >= s.f and (s.t is null or d.day < s.t))
             -- Where units have days or hours of their own, who works where decides about working time too.
             or (exists (select from calendar_entry where agency_id is not null and withdrawn_at is null
                         union all select from session_hours where agency_id is not null and withdrawn_at is null)
                 and exists (select from unnest($3::date[], $4::date[]) s(f, t) where d.day >= s.f and (s.t is null or d.day < s.t)))
          order by d.origin_id, d.day
         on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now() returning origin_id)
       select distinct origin_id as "originId" from marked order by 1`,
      [
        ...[marks.days.map(({ from }) => from), marks.days.map(({ to }) => to)],
        ...[spans.map(({ from }) => from), spans.map(({ to }) => to)],
      ],
    );
    await manager.query(
      `insert into dirty_official (official_id) select o from unnest($1::int[]) o order by o
       on conflict (official_id) do update set gen = dirty_official.gen + 1, marked_at = now()`,
      [marks.officialIds],
    );
    await this.markUnits(manager, marks);
    return rows.map((row) => row.originId);
  }

  private async markUnits(manager: EntityManager, { units, officials }: DirectoryMarks): Promise<void> {
    await this.markListedAgain(manager);
    const spans = [...units, ...officials];
    await manager.query(
      `insert into dirty_agency_day (day)
       select distinct d.day from origin_day d
        where exists (select from unnest($1::date[], $2::date[]) s(f, t) where d.day >= s.f and (s.t is null or d.day < s.t)) order by 1
       on conflict (day) do update set gen = dirty_agency_day.gen + 1, marked_at = now()`,
      [spans.map(({ from }) => from), spans.map(({ to }) => to)],
    );
    await manager.query(
      `with span as (
         select * from unnest($1::int[], $2::date[], $3::date[]) u(agency_id, f, t)
         union
         select m.agency_id, a.f, a.t from unnest($4::int[], $5::date[], $6::date[]) a(official_id, f, t)
           join membership m on m.official_id = a.official_id and m.agency_id is not null), whole as (
         select * from span
         -- Where an agency was split, the view by today's structure of all earlier days follows later memberships.
         union select s.agency_id, '1900-01-01'::date, s.t from span s
                where exists (select from succession x where x.kind = 'split' and s.agency_id in (x.from_agency_id, x.to_agency_id)))
       insert into dirty_period (period_id, agency_id)
       select distinct p.period_id, s.agency_id
         from whole s
         join stored_period p on p.to_day >= s.f and (s.t is null or p.first_looked_on < s.t)
        order by 1, 2
       on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`,
      [
        ...[units.map((each) => each.agencyId), units.map((each) => each.from), units.map((each) => each.to)],
        ...[officials.map((each) => each.officialId), officials.map((each) => each.from), officials.map((each) => each.to)],
      ],
    );
  }

  /** What figures there are: days with logs, of each origin, and stored periods. */
  async readHoldings(manager: EntityManager = this.dataSource.manager): Promise<Holdings> {
    const origins = await manager.sql<{ days: IsoDate[] }[]>`
      select array_agg(day::text order by day) as days from origin_day group by origin_id order by origin_id`;
    const periods = await manager.sql<Holdings['periods']>`
      select period_id as "periodId", from_day as "from", to_day as "to", first_looked_on as "lookedFrom" from stored_period order by 1`;
    const loggedDays = [...new Set(origins.flatMap(({ days }) => days))].toSorted();
    return { loggedDays, origins: origins.map(({ days }) => days), periods };
  }

  /**
   * Marks what a change of the calendar touches: days of all origins, and periods. Periods on the list are marked again, for they may have
   * been read before the change.
   * @returns the ids of the origins with days marked
   */
  async markCalendar(manager: EntityManager, days: readonly IsoDate[], periodIds: readonly string[]): Promise<number[]> {
    const rows: { originId: number }[] = await manager.query(
      `with marked as (
         insert into dirty_day (origin_id, day) select origin_id, day from origin_day where day = any($1::date[]) order by origin_id, day
         on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now() returning origin_id)
       select distinct origin_id as "originId" from marked order by 1`,
      [days],
    );
    await this.markListedAgain(manager);
    await this.markPeriods(manager, periodIds);
    return rows.map((row) => row.originId);
  }

  /**
   * Marks what looks at days that were computed anew: the periods of `periodIds`, and the stored ones that look at any of the days. Where
   * an origin logs on a day on which it did not, or no longer does (`turnedDay`, the earliest), it may be expected in any later period or not.
   */
  async markPeriodsOfDays(
    manager: EntityManager,
    {
      days,
      turnedDay,
      periodIds,
    }: { readonly days: readonly IsoDate[]; readonly turnedDay: IsoDate | null; readonly periodIds: readonly string[] },
  ): Promise<void> {
    await this.markListedAgain(manager);
    await manager.query(
      `insert into dirty_period (period_id)
       select unnest($1::text[]) union
       select period_id from stored_period
        where to_day >= $3::date or exists (select from unnest($2::date[]) d where d between first_looked_on and to_day)
        order by 1
       on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`,
      [periodIds, days, turnedDay],
    );
  }

  /** Periods on the list may have been read before the change; all writers lock them in one order. */
  private async markListedAgain(manager: EntityManager): Promise<void> {
    await manager.query(
      `with listed as (select period_id, agency_id from dirty_period order by period_id, agency_id for update)
       update dirty_period d set gen = gen + 1, marked_at = now() from listed l where d.period_id = l.period_id and d.agency_id = l.agency_id`,
    );
  }

  async markPeriods(manager: EntityManager, periodIds: readonly string[]): Promise<void> {
    if (periodIds.length === 0) return;
    await manager.query(
      `insert into dirty_period (period_id) select p from unnest($1::text[]) p order by p
       on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`,
      [periodIds],
    );
  }

  /**
   * Marks what a day that has begun changes, once for all processes: periods of which working days have elapsed since the last time this was asked,
   * whether or not a log arrived, and all when a merger or split has come into force, for the view by today's structure differs from then on. The day of
   * the last time is kept, so that days on which nothing ran are made up for.
   */
  async markBegunDay(today: IsoDate): Promise<void> {
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`insert into setting (key, value) values ($1, to_jsonb('1900-01-01'::text)) on conflict do nothing`, [
        BEGUN_DAY_KEY,
      ]);
      const rows: { day: IsoDate }[] = await manager.query(`select value #>> '{}' as day from setting where key = $1 for update`, [
        BEGUN_DAY_KEY,
      ]);
      const last = rows[0]?.day;
      if (last === undefined || last === today) return;
      const arrived: unknown[] = await manager.query(
        `select 1 from succession where kind <> 'rename' and on_day <= $1 and on_day > $2::date limit 1`,
        [today, last],
      );
      if (arrived.length > 0) await this.markStoredPeriods(manager);
      else
        await manager.query(
          `insert into dirty_period (period_id) select period_id from stored_period where from_day < $1 and to_day >= $2::date order by period_id
           on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`,
          [today, last],
        );
      await manager.query('update setting set value = to_jsonb($1::text) where key = $2', [today, BEGUN_DAY_KEY]);
    });
  }

  /** The oldest dirty days of an origin. */
  async listDays(originId: number, limit: number, before: IsoDate | null = null): Promise<DayMark[]> {
    return this.dataSource.sql<DayMark[]>`
      select day, gen from dirty_day where origin_id = ${originId} and (${before}::date is null or day < ${before}) order by day limit ${limit}`;
  }

  /** Removes the marks, but not of days marked again since `gen` was read. Takes the rows in ascending order, as `markDays` does. */
  async clearDays(manager: EntityManager, originId: number, marks: readonly DayMark[]): Promise<void> {
    await manager.query(
      `with held as materialized (
         select day from dirty_day where origin_id = $1 and day = any($2::date[]) order by day for update
       )
       delete from dirty_day d using unnest($2::date[], $3::int[]) as m (day, gen), (select count(*) from held) as all_held
        where d.origin_id = $1 and d.day = m.day and d.gen = m.gen`,
      [originId, marks.map(({ day }) => day), marks.map(({ gen }) => gen)],
    );
  }

  /** Takes the marks of days away of which nothing is left: computed again they would come to nothing. @returns the others */
  async dropRemovedDays(manager: EntityManager, originId: number, marks: readonly DayMark[]): Promise<DayMark[]> {
    const before = await readRemovedBefore(manager);
    const removed = before === null ? [] : marks.filter(({ day }) => day < before);
    if (removed.length > 0) await this.clearDays(manager, originId, removed);
    return marks.filter((mark) => !removed.includes(mark));
  }

  async markStoredPeriods(manager: EntityManager): Promise<void> {
    await manager.query(
      `insert into dirty_period (period_id) select period_id from stored_period order by period_id
       on conflict (period_id, agency_id) do update set gen = dirty_period.gen + 1, marked_at = now()`,
    );
  }

  /**
   * Marks what stands by other rules than these: all days and people when the rules of days differ (their periods follow), all stored periods when those of
   * periods do. Whoever computes first under new rules calls this before; figures of which nobody noted the rules count as made by others.
   */
  async markChangedRules({ days, periods }: RuleVersions): Promise<void> {
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`insert into setting (key, value) values ('rules', '{}') on conflict do nothing`);
      const rows: { days: string | null; periods: string | null }[] = await manager.query(
        `select value->>'days' as days, value->>'periods' as periods from setting where key = 'rules' for update`,
      );
      const known = rows[0];
      if (known?.days !== days) await this.markEverything(manager);
      if (known?.periods !== periods) await this.markStoredPeriods(manager);
      await manager.query(`update setting set value = $1 where key = 'rules'`, [JSON.stringify({ days, periods })]);
    });
  }

  /** All days, and all people too: the bits of those whose days come out as they were would else stay by other rules. */
  private async markEverything(manager: EntityManager): Promise<void> {
    await manager.query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
      on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
    await manager.query(`insert into dirty_official (official_id) select id from official order by id
      on conflict (official_id) do update set gen = dirty_official.gen + 1, marked_at = now()`);
  }

  /** The first dirty periods after an id, at most `limit`, with the agencies concerned: null is all of them. */
  async listPeriods(manager: EntityManager, after: string, limit: number): Promise<DirtyPeriodMark[]> {
    return manager.sql<DirtyPeriodMark[]>`
      select period_id as "periodId", case when min(agency_id) > 0 then array_agg(agency_id order by agency_id) end as "agencyIds",
             jsonb_object_agg(agency_id, gen) as gens
        from dirty_period where period_id > ${after} group by period_id order by period_id limit ${limit}`;
  }

  /** Removes those marks of the periods that are still as they were read. */
  async clearPeriods(manager: EntityManager, marks: readonly DirtyPeriodMark[]): Promise<void> {
    const rows = marks.flatMap(({ periodId, gens }) =>
      Object.entries(gens).map(([agencyId, gen]) => ({ periodId, agencyId: Number(agencyId), gen })),
    );
    await manager.query(
      `with done as (
         select d.period_id, d.agency_id from dirty_period d
           join unnest($1::text[], $2::int[], $3::int[]) m(p, a, g) on d.period_id = m.p and d.agency_id = m.a and d.gen = m.g
          order by d.period_id, d.agency_id for update of d)
       delete from dirty_period d using done where d.period_id = done.period_id and d.agency_id = done.agency_id`,
      [rows.map(({ periodId }) => periodId), rows.map(({ agencyId }) => agencyId), rows.map(({ gen }) => gen)],
    );
  }

  /** Days whose mail must be added up by agency again, oldest first, at most `limit`. */
  async listAgencyDays(limit: number): Promise<DayMark[]> {
    return this.dataSource.sql<DayMark[]>`select day, gen from dirty_agency_day order by day limit ${limit}`;
  }

  /** What is not yet what it should be: periods, and whether bits of people or mail of agencies wait. */
  async listWaiting(
    manager: EntityManager,
  ): Promise<{ periodIds: ReadonlySet<string>; waitsForOfficials: boolean; waitsForDays: boolean }> {
    const rows = await manager.sql<{ periodIds: string[]; waitsForOfficials: boolean; waitsForDays: boolean }[]>`
      select coalesce(array(select distinct period_id from dirty_period), '{}') as "periodIds",
             exists (select from dirty_official) or exists (select from dirty_day) as "waitsForOfficials",
             exists (select from dirty_agency_day) or exists (select from dirty_day) as "waitsForDays"`;
    const [row] = rows;
    return { waitsForOfficials: true, waitsForDays: true, ...row, periodIds: new Set(row?.periodIds) };
  }

  async clearAgencyDays(manager: EntityManager, marks: readonly DayMark[]): Promise<void> {
    await manager.query(
      'delete from dirty_agency_day d using unnest($1::date[], $2::int[]) m(day, gen) where d.day = m.day and d.gen = m.gen',
      [marks.map(({ day }) => day), marks.map(({ gen }) => gen)],
    );
  }

  /** Officials whose bits must be gathered again, at most `limit`. */
  async listOfficials(limit: number): Promise<{ officialId: number; gen: number }[]> {
    return this.dataSource.sql<{ officialId: number; gen: number }[]>`
      select official_id as "officialId", gen from dirty_official order by official_id limit ${limit}`;
  }

  async clearOfficials(manager: EntityManager, marks: readonly { officialId: number; gen: number }[]): Promise<void> {
    await manager.query(
      'delete from dirty_official d using unnest($1::int[], $2::int[]) m(id, gen) where d.official_id = m.id and d.gen = m.gen',
      [marks.map(({ officialId }) => officialId), marks.map(({ gen }) => gen)],
    );
  }

  /** What waits; people whose bits are to be gathered, and mail to be added up, wait for their periods. */
  async count(): Promise<{ dirtyDays: number; dirtyPeriods: number }> {
    const rows = await this.dataSource.sql<{ dirtyDays: number; dirtyPeriods: number }[]>`
      select (select count(*)::int from dirty_day) as "dirtyDays", (select count(*)::int from dirty_period)
             + (select count(*)::int from dirty_official) + (select count(*)::int from dirty_agency_day) as "dirtyPeriods"`;
    return rows[0] ?? { dirtyDays: 0, dirtyPeriods: 0 };
  }

  /** Days of the calendar that wait, of whatever origins. */
  async countDays(): Promise<number> {
    const [row] = await this.dataSource.sql<{ days: number }[]>`select count(distinct day)::int as days from dirty_day`;
    return row?.days ?? 0;
  }

  /** Origins with dirty days that are no longer being fed: nothing unfinished, and no mark in the last moments. */
  async listSettledOrigins(idleSeconds: number): Promise<number[]> {
    const rows = await this.dataSource.sql<{ originId: number }[]>`
      select d.origin_id as "originId" from dirty_day d
       group by d.origin_id
      having max(d.marked_at) < now() - make_interval(secs => ${idleSeconds})`;
    return rows.map((row) => row.originId);
  }
}
