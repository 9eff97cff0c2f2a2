import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AgencyTier, IsoDate, PaperHandOver, PaperLedger, PaperVersion, ReamStock, RegisterLine } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { PaperDraft } from './paper-draft.ts';

/** Who hands over what. */
export interface PaperHead {
  readonly ledger: PaperLedger;
  readonly source: 'file' | 'form';
  readonly name: string;
  readonly contentDigest: Buffer;
  readonly madeBy: string;
  /** Decides whether registers are in time: by the clock of the program, never that of the database. */
  readonly madeAt: Date;
}

/** Who closes or opens a month, and why; opening says so. */
export interface LockMark {
  readonly by: string;
  readonly reason: string | null;
}

/** A hand-over, and the months of units that it reported, as far as the caller sees the units. */
interface FoundImport {
  readonly source: 'file' | 'form';
  readonly madeBy: string;
  readonly isUndone: boolean;
  readonly months: readonly { readonly agencyId: number; readonly periodId: string }[];
}

/** The version of a unit's month that holds. */
export interface PaperRecord {
  readonly agencyId: number;
  readonly periodId: string;
  readonly ledger: 'registers' | 'reams';
  readonly version: number;
  readonly madeAt: Date;
  /** Versions after the first of those that were not taken back: how often it was changed what stood. */
  readonly correctionCount: number;
  /** Of the hand-over it came with. */
  readonly importId: number;
  /** When the month was first reported. */
  readonly firstAt: Date;
  readonly postings: number | null;
  readonly lines: readonly RegisterLine[] | null;
  readonly stock: ReamStock | null;
}

/** What is stored of paper, and its writing: a version is added, never changed. */
@Injectable()
export class PaperRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs in one transaction; writers of the paper room wait for each other. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('paper'))`);
      return run(manager);
    });
  }

  /** The versions that hold in the given months, of both ledgers that are reported. */
  async listRecords(periodIds: readonly string[], manager: EntityManager = this.dataSource.manager): Promise<PaperRecord[]> {
    return manager.sql<PaperRecord[]>`
      select distinct on (s.agency_id, s.ledger, s.period_id)
             s.agency_id as "agencyId", s.period_id as "periodId", s.ledger, s.version, i.made_at as "madeAt", i.id as "importId", s.postings,
             min(i.made_at) over (partition by s.agency_id, s.ledger, s.period_id) as "firstAt",
             count(*) over (partition by s.agency_id, s.ledger, s.period_id)::int - 1 as "correctionCount",
             (select jsonb_agg(jsonb_build_object('documentType', nullif(r.document_type, ''), 'paper', r.paper, 'both', r."both",
                                                  'electronic', r.electronic) order by r.document_type collate "C")
                from paper_register r where r.agency_id = s.agency_id and r.submission_id = s.id) as lines,
             (select jsonb_build_object('opening', m.opening, 'bought', m.bought, 'closing', m.closing)
                from paper_ream m where m.agency_id = s.agency_id and m.submission_id = s.id) as stock
        from paper_submission s join paper_import i on i.id = s.import_id and i.undone_at is null
       where s.period_id = any(${periodIds}::text[])
       order by s.agency_id, s.ledger, s.period_id, s.version desc`;
  }

  async insertImport(manager: EntityManager, head: PaperHead): Promise<number> {
    const [row] = await manager.sql<{ id: number }[]>`
      insert into paper_import (ledger, source, name, content_digest, made_by, made_at)
      values (${head.ledger}, ${head.source}, ${head.name}, ${head.contentDigest}, ${head.madeBy}, ${head.madeAt})
      returning id`;
    if (row === undefined) throw new Error('no row came back of an insert');
    return row.id;
  }

  /** Adds a version after all there are, also after those that were undone. */
  async insertSubmission(
    manager: EntityManager,
    { draft, agencyId, importId, reason }: { draft: PaperDraft; agencyId: number; importId: number; reason: string | null },
  ): Promise<void> {
    const postings = draft.ledger === 'registers' ? draft.postings : null;
    const [row] = await manager.sql<{ id: number }[]>`
      insert into paper_submission (agency_id, ledger, period_id, version, import_id, postings, reason)
      select ${agencyId}::int, ${draft.ledger}::text, ${draft.periodId}::text, coalesce(max(version), 0) + 1, ${importId}::int,
             ${postings}::int, ${reason}::text
        from paper_submission where agency_id = ${agencyId} and ledger = ${draft.ledger} and period_id = ${draft.periodId} returning id`;
    const id = row?.id;
    if (draft.ledger === 'reams') {
      const { opening, bought, closing } = draft.stock;
      await manager.sql`
        insert into paper_ream (agency_id, submission_id, opening, bought, closing) values (${agencyId}, ${id}, ${opening}, ${bought}, ${closing})`;
      return;
    }
    await manager.query(
      `insert into paper_register (agency_id, submission_id, document_type, paper, "both", electronic)
       select $1, $2, * from unnest($3::text[], $4::int[], $5::int[], $6::int[])`,
      [
        ...[agencyId, id, draft.lines.map(({ documentType }) => documentType ?? '')],
        ...[draft.lines.map(({ paper }) => paper), draft.lines.map(({ both }) => both), draft.lines.map(({ electronic }) => electronic)],
      ],
    );
  }

  /** Differs whenever an answer about paper may differ: rows are added, taken back and opened again, never changed. */
  async readRevision(): Promise<string> {
    const rows = await this.dataSource.sql<{ revision: string }[]>`
      select concat_ws('|',
        (select string_agg(key || value::text, ',' order by key) from setting
          where key in ('directory-revision', 'calendar-revision', 'demo', 'paper-coefficients')),
        (select count(*) || ' ' || max(id) from target),
        (select concat_ws(' ', count(*), max(id), max(made_at), count(undone_at)) from paper_import),
        (select concat_ws(' ', count(*), max(id), count(unlocked_at)) from paper_lock),
        (select concat_ws(' ', count(*), max(id), max(made_at)) from paper_baseline),
        (select concat_ws(' ', count(*), max(id), max(made_at)) from paper_price),
        (select concat_ws(' ', count(*), max(id), max(made_at)) from print_mapping)) as revision`;
    return rows[0]?.revision ?? '';
  }

  /** Units whose month is closed, as `agencyId periodId`. */
  async listLocks(
    periodIds: readonly string[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ agencyId: number; periodId: string }[]> {
    return manager.sql<{ agencyId: number; periodId: string }[]>`
      select agency_id as "agencyId", period_id as "periodId" from paper_lock
       where period_id = any(${periodIds}::text[]) and unlocked_at is null`;
  }

  /** Which of the months have frozen figures. */
  async listFrozen(periodIds: readonly string[], manager: EntityManager): Promise<string[]> {
    const rows = await manager.sql<{ periodId: string }[]>`
      select distinct period_id as "periodId" from frozen_period where period_id = any(${periodIds}::text[])`;
    return rows.map(({ periodId }) => periodId);
  }

  /** Closes a month of units; which are closed already stay as they are. @returns how many were not */
  async lock(periodId: string, agencyIds: readonly number[], { by, reason }: LockMark): Promise<number> {
    const rows = await this.dataSource.sql<unknown[]>`
      with held as (
        insert into paper_lock (agency_id, period_id, locked_by, reason)
        select id, ${periodId}::text, ${by}::text, ${reason}::text from unnest(${agencyIds}::int[]) as unit(id)
        on conflict do nothing returning agency_id)
      select agency_id from held`;
    return rows.length;
  }

  /** Opens a month of units again. @returns how many were closed */
  async unlock(periodId: string, agencyIds: readonly number[], { by, reason }: LockMark): Promise<number> {
    const rows = await this.dataSource.sql<unknown[]>`
      with opened as (
        update paper_lock set unlocked_at = now(), unlocked_by = ${by}::text, unlock_reason = ${reason}::text
         where period_id = ${periodId} and agency_id = any(${agencyIds}::int[]) and unlocked_at is null returning agency_id)
      select agency_id from opened`;
    return rows.length;
  }

  async listImports(limit: number): Promise<PaperHandOver[]> {
    return this.dataSource.sql<PaperHandOver[]>`
      select id, ledger, source, name, made_by as "madeBy", made_at as "madeAt", undone_at as "undoneAt", undone_by as "undoneBy"
        from paper_import order by id desc limit ${limit}`;
  }

  /** The hand-over and the months of units it reported; null when there is none of that number. */
  async findImport(manager: EntityManager, id: number): Promise<FoundImport | null> {
    const [row] = await manager.sql<FoundImport[]>`
      select source, made_by as "madeBy", undone_at is not null as "isUndone",
             (select coalesce(jsonb_agg(jsonb_build_object('agencyId', s.agency_id, 'periodId', s.period_id)), '[]')
                from paper_submission s where s.import_id = i.id) as months
        from paper_import i where id = ${id}`;
    return row ?? null;
  }

  async markUndone(manager: EntityManager, id: number, undone: { readonly by: string; readonly at: Date }): Promise<void> {
    await manager.sql`update paper_import set undone_at = ${undone.at}, undone_by = ${undone.by} where id = ${id}`;
  }

  /** Every version of the registers or reams of a unit's month, oldest first. */
  async listVersions(agencyCode: string, periodId: string, ledger: PaperRecord['ledger']): Promise<PaperVersion[]> {
    return this.dataSource.sql<PaperVersion[]>`
      select s.version, s.import_id as "importId", i.made_by as "madeBy", i.made_at as "madeAt", s.reason,
             i.undone_at is not null as "isUndone", s.postings,
             (select coalesce(jsonb_agg(jsonb_build_object('documentType', nullif(r.document_type, ''), 'paper', r.paper, 'both', r."both",
                                                           'electronic', r.electronic) order by r.document_type collate "C"), '[]')
                from paper_register r where r.agency_id = s.agency_id and r.submission_id = s.id) as lines,
             (select jsonb_build_object('opening', m.opening, 'bought', m.bought, 'closing', m.closing)
                from paper_ream m where m.agency_id = s.agency_id and m.submission_id = s.id) as stock
        from paper_submission s join paper_import i on i.id = s.import_id join agency a on a.id = s.agency_id
       where a.code = ${agencyCode} and s.period_id = ${periodId} and s.ledger = ${ledger} order by s.version`;
  }

  async listReportedPeriods(): Promise<{ periodId: string }[]> {
    return this.dataSource.sql<{ periodId: string }[]>`select distinct period_id as "periodId" from paper_submission`;
  }

  /** Units with the days they exist on. */
  async listAgencies(): Promise<
    { id: number; code: string; name: string; tier: AgencyTier; validFrom: IsoDate; validTo: IsoDate | null }[]
  > {
    return this.dataSource.sql`
      select id, code, name, tier, valid_from as "validFrom", valid_to as "validTo" from agency order by code collate "C"`;
  }
}
