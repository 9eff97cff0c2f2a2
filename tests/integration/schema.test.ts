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
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
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
    for (const table of ['activity_year', 'unit_period']) expect([table, firstColumns.get(table)]).toEqual([table, 'agency_id']);
  });

  it('gives a date as it stands, whatever the time zone of the process', async () => {
    const rows = await dataSource.query<{ day: string; big: number }[]>(
      `select '2026-03-02'::date as day, 9007199254740991::bigint as big`,
    );
    expect(rows).toEqual([{ day: '2026-03-02', big: Number.MAX_SAFE_INTEGER }]);
  });
});
