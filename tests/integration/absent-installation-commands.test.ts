import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openDatabase } from '../../apps/api/src/database/open-database.ts';
import { withClient } from '../../apps/api/src/database/with-client.ts';
import { makeDataFolder } from '../support/program.ts';
import { nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

jest.setTimeout(120_000);

let data: Awaited<ReturnType<typeof makeDataFolder>>;
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(async () => {
  await data.remove();
});

async function countTables(url: string): Promise<number> {
  const rows = await withClient(url, (_client, ask) =>
    ask<{ schemaname: string }>(`select schemaname from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`),
  );
  return rows.length;
}

async function withDatabase(options: { isEmpty?: boolean }, work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await createTestDatabase(options);
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

describe('a command that works on an installation, where there is none', () => {
  it.each(['verify', 'audit verify', 'retention'])('makes none in a mistyped folder: %s', async (line) => {
    const folder = join(data.path, 'mistyped');
    const { code, stdout, stderr } = await nhipthu({ NHIPTHU_DATA: folder }, ...line.split(' '));
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: '', stderr: expect.stringContaining(`không có bản cài nào ở ${folder};`) });
    expect(await readdir(data.path)).toEqual([]);
  });

  it('makes no data folder beside a database of its own', () =>
    withDatabase({}, async ({ url }) => {
      const folder = join(data.path, 'mistyped');
      expect(await nhipthu({ NHIPTHU_DATA: folder, DATABASE_URL: url }, 'verify')).toMatchObject({ code: 3, stdout: '' });
      expect(await readdir(data.path)).toEqual([]);
    }));

  it('makes nothing in an empty database; what sets up a server does', () =>
    withDatabase({ isEmpty: true }, async ({ url }) => {
      const place = { NHIPTHU_DATA: data.path, DATABASE_URL: url, NHIPTHU_LANG: 'en' };
      const { code, stdout, stderr } = await nhipthu(place, 'verify');
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain(`the database is empty, so there is no installation in ${data.path} yet;`);
      expect([await countTables(url), await readdir(data.path)]).toEqual([0, []]);
      expect((await nhipthu(place, 'origin', 'token', 'thu')).code).toBe(0);
      expect((await nhipthu(place, 'verify')).code).toBe(0);
    }));

  it('makes no schema in an embedded server that no program was ever started with', async () => {
    const embedded = async (): ReturnType<typeof openDatabase> => openDatabase(null, data.path);
    await (await embedded()).close();
    expect(await nhipthu({ NHIPTHU_DATA: data.path }, 'verify')).toMatchObject({ code: 3, stdout: '' });
    const database = await embedded();
    try {
      expect(await countTables(database.url)).toBe(0);
    } finally {
      await database.close();
    }
  });
});
