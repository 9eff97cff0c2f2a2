import { createHmac } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationsReply, PostReply, Problem, ScheduleReply, SchedulesReply } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { FreezeService } from '../../apps/api/src/reports/freeze.service.ts';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { DeliverPostJob } from '../../apps/api/src/reports/post/deliver-post.job.ts';
import { PostService } from '../../apps/api/src/reports/post/post.service.ts';
import { ScheduleRunner } from '../../apps/api/src/reports/schedules/schedule-runner.service.ts';
import { TargetRepository } from '../../apps/api/src/targets/target.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { startHookReceiver, type HookReceiver } from '../support/hook-receiver.ts';
import { comeLate, PERIOD_ID, signIn, storeMonth, type Asked } from '../support/reporting-scene.ts';
import { newTarget } from '../support/make-target.ts';
import { makeDataFolder } from '../support/program.ts';
import { startSmtp, type RunningSmtp, type TakenLetter } from '../support/smtp-server.ts';

const PUBLIC_URL = 'https://nhipthu.tinh.example';
const SECRET = 'khóa để ký';
const NEVER = new AbortController().signal;

let running: RunningApp;
let smtp: RunningSmtp;
let hook: HookReceiver;
let secrets: Awaited<ReturnType<typeof makeDataFolder>>;
let homeAffairs: Asked;
let leadership: Asked;
let agency: Asked;

beforeAll(async () => {
  [smtp, hook, secrets] = [await startSmtp(), await startHookReceiver(), await makeDataFolder()];
  const secretFile = join(secrets.path, 'hook');
  await writeFile(secretFile, `${SECRET}\n`);
  running = await startApp({
    ...{ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'nhipthu@tinh.example', PUBLIC_URL },
    ...{ WEBHOOKS: hook.url, WEBHOOK_SECRET_FILE: secretFile, WEBHOOK_PRIVATE: 'yes' },
  });
  const db = running.database.dataSource;
  await storeMonth(db);
  homeAffairs = await signIn(running, 'home-affairs');
  leadership = await signIn(running, 'leadership');
  agency = await signIn(running, 'agency', 'syt');
  await db.query(`update account set email = username || '@tinh.example' where username in ('home-affairs-', 'leadership-', 'thu')`);
  await db.query(`insert into mailbox (id, address) overriding system value values (900, 'vanthu.syt@tinh.example')`);
  await db.query(
    `insert into mailbox_assignment (mailbox_id, agency_id, kind, valid_from) select 900, id, 'unit', '2026-01-01' from agency where code = 'syt'`,
  );
}, 180_000);

afterAll(async () => {
  await running.close();
  await Promise.all([smtp.close(), hook.close(), secrets.remove()]);
});

/** One look at everything that is due, and at the outbox. @returns the letters that came */
async function beat(): Promise<TakenLetter[]> {
  const before = smtp.letters.length;
  await running.app.get(ScheduleRunner, { strict: false }).run(NEVER);
  await running.app.get(PostService, { strict: false }).deliver(NEVER);
  return smtp.letters.slice(before);
}

async function add(order: object): Promise<ScheduleReply> {
  const { status, body } = await homeAffairs('/schedules', order);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as ScheduleReply;
}

const remove = (id: number): Promise<Response> => running.fetch(`/api/v1/schedules/${id}`, { method: 'DELETE' });
const listed = async (): Promise<SchedulesReply> => (await homeAffairs('/schedules')).body as SchedulesReply;
const told = async (ask: Asked): Promise<NotificationsReply> => (await ask('/notifications')).body as NotificationsReply;
const kindsOf = ({ notifications }: NotificationsReply): string[] => notifications.map(({ content }) => content.kind);
const postsOf = async (kind: string): Promise<PostReply[]> => (await listed()).posts.filter((post) => post.kind === kind);
/** The subject without white space: where lines are folded says the mail library. */
function subjectOf({ head }: TakenLetter): string {
  const [, folded = ''] = /^Subject: (.*(?:\r\n[ \t].*)*)/im.exec(head) ?? [];
  return folded
    .replaceAll(/\?=\s+=\?UTF-8\?[QB]\?/gi, '')
    .replaceAll(/=\?UTF-8\?B\?([^?]+)\?=/gi, (_all, text: string) => Buffer.from(text, 'base64').toString())
    .replaceAll(/=\?UTF-8\?Q\?([^?]+)\?=/gi, (_all, text: string) => decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')))
    .replaceAll(/\s/g, '');
}
const packed = (text: string): string => text.replaceAll(/\s/g, '');

const REPORT = { kind: 'report', template: 'monthly', formats: ['pdf'], cadence: 'monthly', day: 16, hour: 7, startsOn: '2026-07-01' };

describe('a report by schedule', () => {
  it('waits until its period is frozen, is then written and sent once, with the file, to those who see it on a page', async () => {
    const { id, nextAt, recipients } = await add({ ...REPORT, recipients: ['leadership-', 'home-affairs-'] });
    expect([nextAt, recipients.map(({ obstacle }) => obstacle)]).toEqual(['2026-08-16T00:00:00.000Z', [null, null]]);
    expect(await beat()).toEqual([]);
    expect((await listed()).schedules[0]?.runs).toEqual([{ periodId: PERIOD_ID, dueAt: '2026-07-16T00:00:00Z', state: 'waiting' }]);
    expect(kindsOf(await told(homeAffairs))).toContain('report-waits');
    expect(kindsOf(await told(leadership))).not.toContain('report-waits');

    const { version } = await running.app.get(FreezeService).freeze(PERIOD_ID, { by: 'thu', approvedBy: null });
    const letters = await beat();
    expect(new Set(letters.map(({ to }) => to[0]))).toEqual(new Set(['home-affairs-@tinh.example', 'leadership-@tinh.example']));
    expect(letters).toHaveLength(2);
    const [letter] = letters;
    expect(subjectOf(letter!)).toContain(packed('Báo cáo tháng 7 năm 2026 đã viết xong'));
    expect(letter?.head).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(letter?.body).toContain(`bao-cao-thang-${PERIOD_ID}.pdf`);
    expect(letter?.body).toMatch(/Content-Disposition: attachment/i);
    expect(kindsOf(await told(leadership))).toContain('report-ready');
    const ready = (await told(homeAffairs)).notifications.find(({ content }) => content.kind === 'report-ready');
    expect(ready?.content).toMatchObject({ template: 'monthly', periodId: PERIOD_ID, number: 0, code: version.code });

    // Whoever looks again finds nothing left to do.
    const again = await beat();
    expect([again, (await listed()).schedules[0]?.runs.map(({ state }) => state)]).toEqual([[], ['done']]);
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
  }, 180_000);

  it('is ordered again after a fault that may pass, three times and no more', async () => {
    const order = (template: string): Promise<ScheduleReply> => add({ ...REPORT, template, formats: ['csv'], recipients: ['leadership-'] });
    const runsOf = async ({ id }: ScheduleReply): Promise<string[]> =>
      (await listed()).schedules.find((each) => each.id === id)?.runs.map(({ state }) => state) ?? [];
    const states = async (template: string): Promise<string[]> =>
      (await running.database.dataSource.query('select state from report_export where template = $1 order by id', [template])).map(
        ({ state }: { state: string }) => state,
      );
    // Nothing can be written where a file stands in the place of the folder.
    const [folder, aside] = [join(running.dataFolder, 'reports'), join(running.dataFolder, 'reports.aside')];
    await rename(folder, aside);
    await writeFile(folder, '');
    let passing: ScheduleReply;
    try {
      const lasting = await order('league');
      for (let count = 0; count < 3; count += 1) expect([await beat(), await runsOf(lasting)]).toEqual([[], ['waiting']]);
      expect(kindsOf(await told(homeAffairs))).not.toContain('report-failed');
      expect([await beat(), await runsOf(lasting)]).toEqual([[], ['failed']]);
      // Nobody waits in vain for what is given up.
      const failed = (await told(homeAffairs)).notifications.filter(({ content }) => content.kind === 'report-failed');
      expect(failed.map(({ content }) => content)).toEqual([{ kind: 'report-failed', template: 'league', periodId: PERIOD_ID }]);
      expect(kindsOf(await told(leadership))).not.toContain('report-failed');
      expect(await states('league')).toEqual(Array(4).fill('failed'));
      await remove(lasting.id);
      passing = await order('data-quality');
      expect([await beat(), await beat(), await runsOf(passing)]).toEqual([[], [], ['waiting']]);
    } finally {
      await rm(folder);
      await rename(aside, folder);
    }
    const letters = await beat();
    expect([letters.map(({ to }) => to[0]), await runsOf(passing)]).toEqual([['leadership-@tinh.example'], ['done']]);
    expect(await states('data-quality')).toEqual(['failed', 'failed', 'done']);
    await remove(passing.id);
  }, 120_000);

  it('is refused for roles that are not shown it, and for orders that make no sense', async () => {
    const refused = await homeAffairs('/schedules', { ...REPORT, day: 28, hour: undefined, recipients: ['agency-syt', 'khong-co'] });
    expect([refused.status, (refused.body as Problem).errors?.map(({ path }) => path)]).toEqual([
      400,
      ['hour', 'recipients', 'recipients'],
    ]);
    expect((await leadership('/schedules', { ...REPORT, recipients: ['leadership-'] })).status).toBe(403);
    expect((await agency('/schedules')).status).toBe(403);
  });

  it('does not reach whoever has lost the role or the account meanwhile', async () => {
    await running.app
      .get(AccountService)
      .ensureAccount({ username: 'doi-vai', displayName: 'x', role: 'leadership', password: 'mat-khau-cua-vai-tro' });
    const db = running.database.dataSource;
    await db.query(`update account set email = 'doi-vai@tinh.example' where username = 'doi-vai'`);
    const { id } = await add({ ...REPORT, template: 'league', recipients: ['doi-vai'] });
    await db.query(`update account set role = 'mail-administrator' where username = 'doi-vai'`);
    expect(await beat()).toEqual([]);
    expect((await postsOf('report-ready')).find(({ to }) => to === 'doi-vai')).toMatchObject({ state: 'skipped', fault: 'role' });
    expect((await listed()).schedules.find((each) => each.id === id)?.recipients).toMatchObject([{ obstacle: 'role' }]);
    await remove(id);
  }, 120_000);
});

describe('reminders', () => {
  it('go to the unit mailbox of each agency that has not handed in its registers, and are told to it alone; Home Affairs is told of all', async () => {
    const { id } = await add({
      kind: 'registers',
      cadence: 'monthly',
      day: 16,
      hour: 8,
      startsOn: '2026-07-01',
      recipients: ['home-affairs-'],
    });
    const letters = await beat();
    expect(new Set(letters.map(({ to }) => to[0]))).toEqual(new Set(['home-affairs-@tinh.example', 'vanthu.syt@tinh.example']));
    expect(letters).toHaveLength(2);
    const own = letters.find(({ to }) => to[0]?.startsWith('vanthu'));
    expect(own?.body).toContain('Sở Y tế chưa nộp sổ văn bản đi tháng 7 năm 2026');
    // No other agency stands in it, and no person anywhere.
    expect(own?.body).not.toContain('Sở Tư pháp');
    const mine = await told(agency);
    expect(mine.notifications.filter(({ content }) => content.kind === 'registers-missing').map(({ content }) => content)).toEqual([
      expect.objectContaining({ agency: { code: 'syt', name: 'Sở Y tế' }, missing: [{ code: 'syt', name: 'Sở Y tế' }] }),
    ]);
    const all = (await told(homeAffairs)).notifications.flatMap(({ content }) => (content.kind === 'registers-missing' ? [content] : []));
    expect([all.length, all[0]?.missing.length]).toEqual([1, 30]);
    // Those without a unit mailbox are in the log.
    expect(
      (await postsOf('registers-missing')).filter(({ state }) => state === 'skipped').every(({ fault }) => fault === 'no-address'),
    ).toBe(true);
    expect(await beat()).toEqual([]);
    await remove(id);
  }, 120_000);
});

describe('a digest', () => {
  it('has the figures of the first page, and of no person', async () => {
    const { id } = await add({ kind: 'digest', cadence: 'monthly', day: 15, hour: 7, startsOn: '2026-07-01', recipients: ['leadership-'] });
    const [letter, ...others] = await beat();
    expect([others, letter?.to]).toEqual([[], ['leadership-@tinh.example']]);
    expect(subjectOf(letter!)).toMatch(/[\d,]+%sửdụngthườngxuyêntháng7năm2026$/);
    expect(letter?.body).toContain(`${PUBLIC_URL}/?ky=${PERIOD_ID}&dn=du-2@1`);
    expect(letter?.body).toContain('Sơn La (dữ liệu giả lập)');
    // As text and as HTML.
    expect(letter?.body.match(/^Content-Type: text\/\w+/gm)).toEqual(['Content-Type: text/plain', 'Content-Type: text/html']);
    await remove(id);
  }, 120_000);
});

describe('alerts', () => {
  it('tell that a log source fell silent, once, in the centre, by mail to recipients of alerts, and by signed calls', async () => {
    const db = running.database.dataSource;
    const { id } = await add({ kind: 'alerts', cadence: 'at-once', recipients: ['home-affairs-', 'leadership-'] });
    await db.query(`insert into origin (name, zone_offset_minutes) values ('thu-im', 420)`);
    await db.query(
      `insert into origin_day (origin_id, day, facts, first_at, last_at, unmatched)
       select id, '2026-07-15', 1, '2026-07-15T01:00:00Z', '2026-07-15T20:00:00Z', 0 from origin where name = 'thu-im'`,
    );
    const receive = (name: string, ago: string, state: string): Promise<unknown> =>
      db.query(
        `insert into segment (origin_id, content_hmac, name, compression, stored_bytes, state, received_at)
         select id, sha256(convert_to($2::text, 'UTF8')), $2::text, 'plain', 1, $3, now() - $2::text::interval from origin where name = $1`,
        [name, ago, state],
      );
    // A source that was given up, one that sent today a log of long ago, and one of which something is still to be worked on.
    await db.query(`insert into origin (name, zone_offset_minutes) values ('thu-bo', 420), ('thu-muon', 420), ('thu-cho', 420)`);
    await receive('thu-bo', '61 days', 'folded');
    await receive('thu-muon', '25 hours', 'folded');
    await receive('thu-cho', '27 hours', 'received');
    await receive('thu-im', '27 hours', 'folded');
    // In the simulated province nobody sends, and nobody is missed.
    expect(await beat()).toEqual([]);
    const [{ value: demo }] = await db.query(`delete from setting where key = 'demo' returning value`).then(([rows]) => rows);
    const calls = hook.calls.length;
    const letters = await beat();
    // Leadership may have alerts, but is not told of log sources.
    expect(letters.map(({ to }) => to[0])).toEqual(['home-affairs-@tinh.example']);
    expect(subjectOf(letters[0]!)).toContain(packed('Nguồn nhật ký thu-im không có dòng nào mới từ 03:00 ngày 16/07/2026'));
    expect(kindsOf(await told(leadership))).not.toContain('no-logs');
    const call = hook.calls.slice(calls).find(({ body }) => body.includes('thu-im'));
    const timestamp = String(call?.headers['x-nhipthu-timestamp']);
    expect(call?.headers['x-nhipthu-signature']).toBe(
      `sha256=${createHmac('sha256', SECRET).update(`${timestamp}.${call?.body}`).digest('hex')}`,
    );
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(60);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ schemaVersion: 1, content: { kind: 'no-logs', origin: 'thu-im' } });
    expect([await beat(), hook.calls.filter(({ body }) => body.includes('thu-im')).length]).toEqual([[], 1]);
    expect(hook.calls.slice(calls).filter(({ body }) => body.includes('no-logs'))).toHaveLength(1);
    await db.query(`insert into setting (key, value) values ('demo', $1)`, [JSON.stringify(demo)]);
    await db.query(`delete from segment where content_hmac = sha256(convert_to(name, 'UTF8'))`);
    await remove(id);
  }, 120_000);

  it('tell of logs that cover too little of a period, once: an agency of itself, those who look after logs of all', async () => {
    const db = running.database.dataSource;
    await db.query(
      `update unit_period set covered_minutes = 8292 where period_id = 'bc-2026-07' and agency_id = (select id from agency where code = 'syt')`,
    );
    await comeLate(db, 'syt', 0);
    expect(await beat()).toEqual([]);
    const low = (reply: NotificationsReply): unknown[] =>
      reply.notifications.flatMap(({ content }) =>
        content.kind === 'coverage-low' ? [[content.agency?.code ?? null, content.agencies.map(({ percent }) => percent)]] : [],
      );
    expect([low(await told(agency)), low(await told(homeAffairs))]).toEqual([[['syt', [78.5]]], [[null, [78.5]]]]);
    expect(low(await told(leadership))).toEqual([]);
    await beat();
    expect(low(await told(homeAffairs))).toHaveLength(1);
    await db.query(`update unit_period set covered_minutes = expected_minutes`);
  }, 120_000);

  it('tell that a goal was reached or fallen below, to those who see the province and to the agency itself', async () => {
    const db = running.database.dataSource;
    await running.app.get(TargetRepository).insert(newTarget());
    // The month before as this one, but for Sở Y tế, of which nobody was a regular user.
    await db.query(
      `insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, lower_count, upper_count, bounded_count,
                                working_days, covered_days, expected_minutes, covered_minutes, sent, received, snapshot_id)
       select agency_id, 'bc-2026-06', definition, structure, case when a.code = 'syt' then 0 else counted end, eligible, unknown, lower_count, upper_count,
              bounded_count, working_days, covered_days, expected_minutes, covered_minutes, sent, received, snapshot_id
         from unit_period u join agency a on a.id = u.agency_id where period_id = 'bc-2026-07'`,
    );
    await db.query(
      `insert into stored_period (period_id, from_day, to_day, first_looked_on) values ('bc-2026-06', '2026-05-15', '2026-06-14', '2026-01-05')`,
    );
    await db.query(
      `update unit_period set counted = eligible where period_id = 'bc-2026-07' and agency_id = (select id from agency where code = 'syt')`,
    );
    await comeLate(db, 'syt', 0);
    await beat();
    const crossed = (reply: NotificationsReply): unknown[] =>
      reply.notifications.flatMap(({ content }) =>
        content.kind === 'goal-crossed' ? [[content.agency?.code ?? null, content.direction, content.metric, content.before?.sign]] : [],
      );
    // With the rate of the month before as its trend publishes it: of nobody no more than a bound.
    expect(crossed(await told(agency))).toEqual([['syt', 'reached', 'du-2@1', '≤']]);
    expect(crossed(await told(leadership))).toContainEqual(['syt', 'reached', 'du-2@1', '≤']);
    const count = crossed(await told(leadership)).length;
    await beat();
    expect(crossed(await told(leadership))).toHaveLength(count);
  }, 120_000);
});

describe('the notification centre', () => {
  it('is read by each account for itself', async () => {
    const before = await told(homeAffairs);
    expect(before.unreadCount).toBe(before.notifications.length);
    const [first] = before.notifications;
    const mark = async (body: object): Promise<number> =>
      (
        await running.fetch('/api/v1/notifications/read', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    // `running.fetch` is another account of the same role.
    expect(await mark({ id: first?.id })).toBe(204);
    const other = (await (await running.fetch('/api/v1/notifications')).json()) as NotificationsReply;
    expect([other.unreadCount, other.notifications[0]?.isRead]).toEqual([before.unreadCount - 1, true]);
    expect((await told(homeAffairs)).unreadCount).toBe(before.unreadCount);
    expect(await mark({})).toBe(204);
    expect(((await (await running.fetch('/api/v1/notifications')).json()) as NotificationsReply).unreadCount).toBe(0);
  });
});

describe('the outbox', () => {
  const dueNow = (): Promise<unknown> => running.database.dataSource.query(`update post set due_at = now() where state = 'waiting'`);
  const announce = async (key: string): Promise<void> => {
    const db = running.database.dataSource;
    await db.query(
      `insert into post (dedupe_key, channel, url, content, state, attempt_count, due_at, made_at)
       values ($1, 'webhook', $2, '{"kind": "no-logs", "origin": "thu", "lastAt": "2026-07-15T20:00:00.000Z"}', 'waiting', 0, now(), now())`,
      [key, hook.url],
    );
  };
  const deliver = (): Promise<void> => running.app.get(PostService, { strict: false }).deliver(NEVER);

  it('tries again later what was not taken, with the same number, and follows no redirect', async () => {
    const before = hook.calls.length;
    hook.answer = { status: 302, headers: { location: `${hook.url}/elsewhere` } };
    await announce('thử lại');
    await deliver();
    const [waiting] = (await listed()).posts;
    expect(waiting).toMatchObject({ channel: 'webhook', state: 'waiting', attemptCount: 1, fault: 'http-302', endedAt: null });
    // Not before its time.
    await deliver();
    expect(hook.calls.length - before).toBe(1);
    hook.answer = { status: 200, headers: {} };
    await dueNow();
    await deliver();
    const numbers = hook.calls.slice(before).map(({ headers }) => headers['x-nhipthu-delivery']);
    expect([numbers.length, new Set(numbers).size]).toEqual([2, 1]);
    expect((await listed()).posts[0]).toMatchObject({ state: 'sent', attemptCount: 2, fault: null, endedAt: expect.any(String) });
  });

  it('is looked at again at the minute at which something is to be tried again', async () => {
    hook.answer = { status: 503, headers: {} };
    await announce('một phút nữa');
    const delayed = async (): Promise<number> =>
      (await running.app.get(JobQueue).countJobs()).find(({ job, state }) => job === 'deliver-post' && state === 'delayed')?.count ?? 0;
    const job = running.app.get(DeliverPostJob, { strict: false });
    await job.run({}, NEVER);
    await job.run({}, NEVER);
    expect(await delayed()).toBe(1);
    // What is due later than the next look at schedules waits for that.
    await running.database.dataSource.query(`update post set due_at = now() + interval '6 minutes' where state = 'waiting'`);
    await job.run({}, NEVER);
    expect(await delayed()).toBe(1);
    hook.answer = { status: 204, headers: {} };
    await dueNow();
    await deliver();
  });

  it('gives up after many attempts, and is taken by one of two processes', async () => {
    hook.answer = { status: 500, headers: {} };
    await announce('mãi không được');
    for (let attempt = 0; attempt < 13; attempt += 1) {
      await dueNow();
      await Promise.all([deliver(), deliver()]);
    }
    expect((await listed()).posts[0]).toMatchObject({ state: 'failed', attemptCount: 13, fault: 'http-500' });
    hook.answer = { status: 204, headers: {} };
  });
});
