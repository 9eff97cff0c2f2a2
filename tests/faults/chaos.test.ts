import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { EmbeddedServer } from '../../apps/api/src/database/embedded-server.ts';
import { findServerBinaries, findServerUser } from '../../apps/api/src/database/server-binaries.ts';
import { cutOverlapping, openFaultScene, seededRandom, SOAK, weekOfLines, type FaultScene } from '../support/fault-scene.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { makeDataFolder, type RunningProgram } from '../support/program.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { checkAgainstTruth, nhipthu } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(240_000 * SOAK);

const SEED = Number(process.env['SEED'] ?? 20_261_126);
const FAULTS = 42 * SOAK;
/** Longer than the queue's lock (15 s) and than a worker may be silent. */
const FREEZE_MS = 16_000;
const BATCHES = 6;
const BATCH = 6;

let folder: Awaited<ReturnType<typeof makeDataFolder>>;
let server: EmbeddedServer;
let redis: PrivateRedis | null = null;
beforeAll(async () => {
  // A server of its own, with fsync: it is restarted under the workers, which nobody else must feel.
  folder = await makeDataFolder();
  server = await EmbeddedServer.open(folder.path);
  process.env['NHIPTHU_TEST_DATABASE'] = server.url;
  redis = hasRedisServer() ? await startRedis() : null;
});
afterAll(async () => {
  await redis?.stop();
  await server.close();
  await folder.remove();
});

async function restartServer(): Promise<void> {
  const user = await findServerUser();
  const bin = await findServerBinaries(folder.path, user);
  const words = ['restart', '-D', join(folder.path, 'postgres'), '-m', 'immediate', '-w', '-t', '60'];
  const control = spawn(join(bin, 'pg_ctl'), words, { stdio: 'ignore', cwd: '/', ...(user && { uid: user.uid, gid: user.gid }) });
  expect(await once(control, 'exit')).toEqual([0, null]);
}

/** Two workers and everything that is done to them. */
class Chaos {
  readonly done: Record<string, number> = {};
  #workers: RunningProgram[];
  #frozen: Promise<void> = Promise.resolve();
  #isFrozen = false;

  constructor(
    private readonly scene: FaultScene,
    private readonly random: () => number,
  ) {
    this.#workers = [scene.startWorker(), scene.startWorker()];
  }

  async strike(name: string): Promise<void> {
    this.done[name] = (this.done[name] ?? 0) + 1;
    if (name === 'kill') await this.#kill();
    if (name === 'freeze') this.#freeze();
    if (name === 'cut connections')
      await this.#query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    if (name === 'double jobs')
      await this.#query(`update segment set touched_at = now() - interval '1 minute' where state in ('received', 'folding')`);
    if (name === 'wipe the queue') await this.#wipe();
    if (name === 'restart database') await restartServer();
  }

  thaw(): Promise<void> {
    return this.#frozen;
  }

  async #kill(): Promise<void> {
    const index = this.random() < 0.5 ? 0 : 1;
    await this.#workers[index]?.end('SIGKILL');
    this.#workers[index] = this.scene.startWorker();
  }

  #freeze(): void {
    if (this.#isFrozen) return;
    this.#isFrozen = true;
    const { child } = this.#workers[0]!;
    child.kill('SIGSTOP');
    const thaw = async (): Promise<void> => {
      await delay(FREEZE_MS);
      child.kill('SIGCONT');
      this.#isFrozen = false;
    };
    this.#frozen = thaw();
  }

  async #wipe(): Promise<void> {
    if (redis !== null) {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    }
  }

  async #query(statement: string): Promise<void> {
    // The connection itself may be what was cut.
    await this.scene.database.dataSource.query(statement).catch(() => undefined);
  }
}

const KINDS = ['kill', 'cut connections', 'double jobs', 'wipe the queue', 'double jobs', 'cut connections', 'freeze'] as const;

async function handOver(scene: FaultScene, random: () => number): Promise<void> {
  const slices = [...cutOverlapping(weekOfLines(), 20), ...cutOverlapping(weekOfLines(), BATCHES * BATCH - 20)];
  const order = slices.map((slice) => ({ slice, key: random() })).toSorted((a, b) => a.key - b.key);
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const paths = await Promise.all(
      order.slice(batch * BATCH, (batch + 1) * BATCH).map(async ({ slice }, index) => {
        const isPacked = random() < 0.5;
        const path = join(scene.dataFolder, `${batch}-${index}.log${isPacked ? '.gz' : ''}`);
        await writeFile(path, isPacked ? gzipSync(slice) : slice);
        return path;
      }),
    );
    // As a script at the server would: until there is a receipt.
    await waitFor('a receipt', async () => (await nhipthu(scene.environment, 'ingest', ...paths, '--origin', 'thu')).code === 0, 120_000);
  }
}

describe('chaos', () => {
  it(`${FAULTS} faults while slices come in: the figures are the truth`, async () => {
    const random = seededRandom(SEED);
    const scene = await openFaultScene(redis === null ? {} : { REDIS_URL: redis.url });
    try {
      const chaos = new Chaos(scene, random);
      // Only a queue in Redis can be wiped apart from the ledger.
      const kinds = KINDS.filter((kind) => redis !== null || kind !== 'wipe the queue');
      let isHandedOver = false;
      const handing = handOver(scene, random).finally(() => {
        isHandedOver = true;
      });
      for (let fault = 0; fault < FAULTS; fault += 1) {
        const isRestart = fault % 14 === 13;
        await chaos.strike(isRestart ? 'restart database' : kinds[Math.floor(random() * kinds.length)]!);
        // Faults go on until the last slice is in.
        await delay(isHandedOver ? 100 : 200 + random() * 600);
      }
      await handing;
      await chaos.thaw();
      await waitFor('everything to be folded', async () => (await scene.countUnfinished().catch(() => -1)) === 0, 90_000);
      const { isExact, report } = await checkAgainstTruth(scene.environment);
      expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
      const verified = await nhipthu(scene.environment, 'verify');
      expect({ code: verified.code, text: verified.code === 0 ? '' : verified.stdout }).toEqual({ code: 0, text: '' });
      noteFigure(
        'chaos',
        `${FAULTS} faults (${Object.entries(chaos.done)
          .map(([name, count]) => `${name} ${count}`)
          .join(', ')}; seed ${SEED}): figures exact`,
      );
    } finally {
      await scene.close();
    }
  });

  it('a worker that is killed is made up for within 10 s', async () => {
    const scene = await openFaultScene();
    try {
      const path = join(scene.dataFolder, 'week.log');
      await writeFile(path, weekOfLines());
      const offset = async (): Promise<number> => {
        const [row] = await scene.database.dataSource.query<{ at: number }[]>('select next_off as at from segment');
        return row?.at ?? 0;
      };
      expect((await nhipthu(scene.environment, 'ingest', path, '--origin', 'thu')).code).toBe(0);
      // It dies after its second commit, in the middle of the file.
      const doomed = scene.startWorker({ NODE_ENV: 'test', NHIPTHU_FAILPOINT: 'ledger.committed@2' });
      await waitFor('the first chunk', async () => (await offset()) > 0, 60_000);
      await doomed.exitCode();
      const killedAt = Date.now();
      const before = await offset();
      scene.startWorker();
      await waitFor('the next chunk', async () => (await offset()) > before, 30_000);
      const seconds = (Date.now() - killedAt) / 1000;
      noteFigure('recovery', `${seconds.toFixed(1)} s from the death of a worker to the next committed chunk`);
      expect(seconds).toBeLessThanOrEqual(10);
    } finally {
      await scene.close();
    }
  });
});
