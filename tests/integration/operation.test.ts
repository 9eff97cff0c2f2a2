import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { QueuesReply } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { openPostgresBackend, openRedisBackend } from '../../apps/api/src/queue/queue-backend.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

const PASSWORD = 'mat-khau-cua-quan-tri';

function describeOperation(kind: 'postgres' | 'redis', redisOf: () => PrivateRedis | null): void {
  describe(`the queue in ${kind}`, () => {
    let running: RunningApp;
    afterEach(() => running.close());

    /** What the page is told. */
    async function signIn(): Promise<(path: string, method?: 'POST') => Promise<{ status: number; body: QueuesReply }>> {
      await running.app
        .get(AccountService)
        .ensureAccount({ username: 'quantri', displayName: 'Q', role: 'mail-administrator', password: PASSWORD });
      const answer = await fetch(`${running.address}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'quantri', password: PASSWORD }),
      });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return async (path, method) => {
        const found = await fetch(`${running.address}/api/v1/operation/queues${path}`, { headers: { cookie }, ...(method && { method }) });
        return { status: found.status, body: (await found.json()) as QueuesReply };
      };
    }

    it('tells what failed and why, without addresses, and runs it again', async () => {
      const redis = redisOf();
      running = await startApp(redis === null ? {} : { REDIS_URL: redis.url });
      const ask = await signIn();
      const before = (await ask('')).body;
      expect([before.store, before.failures, before.queues.every(({ failed }) => failed === 0)]).toEqual([kind, [], true]);

      const backend = redis === null ? await openPostgresBackend(running.database.url) : await openRedisBackend(redis.url);
      const queue = backend.openQueue('fold-segment');
      // No segment has such an id, so the job fails at the schema of its payload, and is not tried again.
      await queue.add('fold-segment', { originId: 1, 'an@so.gov.vn': 1 }, { attempts: 1, jobId: 'hong-1' });
      await running.startWork();
      const failed = await waitFor(
        'the failure',
        async () => ((await ask('')).body.failures.length > 0 ? (await ask('')).body : null),
        30_000,
      );
      expect(failed.queues.find(({ job }) => job === 'fold-segment')?.failed).toBe(1);
      expect(failed.failures).toMatchObject([{ job: 'fold-segment', id: 'hong-1', attempts: 1 }]);
      expect(failed.failures[0]?.reason).toContain('segmentId');
      expect(JSON.stringify(failed)).not.toContain('an@so.gov.vn');

      const [first] = failed.failures;
      expect((await ask('/fold-segment/retry', 'POST')).status).toBe(200);
      await waitFor(
        'it to have failed once more',
        async () => {
          const [again] = (await ask('')).body.failures;
          return again !== undefined && again.failedAt !== first?.failedAt ? true : null;
        },
        30_000,
      );
      expect((await ask('/khong-co/retry', 'POST')).status).toBe(400);
      await queue.close();
      await backend.close();
    });
  });
}

describeOperation('postgres', () => null);

if (hasRedisServer()) {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  describeOperation('redis', () => redis);
}
