import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, NamedViewAct } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';

export interface StoredStep {
  readonly act: NamedViewAct;
  readonly by: string;
  readonly at: string;
  readonly text: string | null;
}

export interface StoredView {
  readonly id: number;
  readonly agencyId: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly periodId: string;
  readonly purpose: string;
  readonly basis: string;
  readonly days: number;
  readonly askedBy: string;
  readonly askerOfficial: number | null;
  readonly steps: readonly StoredStep[];
}

export type NewView = Omit<StoredView, 'id' | 'agency' | 'agencyName' | 'steps'> & { readonly fromDay: IsoDate; readonly toDay: IsoDate };
export type NewStep = Omit<StoredStep, 'at'> & { readonly at: Date };

/** Reads and adds to named views; nothing in them is ever changed. */
@Injectable()
export class NamedViewRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One writer at a time, so that no two take the same step. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await holdLock(manager, 'namedView');
      return run(manager);
    });
  }

  /** All that the caller sees, or the one of a number, the newest first. */
  async list(id: number | null = null, manager: EntityManager = this.dataSource.manager): Promise<StoredView[]> {
    return manager.sql<StoredView[]>`
      select v.id, v.agency_id as "agencyId", coalesce(a.code, '') as agency, coalesce(a.name, '') as "agencyName", v.period_id as "periodId",
             v.purpose, v.basis, v.days, v.asked_by as "askedBy", v.asker_official as "askerOfficial",
             (select jsonb_agg(jsonb_build_object('act', s.act, 'by', s.made_by, 'at', s.made_at, 'text', s.text) order by s.number)
                from named_view_step s where s.named_view_id = v.id) as steps
        from named_view v left join agency a on a.id = v.agency_id
       where ${id}::int is null or v.id = ${id} order by v.id desc`;
  }

  async insert(manager: EntityManager, view: NewView): Promise<number> {
    const { agencyId, periodId, fromDay, toDay, purpose, basis, days, askedBy, askerOfficial } = view;
    const rows = await manager.sql<{ id: number }[]>`
      insert into named_view (agency_id, period_id, from_day, to_day, purpose, basis, days, asked_by, asker_official)
      values (${agencyId}, ${periodId}, ${fromDay}, ${toDay}, ${purpose}, ${basis}, ${days}, ${askedBy}, ${askerOfficial}) returning id`;
    const [row] = rows;
    if (row === undefined) throw new Error('an insert returned no row');
    return row.id;
  }

  async insertStep(manager: EntityManager, id: number, { act, by, at, text }: NewStep): Promise<void> {
    await manager.sql`
      insert into named_view_step (named_view_id, number, act, made_by, made_at, text)
      select ${id}::int, count(*) + 1, ${act}, ${by}, ${at}::timestamptz, ${text} from named_view_step where named_view_id = ${id}`;
  }

  /** Names and staff numbers of officials. */
  async listNames(ids: readonly number[]): Promise<Map<number, { readonly fullName: string; readonly code: string | null }>> {
    const rows = await this.dataSource.sql<{ id: number; fullName: string; code: string | null }[]>`
      select id, full_name as "fullName", code from official where id = any(${ids}::int[])`;
    return new Map(rows.map(({ id, ...name }) => [id, name]));
  }
}
