import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { openPostgresBackend, openRedisBackend, type AnyQueue, type QueueBackend } from '../../apps/api/src/queue/queue-backend.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { findChromium } from '../support/find-chromium.mjs';
import { hasRedisServer, startRedis, type PrivateRedis } from '../support/redis-server.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

const PASSWORD = 'mat-khau-cua-quan-tri';
const BOARD = '/van-hanh/hang-doi';
const ADDRESS = 'an@so.gov.vn';

interface BoardQueue {
  readonly name: string;
  readonly readOnlyMode: boolean;
  readonly counts: Record<string, number>;
  readonly jobs: readonly { readonly id: string; readonly data: unknown; readonly finishedOn?: number }[];
}

function describeBoard(kind: 'postgres' | 'redis', redisOf: () => PrivateRedis | null): void {
  describe(`bull-board over the queue in ${kind}`, () => {
    let running: RunningApp;
    let backend: QueueBackend;
    let queue: AnyQueue;
    const cookies = new Map<Role, string>();

    beforeAll(async () => {
      const redis = redisOf();
      running = await startApp(redis === null ? {} : { REDIS_URL: redis.url });
      for (const role of ['mail-administrator', 'auditor', 'home-affairs'] as const) await signIn(role);
      backend = redis === null ? await openPostgresBackend(running.database.url) : await openRedisBackend(redis.url);
      queue = backend.openQueue('fold-segment');
      // No segment has such an id, so the job fails at the schema of its payload, and is not tried again.
      await queue.add('fold-segment', { originId: 1, [ADDRESS]: ADDRESS }, { attempts: 1, jobId: 'hong-1' });
      await running.startWork();
      await waitFor('the failure', async () => ((await failedOf('mail-administrator')).jobs.length > 0 ? true : null), 30_000);
    });
    afterAll(async () => {
      await queue.close();
      await backend.close();
      await running.close();
    });

    async function signIn(role: Role): Promise<void> {
      await running.app.get(AccountService).ensureAccount({ username: role, displayName: role, role, password: PASSWORD });
      const answer = await fetch(`${running.address}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: role, password: PASSWORD }),
      });
      cookies.set(role, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
    }

    function ask(role: Role | null, path: string, init: RequestInit = {}): Promise<Response> {
      const cookie = role === null ? undefined : cookies.get(role);
      const headers = new Headers(init.headers);
      if (cookie !== undefined) headers.set('cookie', cookie);
      return fetch(`${running.address}${BOARD}${path}`, { ...init, headers });
    }

    async function failedOf(role: Role): Promise<BoardQueue> {
      const answer = await ask(role, '/api/queues?activeQueue=fold-segment&status=failed&page=1&jobsPerPage=10');
      const { queues } = (await answer.json()) as { queues: BoardQueue[] };
      const found = queues.find(({ name }) => name === 'fold-segment');
      if (found === undefined) throw new Error(`no such queue among ${queues.length}`);
      return found;
    }

    it('lets in mail administrators, auditors to look, and nobody else: page, files and what it asks', async () => {
      const page = await (await ask('mail-administrator', '')).text();
      const files = [...page.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => `/${file}`);
      expect(files.length).toBeGreaterThan(3);
      for (const path of ['', '/', '/queue/fold-segment', '/api/queues', '/api/redis/stats', ...files]) {
        const statuses = await Promise.all(
          (['mail-administrator', 'auditor', 'home-affairs', null] as const).map(async (role) => (await ask(role, path)).status),
        );
        expect([path, ...statuses]).toEqual([path, 200, 200, 403, 401]);
      }
      const change = (role: Role | null) => ask(role, '/api/queues/fold-segment/retry/failed', { method: 'PUT' });
      expect([(await change('auditor')).status, (await change('home-affairs')).status, (await change(null)).status]).toEqual([
        403, 403, 401,
      ]);
      expect([(await failedOf('mail-administrator')).readOnlyMode, (await failedOf('auditor')).readOnlyMode]).toEqual([false, true]);
    });

    it('sends a browser that may not see it to the page that says so; programs get the problem', async () => {
      const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
      for (const role of ['home-affairs', null] as const) {
        for (const path of ['', '/queue/fold-segment']) {
          const answer = await ask(role, path, { headers: browser, redirect: 'manual' });
          expect([answer.status, answer.headers.get('location')]).toEqual([302, '/van-hanh']);
        }
      }
      for (const accept of ['application/json, text/plain, */*', '*/*']) {
        const answer = await ask('home-affairs', '/api/queues', { headers: { accept }, redirect: 'manual' });
        expect([answer.status, answer.headers.get('content-type')]).toEqual([403, expect.stringContaining('application/problem+json')]);
      }
      const change = await ask('home-affairs', '/api/queues/fold-segment/retry/failed', { method: 'PUT', headers: browser });
      expect(change.status).toBe(403);
      expect((await ask('auditor', '', { headers: browser, redirect: 'manual' })).status).toBe(200);
    });

    it('takes no change from another site, and no data that somebody types', async () => {
      const retry = '/api/queues/fold-segment/retry/failed';
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://la.example' }])
        expect((await ask('mail-administrator', retry, { method: 'PUT', headers })).status).toBe(403);
      expect((await ask('mail-administrator', '/api/queues/fold-segment/add', { method: 'POST' })).status).toBe(405);
      expect((await ask('mail-administrator', '/api/queues/fold-segment/hong-1/update-data', { method: 'PATCH' })).status).toBe(405);
    });

    it('allows its page neither inline scripts and styles nor other hosts', async () => {
      const answer = await ask('mail-administrator', '');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-");
      expect(policy).not.toMatch(/unsafe|https?:/);
      expect(await answer.text()).not.toMatch(/https?:\/\/|<style|style=/);
    });

    it('shows neither what jobs do not hold by rights nor an address in a reason', async () => {
      const answer = await ask('mail-administrator', '/api/queues/fold-segment/hong-1');
      const text = await answer.text();
      expect(text).toContain('segmentId');
      expect(text).not.toContain(ADDRESS);
      expect((await failedOf('mail-administrator')).jobs[0]?.data).toEqual({ '[hidden]': true });
      await queue.add('fold-segment', { originId: 1, segmentId: '9' }, { delay: 600_000, jobId: 'sau-1' });
      expect(await (await ask('mail-administrator', '/api/queues/fold-segment/sau-1')).json()).toMatchObject({
        job: { data: { originId: 1, segmentId: '9' } },
      });
    });

    it('runs a failed job again', async () => {
      const before = (await failedOf('mail-administrator')).jobs[0]?.finishedOn;
      expect(before).toBeGreaterThan(0);
      const headers = { 'sec-fetch-site': 'same-origin' };
      expect((await ask('mail-administrator', '/api/queues/fold-segment/hong-1/retry', { method: 'PUT', headers })).status).toBe(204);
      await waitFor(
        'it to have failed once more',
        async () => {
          const again = (await failedOf('mail-administrator')).jobs[0]?.finishedOn;
          return again !== undefined && again !== before ? true : null;
        },
        30_000,
      );
    });

    it('works in a browser, without a complaint in its console', async () => {
      const { chromium } = await import('playwright-core');
      const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
      try {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        const [name = '', value = ''] = (cookies.get('mail-administrator') ?? '').split('=');
        // The cookie of the session is for secure addresses; that of this machine counts as one, but not for what sets it here.
        await context.addCookies([{ name, value, url: running.address.replace('http:', 'https:') }]);
        const page = await context.newPage();
        const complaints: string[] = [];
        const asked: string[] = [];
        page.on('console', (message) => message.type() !== 'log' && complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('request', (request) => asked.push(new URL(request.url()).origin));
        await page.goto(`${running.address}${BOARD}`);
        await page.getByText('fold-segment').first().waitFor();
        await page.goto(`${running.address}${BOARD}/queue/fold-segment?status=failed`);
        await page.getByText('hong-1').first().waitFor();
        if (process.env['BOARD_PICTURE']) await page.screenshot({ path: `${process.env['BOARD_PICTURE']}-${kind}.png` });
        await page.goto(`${running.address}${BOARD}/queue/fold-segment/hong-1`);
        await page.getByText('hong-1').first().waitFor();
        await page.waitForLoadState('networkidle');
        if (process.env['BOARD_PICTURE']) await page.screenshot({ path: `${process.env['BOARD_PICTURE']}-${kind}-job.png` });
        expect(complaints).toEqual([]);
        expect([...new Set(asked)]).toEqual([new URL(running.address).origin]);
      } finally {
        await browser.close();
      }
    });
  });
}

describeBoard('postgres', () => null);

if (hasRedisServer()) {
  let redis: PrivateRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  describeBoard('redis', () => redis);
}
