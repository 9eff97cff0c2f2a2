import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem, RecoveryCodesReply, SecondFactorOfferReply, SecondFactorReply } from '@nhip-thu/metrics';
import { Secret, TOTP } from 'otpauth';
import request, { type Response } from 'supertest';
import { PASSWORD, startHttpApp, type HttpTestApp } from '../support/http-app.ts';

let http: HttpTestApp;
let made = 0;
let username: string;
let cookie: string;

async function signIn(code?: string): Promise<Response> {
  return request(http.app.getHttpServer())
    .post('/api/v1/session')
    .send({ username, password: PASSWORD, ...(code !== undefined && { code }) });
}

async function post(path: string, body: object): Promise<Response> {
  return request(http.app.getHttpServer()).post(`/api/v1/session/${path}`).set('Cookie', cookie).send(body);
}

async function readFactor(): Promise<SecondFactorReply> {
  return (await request(http.app.getHttpServer()).get('/api/v1/session/second-factor').set('Cookie', cookie)).body as SecondFactorReply;
}

/** What an authenticator app shows now, or some periods of 30 seconds later. */
function codeOf(secret: string, later = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: http.clock.now().getTime() + later * 30_000 });
}

async function enrol(): Promise<{ secret: string; codes: readonly string[] }> {
  const { secret } = (await post('second-factor', { current: PASSWORD })).body as SecondFactorOfferReply;
  const { codes } = (await post('second-factor/confirmation', { code: codeOf(secret) })).body as RecoveryCodesReply;
  return { secret, codes };
}

const kindOf = ({ status, body }: Response): unknown => [status, (body as Problem).type?.replace('urn:nhip-thu:problem:', '')];

beforeAll(async () => {
  http = await startHttpApp();
}, 60_000);
afterAll(() => http.close());

beforeEach(async () => {
  made += 1;
  username = `nguoi-${made}`;
  await http.accounts.ensureAccount({ username, displayName: username, role: 'home-affairs', password: PASSWORD });
  cookie = String((await signIn()).headers['set-cookie']).split(';')[0] ?? '';
  http.clock.passMinutes(1);
});

describe('a second factor', () => {
  it('is offered to whoever knows the password, as text and as a picture, and counts once a code was given', async () => {
    expect(kindOf(await post('second-factor', { current: 'mat-khau-sai-roi' }))).toEqual([400, 'wrong-password']);
    const { body } = await post('second-factor', { current: PASSWORD });
    const { secret, qr } = body as SecondFactorOfferReply;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(Buffer.from(qr.replace('data:image/svg+xml;base64,', ''), 'base64').toString()).toMatch(/^<svg/);
    expect(await readFactor()).toEqual({ isOn: false, recoveryCodesLeft: 0 });
    expect((await signIn()).status).toBe(200);
    expect(kindOf(await post('second-factor/confirmation', { code: '000000' }))).toEqual([400, 'wrong-code']);
    const confirmed = await post('second-factor/confirmation', { code: codeOf(secret) });
    expect(new Set((confirmed.body as RecoveryCodesReply).codes).size).toBe(10);
    expect(await readFactor()).toEqual({ isOn: true, recoveryCodesLeft: 10 });
  });

  it('is asked for at every sign-in, and by HTTP Basic, which cannot give it', async () => {
    const { secret } = await enrol();
    http.clock.passMinutes(1);
    expect(kindOf(await signIn())).toEqual([401, 'second-factor-needed']);
    expect(kindOf(await signIn('123456'))).toEqual([401, 'second-factor-wrong']);
    const basic = await request(http.app.getHttpServer()).put('/api/v1/probe/upload').auth(username, PASSWORD).send('x');
    expect(kindOf(basic)).toEqual([401, 'second-factor-needed']);
    expect((await signIn(codeOf(secret))).status).toBe(200);
  });

  it('takes a code once, also from two at the same time, and the one before and after, but none that is older', async () => {
    const { secret } = await enrol();
    http.clock.passMinutes(5);
    const code = codeOf(secret);
    const both = await Promise.all([signIn(code), signIn(code)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    expect((await signIn(code)).status).toBe(401);
    http.clock.passMinutes(5);
    expect((await signIn(codeOf(secret, -2))).status).toBe(401);
    expect((await signIn(codeOf(secret, -1))).status).toBe(200);
    expect((await signIn(codeOf(secret, 1))).status).toBe(200);
    // The one of now lies before the one just used.
    expect((await signIn(codeOf(secret))).status).toBe(401);
  });

  it('may be a recovery code, each once, as typed from paper', async () => {
    const { codes } = await enrol();
    const [first = '', second = ''] = codes;
    expect((await signIn(first)).status).toBe(200);
    expect((await signIn(first)).status).toBe(401);
    expect((await signIn(` ${second.toUpperCase().replace('-', ' ')} `)).status).toBe(200);
    expect(await readFactor()).toEqual({ isOn: true, recoveryCodesLeft: 8 });
  });

  it('is guessed as slowly as a password, although the password is known', async () => {
    await enrol();
    http.clock.passMinutes(60);
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push((await signIn(String(100_000 + guess))).status);
      // Asking without a code gives nothing back either.
      statuses.push((await signIn()).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(6);
    expect(statuses.filter((status) => status === 429)).toHaveLength(18);
  });

  it('goes with the password of its owner, and by home affairs or the command line', async () => {
    await enrol();
    expect(kindOf(await post('second-factor/removal', { current: 'mat-khau-sai-roi' }))).toEqual([400, 'wrong-password']);
    expect((await post('second-factor/removal', { current: PASSWORD })).status).toBe(204);
    expect((await signIn()).status).toBe(200);
  });

  it('is in the database neither as it is nor to be guessed without the key', async () => {
    const { secret, codes } = await enrol();
    const rows = await http.database.dataSource.query<{ totp_secret: Buffer; recovery_hashes: Buffer[] }[]>(
      `select totp_secret, recovery_hashes from account where username = '${username}'`,
    );
    const bytes = Buffer.from(Secret.fromBase32(secret).bytes);
    expect(rows[0]!.totp_secret.includes(bytes)).toBe(false);
    expect(rows[0]!.recovery_hashes).toHaveLength(codes.length);
    const audit = await http.database.dataSource.query<object[]>(`select action, subject from audit_entry where actor = '${username}'`);
    expect(audit).toContainEqual({ action: 'account.factor-confirmed', subject: username });
    expect(JSON.stringify(audit)).not.toContain(secret);
  });
});

describe('where the settings demand one', () => {
  it('a role that sees persons gets to its own account and nothing else until it has one; others are not asked', async () => {
    const strict = await startHttpApp({ environment: { SECOND_FACTOR: 'required' } });
    const server = strict.app.getHttpServer();
    const enter = async (role: 'home-affairs' | 'leadership'): Promise<Response> => {
      await strict.accounts.ensureAccount({ username: role, displayName: role, role, password: PASSWORD });
      return request(server).post('/api/v1/session').send({ username: role, password: PASSWORD });
    };
    const cookieOf = (answer: Response): string => String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const probe = async (own: string): Promise<Response> => request(server).get('/api/v1/probe?ky=bc-2026-06').set('Cookie', own);
    try {
      const leader = await enter('leadership');
      expect([leader.body, (await probe(cookieOf(leader))).status]).toEqual([expect.objectContaining({ needsSecondFactor: false }), 200]);
      const affairs = await enter('home-affairs');
      const own = cookieOf(affairs);
      expect(affairs.body).toMatchObject({ needsSecondFactor: true });
      expect(kindOf(await probe(own))).toEqual([403, 'second-factor-required']);
      const upload = await request(server).put('/api/v1/probe/upload').auth('home-affairs', PASSWORD).send('x');
      expect(kindOf(upload)).toEqual([403, 'second-factor-required']);
      const offered = await request(server).post('/api/v1/session/second-factor').set('Cookie', own).send({ current: PASSWORD });
      const totp = new TOTP({ secret: Secret.fromBase32((offered.body as SecondFactorOfferReply).secret) });
      const code = totp.generate({ timestamp: strict.clock.now().getTime() });
      await request(server).post('/api/v1/session/second-factor/confirmation').set('Cookie', own).send({ code });
      expect((await probe(own)).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
