import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  CalendarReply,
  ExplanationReply,
  ExplanationsReply,
  FreezeReply,
  FrozenDifferencesReply,
  FrozenReply,
  NotificationsReply,
  Problem,
} from '@nhip-thu/metrics';
import { ExplanationService } from '../../apps/api/src/reports/explanation.service.ts';
import { ExplanationWatch } from '../../apps/api/src/reports/notifications/explanation-watch.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { PERIOD_ID, signIn, storeMonth, type Answer, type Asked } from '../support/reporting-scene.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const ASKED = { agency: 'snnmt', periodId: PERIOD_ID, metric: 'du-2@1', text: 'Vì sao thiếu nhật ký?' } as const;
const ACCEPTED = { act: 'accepted', text: 'Đồng ý', footnote: 'Máy chủ hỏng ổ đĩa từ 06/07 đến 10/07.' };

let running: RunningApp;
let agency: Asked;
let other: Asked;

beforeAll(async () => {
  running = await startApp();
  await storeMonth(running.database.dataSource);
  agency = await signIn(running, 'agency', 'snnmt');
  other = await signIn(running, 'agency', 'snv');
}, 120_000);

afterAll(async () => {
  await running.close();
});

/** As Home Affairs; bodies are held against the OpenAPI document. */
async function ask<Reply>(path: string, body?: object | Buffer): Promise<Answer<Reply>> {
  const isFile = Buffer.isBuffer(body);
  const headers = { 'content-type': isFile ? 'application/octet-stream' : 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', headers, body: isFile ? new Uint8Array(body) : JSON.stringify(body) };
  const response = await running.fetch(`/api/v1${path}`, init);
  return { status: response.status, body: (await response.json()) as Reply };
}
async function open(over: object = {}): Promise<ExplanationReply> {
  const { status, body } = await ask<ExplanationReply>('/explanations', { ...ASKED, ...over });
  expect([status, body]).toEqual([201, expect.objectContaining({ state: 'open', turn: 'agency' })]);
  return body;
}
/** Ends whatever a test before left unfinished, of which there would be no second. */
async function finishAll(): Promise<void> {
  const { explanations } = (await ask<ExplanationsReply>('/explanations')).body;
  const acts = { open: 'closed', answered: 'refused' } as const;
  for (const { id, state } of explanations)
    if (state === 'open' || state === 'answered') await ask(`/explanations/${id}/steps`, { act: acts[state], text: 'x' });
}
beforeEach(finishAll);
const codeOf = (body: unknown): string => (body as Problem).type.split(':').at(-1) ?? '';

describe('an explanation', () => {
  it('is asked, answered, sent back for more, answered, accepted with a footnote, closed; nothing of its history is lost', async () => {
    const { id, dueOn } = await open();
    // The demo's clock stands on Friday 17/07/2026.
    expect(dueOn).toBe('2026-07-24');
    const path = `/explanations/${id}/steps`;
    expect((await agency(path, { act: 'answered', text: 'Hỏng ổ đĩa' })).status).toBe(201);
    expect((await ask(path, { act: 'more-asked', text: 'Kèm biên bản' })).status).toBe(201);
    expect((await agency(path, { act: 'answered', text: 'Có biên bản kèm theo' })).status).toBe(201);
    const accepted = await ask<ExplanationReply>(path, ACCEPTED);
    expect([accepted.status, accepted.body]).toEqual([
      201,
      expect.objectContaining({ state: 'accepted', dueOn: null, turn: 'home-affairs' }),
    ]);
    const closed = (await ask<ExplanationReply>(path, { act: 'closed', text: 'Xong' })).body;
    expect(closed.steps.map(({ act, side, by }) => `${act} ${side} ${by}`)).toEqual([
      'asked home-affairs thu',
      'answered agency agency-snnmt',
      'more-asked home-affairs thu',
      'answered agency agency-snnmt',
      'accepted home-affairs thu',
      'closed home-affairs thu',
    ]);
    expect([closed.state, closed.turn, closed.steps[4]]).toMatchObject([
      'closed',
      null,
      { effect: { kind: 'note' }, footnote: ACCEPTED.footnote },
    ]);
    const again = await ask(path, { act: 'closed', text: 'Xong' });
    expect([again.status, codeOf(again.body)]).toEqual([409, 'wrong-step']);
  });

  it('an agency may give by itself; who judges it is Home Affairs alone', async () => {
    const given = await agency('/explanations', { ...ASKED, text: 'Ngày 10/07 mất điện' });
    expect([given.status, given.body]).toEqual([
      201,
      expect.objectContaining({ state: 'answered', openedBy: 'agency', turn: 'home-affairs' }),
    ]);
    const { id } = given.body as ExplanationReply;
    for (const step of [ACCEPTED, { act: 'refused', text: 'x' }, { act: 'closed', text: 'x' }]) {
      const { status, body } = await agency(`/explanations/${id}/steps`, step);
      expect([step.act, status, codeOf(body)]).toEqual([step.act, 409, 'wrong-step']);
    }
    expect((await ask(`/explanations/${id}/steps`, { act: 'answered', text: 'x' })).status).toBe(409);
  });

  it('has no second of the same figure until it is judged or closed, from neither side nor at the same moment', async () => {
    const once = (): Promise<Answer<ExplanationReply>> => ask('/explanations', ASKED);
    const both = await Promise.all([once(), once()]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const id = both.find(({ status }) => status === 201)?.body.id;
    for (const second of [await ask('/explanations', ASKED), await agency('/explanations', ASKED)]) {
      expect([second.status, codeOf(second.body)]).toEqual([409, 'explanation-unfinished']);
      expect((second.body as Problem).detail).toBe(`Làm tiếp ở giải trình số ${id}, hoặc đóng giải trình đó trước.`);
    }
    await open({ metric: 'du-1@1' });
    await agency(`/explanations/${id}/steps`, { act: 'answered', text: 'x' });
    expect((await ask('/explanations', ASKED)).status).toBe(409);
    await ask(`/explanations/${id}/steps`, { act: 'refused', text: 'x' });
    await open();
  });

  it('of another agency does not exist', async () => {
    const { id } = await open();
    expect((await other(`/explanations/${id}`)).status).toBe(404);
    expect((await other(`/explanations/${id}/steps`, { act: 'answered', text: 'x' })).status).toBe(404);
    const foreign = await other('/explanations', ASKED);
    expect([foreign.status, codeOf(foreign.body)]).toEqual([404, 'unknown-agency']);
    const { explanations, agencies } = (await other('/explanations')).body as ExplanationsReply;
    expect([explanations, agencies.map(({ code }) => code)]).toEqual([[], ['snv']]);
  });

  it('is overdue after the fifth working day; what is due first is listed first', async () => {
    const { id } = await running.app
      .get(ExplanationService)
      // The program itself has no side; here it is Home Affairs, two weeks ago.
      .open({ ...ASKED, metric: 'du-1@1' } as Parameters<ExplanationService['open']>[0], {
        by: 'thu',
        side: 'home-affairs',
        at: new Date('2026-07-03T09:00:00+07:00'),
      });
    const { explanations } = (await ask<ExplanationsReply>('/explanations')).body;
    expect(explanations[0]).toMatchObject({ id, dueOn: '2026-07-10', isOverdue: true });
    expect(explanations.filter(({ isOverdue }) => isOverdue)).toHaveLength(1);
    expect(explanations.at(-1)?.state).toBe('closed');
  });

  it('is refused for an agency or a month that is not there', async () => {
    for (const [over, code] of [
      [{ agency: 'khong' }, 'unknown-agency'],
      [{ periodId: 'bc-2020-01' }, 'no-figures'],
    ] as const) {
      const { status, body } = await ask('/explanations', { ...ASKED, ...over });
      expect([status, codeOf(body)]).toEqual([404, code]);
    }
  });

  it('is never changed or deleted, not even by the database’s owner', async () => {
    const { id } = await open();
    expect((await ask(`/explanations/${id}/evidence?name=x.pdf`, PDF)).status).toBe(200);
    for (const sql of [
      `update explanation_step set text = 'khác'`,
      'delete from explanation_step',
      `update explanation set agency_id = 1`,
      'delete from explanation_evidence',
      'truncate explanation_step',
    ]) {
      await expect(running.database.dataSource.query(sql)).rejects.toThrow(/never changed|foreign key/);
    }
  });
});

describe('an acceptance', () => {
  const accept = async (effect: object): Promise<Answer<unknown>> => {
    await finishAll();
    const { id } = await open();
    await agency(`/explanations/${id}/steps`, { act: 'answered', text: 'x' });
    return ask(`/explanations/${id}/steps`, { ...ACCEPTED, effect });
  };

  it('may enter a closed day of the agency in the calendar, as anybody would who changes the calendar', async () => {
    const { status, body } = await accept({ kind: 'closure', day: '2026-07-08' });
    expect(status).toBe(201);
    const calendar = (await ask<CalendarReply>('/calendar?nam=2026&cq=snnmt')).body;
    const entry = calendar.entries.find(({ day }) => day === '2026-07-08');
    expect(entry).toMatchObject({ kind: 'closure', unit: 'snnmt', source: `Giải trình số ${(body as ExplanationReply).id}` });
    const again = await accept({ kind: 'closure', day: '2026-07-08' });
    expect([again.status, codeOf(again.body)]).toEqual([409, 'calendar-day-taken']);
  });

  it('may name a change of the directory that is there', async () => {
    const missing = await accept({ kind: 'directory', changeId: 77 });
    expect([missing.status, codeOf(missing.body)]).toEqual([400, 'invalid-effect']);
    await running.database.dataSource.query(
      `insert into directory_change_set (id, kind, title, made_by) values (77, 'edit', 'nghỉ phép', 'thu')`,
    );
    expect((await accept({ kind: 'directory', changeId: 77 })).status).toBe(201);
  });

  it('has no effect outside of the period', async () => {
    const { status, body } = await accept({ kind: 'closure', day: '2026-05-08' });
    expect([status, codeOf(body)]).toEqual([400, 'invalid-effect']);
  });

  it('changes no figure; its footnote stands below the agency’s when the period is frozen, or is amended after that', async () => {
    const db = running.database.dataSource;
    await db.query('truncate dirty_period');
    const { version } = (await ask<FreezeReply>('/freezes', { periodId: PERIOD_ID })).body;
    await accept({ kind: 'note' });
    await db.query('truncate dirty_period');
    const { differences } = (await ask<FrozenDifferencesReply>('/freezes/differences')).body;
    expect(differences.flatMap(({ changes }) => changes).map(({ agency: code, field }) => [code, field])).toEqual([]);
    // Who reads figures and no explanations is not told that a footnote is gone.
    for (const role of ['leadership', 'auditor'] as const) {
      const seen = (await (await signIn(running, role))('/freezes/differences')) as Answer<FrozenDifferencesReply>;
      expect([seen.status, seen.body.differences]).toEqual([200, []]);
    }
    const footnotes = async (code: string): Promise<readonly string[] | undefined> =>
      (await ask<FrozenReply>(`/freezes/codes/${code}`)).body.content.agencies.find((each) => each.code === 'snnmt')?.footnotes;
    expect(await footnotes(version.code)).toContain(ACCEPTED.footnote);
    const { id } = await open();
    await agency(`/explanations/${id}/steps`, { act: 'answered', text: 'x' });
    await ask(`/explanations/${id}/steps`, { ...ACCEPTED, footnote: 'Thêm một ghi chú.' });
    const amended = (await ask<FreezeReply>(`/freezes/${PERIOD_ID}/amendments`, { reason: 'Giải trình', approvedBy: 'Giám đốc' })).body;
    expect(amended.changes).toEqual([
      expect.objectContaining({
        agency: 'snnmt',
        metric: 'footnotes',
        field: 'text',
        before: null,
        after: 'Thêm một ghi chú.',
        delta: null,
      }),
    ]);
    expect(
      [await footnotes(amended.version.code), await footnotes(version.code)].map((list) => list?.includes('Thêm một ghi chú.')),
    ).toEqual([true, false]);
  });
});

describe('evidence', () => {
  const attach = (id: number, name: string, bytes: Buffer): Promise<Answer<unknown>> =>
    ask(`/explanations/${id}/evidence?name=${encodeURIComponent(name)}`, bytes);

  it('is kept under its hash, private to the program, and handed back as a download and nothing else', async () => {
    const { id } = await open();
    const { status, body } = await attach(id, 'Biên bản/số 1.pdf', PDF);
    expect(status).toBe(200);
    const [file] = (body as ExplanationReply).evidence;
    expect(file).toMatchObject({ name: 'Biên bản_số 1.pdf', type: 'pdf', size: PDF.length, by: 'thu' });
    const path = join(running.dataFolder, 'evidence', file!.contentHash.slice(0, 2), file!.contentHash);
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    const download = await running.fetch(`/api/v1/explanations/${id}/evidence/${file!.id}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''Bi%C3%AAn/),
      'x-content-type-options': 'nosniff',
    });
    expect((await other(`/explanations/${id}/evidence/${file!.id}`)).status).toBe(404);
    // The same bytes once more add nothing.
    expect(((await attach(id, 'lần nữa.pdf', PDF)).body as ExplanationReply).evidence).toHaveLength(1);
    await writeFile(path, 'khác');
    expect((await running.fetch(`/api/v1/explanations/${id}/evidence/${file!.id}`)).status).toBe(410);
  });

  it('of another type, too large, too many, or after the judgement is refused, and leaves no file', async () => {
    const { id } = await open();
    const count = async (): Promise<number> => (await readdir(join(running.dataFolder, 'evidence'), { recursive: true })).length;
    const before = await count();
    const page = await attach(id, 'biên bản.pdf', Buffer.from('<html><script>alert(1)</script>'));
    expect([page.status, codeOf(page.body)]).toEqual([415, 'evidence-type']);
    const large = await attach(id, 'x.pdf', Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]));
    expect([large.status, codeOf(large.body)]).toEqual([413, 'file-too-large']);
    expect((await attach(999, 'x.pdf', Buffer.concat([PDF, Buffer.from('0')]))).status).toBe(404);
    expect(await count()).toBe(before);
    for (let index = 0; index < 10; index += 1)
      expect((await attach(id, 'x.pdf', Buffer.concat([PDF, Buffer.from([index])]))).status).toBe(200);
    const many = await attach(id, 'x.pdf', Buffer.concat([PDF, Buffer.from('mười một')]));
    expect([many.status, codeOf(many.body)]).toEqual([409, 'too-many-files']);
    await ask(`/explanations/${id}/steps`, { act: 'closed', text: 'x' });
    expect((await attach(id, 'x.pdf', PDF)).status).toBe(409);
  });
});

describe('who is told of explanations', () => {
  const look = (): Promise<void> => running.app.get(ExplanationWatch, { strict: false }).look();
  const told = async (who: (path: string) => Promise<Answer<unknown>>, id: number): Promise<string[]> =>
    ((await who('/notifications')).body as NotificationsReply).notifications
      .flatMap(({ content }) =>
        content.kind === 'explanation' && content.id === id
          ? [content.act]
          : content.kind === 'explanation-overdue' && content.id === id
            ? [`overdue ${content.turn}`]
            : [],
      )
      .toReversed();
  const homeAffairs = (path: string): Promise<Answer<unknown>> => ask(path);

  it('is the other side, once, and no other agency; of nothing that was written in it', async () => {
    const { id } = await open({ text: 'Lời riêng của ông A' });
    await agency(`/explanations/${id}/steps`, { act: 'answered', text: 'Lời riêng của bà B' });
    await ask(`/explanations/${id}/steps`, ACCEPTED);
    await look();
    await look();
    expect(await told(agency, id)).toEqual(['asked', 'accepted']);
    expect(await told(homeAffairs, id)).toEqual(['answered']);
    expect(await told(other, id)).toEqual([]);
    const texts = JSON.stringify([(await agency('/notifications')).body, (await ask('/notifications')).body]);
    expect(texts).not.toMatch(/Lời riêng|ổ đĩa/);
  });

  it('is the agency and Home Affairs where the answer is overdue, Home Affairs alone where its judgement is', async () => {
    const at = new Date('2026-07-06T01:00:00Z');
    const service = running.app.get(ExplanationService);
    const unanswered = await service.open(ASKED, { by: 'thu', side: 'home-affairs', at });
    const unjudged = await service.open({ ...ASKED, metric: 'du-1@1' }, { by: 'an', side: 'agency', at });
    await look();
    expect([await told(agency, unanswered.id), await told(homeAffairs, unanswered.id)]).toEqual([
      ['asked', 'overdue agency'],
      ['overdue agency'],
    ]);
    expect([await told(agency, unjudged.id), await told(homeAffairs, unjudged.id)]).toEqual([[], ['answered', 'overdue home-affairs']]);
  });
});
