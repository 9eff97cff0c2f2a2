import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  DataRequestReply,
  DeskRequestReply,
  DeskRequestsReply,
  NoticesReply,
  OwnNoticeReply,
  OwnRequestsReply,
  OwnUseReply,
  Problem,
} from '@nhip-thu/metrics';
import { PeopleScene, type Ask } from '../support/people-scene.ts';

let scene: PeopleScene;
let an: Ask;
let binh: Ask;
let homeAffairs: Ask;

beforeAll(async () => {
  scene = await PeopleScene.start();
  an = await scene.signIn('an', 'official', { officialId: 1 });
  binh = await scene.signIn('binh', 'official', { officialId: 2 });
  homeAffairs = await scene.signIn('noi-vu', 'home-affairs');
}, 120_000);

afterAll(async () => {
  await scene.running.close();
});

async function make(ask: Ask, body: object): Promise<DataRequestReply> {
  const made = await ask<DataRequestReply>('own-data/requests', { text: 'Đề nghị xem lại', ...body });
  expect(made.status).toBe(201);
  return made.body;
}
const step = (id: number, body: object) =>
  homeAffairs<DeskRequestReply & Problem>(`data-requests/${id}/steps`, { text: 'Đã xem xét', ...body });
const codeOf = ({ body }: { body: Problem }): string => body.type.split(':').at(-1) ?? '';

describe('a request about one’s own data', () => {
  it('is answered within 2 working days, and carried out within 15 days where it asks for more; its answer is for the person to read', async () => {
    // The demo's clock stands on Friday 17/07/2026.
    const question = await make(an, { kind: 'access' });
    expect(question).toMatchObject({ state: 'open', answerDueOn: '2026-07-21', actDueOn: null, dueOn: '2026-07-21', isOverdue: false });
    expect((await step(question.id, { act: 'answered', text: 'Dữ liệu ở trang Dữ liệu của tôi' })).body.state).toBe('done');
    const { requests } = (await an<OwnRequestsReply>('own-data/requests')).body;
    expect(requests[0]?.steps.map(({ act, by, text }) => `${act} ${by} ${text}`)).toEqual([
      'made an Đề nghị xem lại',
      'answered noi-vu Dữ liệu ở trang Dữ liệu của tôi',
    ]);
    const wish = await make(an, { kind: 'erasure' });
    expect([wish.answerDueOn, wish.actDueOn]).toEqual(['2026-07-21', '2026-08-01']);
    expect((await step(wish.id, { act: 'answered' })).body).toMatchObject({ state: 'answered', dueOn: '2026-08-01' });
    expect(codeOf(await step(wish.id, { act: 'answered' }))).toBe('wrong-step');
    expect((await step(wish.id, { act: 'refused' })).body).toMatchObject({ state: 'refused', dueOn: null });
    expect(codeOf(await step(wish.id, { act: 'done' }))).toBe('wrong-step');
  });

  it('is overdue the day after its last day', async () => {
    const { id } = await make(an, { kind: 'complaint' });
    const setToday = (day: string) =>
      scene.running.database.dataSource.query(
        `update setting set value = jsonb_set(value, '{today}', to_jsonb($1::text)) where key = 'demo'`,
        [day],
      );
    const isOverdue = async (): Promise<boolean | undefined> =>
      (await homeAffairs<DeskRequestsReply>('data-requests')).body.requests.find((each) => each.id === id)?.isOverdue;
    await setToday('2026-07-21');
    expect(await isOverdue()).toBe(false);
    await setToday('2026-07-22');
    expect(await isOverdue()).toBe(true);
    await setToday('2026-07-17');
  });

  it('is seen by whoever made it and by whoever answers, and by no colleague', async () => {
    const { id } = await make(an, { kind: 'complaint', text: 'chỉ giữa tôi và Sở' });
    expect(JSON.stringify((await binh<OwnRequestsReply>('own-data/requests')).body)).not.toContain('chỉ giữa tôi');
    const desk = (await homeAffairs<DeskRequestsReply>('data-requests')).body.requests.find((each) => each.id === id);
    expect([desk?.fullName, desk?.agency]).toEqual(['Lò Văn An', 'snv']);
    expect((await an<Problem>(`data-requests/${id}/steps`, { act: 'answered', text: 'tự trả lời' })).status).toBe(403);
  });

  it('that contests a day, once granted, changes the directory and by it how the person is counted', async () => {
    const { id, day } = await make(an, { kind: 'correction', day: '2026-07-13', text: 'Tôi nghỉ phép' });
    expect(day).toBe('2026-07-13');
    const granted = await step(id, { act: 'done', effect: { kind: 'leave', from: '2026-07-13', to: '2026-07-13' } });
    expect([granted.status, granted.body.state]).toEqual([201, 'done']);
    const { days, regular } = (await an<OwnUseReply>('own-data/use')).body;
    expect(days.find((each) => each.day === '2026-07-13')).toMatchObject({ state: 'leave', isCounted: false });
    expect(regular.workingDays).toBe(20);
  });

  it('to restrict, once granted, takes the person out of what is counted, with the reason, by a change that can be undone', async () => {
    const { id } = await make(binh, { kind: 'restriction' });
    const granted = await step(id, { act: 'done', effect: { kind: 'exemption', from: '2026-06-15', to: null } });
    expect([granted.status, granted.body.state]).toEqual([201, 'done']);
    expect((await binh<OwnUseReply>('own-data/use')).body.rosterClass).toBe('exempt');
    const rows: unknown[] = await scene.running.database.dataSource.query(`select kind, reason from absence where official_id = 2`);
    expect(rows).toEqual([{ kind: 'exemption', reason: `Yêu cầu về dữ liệu cá nhân số ${id}` }]);
    const [set] = await scene.running.database.dataSource.query<{ by: string }[]>(
      'select made_by as by from directory_change_set order by id desc limit 1',
    );
    expect(set?.by).toBe('noi-vu');
  });

  it('contests today at the latest: of a day to come there is nothing yet', async () => {
    const ask = (day: string) => an<Problem>('own-data/requests', { kind: 'correction', day, text: 'x' });
    const { status, body } = await ask('2026-07-18');
    expect([status, body.type, body.errors]).toEqual([
      400,
      'urn:nhip-thu:problem:invalid-input',
      [{ path: 'day', message: 'ngày này chưa đến' }],
    ]);
    expect((await ask('2026-07-17')).status).toBe(201);
  });

  it('of any other kind names no day', async () => {
    expect((await an<Problem>('own-data/requests', { kind: 'access', day: '2026-07-13', text: 'x' })).status).toBe(400);
  });
});

describe('the impact assessment', () => {
  it('is handed over as a file that says what it is', async () => {
    const answer = await scene.running.fetch('/api/v1/impact/exports', { method: 'POST' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ]);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

describe('the notice', () => {
  it('says on what decision the logs of the person’s own units rest, once Home Affairs has entered it', async () => {
    const basis = { text: 'Quyết định về đo việc dùng thư điện tử công vụ', number: '15/QĐ-SNV', on: '2026-01-20' };
    const put = (name: string, body: object) =>
      scene.running.fetch(`/api/v1/origins/${name}/legal-basis`, {
        ...{ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      });
    await scene.running.database.dataSource.query(`insert into origin (name, zone_offset_minutes) values ('xa', 420)`);
    expect((await put('thu', { ...basis, on: '20/01/2026' })).status).toBe(400);
    expect((await put('la', basis)).status).toBe(404);
    const answer = await put('thu', basis);
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ name: 'thu', legalBasis: basis })]);
    // `xa` tells of no unit of theirs.
    expect((await an<OwnNoticeReply>('own-data/notice')).body.sources).toEqual([{ name: 'thu', legalBasis: basis }]);
  });

  it('is asked to be acknowledged version by version, each counted', async () => {
    expect((await an<OwnNoticeReply>('own-data/notice')).body).toMatchObject({ notice: null, acknowledgedAt: null });
    const publish = (vi: string) => homeAffairs<NoticesReply>('notices', { vi, en: 'We measure' });
    expect((await publish('Tỉnh đo việc dùng thư')).status).toBe(201);
    expect((await an<OwnNoticeReply>('own-data/notice')).body).toMatchObject({ notice: { version: 1 }, acknowledgedAt: null });
    const { acknowledgedAt } = (await an<OwnNoticeReply>('own-data/notice', { version: 1 })).body;
    expect(acknowledgedAt).not.toBeNull();
    expect((await an<OwnNoticeReply>('own-data/notice', { version: 1 })).body.acknowledgedAt).toBe(acknowledgedAt);
    expect((await binh<OwnNoticeReply>('own-data/notice')).body.acknowledgedAt).toBeNull();
    await publish('Bản sau');
    expect(codeOf(await an<Problem>('own-data/notice', { version: 1 }))).toBe('other-notice');
    const { notices, officialCount } = (await homeAffairs<NoticesReply>('notices')).body;
    expect([notices.map(({ version, acknowledgedCount }) => [version, acknowledgedCount]), officialCount]).toEqual([
      [
        [2, 0],
        [1, 1],
      ],
      3,
    ]);
  });
});
