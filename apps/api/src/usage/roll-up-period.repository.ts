import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  COVERAGE_DEFINITION,
  epochSecondOfIsoDate,
  yearOf,
  MIN_PEOPLE,
  type ActivityYear,
  type DefinitionId,
  type IsoDate,
  type LoggedDay,
  type Period,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { oncePerDecision } from '../database/reach.ts';
import { readRemovedBefore } from '../queue/retention-limit.repository.ts';
import { PARSER_VERSION } from '../ingest/maillog/parser-version.ts';
import { Structure, type MembershipSpan, type SuccessionStep } from '../directory/structure.ts';
import { VOLUME_COUNTS } from './agency-day.repository.ts';
import { groupBy } from './group-by.ts';
import type { AbsenceSpan, Employed, Person } from './person-period.ts';
import type { UnitPeriodRow } from './unit-period-row.ts';

/** The days on which an origin logged anything, ascending, and when on each. */
export interface OriginDays {
  readonly originId: number;
  readonly days: readonly LoggedDay[];
}

/** From when to when an agency is one; open without an end. */
export interface AgencySpan {
  readonly id: number;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

export interface ServedAgency {
  readonly originId: number;
  readonly agencyId: number;
}

/** Counts of one agency under one definition that are to be stored. */
export interface UnitPeriodFigures extends Omit<UnitPeriodRow, 'periodId' | 'snapshotId' | 'computedAt' | 'isLinked' | 'areBoxesLinked'> {
  readonly structure: UnitStructure;
  readonly definition: DefinitionId;
  /** Of whom it speaks, by the units of that time: equal for equal people, empty for nobody. */
  readonly roster: string;
  /** The first day it looks at. */
  readonly lookedFrom: IsoDate;
}

/** Figures of a period to be stored, of all agencies or of some. */
export interface StoredFigures {
  readonly period: Period;
  /** The first day they look at. */
  readonly firstDay: IsoDate;
  readonly figures: readonly UnitPeriodFigures[];
  readonly agencyIds: readonly number[] | null;
  readonly snapshotId: number;
}

interface StoredOriginDay extends Omit<LoggedDay, 'silences'> {
  readonly originId: number;
  /** Pairs of seconds since midnight. */
  readonly silences: readonly number[];
}

function toLoggedDay({ day, firstSecond, lastSecond, silences, isTimed }: StoredOriginDay): LoggedDay {
  const midnight = epochSecondOfIsoDate(day);
  const pairs = silences.flatMap((from, at) =>
    at % 2 === 0 ? [{ from: midnight + from, to: midnight + (silences[at + 1] ?? from) }] : [],
  );
  return { day, firstSecond, lastSecond, silences: pairs, isTimed };
}

type LinkedRow = Pick<UnitPeriodFigures, 'agencyId' | 'definition' | 'roster' | 'lookedFrom' | 'eligible'>;
type RemovedRow = LinkedRow & Pick<UnitPeriodRow, 'isLinked' | 'areBoxesLinked'>;

function keyOf({ agencyId, definition }: Pick<LinkedRow, 'agencyId' | 'definition'>): string {
  return `${agencyId} ${definition}`;
}

/** What decides beside which figures a figure may be told. */
function linkTextOf(row: LinkedRow | undefined): string {
  return row === undefined ? '' : `${row.roster} ${row.lookedFrom} ${row.eligible < MIN_PEOPLE ? 'small' : 'large'}`;
}

/** One year of a box: the days on which it was opened. */
export type AccessYear = Pick<ActivityYear, 'year' | 'accessDays'>;

interface SnapshotRevisions {
  readonly directory: number;
  readonly calendar: number;
  readonly log: number;
}

interface Owned {
  readonly officialId: number;
}

const ownerOf = ({ officialId }: Owned): number => officialId;

/** A condition of its own, not one that holds for null as well: so that an index is used where only some people are asked for. */
function ofAgencies(agencyIds: readonly number[] | null, parameter: number): string {
  return agencyIds === null ? '' : `and official_id in (select official_id from membership where agency_id = any($${parameter}::int[]))`;
}

/** What is asked, for all instances. */
const STRUCTURE = {};

/** Reads what a period's figures depend on, and replaces its rows of `unit_period`. */
@Injectable()
export class RollUpPeriodRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /** Everybody employed at some time of the span, by official. */
  async listPeople(from: IsoDate, to: IsoDate): Promise<Person[]> {
    const [employed, activity] = await Promise.all([
      this.listEmployed(from, to),
      this.dataSource.sql<(ActivityYear & Owned)[]>`
        select official_id as "officialId", year, access_days as "accessDays", sending_days as "sendingDays", login_days as "loginDays",
               session_ends as "sessionEnds"
          from activity_year where year between extract(year from ${from}::date) and extract(year from ${to}::date)`,
    ]);
    const activityOf = groupBy(activity, ownerOf);
    return employed.map((person) => ({ ...person, activity: activityOf.get(person.officialId) ?? [] }));
  }

  /** Everybody employed at some time of the span, by official; of some agencies, those who were in one of them at any time. */
  async listEmployed(from: IsoDate, to: IsoDate, agencyIds: readonly number[] | null = null): Promise<Employed[]> {
    const [memberships, absences]: [(MembershipSpan & Owned)[], (AbsenceSpan & Owned)[]] = await Promise.all([
      this.dataSource.query(
        `select official_id as "officialId", agency_id as "agencyId", valid_from as "validFrom", valid_to as "validTo" from membership
          where (valid_to is null or valid_to > $1) ${ofAgencies(agencyIds, 2)} order by official_id, valid_from`,
        agencyIds === null ? [from] : [from, agencyIds],
      ),
      this.dataSource.query(
        `select official_id as "officialId", kind, valid_from as "validFrom", valid_to as "validTo" from absence
          where valid_from <= $2 and (valid_to is null or valid_to > $1) ${ofAgencies(agencyIds, 3)}`,
        agencyIds === null ? [from, to] : [from, to, agencyIds],
      ),
    ]);
    const absencesOf = groupBy(absences, ownerOf);
    return [...groupBy(memberships, ownerOf)]
      .filter(([, spans]) => spans.some(({ validFrom }) => validFrom <= to))
      .map(([officialId, spans]) => ({ officialId, memberships: spans, absences: absencesOf.get(officialId) ?? [] }));
  }

  /** On which days of the years of a span somebody opened their box, by official; of some agencies, as `listEmployed`. */
  async listAccessDays(from: IsoDate, to: IsoDate, agencyIds: readonly number[] | null): Promise<Map<number, AccessYear[]>> {
    const rows: (AccessYear & Owned)[] = await this.dataSource.query(
      `select official_id as "officialId", year, access_days as "accessDays" from activity_year where year between $1 and $2 ${ofAgencies(agencyIds, 3)}`,
      [yearOf(from), yearOf(to), ...(agencyIds === null ? [] : [agencyIds])],
    );
    return groupBy(rows, ownerOf);
  }

  /** What has become of agencies until a day, that day included; a merger that is only decided changes no view yet. */
  readStructure(today: IsoDate): Promise<Structure> {
    return oncePerDecision(STRUCTURE, async () => {
      const steps = await this.dataSource.sql<SuccessionStep[]>`
        select kind, from_agency_id as "fromId", to_agency_id as "toId", on_day as "onDay" from succession
         where kind <> 'rename' and on_day <= ${today}`;
      return new Structure(steps);
    });
  }

  /** Agencies that exist at some time of the span. */
  async listAgencyIds(from: IsoDate, to: IsoDate): Promise<number[]> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      select id from agency where valid_from <= ${to} and (valid_to is null or valid_to > ${from}) order by id`;
    return rows.map((row) => row.id);
  }

  /** From when to when each agency is one. */
  listAgencySpans(): Promise<AgencySpan[]> {
    return this.dataSource.sql<AgencySpan[]>`select id, valid_from as "validFrom", valid_to as "validTo" from agency order by id`;
  }

  async listOriginDays(): Promise<OriginDays[]> {
    const rows = await this.dataSource.sql<StoredOriginDay[]>`
      select origin_id as "originId", day, extract(epoch from first_at)::float8 as "firstSecond", extract(epoch from last_at)::float8 as "lastSecond",
             silences, is_timed as "isTimed" from origin_day order by origin_id, day`;
    return [...groupBy(rows, ({ originId }) => originId)].map(([originId, days]) => ({ originId, days: days.map(toLoggedDay) }));
  }

  /** Which origins serve which agencies: those that ever counted something for a mailbox that was theirs at any time. */
  async listServedAgencies(): Promise<ServedAgency[]> {
    const before = await readRemovedBefore(this.dataSource.manager);
    return this.dataSource.sql<ServedAgency[]>`
      select distinct d.origin_id as "originId", coalesce(m.agency_id, a.agency_id) as "agencyId"
        from (select distinct origin_id, mailbox_id from mailbox_day) d
        join mailbox_assignment a on a.mailbox_id = d.mailbox_id
        left join membership m on a.kind = 'personal' and m.official_id = a.official_id
       where coalesce(m.agency_id, a.agency_id) is not null
       union
      -- What an origin told of on days of which nothing is left cannot be found again.
      select s.origin_id, s.agency_id from served_agency s
       where exists (select from origin_day o where o.origin_id = s.origin_id and o.day < ${before}::date)`;
  }

  /** The day before which nothing is left of single people; null: nothing was removed yet. */
  readRemovedBefore(): Promise<IsoDate | null> {
    return readRemovedBefore(this.dataSource.manager);
  }

  /** Those that the stored figures know of. */
  async listKnownServedAgencies(manager: EntityManager = this.dataSource.manager): Promise<ServedAgency[]> {
    return manager.query('select origin_id as "originId", agency_id as "agencyId" from served_agency');
  }

  async replaceServedAgencies(manager: EntityManager, served: readonly ServedAgency[]): Promise<void> {
    await manager.query('delete from served_agency');
    await manager.query('insert into served_agency (origin_id, agency_id) select * from unnest($1::int[], $2::int[])', [
      served.map(({ originId }) => originId),
      served.map(({ agencyId }) => agencyId),
    ]);
  }

  /** The snapshot of the inputs as they are now; what is read after it is at least as new. */
  async holdSnapshot(manager: EntityManager): Promise<number> {
    // Once: another transaction may move them on between two statements.
    const [revisions]: SnapshotRevisions[] = await manager.query(`
      select max((value #>> '{}')::int) filter (where key = 'directory-revision') as directory,
             max((value #>> '{}')::int) filter (where key = 'calendar-revision') as calendar,
             max((value #>> '{}')::int) filter (where key = 'log-revision') as log
        from setting where key in ('directory-revision', 'calendar-revision', 'log-revision')`);
    const inputs = [revisions?.directory, revisions?.calendar, revisions?.log, PARSER_VERSION, COVERAGE_DEFINITION];
    await manager.query(
      `insert into figure_snapshot (directory_revision, calendar_revision, log_revision, parser_version, coverage) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      inputs,
    );
    const rows: { id: number }[] = await manager.query(
      `select id from figure_snapshot where (directory_revision, calendar_revision, log_revision, parser_version, coverage) = ($1, $2, $3, $4, $5)`,
      inputs,
    );
    if (!rows[0]) throw new Error('a snapshot of the inputs has no row');
    return rows[0].id;
  }

  async listStoredIds(manager: EntityManager): Promise<string[]> {
    const rows: { id: string }[] = await manager.query('select period_id as id from stored_period order by 1');
    return rows.map(({ id }) => id);
  }

  async listFigures(manager: EntityManager, periodId: string): Promise<UnitPeriodFigures[]> {
    return manager.query(
      `select agency_id as "agencyId", structure, definition, counted, eligible, unknown, lower_count as "lowerCount", upper_count as "upperCount",
              bounded_count as "boundedCount", kept_rate as "keptRate", working_days as "workingDays", covered_days as "coveredDays", expected_minutes as "expectedMinutes", covered_minutes as "coveredMinutes", logged_in as "loggedIn",
              machine_only as "machineOnly", active_days as "activeDays", sent, sent_internal as "sentInternal", sent_external as "sentExternal", sent_mixed as "sentMixed",
              recipients, internal_recipients as "internalRecipients", received, roster, looked_from as "lookedFrom"
         from unit_period where period_id = $1`,
      [periodId],
    );
  }

  /**
   * Replaces all rows of the period, or those of some agencies; what was not told of an agency stays so until `relinkFigures`.
   * @returns whether that has to look again: other people, other days, or an agency that has become small or large
   */
  async replace(manager: EntityManager, { period, firstDay, figures, agencyIds, snapshotId }: StoredFigures): Promise<boolean> {
    const removed: RemovedRow[] = await manager.query(
      `with removed as (
         delete from unit_period where period_id = $1 and ($2::int[] is null or agency_id = any($2)) returning *)
       select agency_id as "agencyId", definition, roster, looked_from as "lookedFrom", eligible, is_linked as "isLinked",
              are_boxes_linked as "areBoxesLinked" from removed where structure = 'as-was'`,
      [period.id, agencyIds],
    );
    const before = new Map(removed.map((row) => [keyOf(row), row]));
    const rows = agencyIds === null ? figures : figures.filter((row) => agencyIds.includes(row.agencyId));
    const own = rows.filter(({ structure }) => structure === 'as-was');
    const isChanged = own.length !== removed.length || own.some((row) => linkTextOf(row) !== linkTextOf(before.get(keyOf(row))));
    const column = (pick: (row: UnitPeriodFigures) => number | string | boolean | null): (number | string | boolean | null)[] =>
      rows.map(pick);
    await manager.query(
      `insert into unit_period (period_id, snapshot_id, agency_id, structure, definition, counted, eligible, unknown, lower_count, upper_count,
                                bounded_count, working_days, covered_days, expected_minutes, covered_minutes, kept_rate, logged_in, machine_only, active_days, sent, sent_internal, sent_external,
                                sent_mixed, recipients, internal_recipients, received, roster, looked_from, is_linked, are_boxes_linked)
       select $1, $2, x.* from unnest($3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[],
                                      $12::int[], $13::int[], $14::int[], $15::int[], $16::float8[], $17::int[], $18::int[], $19::bigint[],
                                      $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[], $24::bigint[], $25::bigint[], $26::bigint[],
                                      $27::text[], $28::date[], $29::boolean[], $30::boolean[]) x`,
      [
        ...[period.id, snapshotId, column((row) => row.agencyId), column((row) => row.structure), column((row) => row.definition)],
        ...[column((row) => row.counted), column((row) => row.eligible), column((row) => row.unknown)],
        ...[column((row) => row.lowerCount), column((row) => row.upperCount), column((row) => row.boundedCount)],
        ...[column((row) => row.workingDays), column((row) => row.coveredDays), column((row) => row.expectedMinutes)],
        ...[column((row) => row.coveredMinutes), column((row) => row.keptRate)],
        ...[column((row) => row.loggedIn), column((row) => row.machineOnly), column((row) => row.activeDays)],
        ...VOLUME_COUNTS.map((name) => column((row) => row[name])),
        ...[column((row) => row.roster), column((row) => row.lookedFrom)],
        ...[column((row) => before.get(keyOf(row))?.isLinked ?? false), column((row) => before.get(keyOf(row))?.areBoxesLinked ?? false)],
      ],
    );
    await manager.query(
      // The clock and not the transaction's beginning: it grows from one roll-up to the next, since one waits for the other.
      `insert into stored_period (period_id, from_day, to_day, first_looked_on, computed_at) values ($1, $2, $3, $4, clock_timestamp())
       on conflict (period_id) do update set first_looked_on = excluded.first_looked_on, computed_at = excluded.computed_at`,
      [period.id, period.from, period.to, firstDay],
    );
    return isChanged;
  }
}
