import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cutOverlapping, openFaultScene, seededRandom, SOAK, weekOfLines, type FaultScene } from '../support/fault-scene.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { openOwnServer, type OwnServer } from '../support/own-server.ts';
import type { RunningProgram } from '../support/program.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { checkAgainstTruth, nhipthu } from '../support/samples.ts';
import { SEED } from '../support/seed.mjs';
import { waitFor } from '../support/wait-for.ts';
import { wipeQueue } from '../support/wipe-queue.ts';

jest.setTimeout(300_000 * SOAK);

/** On each backend of the queue. */
const FAULTS = 24 * SOAK;
/** Longer than the queue's lock (15 s) and than a worker may be silent. */
const FREEZE_MS = 16_000;
/** More of them in a longer run, so that there is work while faults strike. */
const BATCHES = 4 * Math.ceil(SOAK);
const BATCH = 6;

let server: OwnServer;
beforeAll(async () => {
  server = await openOwnServer();
});
afterAll(() => server.close());

/** Two workers and everything that is done to them. */
class Chaos {
  readonly done: Record<string, number> = {};
  #workers: RunningProgram[];
  #frozen: Promise<void> = Promise.resolve();
  #isFrozen = false;

  constructor(
    private readonly scene: FaultScene,
    private readonly random: () => number,
    private readonly queue: PrivateRedis | null,
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
    if (name === 'wipe the queue') await wipeQueue(this.scene.database.dataSource, this.queue).catch(() => undefined);
    if (name === 'restart database') await server.restart();
  }

  /**
   * Starts workers again that ended because the database went away while they started, as whoever supervises them would.
   * @throws when one ended that had begun to work: it must outlive its connections
   */
  tend(): void {
    this.#workers = this.#workers.map((worker) => {
      if (worker.child.exitCode === null) return worker;
      if (isWorking(worker)) throw new Error(`a worker ended by itself: ${worker.output().slice(-3_000)}`);
      return this.scene.startWorker();
    });
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

  async #query(statement: string): Promise<void> {
    // The connection itself may be what was cut.
    await this.scene.database.dataSource.query(statement).catch(() => undefined);
  }
}

/** The last words of the start. */
const isWorking = (worker: RunningProgram): boolean => worker.output().includes('Ctrl-C');

const KINDS = ['kill', 'cut connections', 'double jobs', 'wipe the queue', 'double jobs', 'cut connections', 'freeze'] as const;

async function handOver(scene: FaultScene, random: () => number): Promise<void> {
  const slices = [...cutOverlapping(weekOfLines(), BATCHES * 4), ...cutOverlapping(weekOfLines(), BATCHES * (BATCH - 4))];
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

function describeChaos(kind: string, queue: () => PrivateRedis | null): void {
  it(`${FAULTS} faults while slices come in, queue on ${kind}: the figures are the truth`, async () => {
    const random = seededRandom(SEED);
    const redis = queue();
    const scene = await openFaultScene(redis === null ? {} : { REDIS_URL: redis.url });
    try {
      const chaos = new Chaos(scene, random, redis);
      let isHandedOver = false;
      const handing = handOver(scene, random).finally(() => {
        isHandedOver = true;
      });
      for (let fault = 0; fault < FAULTS; fault += 1) {
        chaos.tend();
        const isRestart = fault % 12 === 11;
        await chaos.strike(isRestart ? 'restart database' : KINDS[Math.floor(random() * KINDS.length)]!);
        // Faults go on until the last slice is in.
        await delay(isHandedOver ? 100 : 200 + random() * 600);
      }
      await handing;
      await chaos.thaw();
      const isFolded = async (): Promise<boolean> => {
        chaos.tend();
        return (await scene.countUnfinished().catch(() => -1)) === 0;
      };
      await waitFor('everything to be folded', isFolded, 180_000);
      const { isExact, report } = await checkAgainstTruth(scene.environment);
      expect({ isExact, report: isExact ? '' : report }).toEqual({ isExact: true, report: '' });
      const verified = await nhipthu(scene.environment, 'verify');
      expect({ code: verified.code, text: verified.code === 0 ? '' : verified.stdout }).toEqual({ code: 0, text: '' });
      expect(await scene.countDeadlocks()).toBe(0);
      const done = Object.entries(chaos.done).map(([name, count]) => `${name} ${count}`);
      noteFigure(`chaos, queue on ${kind}`, `${FAULTS} faults (${done.join(', ')}; seed ${SEED}): figures exact, no deadlock`);
    } finally {
      await scene.close();
    }
  });
}

describe('chaos', () => {
  describeChaos('postgres', () => null);

  (hasRedisServer() ? describe : describe.skip)('with a redis-server', () => {
    let redis: PrivateRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());
    describeChaos('redis', () => redis);
  });
});
