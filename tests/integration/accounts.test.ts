import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AccountReply,
  AccountsReply,
  NewAccountReply,
  NewPasswordReply,
  OwnLooksReply,
  OwnSessionsReply,
  Problem,
  Role,
} from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

const PASSWORD = 'mat-khau-cua-vai-tro';
const OF_OFFICIAL = { username: 'cua-b', displayName: 'B', role: 'official', official: 'CB-08' };
const ROLES: readonly Role[] = ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor'];

let running: RunningApp;
let mailAdministrator: string;

async function signIn(username: string, password: string | null = PASSWORD): Promise<string | number> {
  const answer = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return answer.status === 200 ? String(answer.headers.getSetCookie()[0]).split(';')[0]! : answer.status;
}

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** As home affairs, or with the cookie of somebody else. */
async function ask<T>(method: string, path: string, body: unknown = null, cookie: string | null = null): Promise<Answer<T>> {
  const init = { method, ...(body !== null && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) };
  const answer =
    cookie === null
      ? await running.fetch(`/api/v1/${path}`, init)
      : await fetch(`${running.address}/api/v1/${path}`, { ...init, headers: { ...init.headers, cookie } });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

async function isAlive(cookie: string): Promise<boolean> {
  return (await ask('GET', 'session/all', null, cookie)).status === 200;
}

async function idOf(username: string): Promise<number> {
  const { accounts } = (await ask<AccountsReply>('GET', 'accounts')).body;
  return accounts.find((account) => account.username === username)!.id;
}

async function lastDeed(): Promise<object | undefined> {
  const rows = await running.database.dataSource.query<object[]>(
    'select kind, actor, action, subject, reason from audit_entry order by id desc limit 1',
  );
  return rows[0];
}

beforeAll(async () => {
  running = await startApp();
  const db = running.database.dataSource;
  await db.query(`insert into agency (id, code, name) values (1, 'snv', 'Sở Nội vụ')`);
  await db.query(
    `insert into official (id, full_name, code) values (7, 'Lò Văn A', 'CB-07'), (8, 'Lò Thị B', 'CB-08'), (9, 'Lò Văn C', 'CB-09')`,
  );
  await running.app
    .get(AccountService)
    .ensureAccount({ username: 'quantrithu', displayName: 'Q', role: 'mail-administrator', password: PASSWORD });
  mailAdministrator = String(await signIn('quantrithu'));
}, 120_000);
afterAll(() => running.close());

describe('whoever looks after accounts', () => {
  it.each(ROLES)('makes one of the role %s, whose password is shown once and lets it in', async (role) => {
    const { status, body } = await ask<NewAccountReply>('POST', 'accounts', {
      ...{ username: ` Moi.${role} `, displayName: 'Mới', role },
      ...(role === 'agency' && { agency: 'snv' }),
      ...(role === 'official' && { official: 'CB-07' }),
    });
    expect([status, body.account.username, body.account.role]).toEqual([201, `moi.${role}`, role]);
    expect(body.account.agency).toBe(role === 'agency' ? 'snv' : null);
    expect(body.account.officialName).toBe(role === 'official' ? 'Lò Văn A' : null);
    expect(await lastDeed()).toEqual({ kind: 'account', actor: 'thu', action: 'account.created', subject: `moi.${role}`, reason: role });
    expect(typeof (await signIn(`moi.${role}`, body.password))).toBe('string');
    expect(JSON.stringify((await ask<AccountsReply>('GET', 'accounts')).body)).not.toContain(body.password);
  });

  it('is seen by the person whose account it is: made, given away and taken, new password, second factor, closed and opened', async () => {
    const { body: made } = await ask<NewAccountReply>('POST', 'accounts', OF_OFFICIAL, mailAdministrator);
    const path = `accounts/${made.account.id}`;
    await ask('POST', `${path}/factor-removal`, null, mailAdministrator);
    await ask('PUT', `${path}/role`, { role: 'agency', agency: 'snv' }, mailAdministrator);
    // Nobody's business any more.
    await ask('POST', `${path}/password`, null, mailAdministrator);
    await ask('PUT', `${path}/role`, { role: 'official', official: 'CB-09' }, mailAdministrator);
    await ask('POST', `${path}/disabling`, null, mailAdministrator);
    await ask('POST', `${path}/enabling`, null, mailAdministrator);
    await ask('PUT', `${path}/role`, { role: 'official', official: 'CB-08' }, mailAdministrator);
    const { body: renewed } = await ask<NewPasswordReply>('POST', `${path}/password`, null, mailAdministrator);
    const cookie = String(await signIn(OF_OFFICIAL.username, renewed.password));
    const { looks } = (await ask<OwnLooksReply>('GET', 'own-data/looks', null, cookie)).body;
    expect(looks.map(({ actor, role, action, reason }) => [actor, role, action, reason])).toEqual(
      [
        ['account.created', 'official'],
        ['account.factor-removed', null],
        ['account.role-changed', 'official → agency'],
        ['account.role-changed', 'official → official'],
        ['account.password-set', null],
      ]
        .toReversed()
        .map((deed) => ['quantrithu', 'mail-administrator', ...deed]),
    );
    const rows = await running.database.dataSource.query<{ action: string }[]>(
      `select action from audit_entry where official_id = 9 order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['account.role-changed', 'account.disabled', 'account.enabled', 'account.role-changed'],
    ]);
  });

  it('is told what is wrong with one that cannot be made', async () => {
    const make = async (over: object): Promise<unknown> => {
      const { status, body } = await ask<Problem>('POST', 'accounts', { username: 'khac', displayName: 'K', role: 'leadership', ...over });
      return [status, body.type.replace('urn:nhip-thu:problem:', '')];
    };
    expect(await make({ username: 'THU' })).toEqual([409, 'name-taken']);
    expect(await make({ username: 'có dấu cách' })).toEqual([400, 'bad-account-name']);
    expect(await make({ role: 'agency' })).toEqual([400, 'unknown-agency']);
    expect(await make({ role: 'agency', agency: 'khong-co' })).toEqual([400, 'unknown-agency']);
    expect(await make({ role: 'official', official: 'CB-10' })).toEqual([400, 'unknown-official']);
    expect(await make({ role: 'admin' })).toEqual([400, 'invalid-input']);
    expect(await signIn('khac')).toBe(401);
  });

  it('closes an account, which ends its sessions at once, and opens it again', async () => {
    const { body: made } = await ask<NewAccountReply>('POST', 'accounts', { username: 'dong', displayName: 'D', role: 'leadership' });
    const cookie = String(await signIn('dong', made.password));
    expect(await isAlive(cookie)).toBe(true);
    const { body } = await ask<AccountReply>('POST', `accounts/${made.account.id}/disabling`);
    expect(body.account.disabledAt).not.toBeNull();
    expect([await isAlive(cookie), await signIn('dong', made.password)]).toEqual([false, 401]);
    await ask('POST', `accounts/${made.account.id}/enabling`);
    expect(await isAlive(cookie)).toBe(false);
    expect(typeof (await signIn('dong', made.password))).toBe('string');
    expect(await lastDeed()).toMatchObject({ action: 'session.started', actor: 'dong' });
  });

  it('is told when an account was used last, also once that session has ended, and of nobody’s use before whoever has it now', async () => {
    const { body: made } = await ask<NewAccountReply>('POST', 'accounts', { username: 'vang', displayName: 'V', role: 'leadership' });
    const seen = async (): Promise<string | null | undefined> =>
      (await ask<AccountsReply>('GET', 'accounts')).body.accounts.find(({ username }) => username === 'vang')?.lastSeenAt;
    expect(await seen()).toBeNull();
    const cookie = String(await signIn('vang', made.password));
    const used = await seen();
    expect(used).toEqual(expect.any(String));
    await ask('DELETE', 'session', null, cookie);
    expect([await isAlive(cookie), await seen()]).toEqual([false, used]);
    // A minute later it is used again.
    const again = String(await signIn('vang', made.password));
    await running.database.dataSource.query(
      `with earlier as (update account set last_seen_at = last_seen_at - interval '1 hour' where username = 'vang' returning id)
       update session set last_seen_at = last_seen_at - interval '2 minutes' where account_id in (select id from earlier)`,
    );
    expect(await isAlive(again)).toBe(true);
    expect(Date.parse((await seen()) ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('changes a role, which ends the sessions that began under the other', async () => {
    const { body: made } = await ask<NewAccountReply>('POST', 'accounts', { username: 'doi', displayName: 'D', role: 'leadership' });
    const cookie = String(await signIn('doi', made.password));
    const { body } = await ask<AccountReply>('PUT', `accounts/${made.account.id}/role`, { role: 'agency', agency: 'snv' });
    expect([body.account.role, body.account.agency, await isAlive(cookie)]).toEqual(['agency', 'snv', false]);
    expect(await lastDeed()).toMatchObject({ action: 'account.role-changed', subject: 'doi', reason: 'leadership → agency' });
  });

  it('makes a new password, which ends the sessions', async () => {
    const { body: made } = await ask<NewAccountReply>('POST', 'accounts', { username: 'quen', displayName: 'Q', role: 'leadership' });
    const cookie = String(await signIn('quen', made.password));
    const { body } = await ask<NewPasswordReply>('POST', `accounts/${made.account.id}/password`);
    expect([await isAlive(cookie), await signIn('quen', made.password)]).toEqual([false, 401]);
    expect(typeof (await signIn('quen', body.password))).toBe('string');
  });

  it('as a mail administrator reaches no account that sees more than theirs, nor makes one', async () => {
    const id = await idOf('thu');
    await ask('POST', 'accounts', { username: 'cua-minh', displayName: 'C', role: 'agency', agency: 'snv' }, mailAdministrator);
    for (const [method, path, body] of [
      ['POST', `accounts/${id}/disabling`, null],
      ['POST', `accounts/${id}/enabling`, null],
      ['POST', `accounts/${id}/password`, null],
      ['PUT', `accounts/${id}/role`, { role: 'official', official: 'CB-07' }],
      ['POST', 'accounts', { username: 'leo', displayName: 'L', role: 'home-affairs' }],
      ['PUT', `accounts/${await idOf('cua-minh')}/role`, { role: 'auditor' }],
    ] as const) {
      const { status, body: problem } = await ask<Problem>(method, path, body, mailAdministrator);
      expect([path, status, problem.type]).toEqual([path, 403, 'urn:nhip-thu:problem:account-not-yours']);
    }
    expect(
      (await ask('POST', 'accounts', { username: 'them', displayName: 'T', role: 'agency', agency: 'snv' }, mailAdministrator)).status,
    ).toBe(201);
  });

  it('does not change the role or state of their own account', async () => {
    for (const path of [`accounts/${await idOf('thu')}/disabling`, `accounts/${await idOf('thu')}/password`]) {
      expect((await ask<Problem>('POST', path)).body.type).toBe('urn:nhip-thu:problem:own-account');
    }
  });
});

describe('one’s own account', () => {
  it('lists where it is signed in, and ends one of those, but none of somebody else', async () => {
    const [here, there] = [String(await signIn('quantrithu')), String(await signIn('quantrithu'))];
    const { sessions } = (await ask<OwnSessionsReply>('GET', 'session/all', null, here)).body;
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(sessions.every(({ network }) => network === '127.0.0')).toBe(true);
    const other = (await ask<OwnSessionsReply>('GET', 'session/all', null, there)).body.sessions.find(({ isThis }) => isThis)!;
    const { status } = await ask('DELETE', `session/all/${other.id}`);
    expect([status, await isAlive(there)]).toEqual([404, true]);
    expect((await ask('DELETE', `session/all/${other.id}`, null, here)).status).toBe(204);
    expect([await isAlive(there), await isAlive(here)]).toEqual([false, true]);
  });

  it('takes a new password from whoever knows the present one; every other session ends', async () => {
    const [here, there] = [String(await signIn('quantrithu')), String(await signIn('quantrithu'))];
    const change = (current: string, next: string): Promise<Answer<Problem | null>> =>
      ask('POST', 'session/password', { current, next }, here);
    const wrong = await change('khong-phai-the', 'mat-khau-moi-cua-toi');
    expect([wrong.body?.type, wrong.body?.errors?.map(({ path }) => path)]).toEqual(['urn:nhip-thu:problem:wrong-password', ['current']]);
    const bad = await change(PASSWORD, 'ngan');
    expect([bad.body?.type, bad.body?.errors?.map(({ path }) => path)]).toEqual(['urn:nhip-thu:problem:bad-password', ['next']]);
    const same = await change(PASSWORD, PASSWORD);
    expect([same.status, same.body?.errors]).toEqual([400, [{ path: 'next', message: 'Mật khẩu mới phải khác mật khẩu hiện tại' }]]);
    expect((await change('khong-phai-the-nay', 'khong-phai-the-nay')).body?.type).toBe('urn:nhip-thu:problem:wrong-password');
    expect(await isAlive(there)).toBe(true);
    expect((await change(PASSWORD, 'mat-khau-moi-cua-toi')).status).toBe(204);
    expect([await isAlive(here), await isAlive(there), await signIn('quantrithu')]).toEqual([true, false, 401]);
    expect(typeof (await signIn('quantrithu', 'mat-khau-moi-cua-toi'))).toBe('string');
  });

  it('makes whoever guesses the present password on an open page wait', async () => {
    const cookie = String(await signIn('quantrithu', 'mat-khau-moi-cua-toi'));
    const statuses: number[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      statuses.push((await ask('POST', 'session/password', { current: `doan-${guess}`, next: 'mat-khau-moi-cua-toi' }, cookie)).status);
    }
    expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
    expect(statuses.at(-1)).toBe(429);
  });
});
