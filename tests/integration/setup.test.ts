import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem, RecoveryCodesReply, SecondFactorOfferReply, SessionStateReply, SignInWaysReply } from '@nhip-thu/metrics';
import { Secret, TOTP } from 'otpauth';
import request, { type Response } from 'supertest';
import { SetupToken } from '../../apps/api/src/access/setup/setup-token.ts';
import { PASSWORD, startHttpApp, type HttpTestApp } from '../support/http-app.ts';

let house: HttpTestApp;
let setup: SetupToken;

beforeEach(async () => {
  house = await startHttpApp();
  setup = house.app.get(SetupToken, { strict: false });
}, 120_000);
afterEach(() => house.close());

const post = async (path: string, body: object): Promise<Response> => request(house.app.getHttpServer()).post(`/api/v1${path}`).send(body);
const kindOf = ({ status, body }: Response): unknown => [status, (body as Problem).type?.replace('urn:nhip-thu:problem:', '')];
const names = { username: 'Quan.Tri', displayName: 'Lò Văn Quản', password: PASSWORD };

async function isOpen(): Promise<boolean> {
  return ((await request(house.app.getHttpServer()).get('/api/v1/session/ways')).body as SignInWaysReply).needsSetup;
}

async function prepare(): Promise<string> {
  return String(await setup.prepare());
}

/** The rest of what the page sends, with what an authenticator app shows. */
async function enrolment(token: string): Promise<{ secret: string; code: string }> {
  const { secret } = (await post('/setup/offer', { token, username: names.username })).body as SecondFactorOfferReply;
  return { secret, code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.clock.now().getTime() }) };
}

async function files(): Promise<string[]> {
  return (await readdir(house.dataFolder)).filter((name) => name.startsWith('setup'));
}

describe('the first account', () => {
  it('is of home affairs, with password and second factor, for whoever has the code, who is signed in by it', async () => {
    expect(await isOpen()).toBe(true);
    const token = await prepare();
    const made = await post('/setup', { ...names, token, ...(await enrolment(token)) });
    expect(made.status).toBe(201);
    expect((made.body as RecoveryCodesReply).codes).toHaveLength(10);
    const cookie = String(made.headers['set-cookie']).split(';')[0] ?? '';
    const state = await request(house.app.getHttpServer()).get('/api/v1/session').set('Cookie', cookie);
    expect((state.body as SessionStateReply).session).toMatchObject({
      username: 'quan.tri',
      role: 'home-affairs',
      displayName: 'Lò Văn Quản',
    });
    expect(await isOpen()).toBe(false);
    expect(kindOf(await post('/session', { username: 'quan.tri', password: PASSWORD }))).toEqual([401, 'second-factor-needed']);
    const [code] = (made.body as RecoveryCodesReply).codes;
    expect((await post('/session', { username: 'quan.tri', password: PASSWORD, code })).status).toBe(200);
    const audit = await house.database.dataSource.query<object[]>('select actor, action from audit_entry order by id limit 2');
    expect(audit).toEqual([
      { actor: 'quan.tri', action: 'account.first-created' },
      { actor: 'quan.tri', action: 'session.started' },
    ]);
  });

  it('is made once: the code is used up, its file is gone, and there is no other', async () => {
    const token = await prepare();
    const body = { ...names, token, ...(await enrolment(token)) };
    const both = await Promise.all([post('/setup', body), post('/setup', { ...body, username: 'khac' })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400]);
    expect(kindOf(await post('/setup', { ...body, username: 'nua' }))).toEqual([400, 'setup-token-wrong']);
    expect(kindOf(await post('/setup/offer', { token, username: 'nua' }))).toEqual([400, 'setup-token-wrong']);
    expect([await files(), await setup.prepare()]).toEqual([[], null]);
    expect(await house.database.dataSource.query<object[]>(`select key from setting where key = 'setup'`)).toEqual([]);
  });

  it('is not made by this page when the command line made one before', async () => {
    const token = await prepare();
    const rest = await enrolment(token);
    await house.accounts.ensureAccount({ username: 'lenh', displayName: 'L', role: 'auditor', password: PASSWORD });
    expect(kindOf(await post('/setup', { ...names, token, ...rest }))).toEqual([400, 'setup-token-wrong']);
    expect([await isOpen(), await setup.prepare(), await files()]).toEqual([false, null, []]);
  });

  it('costs no code while something is wrong with it', async () => {
    const token = await prepare();
    const rest = await enrolment(token);
    const body = { ...names, token, ...rest };
    const told = { ...names, token };
    expect(kindOf(await post('/setup/offer', { ...told, password: 'ngắn' }))).toEqual([400, 'bad-password']);
    expect(kindOf(await post('/setup/offer', { ...told, username: 'có dấu cách' }))).toEqual([400, 'bad-account-name']);
    expect((await post('/setup/offer', told)).status).toBe(200);
    expect(kindOf(await post('/setup', { ...body, password: 'ngắn' }))).toEqual([400, 'bad-password']);
    expect(kindOf(await post('/setup', { ...body, password: 'quan.tri 2026' }))).toEqual([400, 'common-password']);
    expect(kindOf(await post('/setup', { ...body, username: 'có dấu cách' }))).toEqual([400, 'bad-account-name']);
    expect(kindOf(await post('/setup', { ...body, code: '000000' }))).toEqual([400, 'wrong-code']);
    expect(kindOf(await post('/setup', { ...body, secret: 'A' }))).toEqual([400, 'invalid-input']);
    expect((await post('/setup', body)).status).toBe(201);
  });
});

describe('the set-up code', () => {
  it('stands in a file of its owner alone, hashed in the database, and is the same for all processes that start at once', async () => {
    const shown = await Promise.all([setup.prepare(), setup.prepare(), setup.prepare()]);
    expect(new Set(shown).size).toBe(1);
    const path = join(house.dataFolder, 'setup-token.txt');
    expect([await readFile(path, 'utf8'), ((await stat(path)).mode & 0o777).toString(8)]).toEqual([`${shown[0]}\n`, '600']);
    const rows = await house.database.dataSource.query<object[]>('select s::text from setting s');
    expect(JSON.stringify(rows)).not.toContain(shown[0]);
  });

  it('is good for 24 hours; a later start makes another', async () => {
    const token = await prepare();
    const rest = await enrolment(token);
    house.clock.passMinutes(24 * 60);
    expect(kindOf(await post('/setup', { ...names, token, ...rest }))).toEqual([400, 'setup-token-wrong']);
    const next = await prepare();
    expect(next).not.toBe(token);
    expect((await post('/setup', { ...names, token: next, ...(await enrolment(next)) })).status).toBe(201);
  });

  it('is guessed as slowly as a password', async () => {
    await prepare();
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await post('/setup/offer', { token: `doan-${n}`, username: 'x' })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 429, 429]);
  });
});
