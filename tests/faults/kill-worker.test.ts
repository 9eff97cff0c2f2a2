import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { ALIASES, checkAgainstTruth, DIRECTORY, logFiles, nhipthu } from '../support/samples.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

// A killed worker's work is taken up again after 10 to 15 s of silence.
jest.setTimeout(300_000);

const KILLS = 3;

/** `kill -9` of the worker in mid file, several times: the figures must be those of an undisturbed run. */
function describeKills(kind: string, queue: () => Record<string, string>): void {
  describe(`a worker killed in mid file, queue on ${kind}`, () => {
    let database: TestDatabase;
    let data: Awaited<ReturnType<typeof makeDataFolder>>;
    let environment: Record<string, string>;
    const workers: RunningProgram[] = [];

    beforeEach(async () => {
      database = await createTestDatabase();
      // Every chunk takes a tenth of a second longer, so that a fast machine is not done before it can be killed.
      await database.dataSource.query(`create function dawdle() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.1); return new; end $$`);
      await database.dataSource.query(`create trigger dawdle before update of next_off on segment
        for each row when (new.next_off > old.next_off) execute function dawdle()`);
      data = await makeDataFolder();
      // Small chunks, so that a file takes dozens of transactions and a kill falls between or into them.
      environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path, FOLD_CHUNK_KIB: '64', ROLE: 'worker', ...queue() };
      await nhipthu(environment, 'directory', 'import', DIRECTORY, '--aliases', ALIASES);
    });
    afterEach(async () => {
      for (const worker of workers.splice(0)) await worker.end('SIGKILL');
      await database.drop();
      await data.remove();
    });

    const startWorker = (): RunningProgram => {
      const worker = startProgram(environment);
      workers.push(worker);
      return worker;
    };
    const readOffset = async (): Promise<number> => {
      const [row] = await database.dataSource.query<{ sum: number }[]>('select coalesce(sum(next_off), 0)::float8 as sum from segment');
      return row?.sum ?? 0;
    };
    const countUnfinished = async (): Promise<number> => {
      const [row] = await database.dataSource.query<{ count: number }[]>(
        `select (select count(*) from segment where state in ('received', 'folding'))::int
              + (select count(*) from dirty_day)::int + (select count(*) from dirty_period)::int as count`,
      );
      return row?.count ?? -1;
    };

    it('loses nothing and counts nothing twice', async () => {
      const taken = await nhipthu(environment, 'ingest', ...logFiles('E-iso8601'), '--origin', 'thu');
      expect(taken.code).toBe(0);
      let killedInside = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const worker = startWorker();
        const before = await readOffset();
        await waitFor('the worker to get on', async () => (await readOffset()) > before || (await countUnfinished()) === 0, 60_000);
        await worker.end('SIGKILL');
        const [row] = await database.dataSource.query<{ folding: boolean }[]>(
          `select exists (select from segment where state = 'folding' and next_off > 0) as folding`,
        );
        if (row?.folding) killedInside += 1;
      }
      expect(killedInside).toBeGreaterThan(0);
      startWorker();
      await waitFor('everything to be folded and rolled up', async () => (await countUnfinished()) === 0, 120_000);
      const { isExact, report } = await checkAgainstTruth(environment);
      expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
      expect((await nhipthu(environment, 'verify')).code).toBe(0);
    });
  });
}

describeKills('postgres', () => ({}));

const redisSuite = hasRedisServer() ? describe : describe.skip;
redisSuite('with a redis-server', () => {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  describeKills('redis', () => ({ REDIS_URL: redis.url }));
});
