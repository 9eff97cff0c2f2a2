import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import request from 'supertest';
import { PASSWORD, readProblem, startHttpApp, type HttpTestApp } from '../support/http-app.ts';

let house: HttpTestApp;
let server: Server;

beforeAll(async () => {
  house = await startHttpApp({ trustedProxies: ['loopback'] });
  server = house.app.getHttpServer();
  await house.accounts.ensureAccount({ username: 'noivu', displayName: 'Sở Nội vụ', role: 'home-affairs', password: PASSWORD });
}, 120_000);

afterAll(async () => {
  await house.close();
});

async function signedIn(): Promise<string> {
  const response = await request(server).post('/api/v1/session').send({ username: 'noivu', password: PASSWORD }).expect(200);
  return String(response.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

describe('problems', () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await signedIn();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const get = (path: string, language = 'vi'): request.Test =>
    request(server).get(path).set('Cookie', cookie).set('Accept-Language', language);

  it('are titled in Vietnamese, or in English when asked for', async () => {
    const vietnamese = await get('/api/v1/probe/sealed', 'fr');
    expect(readProblem(vietnamese)).toMatchObject({
      type: 'urn:nhip-thu:problem:sealed-day',
      status: 409,
      title: 'Ngày đã khóa',
      detail: 'Ngày này không nhận thêm.',
      instance: '/api/v1/probe/sealed',
    });
    expect(vietnamese.headers).toMatchObject({ 'content-language': 'vi', vary: expect.stringContaining('Accept-Language') });
    expect(readProblem(await get('/api/v1/probe/sealed', 'en-GB,vi;q=0.5'))).toMatchObject({
      title: 'The day is sealed',
      detail: 'This day takes no more.',
    });
  });

  it('name every faulty field of a query or body in the language of the client, without its value', async () => {
    const query = await get('/api/v1/probe?ky=secret&top=1000');
    expect(readProblem(query)).toMatchObject({ status: 400, type: 'urn:nhip-thu:problem:invalid-input', instance: '/api/v1/probe' });
    expect(query.body.errors).toEqual([
      { path: 'ky', message: expect.stringContaining('Chuỗi không hợp lệ') },
      { path: 'top', message: 'nhiều nhất là 100' },
    ]);
    expect(query.text).not.toContain('secret');
    const body = await request(server)
      .post('/api/v1/probe')
      .set('Cookie', cookie)
      .set('Accept-Language', 'en')
      .send({ items: [{ name: 'ab' }, { name: 'c' }] });
    expect(body.body.errors).toEqual([{ path: 'items.1.name', message: 'must have at least 2 characters' }]);
  });

  it('say the same in every language beside the one asked for, for a page whose language changes', async () => {
    const vi = { title: 'Ngày đã khóa', detail: 'Ngày này không nhận thêm.' };
    const en = { title: 'The day is sealed', detail: 'This day takes no more.' };
    expect(readProblem(await get('/api/v1/probe/sealed', 'en'))).toMatchObject({ ...en, words: { vi, en } });
    const ofFields = readProblem(await get('/api/v1/probe?top=1000'));
    expect(ofFields.errors).toContainEqual({ path: 'top', message: 'nhiều nhất là 100' });
    expect(ofFields.words?.vi.errors).toEqual(ofFields.errors);
    expect(ofFields.words?.en.errors).toContainEqual({ path: 'top', message: 'must be at most 100' });
    expect(readProblem(await get('/api/v1/nothing')).words?.en).toEqual({
      title: 'Not found',
      detail: 'There is nothing at this address.',
    });
  });

  it('name a faulty part of the path', async () => {
    expect((await get('/api/v1/probe/named/too-long').expect(400)).body.errors).toEqual([{ path: 'name', message: expect.any(String) }]);
  });

  it('hand the parsed query to the controller', async () => {
    expect((await get('/api/v1/probe?ky=bc-2026-07&top=7').expect(200)).body).toEqual({ ky: 'bc-2026-07', top: 7 });
  });

  it.each(['/api/v1/nothing', '/api/v1', '/api/nothing', '/api', '/health', '/health/nothing', '/health/live/more'])(
    'answer the unknown address %s with 404',
    async (path) => {
      expect(readProblem(await get(path, 'en'))).toMatchObject({
        type: 'about:blank',
        status: 404,
        title: 'Not found',
        detail: 'There is nothing at this address.',
      });
    },
  );

  it('answer a wrong method with 405 and those that would do', async () => {
    const wrong = await request(server).post('/health/live').set('Accept-Language', 'en');
    expect(readProblem(wrong)).toMatchObject({ status: 405, title: 'Method not allowed', detail: expect.stringContaining('Allow') });
    expect(wrong.headers['allow']).toBe('GET, HEAD');
    expect((await request(server).put('/api/v1/session').expect(405)).headers['allow']).toBe('DELETE, GET, HEAD, POST');
    await request(server).trace('/api/v1/session').expect(405);
    expect((await request(server).post('/tong-quan').expect(405)).headers['allow']).toBe('GET, HEAD');
    expect((await request(server).post('/api/v1/nothing').expect(404)).headers['allow']).toBeUndefined();
  });

  it('answer malformed JSON with 400, without quoting it', async () => {
    const response = await request(server).post('/api/v1/session').type('json').send('{"username": "lan", secret');
    expect(readProblem(response)).toMatchObject({ status: 400, title: 'Yêu cầu không hợp lệ' });
    expect(response.text).not.toContain('secret');
  });

  it('answer a malformed address with 400', async () => {
    expect(readProblem(await get('/api/v1/probe/named/%E0%A4%A'))).toMatchObject({ status: 400, title: 'Yêu cầu không hợp lệ' });
  });

  it('answer a JSON body of more than 1 MiB with 413', async () => {
    const send = (length: number): request.Test =>
      request(server)
        .post('/api/v1/session')
        .send({ username: 'x'.repeat(length), password: 'x' });
    expect(readProblem(await send(1024 * 1024))).toMatchObject({ status: 413, detail: 'Nội dung JSON tối đa là 1 MiB.' });
    expect(readProblem(await send(1000 * 1024))).toMatchObject({ status: 400, type: 'urn:nhip-thu:problem:invalid-input' });
  });

  it('of the unexpected sort show an id only, which is logged once with the whole chain of causes', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const response = await get('/api/v1/probe/broken?ky=private');
    expect(readProblem(response)).toMatchObject({ status: 500, title: 'Lỗi hệ thống', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(response.text).not.toContain('secret');
    expect(logged).toHaveBeenCalledTimes(1);
    const text = logged.mock.calls.flat().join('\n');
    for (const part of [response.body.errorId, response.headers['x-request-id'], 'connection string', 'the true reason'])
      expect(text).toContain(part);
    expect(text).not.toContain('private');
  });
});

describe('headers', () => {
  it('go with every answer, HSTS over HTTPS only', async () => {
    const plain = await request(server).get('/api/v1/session');
    expect(plain.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    expect(plain.headers).not.toHaveProperty('strict-transport-security');
    expect(plain.headers).not.toHaveProperty('x-powered-by');
    const secure = await request(server).get('/health/live').set('X-Forwarded-Proto', 'https');
    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('carry a request id: the caller’s when harmless, else a new one', async () => {
    const asked = await request(server).get('/health/live').set('X-Request-Id', 'abc-12345');
    expect(asked.headers['x-request-id']).toBe('abc-12345');
    const odd = await request(server).get('/health/live').set('X-Request-Id', 'no spaces, please');
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('health', () => {
  it('is ready while database and queue answer, and says no more than that it is not', async () => {
    expect((await request(server).get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    expect((await request(server).get('/health/ready').expect(200)).body).toEqual({ status: 'ok' });
    house.queue.isUp = false;
    const response = await request(server).get('/health/ready');
    house.queue.isUp = true;
    expect(readProblem(response)).toMatchObject({ status: 503, type: 'urn:nhip-thu:problem:not-ready' });
    expect(response.text).not.toMatch(/queue|10\.1\.2\.3/);
  });
});

describe('web app', () => {
  const page = (path: string): request.Test => request(server).get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

  it('is served for every page address with a nonce of its own, and kept nowhere', async () => {
    const answers = [await page('/'), await page('/'), await page('/tong-quan/bc-2026-07'), await page('/index.html')];
    const nonces = answers.map((answer) => {
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['cache-control']).toBe('no-store');
      const nonce = /'nonce-([A-Za-z0-9+/=]{24})'/.exec(String(answer.headers['content-security-policy']))?.[1];
      expect(answer.text).toContain(`content="${nonce}"`);
      expect(answer.text).toContain(`<style nonce="${nonce}">`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(4);
  });

  it('is told that data are simulated, in words that cannot end the attribute they stand in', async () => {
    expect((await page('/')).text).toContain('<meta name="demo-label" content="">');
    house.demo.label = 'Sơn La (dữ liệu giả lập) "<&';
    const { text } = await page('/dang-nhap');
    house.demo.label = null;
    expect(text).toContain('<meta name="demo-label" content="Sơn La (dữ liệu giả lập) &quot;&lt;&amp;">');
  });

  it('keeps hashed files for ever and does not answer a missing one with the page', async () => {
    const file = await request(server).get('/assets/app-1a2b3c.js').expect(200);
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    await page('/assets/app-000000.js').expect(404);
    await request(server).get('/logo.svg').set('Accept', 'image/*').expect(404);
  });

  it('does not leave its folder', async () => {
    for (const path of ['/..%2f..%2fetc/passwd', '/assets/..%2f..%2findex.html', '/.env']) {
      const { status } = await request(server).get(path);
      expect([path, [400, 403, 404].includes(status)]).toEqual([path, true]);
    }
  });

  it('says how to build it when it is not built', async () => {
    const index = join(house.webRoot, 'index.html');
    await rename(index, `${index}.away`);
    const response = await page('/');
    await rename(`${index}.away`, index);
    expect(response.status).toBe(503);
    expect(response.text).toContain('npm run build');
  });
});

describe('API documentation', () => {
  it('is OpenAPI 3.1 with the schemas that check query and body', async () => {
    const { body } = await request(server)
      .get('/api/openapi.json')
      .set('Cookie', await signedIn())
      .expect(200);
    expect(body.openapi).toBe('3.1.0');
    // Those of the room of access, which the program here is made with, are counted by the matrix of access.
    const paths = Object.keys(body.paths).filter((path) => !/^\/api\/v1\/(accounts|audit|session\/|setup)/.test(path));
    expect(paths.toSorted()).toEqual([
      '/api/v1/probe',
      '/api/v1/probe/broken',
      '/api/v1/probe/named/{name}',
      '/api/v1/probe/sealed',
      '/api/v1/probe/upload',
      '/api/v1/session',
      '/health/live',
      '/health/ready',
    ]);
    expect(body.paths['/api/v1/probe'].get.parameters).toEqual([
      { name: 'ky', in: 'query', required: true, schema: { type: 'string', pattern: '^bc-\\d{4}-\\d{2}$' } },
      { name: 'top', in: 'query', required: false, schema: expect.objectContaining({ type: 'integer', maximum: 100 }) },
    ]);
    expect(body.paths['/api/v1/probe'].post.requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      required: ['items'],
    });
    expect(body.paths['/api/v1/session'].post.requestBody.content['application/json'].schema).toMatchObject({
      required: ['username', 'password'],
    });
    expect(body.paths['/api/v1/session'].get.responses.default.content).toHaveProperty(['application/problem+json']);
    expect(body.components.schemas.Problem.required).toContain('status');
    expect(body.security).toEqual([{ session: [] }]);
  });

  it('is shown by pages that load from this origin only', async () => {
    const cookie = await signedIn();
    const page = await request(server).get('/api/docs').set('Cookie', cookie).expect(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    const urls = [...page.text.matchAll(/(?:src|href)=["']([^"']+)["']/g)]
      .map((match) => String(match[1]))
      .filter((url) => !url.startsWith('#'));
    expect(urls.length).toBeGreaterThan(3);
    for (const url of urls) {
      expect(url).toMatch(/^\.\/docs\//);
      await request(server).get(new URL(url, 'http://x/api/docs').pathname).set('Cookie', cookie).expect(200);
    }
  });
});
