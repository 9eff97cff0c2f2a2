import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Injectable, Logger, Module, type INestApplicationContext, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { dataSourceOptions, makeDataSource } from '../../apps/api/src/database/data-source.ts';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { HandlesJob, JobHandlerError, type JobHandler } from '../../apps/api/src/queue/job-handler.ts';
import { JobQueue, QUEUE_BACKEND } from '../../apps/api/src/queue/job-queue.ts';
import { JobTimes } from '../../apps/api/src/queue/job-times.ts';
import { JobWorkers } from '../../apps/api/src/queue/job-workers.ts';
import { JOB_NAMES, type JobName, type JobPayload } from '../../apps/api/src/queue/jobs.ts';
import { openPostgresBackend, openRedisBackend, QueueBackendError, type QueueBackend } from '../../apps/api/src/queue/queue-backend.ts';
import { SchemaFence } from '../../apps/api/src/queue/schema-fence.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';
import { wipeQueue } from '../support/wipe-queue.ts';

/** What the handlers of this file were given, and how they should behave. */
const seen = {
  folds: [] as JobPayload<'fold-segment'>[],
  days: [] as number[],
  /** When each roll-up of periods began and ended, milliseconds. */
  periods: [] as { readonly begun: number; readonly ended: number }[],
  failuresLeft: 0,
  gate: null as Promise<void> | null,
  /** Until then no roll-up of periods is worth beginning. */
  due: null as Promise<void> | null,
  open: (): void => undefined,
};

/** Jobs that come from now on wait until `seen.open` is called. */
function holdJobs(): void {
  seen.gate = new Promise((resolve) => {
    seen.open = () => {
      seen.gate = null;
      resolve();
    };
  });
}

@Injectable()
@HandlesJob('fold-segment')
class FoldHandler implements JobHandler<'fold-segment'> {
  async run(payload: JobPayload<'fold-segment'>): Promise<void> {
    if (seen.failuresLeft > 0) {
      seen.failuresLeft -= 1;
      throw new Error('the database is away for a moment');
    }
    seen.folds.push(payload);
  }
}

@Injectable()
@HandlesJob('roll-up-days')
class DaysHandler implements JobHandler<'roll-up-days'> {
  async run({ originId }: JobPayload<'roll-up-days'>): Promise<void> {
    seen.days.push(originId);
    await seen.gate;
  }
}

@Injectable()
@HandlesJob('roll-up-periods')
class PeriodsHandler implements JobHandler<'roll-up-periods'> {
  async untilDue(): Promise<void> {
    await seen.due;
  }

  async run(): Promise<void> {
    const begun = performance.now();
    await delay(60);
    seen.periods.push({ begun, ended: performance.now() });
  }
}

@Injectable()
@HandlesJob('roll-up-periods')
class SecondPeriodsHandler extends PeriodsHandler {}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function compile(backend: QueueBackend, handlers: Type[]): Promise<INestApplicationContext> {
  const providers: Provider[] = [
    { provide: QUEUE_BACKEND, useValue: backend },
    { provide: DataSource, useValue: database.dataSource },
    { provide: Runtime, useValue: new Runtime(readSettings({}), '/', database.url) },
    ...[JobQueue, JobTimes, SchemaFence, JobWorkers, ...handlers],
  ];
  @Module({ imports: [DiscoveryModule], providers })
  class Root {}
  const module = await Test.createTestingModule({ imports: [Root] }).compile();
  module.useLogger(false);
  return module.init();
}

/** A handler of a job of which no test here asks anything. */
function idleHandler(name: JobName): Type {
  @Injectable()
  @HandlesJob(name)
  class IdleHandler implements JobHandler<JobName> {
    async run(): Promise<void> {}
  }
  return IdleHandler;
}

const ASKED_FOR: readonly JobName[] = ['fold-segment', 'roll-up-days', 'roll-up-periods'];
const ALL_HANDLERS: Type[] = [
  ...[FoldHandler, DaysHandler, PeriodsHandler],
  ...JOB_NAMES.filter((name) => !ASKED_FOR.includes(name)).map(idleHandler),
];

/** The same suite for every store. */
function describeQueue(kind: 'postgres' | 'redis', openBackend: () => Promise<QueueBackend>, wipe: () => Promise<void>): void {
  describe(`the queue on ${kind}`, () => {
    let backend: QueueBackend;
    let app: INestApplicationContext | null = null;

    beforeAll(async () => {
      backend = await openBackend();
    });
    afterEach(async () => {
      // A worker closes when its jobs have ended: after a test that failed, one may still be held.
      seen.open();
      await app?.close();
      app = null;
      Object.assign(seen, { folds: [], days: [], failuresLeft: 0 });
    });
    afterAll(() => backend.close());

    const start = async (): Promise<JobQueue> => {
      app = await compile(backend, ALL_HANDLERS);
      await app.get(JobWorkers).start();
      return app.get(JobQueue);
    };

    it('has what repeats added by the clock of the province, once however many processes start', async () => {
      const again = await start();
      await again.startRepeating();
      await again.startRepeating();
      const queue = backend.openQueue('run-schedules') as unknown as Queue;
      const schedulers = await queue.getJobSchedulers();
      const [scheduler] = schedulers;
      expect([schedulers.length, scheduler?.key, scheduler?.pattern, scheduler?.tz]).toEqual([
        ...[1, 'repeat-run-schedules', '*/5 * * * *', 'Asia/Ho_Chi_Minh'],
      ]);
      const next = scheduler?.next ?? 0;
      expect([next % 300_000, next > Date.now() - 1000, next <= Date.now() + 300_000]).toEqual([0, true, true]);
      expect((await queue.getDelayed()).map(({ name, data }) => [name, data])).toEqual([['run-schedules', {}]]);
      await queue.close();
    });

    it('waits for a worker that is adding the next of what repeats itself', async () => {
      app = await compile(backend, ALL_HANDLERS);
      await wipe();
      const queue = backend.openQueue('run-schedules') as unknown as Queue;
      const next = Math.ceil(Date.now() / 300_000) * 300_000;
      const halfAdded = await queue.add('run-schedules', {}, { jobId: `repeat:repeat-run-schedules:${next}`, delay: 60_000 });
      const starting = app.get(JobQueue).startRepeating();
      await delay(250);
      expect(await queue.getJobSchedulersCount()).toBe(0);
      await halfAdded.remove();
      await starting;
      expect((await queue.getJobSchedulers()).map(({ key }) => key)).toEqual(['repeat-run-schedules']);
      await queue.close();
    });

    it('has what repeats added again after its store was emptied', async () => {
      app = await compile(backend, ALL_HANDLERS);
      const repeating = app.get(JobQueue);
      await repeating.startRepeating();
      const queue = backend.openQueue('run-schedules') as unknown as Queue;
      const keys = async (): Promise<string[]> => (await queue.getJobSchedulers()).map(({ key }) => key);
      await wipe();
      expect([await keys(), await queue.getDelayedCount()]).toEqual([[], 0]);
      await repeating.keepRepeating();
      await repeating.keepRepeating();
      expect([await keys(), await queue.getDelayedCount()]).toEqual([['repeat-run-schedules'], 1]);
      await queue.close();
    });

    it('adds what is to come later once for its moment, and holds up nothing that is to come now', async () => {
      app = await compile(backend, ALL_HANDLERS);
      const jobs = app.get(JobQueue);
      const later = (name: string): Promise<void> => jobs.add('deliver-post', {}, { later: { delayMs: 600_000, name } });
      await later('một');
      await later('một');
      await later('hai');
      await jobs.add('deliver-post', {});
      const states = (await jobs.countJobs()).filter(({ job, count }) => job === 'deliver-post' && count > 0);
      expect(states.map(({ state, count }) => [state, count])).toEqual([
        ['waiting', 1],
        ['delayed', 2],
      ]);
      await wipe();
    });

    it('hands a job to its handler, with the payload it was added with', async () => {
      const queue = await start();
      await queue.add('fold-segment', { originId: 3, segmentId: '41' });
      await waitFor('the job', () => seen.folds.length > 0);
      expect(seen.folds).toEqual([{ originId: 3, segmentId: '41' }]);
      expect(backend.kind).toBe(kind);
    });

    it('keeps a job that was added while no worker ran', async () => {
      app = await compile(backend, ALL_HANDLERS);
      await app.get(JobQueue).add('fold-segment', { originId: 1, segmentId: '99' });
      await app.close();
      await start();
      await waitFor('the job', () => seen.folds.length > 0);
      expect(seen.folds).toEqual([{ originId: 1, segmentId: '99' }]);
    });

    it('runs a job again after it failed, and tells the log of each run', async () => {
      const told: string[] = [];
      const tell = (message: unknown): void => void told.push(String(message));
      const spies = (['debug', 'warn'] as const).map((level) => jest.spyOn(Logger.prototype, level).mockImplementation(tell));
      seen.failuresLeft = 1;
      const queue = await start();
      await queue.add('fold-segment', { originId: 1, segmentId: '7' });
      const ended = /^job fold-segment originId=1 segmentId=7 done in \d+ ms$/;
      await waitFor('the second run', () => told.some((line) => ended.test(line)));
      for (const spy of spies) spy.mockRestore();
      expect(seen.failuresLeft).toBe(0);
      expect(told.filter((line) => line.startsWith('job fold-segment'))).toEqual([
        'job fold-segment originId=1 segmentId=7 started',
        expect.stringMatching(/^job fold-segment originId=1 segmentId=7 failed in \d+ ms$/),
        expect.stringMatching(
          /^job fold-segment seg-7-\S+ failed at attempt 1 of 8, to be tried again: the database is away for a moment$/,
        ),
        'job fold-segment originId=1 segmentId=7 started',
        expect.stringMatching(ended),
      ]);
    });

    it('merges wake-up calls for the same work: one runs, and one more afterwards for what came in between', async () => {
      holdJobs();
      const queue = await start();
      await queue.add('roll-up-days', { originId: 5 });
      await waitFor('the first run', () => seen.days.length === 1);
      for (let call = 0; call < 6; call += 1) await queue.add('roll-up-days', { originId: 5 });
      seen.open();
      await waitFor('the second run', () => seen.days.length >= 2);
      await queue.add('roll-up-days', { originId: 6 });
      await waitFor('another origin', () => seen.days.includes(6));
      expect(seen.days).toEqual([5, 5, 6]);
    });

    it('adds a retry even while its twin is kept', async () => {
      app = await compile(backend, ALL_HANDLERS);
      const queue = app.get(JobQueue);
      await queue.add('roll-up-days', { originId: 8 });
      await queue.add('roll-up-days', { originId: 8 }, { isRetry: true });
      await app.get(JobWorkers).start();
      await waitFor('both', () => seen.days.length === 2);
      expect(seen.days).toEqual([8, 8]);
    });

    it('refuses a payload that is not what the job takes', async () => {
      app = await compile(backend, ALL_HANDLERS);
      await expect(app.get(JobQueue).add('fold-segment', { originId: -1, segmentId: '1' })).rejects.toThrow('originId');
      await expect(app.get(JobQueue).add('fold-segment', { originId: 1, segmentId: 'one' })).rejects.toThrow('segmentId');
    });

    it('does not start when a job has no handler', async () => {
      app = await compile(
        backend,
        ALL_HANDLERS.filter((handler) => handler !== DaysHandler),
      );
      await expect(app.get(JobWorkers).start()).rejects.toThrow(
        new JobHandlerError('job “roll-up-days” has 0 handlers; every job needs exactly one class marked @HandlesJob'),
      );
    });

    it('does not start when a job has two handlers', async () => {
      app = await compile(backend, [...ALL_HANDLERS, SecondPeriodsHandler]);
      await expect(app.get(JobWorkers).start()).rejects.toThrow('job “roll-up-periods” has 2 handlers');
    });

    it('lets a job rest that comes again and again', async () => {
      app = await compile(backend, ALL_HANDLERS);
      seen.periods = [];
      await app.get(JobWorkers).start();
      for (let time = 0; time < 2; time += 1) {
        await app.get(JobQueue).add('roll-up-periods', {});
        await waitFor('roll-up of periods', () => seen.periods.length > time);
      }
      const [first, second] = seen.periods.map(({ begun, ended }) => ({ begun, ended, took: ended - begun }));
      if (first === undefined || second === undefined) throw new Error('a job did not come');
      expect(second.begun - first.ended).toBeGreaterThan(first.took * 2.5);
    });

    it('begins no job before it is due, and has one run for all calls that came meanwhile', async () => {
      app = await compile(backend, ALL_HANDLERS);
      seen.periods = [];
      let come: () => void = () => undefined;
      seen.due = new Promise((resolve) => (come = resolve));
      await app.get(JobWorkers).start();
      await app.get(JobQueue).add('roll-up-periods', {});
      const jobs = backend.openQueue('roll-up-periods') as unknown as Queue;
      await waitFor('the job in hand', async () => (await jobs.getActiveCount()) === 1);
      for (let time = 0; time < 3; time += 1) await app.get(JobQueue).add('roll-up-periods', {});
      expect(seen.periods).toEqual([]);
      come();
      await waitFor('both roll-ups', async () => seen.periods.length === 2 && (await jobs.getActiveCount()) === 0);
      await delay(400);
      expect(seen.periods).toHaveLength(2);
      seen.due = null;
      await jobs.close();
    });

    it('says whether its store answers', async () => {
      app = await compile(backend, ALL_HANDLERS);
      await expect(app.get(JobQueue).ping()).resolves.toBeUndefined();
    });
  });
}

describe('times of jobs', () => {
  it('are not lost when they cannot be written, but added to those that come next', async () => {
    const dataSource = makeDataSource(dataSourceOptions(database.url));
    const times = new JobTimes(dataSource);
    times.note('tend-tables', 'done', 2);
    // Not connected yet.
    await times.write();
    times.note('tend-tables', 'done', 3);
    await times.write();
    await dataSource.initialize();
    try {
      await times.write();
      await times.write();
      const rows = (await times.list()).filter(({ job }) => job === 'tend-tables');
      expect(rows).toEqual([{ job: 'tend-tables', outcome: 'done', upTo: 5, runs: 2, seconds: 5 }]);
    } finally {
      await dataSource.destroy();
    }
  });
});

describeQueue(
  'postgres',
  () => openPostgresBackend(database.url),
  () => wipeQueue(database.dataSource, null),
);

const redisSuite = hasRedisServer() ? describe : describe.skip;
redisSuite('with a redis-server', () => {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  describeQueue(
    'redis',
    () => openRedisBackend(redis.url),
    () => wipeQueue(database.dataSource, redis),
  );

  it('is refused when Redis may evict jobs', async () => {
    const forgetful = await startRedis({ policy: 'allkeys-lru' });
    try {
      await expect(openRedisBackend(forgetful.url)).rejects.toThrow(/maxmemory-policy “allkeys-lru”/);
    } finally {
      await forgetful.stop();
    }
  });

  it('is refused with a clear word when nothing answers at the address', async () => {
    await expect(openRedisBackend('redis://127.0.0.1:1')).rejects.toThrow(QueueBackendError);
  });
});
