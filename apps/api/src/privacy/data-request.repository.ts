import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataRequestKind, DataRequestStep, IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';

export interface StoredRequest {
  readonly id: number;
  readonly officialId: number;
  readonly fullName: string;
  /** Code of their unit today; null when they have none. */
  readonly agency: string | null;
  readonly kind: DataRequestKind;
  readonly day: IsoDate | null;
  readonly madeOn: IsoDate;
  readonly answerDueOn: IsoDate;
  readonly actDueOn: IsoDate | null;
  readonly steps: readonly DataRequestStep[];
}

export type NewRequest = Omit<StoredRequest, 'id' | 'fullName' | 'agency' | 'steps'>;
export type NewStep = Omit<DataRequestStep, 'at'> & { readonly at: Date };

/** Reads and adds to requests; nothing in them is ever changed. */
@Injectable()
export class DataRequestRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One writer at a time, so that no two take the same step. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await holdLock(manager, 'dataRequest');
      return run(manager);
    });
  }

  /** All that the caller sees, those of one official, or the one of a number; the newest first. */
  async list(
    { id = null, officialId = null }: { readonly id?: number | null; readonly officialId?: number | null },
    manager: EntityManager = this.dataSource.manager,
  ): Promise<StoredRequest[]> {
    return manager.sql<StoredRequest[]>`
      select r.id, r.official_id as "officialId", coalesce(o.full_name, '') as "fullName",
             (select a.code from membership m join agency a on a.id = m.agency_id
               where m.official_id = r.official_id and m.valid_to is null limit 1) as agency,
             r.kind, r.day, r.made_on as "madeOn", r.answer_due_on as "answerDueOn", r.act_due_on as "actDueOn",
             (select jsonb_agg(jsonb_build_object('act', s.act, 'by', s.made_by, 'at', s.made_at, 'text', s.text, 'effect', s.effect)
                               order by s.number)
                from data_request_step s where s.data_request_id = r.id) as steps
        from data_request r left join official o on o.id = r.official_id
       where (${id}::int is null or r.id = ${id}) and (${officialId}::int is null or r.official_id = ${officialId}) order by r.id desc`;
  }

  async insert(manager: EntityManager, { officialId, kind, day, madeOn, answerDueOn, actDueOn }: NewRequest): Promise<number> {
    const rows = await manager.sql<{ id: number }[]>`
      insert into data_request (official_id, kind, day, made_on, answer_due_on, act_due_on)
      values (${officialId}, ${kind}, ${day}, ${madeOn}, ${answerDueOn}, ${actDueOn}) returning id`;
    const [row] = rows;
    if (row === undefined) throw new Error('an insert returned no row');
    return row.id;
  }

  async insertStep(
    manager: EntityManager,
    place: { readonly id: number; readonly officialId: number },
    { act, by, at, text, effect }: NewStep,
  ): Promise<void> {
    await manager.sql`
      insert into data_request_step (data_request_id, number, official_id, act, made_by, made_at, text, effect)
      select ${place.id}::int, count(*) + 1, ${place.officialId}::int, ${act}, ${by}, ${at}::timestamptz, ${text},
             ${effect === null ? null : JSON.stringify(effect)}::jsonb
        from data_request_step where data_request_id = ${place.id}`;
  }
}
