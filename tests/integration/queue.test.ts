import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module, type INestApplicationContext, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { HandlesJob, JobHandlerError, type JobHandler } from '../../apps/api/src/queue/job-handler.ts';
import { JobQueue, QUEUE_BACKEND } from '../../apps/api/src/queue/job-queue.ts';
import { JobWorkers } from '../../apps/api/src/queue/job-workers.ts';
import type { JobPayload } from '../../apps/api/src/queue/jobs.ts';
import { openPostgresBackend, openRedisBackend, QueueBackendError, type QueueBackend } from '../../apps/api/src/queue/queue-backend.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

/** What the handlers of this file were given, and how they should behave. */
const seen = {
  folds: [] as JobPayload<'fold-segment'>[],
  days: [] as number[],
  failuresLeft: 0,
  gate: null as Promise<void> | null,
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
@HandlesJob('undo-segment')
class UndoHandler implements JobHandler<'undo-segment'> {
  async run(): Promise<void> {}
}

@Injectable()
@HandlesJob('scrub-spool')
class ScrubHandler implements JobHandler<'scrub-spool'> {
  async run(): Promise<void> {}
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
  async run(): Promise<void> {}
}

@Injectable()
@HandlesJob('roll-up-periods')
class SecondPeriodsHandler extends PeriodsHandler {}

async function compile(backend: QueueBackend, handlers: Type[]): Promise<INestApplicationContext> {
  const providers: Provider[] = [{ provide: QUEUE_BACKEND, useValue: backend }, JobQueue, JobWorkers, ...handlers];
  @Module({ imports: [DiscoveryModule], providers })
  class Root {}
  const module = await Test.createTestingModule({ imports: [Root] }).compile();
  module.useLogger(false);
  return module.init();
}

const ALL_HANDLERS = [FoldHandler, UndoHandler, ScrubHandler, DaysHandler, PeriodsHandler];

/** The same suite for every store. */
function describeQueue(kind: 'postgres' | 'redis', openBackend: () => Promise<QueueBackend>): void {
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

    it('runs a job again after it failed', async () => {
      seen.failuresLeft = 1;
      const queue = await start();
      await queue.add('fold-segment', { originId: 1, segmentId: '7' });
      await waitFor('the second run', () => seen.folds.length > 0);
      expect(seen.failuresLeft).toBe(0);
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

    it('says whether its store answers', async () => {
      app = await compile(backend, ALL_HANDLERS);
      await expect(app.get(JobQueue).ping()).resolves.toBeUndefined();
    });
  });
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describeQueue('postgres', () => openPostgresBackend(database.url));

const redisSuite = hasRedisServer() ? describe : describe.skip;
redisSuite('with a redis-server', () => {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  describeQueue('redis', () => openRedisBackend(redis.url));

  it('is refused when Redis may evict jobs', async () => {
    const forgetful = await startRedis('allkeys-lru');
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
