import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnLooksReply, OwnUseAnswer, OwnUseReply, Problem } from '@nhip-thu/metrics';
import { AuditLog } from '../../apps/api/src/access/audit/audit-log.ts';
import { PeopleScene, PERIOD, POLLED, SUNDAY, TODAY, type Ask } from '../support/people-scene.ts';

let scene: PeopleScene;

beforeAll(async () => {
  scene = await PeopleScene.start();
}, 120_000);

afterAll(async () => {
  await scene.running.close();
});

async function read<Reply>(ask: Ask, path: string): Promise<Reply> {
  const { status, body } = await ask<Reply>(path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

describe('what an official sees of themselves', () => {
  let an: Ask;

  beforeAll(async () => {
    an = await scene.signIn('an', 'official', { officialId: 1 });
  });

  it('is 18 of 21 days with 17 needed, and mail in 4 of 4 weeks with 2 needed: regular', async () => {
    const reply = await read<OwnUseReply>(an, 'own-data/use');
    expect(reply.period.id).toBe(PERIOD);
    expect(reply.person).toMatchObject({ fullName: 'Lò Văn An', mailboxes: [{ address: 'an@snv.example' }] });
    expect(reply.person.memberships).toMatchObject([{ agency: { code: 'snv' }, division: 'Văn phòng' }]);
    expect([reply.rosterClass, reply.eligibleDays]).toEqual(['eligible', 21]);
    expect(reply.regular).toEqual({
      ...{ workingDays: 21, accessDays: 18, neededAccessDays: 17, weeks: 4, sendingWeeks: 4, neededSendingWeeks: 2 },
    });
    expect(reply.verdicts.slice(0, 2)).toEqual([
      { definition: 'du-1@1', is: true },
      { definition: 'du-2@1', is: true },
    ]);
  });

  it('is every day with what it is and what was seen', async () => {
    const { days } = await read<OwnUseReply>(an, `own-data/use?ky=${PERIOD}`);
    const dayOf = (day: string) => days.find((each) => each.day === day);
    expect(days).toHaveLength(30);
    expect(dayOf('2026-06-15')).toEqual({
      ...{ day: '2026-06-15', state: 'worked', use: 'used', isCounted: true },
      evidence: {
        ...{ sent: 1, received: 5, logins: 2, failedLogins: 0, accessPoints: 3, isDoubtful: false },
        ...{ firstAt: '2026-06-15T01:00:00.000Z', lastAt: '2026-06-15T09:00:00.000Z' },
      },
    });
    expect(dayOf(SUNDAY)).toMatchObject({ state: 'off', use: 'used', isCounted: false });
    expect(dayOf('2026-07-01')).toMatchObject({ state: 'leave', isCounted: false, evidence: null });
    expect(dayOf(POLLED)).toMatchObject({ state: 'worked', use: 'not-seen', isCounted: true, evidence: { logins: 96, accessPoints: 0 } });
    expect(dayOf('2026-07-13')).toMatchObject({ state: 'worked', use: 'not-seen', isCounted: true, evidence: null });
  });

  it('says that a day without logs is not known, and does not count it', async () => {
    const db = scene.running.database.dataSource;
    await db.query(`delete from origin_day where day = '2026-07-13'`);
    const { days, regular } = await read<OwnUseReply>(an, 'own-data/use');
    expect(days.find(({ day }) => day === '2026-07-13')).toMatchObject({ state: 'worked', use: 'unknown', isCounted: false });
    expect([regular.workingDays, regular.neededAccessDays]).toEqual([20, 16]);
    await scene.logDay('2026-07-13');
  });

  it('is use of today as soon as it was seen: active at once, a counted day of use once it is over', async () => {
    const month = 'own-data/use?ky=bc-2026-08';
    const dayOf = ({ days }: OwnUseReply, day: string) => days.find((each) => each.day === day);
    const before = await read<OwnUseReply>(an, month);
    expect(dayOf(before, TODAY)).toMatchObject({ state: 'worked', use: null, isCounted: false, evidence: null });
    await scene.useOn(TODAY);
    const after = await read<OwnUseReply>(an, month);
    expect(dayOf(after, TODAY)).toMatchObject({
      state: 'worked',
      use: 'used-so-far',
      isCounted: false,
      evidence: { sent: 1, accessPoints: 3 },
    });
    expect(dayOf(after, '2026-07-18')).toMatchObject({ use: null, isCounted: false });
    const isActive = ({ verdicts }: OwnUseReply) => verdicts.find(({ definition }) => definition === 'du-1@1')?.is;
    expect([before, after].map(isActive)).toEqual([false, true]);
    expect(after.regular).toEqual(before.regular);
  });

  it('is nothing of a colleague, who sees nothing of theirs', async () => {
    const binh = await scene.signIn('binh', 'official', { officialId: 2 });
    const reply = await read<OwnUseReply>(binh, 'own-data/use');
    expect([reply.person.fullName, reply.regular.accessDays]).toEqual(['Quàng Thị Bình', 0]);
    expect(reply.days.every(({ evidence }) => evidence === null)).toBe(true);
    expect(JSON.stringify(reply)).not.toMatch(/An\b|an@snv|Văn phòng/);
  });

  it('is who looked at them, and not who looked at others', async () => {
    const binh = await scene.signIn('binh', 'official', { officialId: 2 });
    expect((await scene.running.fetch('/api/v1/directory/officials/1')).status).toBe(200);
    const { looks } = await read<OwnLooksReply>(an, 'own-data/looks');
    expect(looks).toMatchObject([{ kind: 'read', actor: 'thu', role: 'home-affairs', action: 'directory.read' }]);
    expect((await read<OwnLooksReply>(binh, 'own-data/looks')).looks).toEqual([]);
  });
});

describe('who looked at many', () => {
  it('is told to the people of the agency, or to all, by day, reader and action; commands one by one, backups not', async () => {
    const audit = scene.running.app.get(AuditLog);
    const chien = await scene.signIn('chien', 'official', { officialId: 3 });
    const told = async (ask: Ask): Promise<unknown[]> =>
      (await read<OwnLooksReply>(ask, 'own-data/looks')).looks
        .filter(({ whom }) => whom !== 'self')
        .map(({ actor, action, whom, subject, reason, count }) => [actor, action, whom, subject, reason, count]);
    const before = await told(chien);
    const snv = await scene.signIn('coquan', 'agency', { agencyId: 1 });
    for (let times = 0; times < 3; times += 1) await snv('directory/officials');
    await scene.running.fetch('/api/v1/directory/officials?cq=stp');
    const deed = { kind: 'command', actor: 'cli:root', agency: '*' } as const;
    await audit.write({ ...deed, action: 'export mailbox-days', subject: 'mailbox-days 2026-07-13..2026-07-14' });
    await audit.write({ ...deed, action: 'export mailbox-days', subject: 'mailbox-days 2026-07-13..2026-07-14', reason: 'Thanh tra' });
    await audit.write({ ...deed, action: 'backup' });
    const exports = [
      ['cli:root', 'export mailbox-days', 'everybody', 'mailbox-days 2026-07-13..2026-07-14', 'Thanh tra', 1],
      ['cli:root', 'export mailbox-days', 'everybody', 'mailbox-days 2026-07-13..2026-07-14', null, 1],
    ];
    expect(before).toEqual([]);
    expect(await told(chien)).toEqual([...exports, ['thu', 'directory.read', 'agency', null, null, 1]]);
    const binh = await scene.signIn('binh', 'official', { officialId: 2 });
    expect(await told(binh)).toEqual([...exports, ['coquan', 'directory.read', 'agency', null, null, 3]]);
    // Older ones are asked for by the newest entry of a line, which is then not told again.
    const { looks } = await read<OwnLooksReply>(binh, 'own-data/looks');
    const older = await read<OwnLooksReply>(binh, `own-data/looks?before=${looks[1]?.id}`);
    expect(older.looks).toEqual(looks.slice(2));
  });

  it('is not told of a time before the person was there', async () => {
    const db = scene.running.database.dataSource;
    await db.query(`update membership set valid_from = (now() + interval '2 days')::date where official_id = 2`);
    const binh = await scene.signIn('binh', 'official', { officialId: 2 });
    const { looks } = await read<OwnLooksReply>(binh, 'own-data/looks');
    expect(looks.map(({ actor }) => actor)).toEqual(['cli:root', 'cli:root']);
    await db.query(`update membership set valid_from = default where official_id = 2`);
  });
});

describe('an account of nobody in the directory', () => {
  it.each(['leadership', 'mail-administrator', 'home-affairs'] as const)('has no data of its own: %s', async (role) => {
    const ask = await scene.signIn(role, role);
    expect(await read<OwnUseAnswer>(ask, 'own-data/use')).toEqual({ person: null, isDemo: true });
    const { status, body } = await ask<Problem>('own-data/looks');
    expect([status, body.type]).toEqual([404, 'urn:nhip-thu:problem:not-in-directory']);
  });

  it('that is of somebody sees that person, whatever its role', async () => {
    const ask = await scene.signIn('lanh-dao-an', 'leadership', { officialId: 1 });
    expect((await read<OwnUseReply>(ask, 'own-data/use')).person.fullName).toBe('Lò Văn An');
  });
});
