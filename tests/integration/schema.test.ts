import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../../apps/api/src/app.entities.ts';
import { dataSourceOptions } from '../../apps/api/src/database/data-source.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase({ isEmpty: true });
  dataSource = await new DataSource(dataSourceOptions(database.url, ENTITIES)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Every table, column, constraint and index of our schema, as text. */
async function describeSchema(): Promise<string[]> {
  const rows = await dataSource.query<{ line: string }[]>(`
    select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name <> 'migration'
    union all
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
     where connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid::regclass::text <> 'migration'
    union all
    select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public' and tablename <> 'migration'
    order by 1`);
  return rows.map((row) => row.line);
}

describe('the schema', () => {
  it('comes up, goes down to nothing, and comes up the same', async () => {
    await dataSource.runMigrations();
    const first = await describeSchema();
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    expect(await describeSchema()).toEqual([]);
    await dataSource.runMigrations();
    expect(await describeSchema()).toEqual(first);
    expect(first.length).toBeGreaterThan(100);
  });

  it('is exactly what the entities say', async () => {
    expect(dataSource.entityMetadatas).toHaveLength(ENTITIES.length);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  describe('can be spread over nodes as docs/scale.md says', () => {
    let distributed: { table: string; column: string; with: string | undefined }[];
    beforeAll(async () => {
      const page = await readFile(new URL('../../docs/scale.md', import.meta.url), 'utf8');
      const calls = page.matchAll(/^select create_distributed_table\('(\w+)', '(\w+)'(?:, colocate_with => '(\w+)')?\);$/gm);
      distributed = [...calls].map(([, table = '', column = '', other]) => ({ table, column, with: other }));
      if (page.match(/create_distributed_table\(/g)?.length !== distributed.length)
        throw new Error('a statement of docs/scale.md is of another form');
    });

    it('every key, and every index that is to be unique, of a table begins with the column it is spread by', async () => {
      const keys = await dataSource.query<{ table: string; first: string }[]>(`
        select c.relname as table, a.attname as first
          from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where i.indisunique and c.relnamespace = 'public'::regnamespace`);
      for (const { table, column } of distributed) {
        const firsts = keys.filter((key) => key.table === table).map(({ first }) => first);
        expect([table, new Set(firsts)]).toEqual([table, new Set([column])]);
      }
    });

    it('no table refers to another or is referred to, or has a trigger', async () => {
      const names = distributed.map(({ table }) => table);
      const ties = await dataSource.query<unknown[]>(
        `select conname as name from pg_constraint where contype = 'f' and (conrelid::regclass::text = any ($1) or confrelid::regclass::text = any ($1))
         union all select tgname from pg_trigger where tgrelid::regclass::text = any ($1)`,
        [names],
      );
      expect(ties).toEqual([]);
    });

    it('no table has a policy with a sub-select, which Citus refuses', async () => {
      const asked = await dataSource.query<{ table: string }[]>(
        `select distinct tablename as table from pg_policies where concat(qual, with_check) ilike '%select%' order by 1`,
      );
      const refused = asked.map(({ table }) => table);
      expect(refused).toContain('mailbox_day');
      expect(distributed.filter(({ table }) => refused.includes(table))).toEqual([]);
    });

    it('tables that are put together are spread by a column of one name and type, which stands before them', async () => {
      const columns = await dataSource.query<{ table: string; name: string; type: string }[]>(
        `select table_name as table, column_name as name, data_type as type from information_schema.columns where table_schema = 'public'`,
      );
      const typeOf = (table: string, column: string): string | undefined =>
        columns.find((each) => each.table === table && each.name === column)?.type;
      for (const { table, column } of distributed) expect([table, typeOf(table, column)]).toEqual([table, 'integer']);
      const apart = distributed.filter(
        ({ with: other, column }, at) =>
          other !== undefined && !distributed.slice(0, at).some((before) => before.table === other && before.column === column),
      );
      expect(apart).toEqual([]);
      // A node cannot count for the others where the numbers are small.
      const counted = await dataSource.query<{ table: string; type: string }[]>(
        `select table_name as table, data_type as type from information_schema.columns where is_identity = 'YES' and table_name = any ($1)`,
        [distributed.map(({ table }) => table)],
      );
      expect(counted).toEqual([{ table: 'segment', type: 'bigint' }]);
    });

    it('the ledger and all that is kept of lines are among them', () => {
      expect(distributed.map(({ table }) => table).toSorted()).toEqual([
        ...['day_carry', 'dirty_day', 'fact_block', 'line_tally', 'origin_day', 'provisional_block', 'segment'],
      ]);
    });
  });

  it('keys every fact table by its distribution key first, so that the tables can be spread over nodes', async () => {
    const rows = await dataSource.query<{ table: string; first: string }[]>(`
      select c.relname as table, a.attname as first
        from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisprimary and c.relnamespace = 'public'::regnamespace`);
    const firstColumns = new Map(rows.map((row) => [row.table, row.first]));
    for (const table of ['segment', 'fact_block', 'dirty_day', 'day_carry', 'origin_day', 'mailbox_day']) {
      expect([table, firstColumns.get(table)]).toEqual([table, 'origin_id']);
    }
    for (const table of ['activity_year', 'unit_period', 'agency_flow_day'])
      expect([table, firstColumns.get(table)]).toEqual([table, 'agency_id']);
  });

  it('takes the statements of docs/operate.md for a lost facts.key', async () => {
    const page = await readFile(new URL('../../docs/operate.md', import.meta.url), 'utf8');
    const [, statements = ''] = /## A lost facts\.key[^]*?```sql\n([^]*?)```/.exec(page) ?? [];
    expect(statements).toContain('truncate fact_block, provisional_block, day_carry');
    // What is sealed anywhere goes.
    const sealed = await dataSource.query<{ table: string }[]>(
      `select distinct table_name as table from information_schema.columns where data_type = 'bytea' and column_name in ('block', 'carry', 'sealed')`,
    );
    for (const { table } of sealed) expect(statements).toContain(table);
    await dataSource.query(statements);
  });

  it('gives a date as it stands, whatever the time zone of the process', async () => {
    const rows = await dataSource.query<{ day: string; big: number }[]>(
      `select '2026-03-02'::date as day, 9007199254740991::bigint as big`,
    );
    expect(rows).toEqual([{ day: '2026-03-02', big: Number.MAX_SAFE_INTEGER }]);
  });
});
