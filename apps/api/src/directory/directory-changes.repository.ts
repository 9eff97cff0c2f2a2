import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChangedRow, StoredRow } from './change-marks.ts';

export type ChangeSetKind = 'import' | 'pull' | 'edit' | 'undo';

export interface ChangeSetHead {
  readonly kind: ChangeSetKind;
  /** File names, or what was done. */
  readonly title: string;
  readonly madeBy: string;
  readonly undoesId?: number;
}

export interface ChangeSetRow {
  readonly id: number;
  readonly kind: ChangeSetKind;
  readonly title: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly rowCount: number;
  /** The set that took this one back. */
  readonly undoneBy: number | null;
  readonly undoesId: number | null;
}

/** Tables in the order in which rows can be put in; the reverse is the order in which they can be taken out. */
const TABLES: readonly { readonly name: string; readonly columns: readonly string[] }[] = [
  { name: 'agency', columns: ['code', 'name', 'tier', 'valid_from', 'valid_to'] },
  { name: 'division', columns: ['agency_id', 'name', 'valid_from', 'valid_to'] },
  { name: 'official', columns: ['full_name', 'code'] },
  { name: 'mailbox', columns: ['address', 'created_at'] },
  {
    name: 'membership',
    columns: ['official_id', 'agency_id', 'division_id', 'home_agency_id', 'role', 'position', 'valid_from', 'valid_to'],
  },
  { name: 'mailbox_assignment', columns: ['mailbox_id', 'kind', 'official_id', 'agency_id', 'valid_from', 'valid_to'] },
  { name: 'alias', columns: ['address', 'targets', 'valid_from', 'valid_to'] },
  { name: 'absence', columns: ['official_id', 'kind', 'reason', 'valid_from', 'valid_to'] },
  { name: 'succession', columns: ['kind', 'from_agency_id', 'to_agency_id', 'on_day', 'basis', 'old_name'] },
  { name: 'agency_domain', columns: ['domain', 'agency_id', 'valid_from', 'valid_to'] },
  { name: 'foreign_address', columns: ['address', 'reason'] },
];

/** What each change of the directory wrote: opens a set, reads it, takes it back. */
@Injectable()
export class DirectoryChangesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs in one transaction; changes wait for each other, so that what a plan was made from stays true until it is applied. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('directory-import'))`);
      return run(manager);
    });
  }

  /** From here to the end of the transaction every changed row is kept under the set. */
  async open(manager: EntityManager, { kind, title, madeBy, undoesId }: ChangeSetHead): Promise<number> {
    const rows: { id: number }[] = await manager.query(
      'insert into directory_change_set (kind, title, made_by, undoes_id) values ($1, $2, $3, $4) returning id',
      [kind, title, madeBy, undoesId ?? null],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('an insert gave no row');
    await manager.query(`select set_config('nhipthu.change_set', $1, true)`, [String(id)]);
    return id;
  }

  /** The mail domains of the province, by which messages are told to stay inside: those of mailboxes, groups, old domains and rules. Sorted. */
  async listOwnDomains(manager: EntityManager): Promise<string[]> {
    const rows: { domain: string }[] = await manager.query(
      `select substring(address from '[^@]*$') as domain from mailbox union select substring(address from '[^@]*$') from alias
        where address like '@%' or (address like '%@%' and cardinality(targets) > 1)
       union select domain from agency_domain order by 1`,
    );
    return rows.map(({ domain }) => domain);
  }

  /** The address that a set of one mailbox or one alias is about, as an assignment is; null when it is about more, or a whole domain. */
  async findOnlyAddress(setId: number): Promise<string | null> {
    const rows: { address: string; rows: number }[] = await this.dataSource.query(
      `select min(coalesce(after, before)->>'address') filter (where table_name in ('mailbox', 'alias')) as address, count(*)::int as rows
         from directory_change where set_id = $1 having count(*) filter (where table_name in ('mailbox', 'alias')) = 1 and count(*) <= 2`,
      [setId],
    );
    const address = rows[0]?.address ?? null;
    return address === null || address.startsWith('@') ? null : address;
  }

  /** A set that changed nothing leaves no trace. */
  async discard(manager: EntityManager, id: number): Promise<void> {
    await manager.query('delete from directory_change_set where id = $1', [id]);
  }

  /** Each row of a set once: as it was before the set, and after it. Rows that came and went within it are left out. */
  async listChangedRows(manager: EntityManager, setId: number): Promise<ChangedRow[]> {
    const rows: { tableName: string; rowId: number; before: StoredRow | null; after: StoredRow | null }[] = await manager.query(
      `select table_name as "tableName", row_id as "rowId", (array_agg(before order by seq))[1] as before,
              (array_agg(after order by seq desc))[1] as after
         from directory_change where set_id = $1 group by 1, 2 order by 1, 2`,
      [setId],
    );
    return rows.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  }

  /** Newest first, or the one asked for. */
  async list(options: { id?: number; before?: number; limit?: number } = {}): Promise<ChangeSetRow[]> {
    return this.dataSource.query(
      `select s.id, s.kind, s.title, s.made_by as "madeBy", s.made_at as "madeAt", s.undoes_id as "undoesId", u.id as "undoneBy",
              (select count(*)::int from directory_change c where c.set_id = s.id) as "rowCount"
         from directory_change_set s left join directory_change_set u on u.undoes_id = s.id
        where ($1::int is null or s.id = $1) and ($2::int is null or s.id < $2) order by s.id desc limit $3`,
      [options.id ?? null, options.before ?? null, options.limit ?? 100],
    );
  }

  /** Later sets that touched a row of this one and were not taken back: those must go first. */
  async listLaterSets(manager: EntityManager, id: number): Promise<number[]> {
    const rows: { id: number }[] = await manager.query(
      `select distinct later.set_id as id
         from directory_change mine
         join directory_change later on later.table_name = mine.table_name and later.row_id = mine.row_id and later.set_id > mine.set_id
         join directory_change_set s on s.id = later.set_id
         left join directory_change_set u on u.undoes_id = s.id
        where mine.set_id = $1 and u.id is null and s.kind <> 'undo' order by 1`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Puts every row of a set back as it was before. Rows of others that stand on a row it brought in make the database refuse (23503). */
  async revert(manager: EntityManager, setId: number): Promise<void> {
    const first = `select distinct on (row_id) row_id, before,
                          (select l.after from directory_change l where l.set_id = c.set_id and l.table_name = c.table_name and l.row_id = c.row_id
                            order by l.seq desc limit 1) as after
                     from directory_change c where set_id = $1 and table_name = $2 order by row_id, seq`;
    for (const { name, columns } of TABLES) {
      const list = ['id', ...columns].join(', ');
      await manager.query(
        `with c as (${first}) insert into ${name} (${list}) overriding system value
         select ${columns.reduce((text, column) => `${text}, r.${column}`, 'r.id')}
           from c cross join lateral jsonb_populate_record(null::${name}, c.before) r where c.before is not null and c.after is null`,
        [setId, name],
      );
    }
    for (const { name, columns } of TABLES) {
      await manager.query(
        `with c as (${first}) update ${name} t set ${columns.map((column) => `${column} = r.${column}`).join(', ')}
           from c cross join lateral jsonb_populate_record(null::${name}, c.before) r
          where c.before is not null and c.after is not null and t.id = c.row_id`,
        [setId, name],
      );
    }
    for (const { name } of TABLES.toReversed()) {
      await manager.query(
        `with c as (${first}) delete from ${name} t using c where c.before is null and c.after is not null and t.id = c.row_id`,
        [setId, name],
      );
    }
  }
}
