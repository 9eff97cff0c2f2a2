import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  AccountRowReply,
  AccountsReply,
  AuditEntryReply,
  NamedPeopleReply,
  NamedViewReply,
  NamedViewsReply,
  NewAccountReply,
  NewPasswordReply,
  OwnViewsReply,
  Problem,
} from '@nhip-thu/metrics';
import { AccountHands } from '../../apps/api/src/access/audit/account-hands.ts';
import { AccountDesk } from '../../apps/api/src/access/desk/account-desk.service.ts';
import { WallClock } from '../../apps/api/src/access/wall-clock.ts';
import { PeopleScene, PERIOD, type Ask } from '../support/people-scene.ts';

const ASKED = {
  agency: 'snv',
  periodId: PERIOD,
  purpose: 'Hỗ trợ người chưa dùng',
  basis: 'Quyết định 15/QĐ-SNV ngày 20/01/2026',
  days: 3,
};
const DAY_MS = 86_400_000;

let scene: PeopleScene;
let unit: Ask;
let homeAffairs: Ask;
let otherHomeAffairs: Ask;
let lateBy = 0;

/** Sessions are over by then, so everybody signs in again. */
async function comeLater(by: number): Promise<void> {
  lateBy = by;
  unit = await scene.signIn('co-quan', 'agency', { agencyId: 1 });
  homeAffairs = await scene.signIn('noi-vu-1', 'home-affairs');
  otherHomeAffairs = await scene.signIn('noi-vu-2', 'home-affairs');
}

beforeAll(async () => {
  scene = await PeopleScene.start();
  // Rooms have one each.
  jest.spyOn(WallClock.prototype, 'now').mockImplementation(() => new Date(Date.now() + lateBy));
  await comeLater(0);
}, 120_000);

afterAll(async () => {
  await scene.running.close();
});

async function askFor(ask: Ask, over: object = {}): Promise<NamedViewReply> {
  const { status, body } = await ask<NamedViewReply>('named-views', { ...ASKED, ...over });
  expect([status, body.state, body.expiresAt]).toEqual([201, 'asked', null]);
  return body;
}

const judge = (ask: Ask, id: number, act: string) =>
  ask<NamedViewReply & Problem>(`named-views/${id}/judgement`, { act, text: 'Đã xem xét' });
const codeOf = ({ body }: { body: Problem }): string => body.type.split(':').at(-1) ?? '';
const readBy = (ask: Ask, id: number) => ask<NamedPeopleReply & Problem>(`named-views/${id}/people`);

async function send(method: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie };
  return fetch(`${scene.running.address}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) });
}

/** By the password that the desk has made. */
async function cookieBy({ account, password }: Pick<NewAccountReply, 'account' | 'password'>): Promise<string> {
  const answer = await send('POST', 'session', { username: account.username, password });
  return String(answer.headers.getSetCookie()[0]).split(';')[0] ?? '';
}

async function accountOf(username: string): Promise<AccountRowReply> {
  const { accounts } = (await homeAffairs<AccountsReply>('accounts')).body;
  return accounts.find((account) => account.username === username)!;
}

describe('a named view', () => {
  it('takes whole days from 1 to 30, and a basis and a purpose that say something', async () => {
    const faultsOf = async (over: object): Promise<unknown> => {
      const { status, body } = await homeAffairs<Problem>('named-views', { ...ASKED, ...over });
      return [status, body.errors?.map(({ path, message }) => `${path}: ${message}`)];
    };
    expect(await faultsOf({ days: 9999 })).toEqual([400, ['days: nhiều nhất là 30']]);
    expect(await faultsOf({ days: -4 })).toEqual([400, ['days: ít nhất là 1']]);
    expect(await faultsOf({ days: 2.5 })).toEqual([400, ['days: phải là số nguyên']]);
    const texts = await faultsOf({ purpose: ' ngắn    ', basis: 'x' });
    expect(texts).toEqual([400, ['purpose: phải có ít nhất 10 ký tự', 'basis: phải có ít nhất 4 ký tự']]);
  });

  it('shows nobody until a second person has approved it, then how each person of the agency was counted', async () => {
    const { id } = await askFor(unit);
    expect(codeOf(await readBy(unit, id))).toBe('not-granted');
    const approved = await judge(homeAffairs, id, 'approved');
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    const { status, body } = await readBy(unit, id);
    expect(status).toBe(200);
    expect(body.people.map(({ fullName, isRegular, regular }) => [fullName, isRegular, regular.accessDays])).toEqual([
      ['Lò Văn An', true, 18],
      ['Quàng Thị Bình', false, 0],
    ]);
    expect([body.readBy, body.view.purpose]).toEqual(['co-quan', ASKED.purpose]);
    expect(JSON.stringify(body)).not.toContain('Chiến');
  });

  it('is never approved by whoever asked, by another account of the same person either', async () => {
    const { id } = await askFor(homeAffairs);
    expect(codeOf(await judge(homeAffairs, id, 'approved'))).toBe('own-named-view');
    const first = await scene.signIn('noi-vu-a', 'home-affairs', { officialId: 3 });
    const second = await scene.signIn('noi-vu-b', 'home-affairs', { officialId: 3 });
    const own = await askFor(first);
    expect(codeOf(await judge(second, own.id, 'approved'))).toBe('own-named-view');
    expect((await judge(otherHomeAffairs, own.id, 'approved')).status).toBe(200);
  });

  it('is not approved by an account that the asker made, took over, or that came after the request; nor by whoever holds the asker’s', async () => {
    const post = async <T>(cookie: string, path: string, body: object): Promise<T> =>
      (await send('POST', path, body, cookie)).json() as Promise<T>;
    const make = (cookie: string, username: string, more: object = { role: 'home-affairs' }): Promise<NewAccountReply> =>
      post(cookie, 'accounts', { username, displayName: username, ...more });
    const judgeBy = async (cookie: string, view: number): Promise<string> => {
      const body = await post<NamedViewReply & Problem>(cookie, `named-views/${view}/judgement`, { act: 'approved', text: 'Đã xem xét' });
      return body.state ?? codeOf({ body });
    };
    const { cookie: asker } = await scene.cookieOf('nguoi-xin', 'home-affairs');
    const { cookie: third } = await scene.cookieOf('nguoi-thu-ba', 'home-affairs');
    await scene.cookieOf('bi-doi', 'home-affairs');
    const puppet = await cookieBy(await make(asker, 'con-roi'));
    const ofPuppet = await cookieBy(await make(puppet, 'con-roi-2'));
    const { id } = await askFor(await scene.signIn('nguoi-xin', 'home-affairs'));
    expect(await judgeBy(puppet, id)).toBe('named-view-same-hands');
    expect(await judgeBy(ofPuppet, id)).toBe('named-view-same-hands');
    expect(await judgeBy(await cookieBy(await make(third, 'moi-tinh')), id)).toBe('named-view-same-hands');
    const account = await accountOf('bi-doi');
    const { password } = await post<NewPasswordReply>(asker, `accounts/${account.id}/password`, {});
    expect(await judgeBy(await cookieBy({ account, password }), id)).toBe('named-view-same-hands');
    // A unit's account that home affairs has just made, and its maker.
    const unitCookie = await cookieBy(await make(third, 'don-vi-moi', { role: 'agency', agency: 'snv' }));
    const ofUnit = (await post<NamedViewReply>(unitCookie, 'named-views', ASKED)).id;
    expect(await judgeBy(third, ofUnit)).toBe('named-view-same-hands');
    // Whoever had neither in hand.
    expect((await judge(homeAffairs, ofUnit, 'approved')).body.state).toBe('approved');
    expect((await judge(homeAffairs, id, 'approved')).body.state).toBe('approved');
  });

  it('is approved by an account that a third person set a password of long ago, or that the command line made', async () => {
    const desk = scene.running.app.get(AccountDesk);
    const keeper = { actor: 'cli:root', role: null, network: null };
    const made = { displayName: 'X', role: 'home-affairs' } as const;
    await desk.create({ ...made, username: 'tu-lenh-1' }, keeper);
    await desk.create({ ...made, username: 'tu-lenh-2' }, keeper);
    await desk.setPassword({ username: 'tu-lenh-2' }, null, { actor: 'ai-do', role: 'home-affairs', network: null });
    await desk.setPassword({ username: 'tu-lenh-1' }, null, { actor: 'ai-do', role: 'home-affairs', network: null });
    const hands = scene.running.app.get(AccountHands);
    const now = Date.now() + 1000;
    const pair = { asker: 'tu-lenh-1', approver: 'tu-lenh-2' };
    // Somebody has both passwords; in 31 days' time that is over.
    expect(await hands.mayBeOne({ ...pair, askedAt: new Date(now) })).toBe(true);
    expect(await hands.mayBeOne({ ...pair, askedAt: new Date(now + 31 * DAY_MS) })).toBe(false);
    // Who made it does not pass.
    await desk.create({ ...made, username: 'mai-mai' }, { actor: 'tu-lenh-1', role: 'home-affairs', network: null });
    expect(await hands.mayBeOne({ asker: 'tu-lenh-1', approver: 'mai-mai', askedAt: new Date(now + 400 * DAY_MS) })).toBe(true);
    expect(await hands.mayBeOne({ asker: 'mai-mai', approver: 'tu-lenh-1', askedAt: new Date(now + 400 * DAY_MS) })).toBe(false);
    // By the command line both, with nobody else in between.
    for (const username of ['rieng-1', 'rieng-2']) await desk.create({ ...made, username }, keeper);
    // Asked once they are there: an approver that is younger than the request would not do.
    const afterwards = new Date(Date.now() + 1000);
    expect(await hands.mayBeOne({ asker: 'rieng-1', approver: 'rieng-2', askedAt: afterwards })).toBe(false);
  });

  it('is read by the account that asked and by no other, the approver’s neither', async () => {
    const { id } = await askFor(unit);
    await judge(homeAffairs, id, 'approved');
    expect(codeOf(await readBy(homeAffairs, id))).toBe('not-granted');
    const colleague = await scene.signIn('co-quan-khac', 'agency', { agencyId: 1 });
    expect(codeOf(await readBy(colleague, id))).toBe('not-granted');
  });

  it('is over when its days are, when it is refused, and when it is revoked', async () => {
    const { id } = await askFor(unit);
    await judge(homeAffairs, id, 'approved');
    await comeLater(3 * DAY_MS - 60_000);
    expect((await readBy(unit, id)).status).toBe(200);
    await comeLater(3 * DAY_MS + 1000);
    expect(codeOf(await readBy(unit, id))).toBe('not-granted');
    const { views } = (await unit<NamedViewsReply>('named-views')).body;
    expect(views.find((view) => view.id === id)?.state).toBe('expired');
    await comeLater(0);
    expect((await judge(otherHomeAffairs, id, 'revoked')).body.state).toBe('revoked');
    expect(codeOf(await readBy(unit, id))).toBe('not-granted');
    const refused = await askFor(unit);
    expect((await judge(homeAffairs, refused.id, 'refused')).body.state).toBe('refused');
    expect(codeOf(await judge(homeAffairs, refused.id, 'approved'))).toBe('wrong-step');
    expect(codeOf(await readBy(unit, refused.id))).toBe('not-granted');
  });

  it('of another agency cannot be asked for by an agency, nor is it there for it', async () => {
    const { status, body } = await unit<Problem>('named-views', { ...ASKED, agency: 'stp' });
    expect([status, body.type]).toEqual([404, 'urn:nhip-thu:problem:unknown-agency']);
    const { id } = await askFor(homeAffairs, { agency: 'stp' });
    expect((await readBy(unit, id)).status).toBe(404);
    const { views, agencies } = (await unit<NamedViewsReply>('named-views')).body;
    expect(agencies.map(({ code }) => code)).toEqual(['snv']);
    expect(views.every(({ agency }) => agency === 'snv')).toBe(true);
  });

  it('is on record at each reading, in the audit log and for the people themselves, and for nobody else', async () => {
    const { id } = await askFor(unit);
    await judge(homeAffairs, id, 'approved');
    await readBy(unit, id);
    await readBy(unit, id);
    const entries: Partial<AuditEntryReply>[] = await scene.running.database.dataSource.query(
      `select actor, role, agency, reason, kind from audit_entry where action = 'named-views.open' and subject like $1`,
      [`named-view ${id} %`],
    );
    const entry = { actor: 'co-quan', role: 'agency', agency: 'snv', reason: ASKED.purpose, kind: 'read' };
    expect(entries).toEqual([entry, entry]);
    const an = await scene.signIn('an', 'official', { officialId: 1 });
    const own = (await an<OwnViewsReply>('own-data/named-views')).body.views.find((view) => view.id === id);
    expect(own?.steps.map(({ act, by }) => `${act} ${by}`)).toEqual(['asked co-quan', 'approved noi-vu-1', 'read co-quan', 'read co-quan']);
    const chien = await scene.signIn('chien', 'official', { officialId: 3 });
    const { views } = (await chien<OwnViewsReply>('own-data/named-views')).body;
    expect(views.filter(({ agency }) => agency === 'snv')).toEqual([]);
  });

  it.each(['leadership', 'mail-administrator'] as const)('is not for %s, not even to ask', async (role) => {
    const { id } = await askFor(unit);
    await judge(homeAffairs, id, 'approved');
    const ask = await scene.signIn(`${role}-x`, role);
    const answers = [
      await ask<Problem>('named-views'),
      await ask<Problem>('named-views', ASKED),
      await readBy(ask, id),
      await judge(ask, id, 'approved'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});
