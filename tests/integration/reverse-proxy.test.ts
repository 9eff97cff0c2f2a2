import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { request as plainRequest, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { makeAuthority, type Authority, type CertificateFiles } from '../support/certificates.ts';
import { findFreePort } from '../support/free-port.ts';
import { hasNginx, startNginx, type RunningNginx } from '../support/nginx.ts';
import { makeDataFolder, startProgram, type RunningProgram } from '../support/program.ts';
import { nhipthu } from '../support/samples.ts';
import { startSlowUpload, type SlowUpload } from '../support/slow-upload.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(240_000);

const HOST = 'nhipthu.sonla.gov.vn';
const LINE = 'Mar  2 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n';
const MIB = 1024 * 1024;
/** Of uploads that the program takes at a time. */
const UPLOADS_AT_A_TIME = 8;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function answerTo(asked: ClientRequest): Promise<Answer> {
  // The event's only argument is the answer.
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() };
}

/** The example of apps/api/ops/nginx in Debian's nginx, in front of the built program. */
(hasNginx() ? describe : describe.skip)('behind the nginx of the example', () => {
  let database: TestDatabase;
  let data: Awaited<ReturnType<typeof makeDataFolder>>;
  let authority: Authority;
  let program: RunningProgram;
  let nginx: RunningNginx;
  let settings: Record<string, string>;
  let certificate: CertificateFiles;
  let ca: Buffer;
  let password: string;
  let token: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    data = await makeDataFolder();
    authority = await makeAuthority('test authority');
    ca = readFileSync(authority.caFile);
    const port = await findFreePort();
    const environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path };
    // Takes logs in and does not work on them: what passes through is what is asked here.
    settings = { ...environment, ROLE: 'api', TRUSTED_PROXY: 'loopback', PUBLIC_URL: `https://${HOST}` };
    program = startProgram({ ...settings, PORT: String(port) });
    await program.address();
    certificate = await authority.issue(`/CN=${HOST}`, 'serverAuth', `DNS:${HOST}`);
    nginx = await startNginx([port], certificate);
    password = (await nhipthu(environment, 'account', 'create', 'thu', '--role', 'home-affairs')).stdout.trim();
    token = (await nhipthu(environment, 'origin', 'token', 'thu')).stdout.trim();
  });
  afterAll(async () => {
    await nginx.stop();
    await program.end('SIGTERM');
    await authority.remove();
    await database.drop();
    await data.remove();
  });

  /** Begins a request as a browser or a mail server would, which checks the certificate and sends what it is asked to. */
  function begin(method: string, path: string, headers: Record<string, string> = {}): ClientRequest {
    const where = { host: '127.0.0.1', port: nginx.httpsPort, servername: HOST, ca };
    return request({ ...where, method, path, headers: { host: HOST, ...headers } });
  }

  function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<Answer> {
    const asked = begin(method, path, headers);
    asked.end(body);
    return answerTo(asked);
  }

  const signIn = (word: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(
      'POST',
      '/api/v1/session',
      { 'content-type': 'application/json', origin: `https://${HOST}`, ...headers },
      JSON.stringify({ username: 'thu', password: word }),
    );

  async function cookie(): Promise<string> {
    const { headers } = await signIn(password);
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  const beginUpload = (name: string): ClientRequest =>
    begin('PUT', `/api/v1/origins/thu/segments?name=${name}`, {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
    });

  /** Files that the program is being handed. */
  const listTemporary = (): Promise<string[]> => readdir(join(data.path, 'spool', 'tmp'));

  it('who comes without HTTPS is sent on to it', async () => {
    const asked = plainRequest({ host: '127.0.0.1', port: nginx.httpPort, path: '/tong-quan?ky=bc-2026-07', headers: { host: HOST } });
    asked.end();
    expect(await answerTo(asked)).toMatchObject({ status: 301, headers: { location: `https://${HOST}/tong-quan?ky=bc-2026-07` } });
  });

  it('the session is a __Host- cookie, which opens what it should, and the browser is told to stay with HTTPS', async () => {
    const { status, headers } = await signIn(password);
    expect(status).toBe(200);
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-nhipthu=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    expect(await ask('GET', '/api/v1/ingest', { cookie: await cookie() })).toMatchObject({ status: 200 });
    expect(await ask('GET', '/api/v1/ingest')).toMatchObject({ status: 401 });
  });

  it('another site is turned away as it is without a proxy', async () => {
    const { status, body } = await signIn(password, { origin: 'https://elsewhere.example' });
    expect({ status, body }).toMatchObject({ status: 403, body: expect.stringContaining('cross-site-request') });
  });

  it('nobody can name an address other than their own', async () => {
    expect((await signIn('sai rồi, sai rồi', { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' })).status).toBe(401);
    const rows = await database.dataSource.query<{ network: string | null }[]>(
      `select distinct network from audit_entry where network is not null`,
    );
    expect(rows).toEqual([{ network: '127.0.0' }]);
  });

  it('events come one by one, while the line stays open', async () => {
    const asked = begin('GET', '/api/v1/ingest/events', { cookie: await cookie(), accept: 'text/event-stream', 'accept-encoding': 'gzip' });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    let heard = '';
    response.on('data', (part: Buffer) => {
      heard += part.toString();
    });
    try {
      expect(response.headers).toMatchObject({ 'content-type': expect.stringContaining('text/event-stream') });
      await waitFor('the first event', () => heard.includes('event: ingest'));
      const upload = beginUpload('of-the-event.log');
      upload.end(LINE);
      expect((await answerTo(upload)).status).toBe(201);
      await waitFor('the event of the file', () => heard.includes('of-the-event.log'));
    } finally {
      asked.destroy();
    }
  });

  it('a big log file goes through as it comes: the program has its first part before the last is sent', async () => {
    const part = Buffer.alloc(MIB, LINE);
    const upload = beginUpload('big.log');
    for (let count = 0; count < 48; count += 1) if (!upload.write(part)) await once(upload, 'drain');
    await waitFor('the first part', async () => (await listTemporary()).length === 1);
    expect(await readdir(join(nginx.folder, 'client_body')).catch(() => [])).toEqual([]);
    for (let count = 0; count < 48; count += 1) if (!upload.write(part)) await once(upload, 'drain');
    upload.end(LINE);
    const { status, body } = await answerTo(upload);
    expect(status).toBe(201);
    expect(JSON.parse(body)).toMatchObject({ segment: { bytesTotal: 96 * MIB + LINE.length } });
  });

  it('what the program refuses is heard as the program says it: 413, and 429 with the time to wait', async () => {
    const tooLong = await ask(
      'POST',
      '/api/v1/session',
      { 'content-type': 'application/json' },
      JSON.stringify({ username: 'x'.repeat(2 * MIB) }),
    );
    expect(tooLong).toMatchObject({ status: 413, headers: { 'content-type': expect.stringContaining('application/problem+json') } });
    const uploads = Array.from({ length: UPLOADS_AT_A_TIME }, (_, at) => beginUpload(`slow-${at}.log`));
    for (const [at, upload] of uploads.entries()) upload.write(`${LINE}# ${at}\n`);
    await waitFor('all of them to be under way', async () => (await listTemporary()).length === UPLOADS_AT_A_TIME);
    const oneMore = beginUpload('one-too-many.log');
    oneMore.end(`${LINE}# one more\n`);
    const refused = await answerTo(oneMore);
    expect(refused.status).toBe(429);
    expect(refused.headers).toMatchObject({ 'retry-after': '5', 'content-type': expect.stringContaining('application/problem+json') });
    const answers = uploads.map(answerTo);
    for (const upload of uploads) upload.end();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(uploads.map(() => 201));
  });

  it('the page comes with its policy, and what is for watchers does not come at all', async () => {
    const page = await ask('GET', '/', { accept: 'text/html' });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const monitorToken = (await readFile(join(data.path, 'monitor.token'), 'utf8')).trim();
    for (const path of ['/metrics', '/metrics/', '/METRICS', '/Metrics/', '//metrics', '/metrics?x=1'])
      expect([path, (await ask('GET', path, { authorization: `Bearer ${monitorToken}` })).status]).toEqual([path, 404]);
    expect((await ask('GET', '/health/ready')).status).toBe(200);
  });

  it('nginx had nothing to complain of', async () => {
    const errors = (await nginx.errors()).split('\n').filter((line) => line !== '' && !line.includes('is buffered to a temporary file'));
    expect(errors).toEqual([]);
  });

  describe('in front of two processes', () => {
    let single: RunningNginx;
    let second: RunningProgram;
    let addresses: [string, string];

    beforeAll(async () => {
      const port = await findFreePort();
      addresses = [await program.address(), `http://127.0.0.1:${port}`];
      second = startProgram({ ...settings, PORT: String(port) });
      await second.address();
      single = nginx;
      nginx = await startNginx(
        addresses.map((address) => Number(new URL(address).port)),
        certificate,
      );
    });
    afterAll(async () => {
      await second.end('SIGTERM');
      await nginx.stop();
      nginx = single;
    });

    const slowUpload = (address: string, text: string): Promise<SlowUpload> =>
      startSlowUpload(address, 'thu', token, Buffer.from(LINE + text));

    /** Some at a time, so that both processes are asked. */
    async function look(session: string, rounds = 5): Promise<Answer[]> {
      const answers: Answer[] = [];
      for (let round = 0; round < rounds; round += 1)
        answers.push(...(await Promise.all(Array.from({ length: 4 }, () => ask('GET', '/api/v1/ingest', { cookie: session })))));
      return answers;
    }

    async function isSeenByNobody(session: string, rounds = 5): Promise<void> {
      expect(new Set((await look(session, rounds)).map(({ status }) => status))).toEqual(new Set([200]));
    }

    const isStopping = async (address: string): Promise<boolean> => (await fetch(`${address}/api/v1/session`)).status === 503;

    it('one may stop for a new version, be gone, or be killed, and who looks at pages does not notice', async () => {
      const session = await cookie();
      await isSeenByNobody(session);
      const upload = await slowUpload(addresses[1], '# in hand\n');
      const ended = second.end('SIGTERM');
      await waitFor('the second to stop', () => isStopping(addresses[1]));
      // A stop takes six seconds at most.
      await isSeenByNobody(session, 2);
      upload.finish();
      expect([(await upload.answer).status, await ended]).toEqual([201, 0]);
      await isSeenByNobody(session);
      second = startProgram({ ...settings, PORT: new URL(addresses[1]).port });
      await second.address();
      await isSeenByNobody(session);
      const looks = look(session);
      await second.end('SIGKILL');
      expect(new Set((await looks).map(({ status }) => status))).toEqual(new Set([200]));
    });

    it('both stop: whoever comes is told when to come again, every time', async () => {
      second = startProgram({ ...settings, PORT: new URL(addresses[1]).port });
      await second.address();
      const session = await cookie();
      const uploads = await Promise.all(addresses.map((address, at) => slowUpload(address, `# in hand of ${at}\n`)));
      const ends = [program.end('SIGTERM'), second.end('SIGTERM')];
      await waitFor('both to stop', async () => (await Promise.all(addresses.map(isStopping))).every(Boolean));
      const answers = (await look(session, 2)).map(({ status, headers }) => `${status} ${headers['retry-after']}`);
      expect(new Set(answers)).toEqual(new Set(['503 5']));
      for (const upload of uploads) upload.finish();
      expect(await Promise.all(uploads.map(async ({ answer }) => (await answer).status))).toEqual([201, 201]);
      expect(await Promise.all(ends)).toEqual([0, 0]);
    });
  });
});
