import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DirectoryCounts, DirectoryRowReply } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportedEntries } from './planned-directory.ts';

export interface NewPreview {
  readonly kind: 'import' | 'pull';
  readonly title: string;
  readonly madeBy: string;
  readonly revision: number;
  readonly entries: ImportedEntries;
  readonly counts: DirectoryCounts;
  readonly rows: readonly DirectoryRowReply[];
}

export type StoredPreview = Pick<NewPreview, 'kind' | 'title' | 'revision' | 'entries'>;

/** Previews of imports and pulls, kept for a day. */
@Injectable()
export class PreviewRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Raised by every change of the directory. */
  async readRevision(manager: EntityManager = this.dataSource.manager): Promise<number> {
    const rows = await manager.sql<{ revision: number }[]>`
      select (value #>> '{}')::int as revision from setting where key = 'directory-revision'`;
    return rows[0]?.revision ?? 0;
  }

  /** Stores a preview and forgets those that are too old to be applied. */
  async insert({ kind, title, madeBy, revision, entries, counts, rows }: NewPreview): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`delete from directory_preview where made_at < now() - interval '1 day'`);
      const made: { id: string }[] = await manager.query(
        `insert into directory_preview (kind, title, made_by, revision, entries, counts) values ($1, $2, $3, $4, $5, $6) returning id`,
        [kind, title, madeBy, revision, JSON.stringify(entries), JSON.stringify(counts)],
      );
      const id = made[0]?.id;
      if (id === undefined) throw new Error('an insert gave no row');
      await manager.query(
        `insert into directory_preview_row (preview_id, seq, change)
         select $1, o, c from jsonb_array_elements($2::jsonb) with ordinality as x(c, o)`,
        [id, JSON.stringify(rows)],
      );
      return id;
    });
  }

  /** Null when there is none of this id, or it was applied, or a day is over. */
  async find(id: string): Promise<StoredPreview | null> {
    const rows = await this.dataSource.sql<StoredPreview[]>`
      select kind, title, revision, entries from directory_preview where id = ${id} and made_at >= now() - interval '1 day'`;
    return rows[0] ?? null;
  }

  async listRows(id: string, offset: number, limit: number): Promise<DirectoryRowReply[]> {
    const rows = await this.dataSource.sql<{ change: DirectoryRowReply }[]>`
      select change from directory_preview_row where preview_id = ${id} and seq > ${offset} and seq <= ${offset + limit} order by seq`;
    return rows.map(({ change }) => change);
  }

  async countRows(id: string): Promise<number> {
    const rows = await this.dataSource.sql<{ count: number }[]>`
      select count(*)::int as count from directory_preview_row where preview_id = ${id}`;
    return rows[0]?.count ?? 0;
  }

  /** @returns false when it was there no more */
  async remove(manager: EntityManager, id: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      'with gone as (delete from directory_preview where id = $1 returning 1) select * from gone',
      [id],
    );
    return rows.length > 0;
  }
}
