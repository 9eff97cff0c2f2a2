import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import request, { type Response } from 'supertest';
import { PASSWORD, readProblem, startHttpApp, type HttpTestApp } from '../support/http-app.ts';

let house: HttpTestApp;
let server: Server;

beforeAll(async () => {
  house = await startHttpApp({ trustedProxies: ['loopback'] });
  server = house.app.getHttpServer();
  await house.accounts.ensureAccount({ username: 'noivu', displayName: 'Sở Nội vụ', role: 'home-affairs', password: PASSWORD });
  const [official] = await house.database.dataSource.sql<{ id: number }[]>`insert into official (full_name) values ('Cán bộ') returning id`;
  await house.accounts.ensureAccount({
    ...{ username: 'canbo', displayName: 'Cán bộ', role: 'official', password: PASSWORD },
    officialId: official!.id,
  });
}, 120_000);

afterAll(async () => {
  await house.close();
});

function signIn(username = 'noivu', password = PASSWORD): request.Test {
  return request(server).post('/api/v1/session').send({ username, password });
}

function cookieOf(response: Response): string {
  return String(response.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

async function signedIn(username = 'noivu'): Promise<string> {
  return cookieOf(await signIn(username).expect(200));
}

/** Every route of the router, Nest's and others, as [method, path]. */
function listRoutes(): [string, string][] {
  const { stack } = house.app.getHttpAdapter().getInstance().router as unknown as {
    stack: { route?: { path: string | string[]; methods: Record<string, boolean> } }[];
  };
  return stack.flatMap(({ route }) =>
    route ? [route.path].flat().flatMap((path) => Object.keys(route.methods).map((method): [string, string] => [method, path])) : [],
  );
}

/** Whether a cookie still opens what needs a session, which must be what `GET /session` says of it. */
async function isAlive(cookie: string, headers: Record<string, string> = {}): Promise<boolean> {
  const { status } = await request(server)
    .get('/api/v1/probe?ky=bc-2026-07')
    .set({ ...headers, Cookie: cookie });
  const { body } = await request(server)
    .get('/api/v1/session')
    .set({ ...headers, Cookie: cookie })
    .expect(200);
  expect([status, body.session === null]).toEqual(status === 200 ? [200, false] : [401, true]);
  return status === 200;
}

describe('access', () => {
  const open = new Set([
    ...['get /health/live', 'get /health/ready', 'post /api/v1/session', 'get /api/v1/session', 'get /api/v1/session/ways'],
    ...['post /api/v1/session/reset-letter', 'post /api/v1/session/reset', 'post /api/v1/setup/offer', 'post /api/v1/setup'],
    ...['get /api/v1/session/oidc', 'get /api/v1/session/oidc/callback', 'post /api/v1/session/oidc/code', 'get /api/v1/session/oidc/end'],
  ]);

  it('leaves no route open but health, the ways to sign in and asking who is signed in', async () => {
    // On paths without the prefix Nest answers "not found" where there is no handler: every other method of health, and metrics, which this house lacks.
    const routes = listRoutes().filter(([method, path]) => (method === 'get' && path.startsWith('/health/')) || path.startsWith('/api/'));
    expect(routes.map((route) => route.join(' '))).toEqual(
      expect.arrayContaining([
        ...open,
        'delete /api/v1/session',
        'get /api/v1/probe',
        'put /api/v1/probe/upload',
        'get /api/docs',
        'get /api/openapi.json',
      ]),
    );
    for (const [method, path] of routes.filter((route) => !open.has(route.join(' ')))) {
      const send = request(server) as unknown as Record<string, (path: string) => request.Test>;
      const response = await send[method]!(path.replace(':name', 'x'));
      expect([method, path, response.status]).toEqual([method, path, 401]);
    }
    expect(routes.length).toBeGreaterThan(open.size + 5);
  });

  it.each(['/api/docs/', '/api/docs/swagger-ui.css', '/api/docs/docs/swagger-ui-bundle.js', '/API/docs', '/api/openapi.json/'])(
    'keeps %s behind the session',
    async (path) => {
      expect(readProblem(await request(server).get(path))).toMatchObject({ status: 401 });
    },
  );

  it('tells who is signed in, and null when nobody is', async () => {
    const nobody = await request(server).get('/api/v1/session').expect(200);
    expect(nobody.body).toEqual({ session: null });
    expect(nobody.headers['set-cookie']).toBeUndefined();
    expect(nobody.headers['cache-control']).toBe('no-store');
    const { body } = await request(server)
      .get('/api/v1/session')
      .set('Cookie', await signedIn())
      .expect(200);
    const account = { username: 'noivu', displayName: 'Sở Nội vụ', role: 'home-affairs', agencyCode: null };
    expect(body).toEqual({ session: { ...account, needsSecondFactor: false } });
  });

  it('says that sign-in is required to whoever asks for more than that', async () => {
    expect(readProblem(await request(server).get('/api/v1/probe'))).toMatchObject({
      status: 401,
      type: 'urn:nhip-thu:problem:sign-in-required',
      title: 'Cần đăng nhập',
    });
  });

  it('refuses what the role does not cover with 403', async () => {
    const response = await request(server)
      .get('/api/v1/probe?ky=bc-2026-07')
      .set('Cookie', await signedIn('canbo'));
    expect(readProblem(response)).toMatchObject({ status: 403, type: 'urn:nhip-thu:problem:not-allowed' });
  });

  it('takes HTTP Basic where a route says so, and nowhere else', async () => {
    const upload = request(server).put('/api/v1/probe/upload').auth('noivu', PASSWORD).set('Content-Type', 'application/octet-stream');
    expect((await upload.send('x'.repeat(3_000_000)).expect(200)).body).toEqual({ bytes: 3_000_000 });
    expect(readProblem(await request(server).put('/api/v1/probe/upload').auth('noivu', 'wrong'))).toMatchObject({
      status: 401,
      type: 'urn:nhip-thu:problem:sign-in-failed',
    });
    await signIn();
    expect((await request(server).get('/api/v1/session').auth('noivu', PASSWORD)).body).toEqual({ session: null });
    await request(server).delete('/api/v1/session').auth('noivu', PASSWORD).expect(401);
  });

  it('does not tell an unknown name from a wrong password', async () => {
    const [unknown, wrong] = [await signIn('nobody', PASSWORD), await signIn('noivu', 'wrong password')];
    expect(unknown.body).toEqual(wrong.body);
    expect(readProblem(unknown)).toMatchObject({ status: 401, title: 'Tên đăng nhập hoặc mật khẩu không đúng' });
    await signIn();
  });

  it('ends all sessions of an account whose password is reset', async () => {
    await house.accounts.ensureAccount({ username: 'Tạm ', displayName: 'Tạm', role: 'auditor', password: PASSWORD });
    const cookie = await signedIn('TẠM');
    const generated = await house.accounts.resetPassword('tạm', null);
    expect(await isAlive(cookie)).toBe(false);
    await signIn('tạm').expect(401);
    await signIn('tạm', generated).expect(200);
    await expect(house.accounts.resetPassword('nobody', null)).rejects.toThrow('no account of that name');
  });

  it('leaves an account that exists as it is', async () => {
    const again = { username: 'NOIVU', displayName: 'Khác', role: 'auditor', password: 'một mật khẩu khác hẳn' } as const;
    expect(await house.accounts.ensureAccount(again)).toBe(false);
    await signIn().expect(200);
    expect(await house.accounts.hasAccounts()).toBe(true);
  });
});

describe('sessions', () => {
  it('sets a __Host- cookie over HTTPS and on this machine', async () => {
    const local = await signIn();
    expect(local.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-nhipthu=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const proxied = await signIn().set('Host', 'nhipthu.example.vn').set('X-Forwarded-Proto', 'https');
    expect(proxied.headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-nhipthu=.*; HttpOnly; Secure; SameSite=Lax$/)]);
  });

  it('falls back to a plain cookie over HTTP on a network, warns once, and does not take that cookie over HTTPS', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const response = await signIn().set('Host', '10.0.0.5:3000');
    await signIn().set('Host', '10.0.0.5:3000');
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
    expect(response.headers['set-cookie']).toEqual([expect.stringMatching(/^nhipthu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    const cookie = cookieOf(response);
    expect(await isAlive(cookie, { Host: '10.0.0.5:3000' })).toBe(true);
    expect(await isAlive(cookie, { Host: '10.0.0.5', 'X-Forwarded-Proto': 'https' })).toBe(false);
  });

  it('gives a new token at every sign-in and ends the former session of the browser', async () => {
    const first = await signedIn();
    const second = cookieOf(await signIn().set('Cookie', first).expect(200));
    expect(second).not.toBe(first);
    expect([await isAlive(first), await isAlive(second)]).toEqual([false, true]);
  });

  it('ends at sign-out, on the server too', async () => {
    const cookie = await signedIn();
    const response = await request(server).delete('/api/v1/session').set('Cookie', cookie).expect(204);
    expect(response.headers['set-cookie']?.[0]).toMatch(/^__Host-nhipthu=; .*Expires=Thu, 01 Jan 1970/);
    expect(await isAlive(cookie)).toBe(false);
  });

  it('ends after 30 minutes without use', async () => {
    const cookie = await signedIn();
    for (let n = 0; n < 3; n += 1) {
      house.clock.passMinutes(29);
      expect(await isAlive(cookie)).toBe(true);
    }
    house.clock.passMinutes(30);
    expect(await isAlive(cookie)).toBe(false);
  });

  it('ends 12 hours after sign-in, however much it is used', async () => {
    const cookie = await signedIn();
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      house.clock.passMinutes(20);
      expect(await isAlive(cookie)).toBe(true);
    }
    house.clock.passMinutes(20);
    expect(await isAlive(cookie)).toBe(false);
  });

  it('slows guessing with 429 and Retry-After, and lets the right password in after the wait', async () => {
    house.clock.passMinutes(61);
    for (let n = 0; n < 6; n += 1) await signIn('canbo', `wrong guess ${n}`).expect(401);
    const early = await signIn('canbo').set('Accept-Language', 'en');
    expect(readProblem(early)).toMatchObject({ status: 429, title: 'Too many attempts' });
    expect(early.headers['retry-after']).toBe('1');
    house.clock.passMinutes(1);
    await signIn('canbo').expect(200);
  });
});

describe('requests from other sites', () => {
  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'http://nhipthu.example.vn' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
    [{ 'Sec-Fetch-Site': 'none' }, 403],
    [{ Origin: 'http://nhipthu.example.vn' }, 200],
    [{}, 200],
  ])('that would change something: %j is answered with %i', async (headers, status) => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const response = await signIn().set('Host', 'nhipthu.example.vn').set(headers);
    warn.mockRestore();
    const type = status === 403 ? 'urn:nhip-thu:problem:cross-site-request' : undefined;
    expect([response.status, response.body.type]).toEqual([status, type]);
  });

  it('that only read are let through', async () => {
    const response = await request(server).get('/health/live').set('Sec-Fetch-Site', 'cross-site');
    expect(response.status).toBe(200);
  });
});
