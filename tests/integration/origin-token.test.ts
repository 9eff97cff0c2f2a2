import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@nhip-thu/metrics';
import { OriginTokenService } from '../../apps/api/src/access/origin-token.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

let running: RunningApp;
let tokens: OriginTokenService;
beforeAll(async () => {
  running = await startApp();
  tokens = running.app.get(OriginTokenService);
});
afterAll(() => running.close());

let lines = 0;

/** Without a session, as curl does it. */
async function put(origin: string, token: string): Promise<{ status: number; type: string | null }> {
  lines += 1;
  const response = await fetch(`${running.address}/api/v1/origins/${origin}/segments?name=mail.log`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: `Mar  2 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n# ${lines}\n`,
  });
  const body = (await response.json()) as Partial<Problem>;
  return { status: response.status, type: body.type ?? null };
}

const countSegments = async (): Promise<number> => {
  const rows = await running.database.dataSource.query<{ count: number }[]>('select count(*)::int as count from segment');
  return rows[0]?.count ?? 0;
};

describe("an origin's token", () => {
  it('has 256 random bits, and the database does not know it', async () => {
    const { token } = await tokens.issue('thu');
    expect(token).toMatch(/^nt_[A-Za-z0-9_-]{43}$/);
    const [row] = await running.database.dataSource.query<object[]>('select * from origin_token');
    expect(JSON.stringify(row)).not.toContain(token.slice(3));
  });

  it('lets a program append to the log of that origin, and its use is noted', async () => {
    const { id, token } = await tokens.issue('thu');
    expect(await put('thu', token)).toMatchObject({ status: 201 });
    const listed = (await tokens.list('thu')).find((row) => row.id === id);
    expect(listed?.lastUsedAt).toBeInstanceOf(Date);
    expect(listed?.revokedAt).toBeNull();
  });

  it('allows nothing else: no other origin, no reading, no other writing', async () => {
    const { token } = await tokens.issue('thu');
    const before = await countSegments();
    const refused = { status: 403, type: 'urn:nhip-thu:problem:token-not-allowed' };
    expect(await put('hue', token)).toEqual(refused);
    for (const [method, path] of [
      ['GET', '/api/v1/ingest'],
      ['GET', '/api/v1/adoption?ky=bc-2026-03&dn=du-1%401'],
      ['GET', '/api/v1/session'],
      ['DELETE', '/api/v1/session'],
      ['GET', '/api/openapi.json'],
    ] as const) {
      const response = await fetch(`${running.address}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
      expect([path, response.status]).toEqual([path, 403]);
    }
    expect(await countSegments()).toBe(before);
  });

  it('does not borrow the rights of a session it comes with', async () => {
    const { token } = await tokens.issue('thu');
    const response = await running.fetch('/api/v1/ingest', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(403);
  });

  it('counts no longer once it is revoked, while the others of the origin do', async () => {
    const [first, second] = [await tokens.issue('thu'), await tokens.issue('thu')];
    expect(await tokens.revoke('hue', first.id)).toBe(false);
    expect(await put('thu', first.token)).toMatchObject({ status: 201 });
    expect(await tokens.revoke('thu', first.id)).toBe(true);
    expect(await put('thu', first.token)).toEqual({ status: 401, type: 'urn:nhip-thu:problem:invalid-token' });
    expect(await put('thu', second.token)).toMatchObject({ status: 201 });
  });

  it('that is wrong is slowed down with 429 and Retry-After, while a right one from the same address is not', async () => {
    const { token } = await tokens.issue('thu');
    const wrong = `nt_${'A'.repeat(43)}`;
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await put('thu', wrong)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429]);
    const throttled = await fetch(`${running.address}/api/v1/origins/thu/segments?name=x`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${wrong}` },
      body: 'x',
    });
    expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await put('thu', token)).toMatchObject({ status: 201 });
  });
});
