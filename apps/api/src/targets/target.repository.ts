import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, JournalMark, LegalBasis, TargetAgency, VersionedTarget } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { oncePerDecision } from '../database/reach.ts';
import { TargetBook } from './target-book.ts';

/** A target as it is entered. */
export interface NewTarget extends Omit<VersionedTarget, 'id'> {
  /** Why, and by whom. */
  readonly reason: string;
  readonly by: string;
  /** When; now, unless said. */
  readonly at?: Date;
}

/** A target as it is stored, with the names of its unit. */
export interface StoredTarget extends VersionedTarget {
  readonly agency: string | null;
  readonly unitName: string | null;
  readonly entered: JournalMark;
}

/** What is asked, for all instances. */
const BOOK = {};

/** Reads and adds targets; none is ever changed. */
@Injectable()
export class TargetRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One writer at a time, so that no two targets take the place of the same one. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('target'))`);
      return run(manager);
    });
  }

  readBook(): Promise<TargetBook> {
    return oncePerDecision(BOOK, async () => new TargetBook(await this.list()));
  }

  /** Every target there ever was, in the order they were entered. */
  async list(manager: EntityManager = this.dataSource.manager): Promise<StoredTarget[]> {
    return manager.sql<StoredTarget[]>`
      select t.id, t.supersedes, t.metric, t.period_kind as "periodKind", t.comparator, t.trajectory,
             case t.scope when 'tier' then jsonb_build_object('kind', 'tier', 'tier', t.tier)
                          when 'agency' then jsonb_build_object('kind', 'agency', 'agencyId', t.agency_id)
                          when 'division' then jsonb_build_object('kind', 'division', 'divisionId', t.division_id)
                          else jsonb_build_object('kind', 'province') end as scope,
             jsonb_build_object('minimum', t.minimum, 'met', t.threshold, 'good', t.good) as levels,
             case when t.basis_text is not null then jsonb_build_object('kind', 'text', 'text', t.basis_text)
                  else jsonb_build_object('kind', 'instrument', 'type', t.basis_type, 'number', t.basis_number, 'issuedOn', t.basis_issued_on,
                                          'issuer', t.basis_issuer, 'clause', t.basis_clause) end as "legalBasis",
             t.approved_by as "approvedBy", t.valid_from as "validFrom", t.valid_to as "validTo",
             coalesce(a.code, o.code) as agency, coalesce(a.name, d.name) as "unitName",
             jsonb_build_object('by', t.entered_by, 'at', t.entered_at, 'reason', t.reason) as entered
        from target t
        left join agency a on a.id = t.agency_id
        left join division d on d.id = t.division_id
        left join agency o on o.id = d.agency_id
       order by t.id`;
  }

  /** Enters several, or with an error none. */
  async insertAll(targets: readonly NewTarget[]): Promise<void> {
    await this.transaction(async (manager) => {
      for (const target of targets) await this.insert(target, manager);
    });
  }

  async insert(target: NewTarget, manager: EntityManager = this.dataSource.manager): Promise<number> {
    const { scope, levels, trajectory } = target;
    const basis = columnsOf(target.legalBasis);
    const rows = await manager.sql<{ id: number }[]>`
      insert into target (supersedes, metric, scope, tier, agency_id, division_id, period_kind, comparator, threshold, minimum, good, trajectory,
                          basis_text, basis_type, basis_number, basis_issued_on, basis_issuer, basis_clause, approved_by, valid_from, valid_to,
                          reason, entered_by, entered_at)
      values (${target.supersedes}, ${target.metric}, ${scope.kind}, ${scope.kind === 'tier' ? scope.tier : null},
              ${scope.kind === 'agency' ? scope.agencyId : null}, ${scope.kind === 'division' ? scope.divisionId : null}, ${target.periodKind},
              ${target.comparator}, ${levels.met}, ${levels.minimum}, ${levels.good},
              ${trajectory === null ? null : JSON.stringify(trajectory)}::jsonb, ${basis.text}, ${basis.type}, ${basis.number}, ${basis.issuedOn},
              ${basis.issuer}, ${basis.clause}, ${target.approvedBy}, ${target.validFrom}, ${target.validTo}, ${target.reason}, ${target.by},
              coalesce(${target.at ?? null}::timestamptz, now()))
      returning id`;
    const [row] = rows;
    if (row === undefined) throw new Error('an insert returned no row');
    return row.id;
  }

  /** Agencies that exist on a day, with their divisions. */
  async listAgencies(day: IsoDate, manager: EntityManager = this.dataSource.manager): Promise<(TargetAgency & { readonly id: number })[]> {
    return manager.sql<(TargetAgency & { id: number })[]>`
      select a.id, a.code, a.name, a.tier,
             coalesce((select jsonb_agg(d.name order by d.name) from division d
                        where d.agency_id = a.id and d.valid_from <= ${day} and (d.valid_to is null or d.valid_to > ${day})), '[]') as divisions
        from agency a where a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day}) order by a.name`;
  }

  /** The division of this name, or null. */
  async findDivision(manager: EntityManager, agencyId: number, name: string): Promise<number | null> {
    const rows = await manager.sql<{ id: number }[]>`
      select id from division where agency_id = ${agencyId} and name = ${name} order by valid_from desc, id desc limit 1`;
    return rows[0]?.id ?? null;
  }

  async isEmpty(): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`select 1 from target limit 1`;
    return rows.length === 0;
  }
}

type BasisColumns = Readonly<Record<'text' | 'type' | 'number' | 'issuedOn' | 'issuer' | 'clause', string | null>>;

function columnsOf(basis: LegalBasis): BasisColumns {
  if (basis.kind === 'text') return { text: basis.text, type: null, number: null, issuedOn: null, issuer: null, clause: null };
  const { type, number, issuedOn, issuer, clause } = basis;
  return { text: null, type, number, issuedOn, issuer, clause };
}
