import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cutOverlapping, openFaultScene, weekOfLines, type FaultScene } from '../support/fault-scene.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { openOwnServer, type OwnServer } from '../support/own-server.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { nhipthu } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';
import { wipeQueue } from '../support/wipe-queue.ts';

jest.setTimeout(180_000);

const LIMIT_SECONDS = 10;
/** One command on a machine with nothing else to do. What it takes longer is the machine's, and starting a worker costs it twice. */
const USUAL_COMMAND_SECONDS = 1.5;

let server: OwnServer;
beforeAll(async () => {
  server = await openOwnServer();
});
afterAll(() => server.close());

function describeRecovery(kind: string, queue: () => PrivateRedis | null): void {
  describe(`with the queue on ${kind}`, () => {
    let scene: FaultScene;
    let allowed = LIMIT_SECONDS;
    beforeEach(async () => {
      const redis = queue();
      scene = await openFaultScene(redis === null ? {} : { REDIS_URL: redis.url });
    });
    afterEach(() => scene.close());

    const ask = async <T>(statement: string): Promise<T | undefined> => {
      const rows = await scene.database.dataSource.query<T[]>(statement);
      return rows[0];
    };
    const offset = async (): Promise<number> => (await ask<{ at: number }>('select next_off as at from segment'))?.at ?? 0;
    const handOver = async (name: string, bytes: Buffer): Promise<void> => {
      const path = join(scene.dataFolder, name);
      await writeFile(path, bytes);
      const begun = Date.now();
      expect((await nhipthu(scene.environment, 'ingest', path, '--origin', 'thu')).code).toBe(0);
      allowed = LIMIT_SECONDS + 2 * Math.max(0, (Date.now() - begun) / 1000 - USUAL_COMMAND_SECONDS);
    };
    const since = (instant: number): number => (Date.now() - instant) / 1000;
    /** A tenth of a second more for every chunk, so that there is a middle of a file. */
    const slowDown = async (): Promise<void> => {
      await ask(`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$`);
      await ask(`create trigger dawdle before update of next_off on segment
        for each row when (new.next_off > old.next_off) execute function dawdle()`);
    };

    it('a worker that is killed is made up for within 10 s', async () => {
      await handOver('week.log', weekOfLines());
      // It dies after its second commit, in the middle of the file.
      const doomed = scene.startWorker({ NODE_ENV: 'test', NHIPTHU_FAILPOINT: 'ledger.committed@2' });
      await waitFor('the first chunk', async () => (await offset()) > 0, 60_000);
      await doomed.exitCode();
      const killedAt = Date.now();
      const before = await offset();
      scene.startWorker();
      await waitFor('the next chunk', async () => (await offset()) > before, 60_000);
      const seconds = since(killedAt);
      noteFigure(`recovery, queue on ${kind}`, `${seconds.toFixed(1)} s from the death of a worker to the next committed chunk`);
      expect(seconds).toBeLessThanOrEqual(allowed);
    });

    it('a worker told to stop ends between two chunks, and another goes on from there (F33)', async () => {
      await slowDown();
      await handOver('week.log', weekOfLines());
      const worker = scene.startWorker();
      await waitFor('the first chunk', async () => (await offset()) > 0, 60_000);
      const toldAt = Date.now();
      expect(await worker.end('SIGTERM')).toBe(0);
      const seconds = since(toldAt);
      const stoppedAt = await offset();
      expect(stoppedAt).toBeLessThan(weekOfLines().length);
      expect(seconds).toBeLessThanOrEqual(allowed);
      noteFigure(`stopping, queue on ${kind}`, `${seconds.toFixed(1)} s from SIGTERM in mid file to the end of the process`);
      scene.startWorker();
      await scene.settle(90_000);
      expect(await ask('select state, next_off as "nextOff", duplicate from segment')).toEqual({
        ...{ state: 'folded', nextOff: weekOfLines().length, duplicate: 0 },
      });
    });

    it('a worker outlives a restart of the database and a queue that is emptied, and takes the next file (F7, F9)', async () => {
      scene.startWorker();
      const [first, second, third] = cutOverlapping(weekOfLines(), 3);
      await handOver('before.log', first!);
      await scene.settle(60_000);
      await server.restart();
      await handOver('after-restart.log', second!);
      const restartedAt = Date.now();
      await waitFor('the file after the restart', async () => (await scene.countUnfinished().catch(() => -1)) === 0, 60_000);
      const seconds = since(restartedAt);
      expect(seconds).toBeLessThanOrEqual(allowed + LIMIT_SECONDS);
      noteFigure(`database restart, queue on ${kind}`, `${seconds.toFixed(1)} s from a receipt after it to the figures`);
      // Wiped right after the receipt, the wake-up call is gone; the ledger is not.
      await handOver('wiped.log', third!);
      await wipeQueue(scene.database.dataSource, queue());
      await scene.settle(60_000);
      expect(await ask(`select count(*)::int as count from segment where state = 'folded'`)).toEqual({ count: 3 });
    });

    it('three workers on overlapping files, each of whose jobs is there several times: no deadlock, each line once (F10, F32)', async () => {
      for (let worker = 0; worker < 3; worker += 1) scene.startWorker();
      const paths = await Promise.all(
        [...cutOverlapping(weekOfLines(), 5), ...cutOverlapping(weekOfLines(), 4)].map(async (slice, at) => {
          const path = join(scene.dataFolder, `slice-${at}.log`);
          await writeFile(path, slice);
          return path;
        }),
      );
      expect((await nhipthu(scene.environment, 'ingest', ...paths, '--origin', 'thu')).code).toBe(0);
      // The reconcilers of three workers take what seems idle for dead, again and again.
      for (let time = 0; time < 5; time += 1) {
        await ask(`update segment set touched_at = now() - interval '1 hour' where state in ('received', 'folding')`);
        await waitFor(
          'the reconciler',
          async () => (await ask(`select 1 from segment where touched_at < now() - interval '30 minutes'`)) === undefined,
        );
      }
      await scene.settle(90_000);
      const verified = await nhipthu(scene.environment, 'verify', '--rebuild');
      expect({ code: verified.code, text: verified.code === 0 ? '' : verified.stdout }).toEqual({ code: 0, text: '' });
      expect(await scene.countDeadlocks()).toBe(0);
    });
  });
}

describeRecovery('postgres', () => null);

const redisSuite = hasRedisServer() ? describe : describe.skip;
redisSuite('with a redis-server', () => {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  describeRecovery('redis', () => redis);
});
