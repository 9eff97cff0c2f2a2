import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { dataSourceOptions, makeDataSource, MIGRATION_LOCK, MIGRATION_NAMES } from '../../apps/api/src/database/data-source.ts';
import { asMigration } from '../../apps/api/src/database/reach.ts';
import { openFaultScene, type FaultScene } from '../support/fault-scene.ts';
import { makeDataFolder } from '../support/program.ts';
import { checkAgainstTruth, logFiles, nhipthu } from '../support/samples.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(300_000);

/** Versions of the schema that are stepped over: back to one after which all days are computed again, as the rules of this program are those of the earlier one. */
const STEPS = 8;

let scene: FaultScene;
beforeEach(async () => {
  scene = await openFaultScene();
});
afterEach(() => scene.close());

const ask = <T>(statement: string): Promise<T[]> => scene.database.dataSource.query(statement);
const newest = async (): Promise<string> =>
  (await ask<{ name: string }>('select name from migration order by id desc limit 1'))[0]?.name ?? '';
const ingest = async (): Promise<void> => {
  const { code } = await nhipthu(scene.environment, 'ingest', ...logFiles('E-iso8601'), '--origin', 'thu');
  expect(code).toBe(0);
};
const asOfEarlier = async (): Promise<void> => {
  // As the owner of the tables, who must own them afterwards too.
  await asMigration(async () => {
    const owner = await makeDataSource(dataSourceOptions(scene.database.url)).initialize();
    for (let step = 0; step < STEPS; step += 1) await owner.undoLastMigration();
    await owner.destroy();
  });
  expect(await newest()).toBe(MIGRATION_NAMES.at(-1 - STEPS));
};
const AFTER = `insert into migration ("timestamp", name) values (9999999999999, 'Later9999999999999')`;

describe('an upgrade', () => {
  it(`over ${STEPS} versions of the schema keeps every figure`, async () => {
    await ingest();
    const before = scene.startWorker();
    await scene.settle(120_000);
    await before.end('SIGTERM');
    const figures = await checkAgainstTruth(scene.environment);
    await asOfEarlier();

    const after = scene.startWorker();
    await waitFor('the upgrade', async () => (await newest()) === MIGRATION_NAMES.at(-1) || null, 60_000);
    await scene.settle(120_000);
    const found = await checkAgainstTruth(scene.environment);
    expect(found.isExact).toBe(true);
    expect(JSON.parse(found.rows)).toEqual(JSON.parse(figures.rows));
    await after.end('SIGTERM');
    expect(await nhipthu(scene.environment, 'verify', '--rebuild')).toMatchObject({ code: 0 });
  });

  it('begins with a backup that is no upgrade, and that a newer program restores', async () => {
    await ingest();
    const worker = scene.startWorker();
    await scene.settle(120_000);
    await worker.end('SIGTERM');
    await asOfEarlier();
    const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-upgrade-'));
    const data = await makeDataFolder();
    const database = await createTestDatabase({ isEmpty: true });
    try {
      const out = join(folder, 'before');
      expect(await nhipthu(scene.environment, 'backup', '--out', out)).toMatchObject({ code: 0 });
      expect(await newest()).toBe(MIGRATION_NAMES.at(-1 - STEPS));
      const place = { ...scene.environment, DATABASE_URL: database.url, NHIPTHU_DATA: data.path };
      expect((await nhipthu(place, 'restore', out)).code).toBe(0);
      expect((await checkAgainstTruth(place)).isExact).toBe(true);
    } finally {
      await database.drop();
      await data.remove();
      await rm(folder, { recursive: true });
    }
  });
});

describe('a worker of an earlier version', () => {
  it('takes no job once the schema is newer, says why, and ends; the job is left for the new ones', async () => {
    const old = scene.startWorker();
    await waitFor('the worker', () => old.output().includes('Ctrl-C') || null, 60_000);
    // As another process would that is already of the new version: this one still knows the ledger it writes to.
    const handOver = async (): Promise<void> => {
      await ask(AFTER);
      await ask(`insert into origin (name, zone_offset_minutes) values ('x', 420)`);
      await ask(
        `insert into dirty_day (origin_id, day, marked_at) select id, '2026-03-02', now() - interval '1 minute' from origin where name = 'x'`,
      );
    };
    await handOver();
    expect(await old.exitCode()).toBe(3);
    expect(old.output()).toContain('Later9999999999999');
    expect(await ask('select from dirty_day')).toHaveLength(1);

    // Neither does it start again like this.
    const again = scene.startWorker();
    expect(await again.exitCode()).toBe(3);
    expect(again.output()).toContain('Later9999999999999');
    await ask(`delete from migration where name = 'Later9999999999999'`);
    const worker = scene.startWorker();
    await scene.settle(60_000);
    await worker.end('SIGTERM');
  });

  it('is waited for with the job it has in hand before the schema is changed; none begins meanwhile', async () => {
    await ask(`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return new; end $$`);
    await ask(
      `create trigger dawdle before update of next_off on segment for each row when (new.next_off > old.next_off) execute function dawdle()`,
    );
    await ingest();
    const worker = scene.startWorker();
    const isFolding = async (): Promise<true | null> =>
      (await ask(`select from segment where state = 'folding' and next_off > 0`)).length > 0 ? true : null;
    await waitFor('a fold under way', isFolding, 60_000);
    const runner = scene.database.dataSource.createQueryRunner();
    try {
      const asked = await ask<{ count: number }>(
        `select count(*)::int as count from pg_locks where locktype = 'advisory' and objid = ${MIGRATION_LOCK}`,
      );
      expect(asked[0]?.count).toBeGreaterThan(0);
      await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      // Nothing moves while the schema changes.
      const offsets = await ask('select id, next_off from segment order by id');
      await waitFor('jobs that wait', async () => {
        const waiting = await ask(
          `select from pg_locks where locktype = 'advisory' and objid = ${MIGRATION_LOCK} and mode = 'ShareLock' and not granted`,
        );
        return waiting.length > 0 ? true : null;
      });
      expect(await ask('select id, next_off from segment order by id')).toEqual(offsets);
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      await runner.release();
    }
    await scene.settle(120_000);
    expect((await checkAgainstTruth(scene.environment)).isExact).toBe(true);
    await worker.end('SIGTERM');
  });
});
