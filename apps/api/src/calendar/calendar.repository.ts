import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CalendarEntry, CalendarEntryReply, IsoDate, SessionHoursEntry, SessionHoursReply } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { readPulse } from '../database/pulse.ts';
import { asOfNobody, oncePerDecision } from '../database/reach.ts';
import { CalendarBook, type InForce } from './calendar-book.ts';

/** What a new row says beside its days. */
export interface NewRow {
  readonly unitId: number | null;
  readonly source: string;
  readonly isTentative: boolean;
  readonly reason: string;
  readonly by: string;
}

export type NewEntry = NewRow & Pick<CalendarEntry, 'day' | 'kind'>;
export type NewHours = NewRow & Omit<SessionHoursEntry, 'unitId' | 'source'>;

/** Who withdraws a row, and why. */
export interface WithdrawalMark {
  readonly by: string;
  readonly reason: string;
}

/** The two tables of the calendar. */
export type CalendarTable = 'calendar_entry' | 'session_hours';

/** What is asked, for all instances. */
const BOOK = {};

/** Reads and writes the calendar; rows are withdrawn, never changed. */
@Injectable()
export class CalendarRepository {
  /** The book read last outside of transactions: it stands until the revision is raised. */
  private known: CalendarBook | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One change at a time; day roll-ups under way hold the revision, so they are waited for and the days they add are there to be marked. */
  changeTransaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'calendar-revision'`);
      return run(manager);
    });
  }

  /** The calendar in force; within a transaction as that sees it. */
  async readBook(manager?: EntityManager): Promise<CalendarBook> {
    if (manager === undefined) return oncePerDecision(BOOK, () => this.readKnown());
    // A change under way has raised the revision before it changed the rows: what its own transaction sees is kept nowhere.
    return this.readRows(manager, await asOfNobody(() => this.readRevision(manager)));
  }

  private async readKnown(): Promise<CalendarBook> {
    // The revision first: what is read after it is at least as new.
    const { calendarRevision: revision } = await readPulse(this.dataSource);
    if (this.known?.revision !== revision) this.known = await this.readRows(this.dataSource.manager, revision);
    return this.known;
  }

  private async readRows(manager: EntityManager, revision: number): Promise<CalendarBook> {
    const entries = await manager.sql<InForce<CalendarEntry>[]>`
      select id, day, kind, agency_id as "unitId", source from calendar_entry where withdrawn_at is null order by day, id`;
    const hours = await manager.sql<InForce<SessionHoursEntry>[]>`
      select id, agency_id as "unitId", valid_from as "validFrom", valid_to as "validTo", season_from as "from", season_to as "to", sessions, source
        from session_hours where withdrawn_at is null order by id`;
    return new CalendarBook(revision, entries, hours);
  }

  /** The same; no change of the calendar can commit until the transaction of `manager` ends. */
  async holdBook(manager: EntityManager, known: CalendarBook | null): Promise<CalendarBook> {
    const rows: { revision: number }[] = await manager.query(
      `select (value #>> '{}')::int as revision from setting where key = 'calendar-revision' for share`,
    );
    return known !== null && known.revision === rows[0]?.revision ? known : this.readBook(manager);
  }

  private async readRevision(manager: EntityManager): Promise<number> {
    const rows = await manager.sql<{ revision: number }[]>`
      select (value #>> '{}')::int as revision from setting where key = 'calendar-revision'`;
    return rows[0]?.revision ?? 0;
  }

  /** Entries from one day to another of the province and of one agency, those withdrawn included. */
  async listEntries(from: IsoDate, to: IsoDate, unitId: number | null): Promise<CalendarEntryReply[]> {
    return this.dataSource.sql<CalendarEntryReply[]>`
      select e.id, e.day, e.kind, e.agency_id as "unitId", a.code as unit, e.source, e.is_tentative as "isTentative",
             jsonb_build_object('by', e.entered_by, 'at', e.entered_at, 'reason', e.reason) as entered,
             case when e.withdrawn_at is not null then
               jsonb_build_object('by', e.withdrawn_by, 'at', e.withdrawn_at, 'reason', e.withdrawn_reason) end as withdrawn
        from calendar_entry e left join agency a on a.id = e.agency_id
       where e.day between ${from} and ${to} and (e.agency_id is null or e.agency_id = ${unitId})
       order by e.day, e.id`;
  }

  async listHours(unitId: number | null): Promise<SessionHoursReply[]> {
    return this.dataSource.sql<SessionHoursReply[]>`
      select h.id, h.agency_id as "unitId", a.code as unit, h.valid_from as "validFrom", h.valid_to as "validTo", h.season_from as "from",
             h.season_to as "to", h.sessions, h.source, h.is_tentative as "isTentative",
             jsonb_build_object('by', h.entered_by, 'at', h.entered_at, 'reason', h.reason) as entered,
             case when h.withdrawn_at is not null then
               jsonb_build_object('by', h.withdrawn_by, 'at', h.withdrawn_at, 'reason', h.withdrawn_reason) end as withdrawn
        from session_hours h left join agency a on a.id = h.agency_id
       where h.agency_id is null or h.agency_id = ${unitId}
       order by h.valid_from, h.id`;
  }

  /** Whether a day of a unit has an entry in force. */
  async hasEntry(manager: EntityManager, day: IsoDate, unitId: number | null): Promise<boolean> {
    const rows = await manager.sql<unknown[]>`
      select 1 from calendar_entry where day = ${day} and agency_id is not distinct from ${unitId}::int and withdrawn_at is null`;
    return rows.length > 0;
  }

  async insertEntry(manager: EntityManager, row: NewEntry): Promise<number> {
    const rows = await manager.sql<{ id: number }[]>`
      insert into calendar_entry (day, kind, agency_id, source, is_tentative, reason, entered_by)
      values (${row.day}, ${row.kind}, ${row.unitId}, ${row.source}, ${row.isTentative}, ${row.reason}, ${row.by}) returning id`;
    return idOf(rows);
  }

  async insertHours(manager: EntityManager, row: NewHours): Promise<number> {
    const rows = await manager.sql<{ id: number }[]>`
      insert into session_hours (agency_id, valid_from, valid_to, season_from, season_to, sessions, source, is_tentative, reason, entered_by)
      values (${row.unitId}, ${row.validFrom}, ${row.validTo}, ${row.from}, ${row.to}, ${JSON.stringify(row.sessions)}::jsonb, ${row.source},
              ${row.isTentative}, ${row.reason}, ${row.by}) returning id`;
    return idOf(rows);
  }

  /** @returns whether there was such a row in force */
  async withdraw(manager: EntityManager, table: CalendarTable, id: number, { by, reason }: WithdrawalMark): Promise<boolean> {
    const rows =
      table === 'calendar_entry'
        ? await manager.sql<unknown[]>`
            with gone as (update calendar_entry set withdrawn_at = now(), withdrawn_by = ${by}, withdrawn_reason = ${reason}
                           where id = ${id} and withdrawn_at is null returning id)
            select id from gone`
        : await manager.sql<unknown[]>`
            with gone as (update session_hours set withdrawn_at = now(), withdrawn_by = ${by}, withdrawn_reason = ${reason}
                           where id = ${id} and withdrawn_at is null returning id)
            select id from gone`;
    return rows.length > 0;
  }
}

function idOf(rows: readonly { readonly id: number }[]): number {
  const [row] = rows;
  if (row === undefined) throw new Error('an insert returned no row');
  return row.id;
}
