import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { OwnEmailReply, Problem } from '@nhip-thu/metrics';
import request, { type Response } from 'supertest';
import { MailSender } from '../../apps/api/src/access/mail-sender.ts';
import { ResetPost } from '../../apps/api/src/access/reset/reset-post.service.ts';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { readSettings } from '../../apps/api/src/config/settings.ts';
import { makeAuthority } from '../support/certificates.ts';
import { PASSWORD, startHttpApp, type HttpTestApp } from '../support/http-app.ts';
import { startSmtp, type RunningSmtp, type TakenLetter } from '../support/smtp-server.ts';

const NEXT = 'mèo nhảy qua hàng rào';
const PUBLIC_URL = 'https://nhipthu.tinh.example';

let smtp: RunningSmtp;
let http: HttpTestApp;
let made = 0;
let username: string;

const post = async (path: string, body: object): Promise<Response> =>
  request(http.app.getHttpServer()).post(`/api/v1/session${path}`).set('Host', 'evil.example').send(body);
const signIn = (password: string): Promise<Response> => post('', { username, password });
const kindOf = ({ status, body }: Response): unknown => [status, (body as Problem).type?.replace('urn:nhip-thu:problem:', '')];

/** Asks for a link, and waits until what comes of it is done. @returns the letters that came */
async function ask(name = username): Promise<TakenLetter[]> {
  const before = smtp.letters.length;
  expect((await post('/reset-letter', { username: name })).status).toBe(204);
  await http.app.get(ResetPost, { strict: false }).settle();
  return smtp.letters.slice(before);
}

async function askToken(): Promise<string> {
  const [letter] = await ask();
  return /#([\w-]{43})\s/.exec(letter!.body)![1]!;
}

beforeAll(async () => {
  smtp = await startSmtp();
  http = await startHttpApp({ environment: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'nhipthu@tinh.example', PUBLIC_URL } });
}, 60_000);
afterAll(async () => {
  await http.close();
  await smtp.close();
});

beforeEach(async () => {
  made += 1;
  username = `nguoi-${made}`;
  await http.accounts.ensureAccount({
    username,
    displayName: 'Lò Thị Xuân',
    role: 'home-affairs',
    password: PASSWORD,
    email: 'xuan@tinh.example',
  });
  // Longer than attempts are remembered.
  http.clock.passMinutes(61);
});

describe('a link for a new password', () => {
  it('goes to the address of the account, in both languages, and begins with the address of the settings, whatever the request says', async () => {
    const [letter, ...others] = await ask(` ${username.toUpperCase()} `);
    expect([letter!.from, letter!.to, others]).toEqual(['nhipthu@tinh.example', ['xuan@tinh.example'], []]);
    expect(letter!.body).toContain('Kính gửi Lò Thị Xuân,');
    expect(letter!.body).toContain('good once, for\r\n30 minutes');
    expect(letter!.body.match(/https?:\S+/g)).toEqual([
      expect.stringMatching(/^https:\/\/nhipthu\.tinh\.example\/dat-lai-mat-khau#[\w-]{43}$/),
    ]);
    expect(letter!.head).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
  });

  it('sets the password once and ends every session; it signs nobody in', async () => {
    const cookie = String((await signIn(PASSWORD)).headers['set-cookie']).split(';')[0] ?? '';
    const who = async (): Promise<Response> =>
      request(http.app.getHttpServer()).get('/api/v1/session').set({ Host: 'evil.example', Cookie: cookie });
    const before = await who();
    const token = await askToken();
    const answer = await post('/reset', { token, next: NEXT });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([204, undefined]);
    const state = await who();
    expect([before.body, state.body]).toEqual([{ session: expect.objectContaining({ username }) }, { session: null }]);
    expect([(await signIn(PASSWORD)).status, (await signIn(NEXT)).status]).toEqual([401, 200]);
    expect(kindOf(await post('/reset', { token, next: 'rào nhảy qua hàng mèo' }))).toEqual([400, 'reset-link-dead']);
    expect((await signIn(NEXT)).status).toBe(200);
  });

  it('used by two at the same time is good for one of them', async () => {
    const token = await askToken();
    const both = await Promise.all([NEXT, 'rào nhảy qua hàng mèo'].map((next) => post('/reset', { token, next })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 400]);
  });

  it('is dead after 30 minutes, after a newer one, a new password, another address, and with the account', async () => {
    const isDead = async (token: string): Promise<boolean> => {
      const answer = await post('/reset', { token, next: NEXT });
      return answer.status !== 204 && (answer.body as Problem).type === 'urn:nhip-thu:problem:reset-link-dead';
    };
    const late = await askToken();
    http.clock.passMinutes(30);
    expect(await isDead(late)).toBe(true);
    const [former, newer] = [await askToken(), await askToken()];
    expect(await isDead(former)).toBe(true);
    await http.accounts.resetPassword(username, PASSWORD);
    expect(await isDead(newer)).toBe(true);
    http.clock.passMinutes(61);
    const moved = await askToken();
    const cookie = String((await signIn(PASSWORD)).headers['set-cookie']).split(';')[0] ?? '';
    const own = (): request.Test =>
      request(http.app.getHttpServer()).put('/api/v1/session/email').set({ Host: 'evil.example', Cookie: cookie });
    expect((await own().send({ current: 'không phải thế', email: 'x@y.example' })).status).toBe(400);
    await own().send({ current: PASSWORD, email: 'moi@tinh.example' }).expect(204);
    const read = await request(http.app.getHttpServer()).get('/api/v1/session/email').set({ Host: 'evil.example', Cookie: cookie });
    expect((read.body as OwnEmailReply).email).toBe('moi@tinh.example');
    expect(await isDead(moved)).toBe(true);
    const closed = await askToken();
    await http.database.dataSource.query('update account set disabled_at = now() where username = $1', [username]);
    expect(await isDead(closed)).toBe(true);
  });

  it('takes no easy password, and is still good after that', async () => {
    const token = await askToken();
    expect(kindOf(await post('/reset', { token, next: 'ngắn' }))).toEqual([400, 'bad-password']);
    expect(kindOf(await post('/reset', { token, next: 'Matkhau123456' }))).toEqual([400, 'common-password']);
    expect(kindOf(await post('/reset', { token, next: 'Lò Thị Xuân 1' }))).toEqual([400, 'common-password']);
    expect((await post('/reset', { token, next: NEXT })).status).toBe(204);
  });

  it('leaves neither itself nor the password behind, but who asked and who used it', async () => {
    const token = await askToken();
    await post('/reset', { token, next: NEXT });
    const dump = await http.database.dataSource.query<object[]>(
      'select r::text from password_reset r union all select a::text from audit_entry a',
    );
    expect(JSON.stringify(dump)).not.toContain(token);
    const audit = await http.database.dataSource.query<object[]>('select actor, action from audit_entry where subject = $1 order by id', [
      username,
    ]);
    expect(audit).toEqual([
      { actor: null, action: 'account.reset-asked' },
      { actor: username, action: 'account.password-reset' },
    ]);
  });
});

describe('whoever asks for a link', () => {
  it('learns nothing: the answer is the same for a name that is none, one without an address and a closed one, and no letter goes out', async () => {
    await http.accounts.ensureAccount({ username: 'khong-thu', displayName: 'K', role: 'leadership', password: PASSWORD });
    await http.accounts.ensureAccount({
      username: 'da-khoa',
      displayName: 'D',
      role: 'leadership',
      password: PASSWORD,
      email: 'd@tinh.example',
    });
    await http.database.dataSource.query(`update account set disabled_at = now() where username = 'da-khoa'`);
    const answers = await Promise.all(
      ['khong-co', 'khong-thu', 'da-khoa', username].map((name) => post('/reset-letter', { username: name })),
    );
    const shown = answers.map(({ status, headers, text }) => [status, headers['content-type'], headers['content-length'], text]);
    expect(new Set(shown.map((each) => JSON.stringify(each))).size).toBe(1);
    await http.app.get(ResetPost, { strict: false }).settle();
    const before = smtp.letters.length;
    for (const name of ['khong-co', 'khong-thu', 'da-khoa']) expect(await ask(name)).toEqual([]);
    expect(smtp.letters.slice(before).filter(({ to }) => !to.includes('xuan@tinh.example'))).toEqual([]);
  });

  it('is answered before it is known whether there is such an account: a mail server that takes its time delays nothing', async () => {
    let release = (): void => undefined;
    smtp.hold = new Promise((resolve) => {
      release = resolve;
    });
    const before = smtp.letters.length;
    expect((await post('/reset-letter', { username })).status).toBe(204);
    expect(smtp.letters).toHaveLength(before);
    release();
    await http.app.get(ResetPost, { strict: false }).settle();
    expect(smtp.letters).toHaveLength(before + 1);
  });

  it('has to wait after a few, whether there is such an account or not', async () => {
    for (const name of [username, 'ai-do-khac']) {
      const statuses: number[] = [];
      for (let n = 0; n < 6; n += 1) statuses.push((await post('/reset-letter', { username: name })).status);
      expect(statuses).toEqual([204, 204, 204, 204, 429, 429]);
    }
  });

  it('does not get to guess tokens: an address waits after thirty wrong ones', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1) statuses.push((await post('/reset', { token: `doan-${n}`, next: NEXT })).status);
    expect([statuses.filter((status) => status === 400).length, statuses.at(-1)]).toEqual([31, 429]);
  });

  it('is told nothing when the mail server is down; the log of the program is', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const down = await startHttpApp({ environment: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'n@tinh.example', PUBLIC_URL } });
    try {
      await down.accounts.ensureAccount({
        username: 'lan',
        displayName: 'L',
        role: 'leadership',
        password: PASSWORD,
        email: 'l@tinh.example',
      });
      await request(down.app.getHttpServer()).post('/api/v1/session/reset-letter').send({ username: 'lan' }).expect(204);
      await down.app.get(ResetPost, { strict: false }).settle();
      expect(error).toHaveBeenCalledWith('a link for a new password could not be sent', expect.stringContaining('ECONNREFUSED'));
    } finally {
      error.mockRestore();
      await down.close();
    }
  });

  it('is sent to home affairs where no mail is sent, and the page is told beforehand', async () => {
    const without = await startHttpApp();
    try {
      const server = without.app.getHttpServer();
      expect((await request(server).get('/api/v1/session/ways')).body).toMatchObject({ hasPasswordReset: false });
      expect(kindOf(await request(server).post('/api/v1/session/reset-letter').send({ username: 'lan' }))).toEqual([
        409,
        'reset-not-offered',
      ]);
      expect((await request(http.app.getHttpServer()).get('/api/v1/session/ways')).body).toMatchObject({ hasPasswordReset: true });
    } finally {
      await without.close();
    }
  });
});

describe('letters', () => {
  const letter = { to: 'a@tinh.example', subject: 'Thử', text: 'Thử' };

  it('go by TLS with a password from a file, to a server whose certificate holds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-smtp-'));
    const authority = await makeAuthority('Thử');
    const { cert, key } = await authority.issue('/CN=localhost', 'serverAuth', 'IP:127.0.0.1');
    const seen: unknown[] = [];
    const secure = await startSmtp({
      ...{ secure: true, authOptional: false, cert: await readFile(cert), key: await readFile(key) },
      onAuth(auth, _session, done) {
        seen.push([auth.username, auth.password]);
        done(null, { user: 'ok' });
      },
    });
    const sender = (more: Record<string, string>): MailSender => {
      const environment = { SMTP_URL: `smtps://nhip%40thu@127.0.0.1:${secure.port}`, SMTP_PASSWORD_FILE: join(folder, 'password') };
      return new MailSender(new Runtime(readSettings({ ...environment, MAIL_FROM: 'n@tinh.example', PUBLIC_URL, ...more }), folder, ''));
    };
    try {
      await writeFile(join(folder, 'password'), 'bí mật\n', { mode: 0o600 });
      await sender({ SMTP_CA: authority.caFile }).send(letter);
      expect([seen, secure.letters.map(({ body }) => body.trim())]).toEqual([[['nhip@thu', 'bí mật']], ['Thử']]);
      await expect(sender({}).send(letter)).rejects.toThrow(/certificate/);
      expect(seen).toHaveLength(1);
    } finally {
      await secure.close();
      await authority.remove();
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  it('do not go in clear to another machine', async () => {
    const settings = readSettings({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'n@tinh.example', PUBLIC_URL });
    // As for a server that is not this machine; this one offers no STARTTLS.
    const sender = new MailSender(new Runtime({ ...settings, mail: { ...settings.mail!, isLoopback: false } }, '', ''));
    const before = smtp.letters.length;
    await expect(sender.send(letter)).rejects.toThrow(/TLS/);
    expect(smtp.letters).toHaveLength(before);
  });
});
