import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EvidenceReply, EvidenceType, ExplanationSide, ExplanationStep, TargetMetric } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { asSystem } from '../database/reach.ts';

/** What an explanation is about, with its history. */
export interface StoredExplanation {
  readonly id: number;
  readonly agencyId: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly periodId: string;
  readonly metric: TargetMetric;
  readonly openedBy: ExplanationSide;
  readonly steps: readonly ExplanationStep[];
  readonly evidence: readonly EvidenceReply[];
}

export type NewExplanation = Pick<StoredExplanation, 'agencyId' | 'periodId' | 'metric' | 'openedBy'>;
export type NewStep = Omit<ExplanationStep, 'at'> & { readonly at: Date };

export interface NewEvidence {
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly contentHash: Buffer;
  readonly by: string;
  readonly at: Date;
}

/** Reads and adds to explanations; nothing in them is ever changed. */
@Injectable()
export class ExplanationRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One writer at a time, so that no two take the same step. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('explanation'))`);
      return run(manager);
    });
  }

  /** All that the caller sees, or the one of a number, the newest first. */
  async list(id: number | null = null, manager: EntityManager = this.dataSource.manager): Promise<StoredExplanation[]> {
    return manager.sql<StoredExplanation[]>`
      select e.id, e.agency_id as "agencyId", coalesce(a.code, '') as agency, coalesce(a.name, '') as "agencyName", e.period_id as "periodId",
             e.metric, e.opened_by as "openedBy",
             (select jsonb_agg(jsonb_build_object('act', s.act, 'side', s.side, 'text', s.text, 'by', s.made_by, 'at', s.made_at,
                                                  'dueOn', s.due_on, 'effect', s.effect, 'footnote', s.footnote) order by s.number)
                from explanation_step s where s.explanation_id = e.id) as steps,
             (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
                                                           'contentHash', encode(f.content_hash, 'hex'), 'by', f.made_by, 'at', f.made_at)
                                        order by f.id), '[]')
                from explanation_evidence f where f.explanation_id = e.id) as evidence
        from explanation e left join agency a on a.id = e.agency_id
       where ${id}::int is null or e.id = ${id} order by e.id desc`;
  }

  async insert(manager: EntityManager, { agencyId, periodId, metric, openedBy }: NewExplanation): Promise<number> {
    const rows = await manager.sql<{ id: number }[]>`
      insert into explanation (agency_id, period_id, metric, opened_by) values (${agencyId}, ${periodId}, ${metric}, ${openedBy}) returning id`;
    const [row] = rows;
    if (row === undefined) throw new Error('an insert returned no row');
    return row.id;
  }

  async insertStep(manager: EntityManager, place: { readonly id: number; readonly agencyId: number }, step: NewStep): Promise<void> {
    const effect = step.effect === null ? null : JSON.stringify(step.effect);
    await manager.sql`
      insert into explanation_step (explanation_id, number, agency_id, act, side, text, made_by, made_at, due_on, effect, footnote)
      select ${place.id}::int, count(*) + 1, ${place.agencyId}::int, ${step.act}, ${step.side}, ${step.text}, ${step.by}, ${step.at}::timestamptz,
             ${step.dueOn}::date, ${effect}::jsonb, ${step.footnote}
        from explanation_step where explanation_id = ${place.id}`;
  }

  /** Harmless to repeat: the same bytes are attached once. */
  async insertEvidence(
    manager: EntityManager,
    place: { readonly id: number; readonly agencyId: number },
    { name, type, size, contentHash, by, at }: NewEvidence,
  ): Promise<void> {
    await manager.sql`
      insert into explanation_evidence (explanation_id, agency_id, name, type, size, content_hash, made_by, made_at)
      values (${place.id}, ${place.agencyId}, ${name}, ${type}, ${size}, ${contentHash}, ${by}, ${at})
      on conflict (explanation_id, content_hash) do nothing`;
  }

  /**
   * Footnotes of the accepted explanations of a period, by code of the agency, in the order they were accepted. They are printed for everybody who
   * sees the agency's figures, so also for who may not read the explanations themselves.
   */
  async listFootnotes(periodId: string): Promise<Map<string, readonly string[]>> {
    const rows = await asSystem(
      () => this.dataSource.sql<{ code: string; footnotes: string[] }[]>`
      select a.code, array_agg(s.footnote order by s.made_at, s.explanation_id) as footnotes
        from explanation e join explanation_step s on s.explanation_id = e.id join agency a on a.id = e.agency_id
       where e.period_id = ${periodId} and s.footnote is not null group by a.code`,
    );
    return new Map(rows.map(({ code, footnotes }) => [code, footnotes]));
  }

  /** Whether the directory has a change of this number that still holds. */
  async hasDirectoryChange(id: number): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      select 1 from directory_change_set c
       where c.id = ${id} and not exists (select from directory_change_set u where u.undoes_id = c.id)`;
    return rows.length > 0;
  }
}
