import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CalendarChangeReply, CalendarPreviewReply, CalendarReply, Problem } from '@nhip-thu/metrics';
import { CalendarService } from '../../apps/api/src/calendar/calendar.service.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { seeded } from '../../apps/web/src/text/seeded.vi.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { listBeats } from '../support/log-beats.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

const PEOPLE = ['snv', 'stp'].flatMap((agency) =>
  Array.from({ length: 3 }, (_, index) => [
    `nv${index}@${agency}.sonla.example`,
    agency,
    `Sở ${agency}`,
    `Người ${agency} ${index}`,
    '',
    'official',
  ]),
);
const DAYS = ['09', '10', '11', '12', '13', '16', '17'].map((day) => `2026-03-${day}`);

let running: RunningApp;
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.database.dataSource.query(sql, values);

/** Every box is polled every 15 minutes from 08:00 on: the first log-in of the day is a human one (H3), if it is a working day. The log is alive all day. */
function pollingLog(): string {
  return DAYS.flatMap((day) => [
    ...listBeats(day),
    ...Array.from({ length: 12 }, (_, count) => 8 * 60 + 15 * count).flatMap((minute) =>
      PEOPLE.map(([address], person) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${String(person).padStart(2, '0')}`;
        const session = `${day}${minute}${person}`.replaceAll('-', '');
        return `${day}T${time}+07:00 mail dovecot: imap-login: Login: user=<${address}>, method=PLAIN, rip=10.0.0.${person}, lip=10.0.0.99, mpid=${minute}, TLS, session=<${session}>`;
      }),
    ),
  ]).join('\n');
}

const mailboxDays = (): Promise<unknown[]> =>
  query('select origin_id, day, mailbox_id, logins, access_points, first_access_at from mailbox_day order by 1, 2, 3');
const unitPeriods = (): Promise<unknown[]> =>
  query(
    `select agency_id, period_id, structure, definition, counted, eligible, unknown, lower_count, upper_count, bounded_count, working_days,
            covered_days, expected_minutes, covered_minutes, sent, received from unit_period order by 1, 2, 3, 4`,
  );
const figures = async (): Promise<unknown[]> => [await mailboxDays(), await unitPeriods()];

async function settle(): Promise<void> {
  await waitFor('the roll-ups', async () => {
    const { dirtyDays, dirtyPeriods } = await running.app.get(DirtyRepository, { strict: false }).count();
    return dirtyDays + dirtyPeriods === 0;
  });
}

/** Computes everything anew, whatever is marked. */
async function rebuild(): Promise<void> {
  await query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day
               on conflict (origin_id, day) do update set gen = dirty_day.gen + 1`);
  await query('insert into dirty_period (period_id) select period_id from stored_period on conflict do nothing');
  for (const { id } of await query<{ id: number }>('select id from origin')) {
    await running.app.get(JobQueue, { strict: false }).add('roll-up-days', { originId: id });
  }
  await settle();
}

/** Answers with a change or with a problem, as the status says. */
async function post(path: string, body: unknown): Promise<{ status: number; body: CalendarChangeReply & CalendarPreviewReply & Problem }> {
  const response = await running.fetch(`/api/v1/calendar/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as CalendarChangeReply & CalendarPreviewReply & Problem };
}
const read = async (search: string): Promise<CalendarReply> =>
  (await (await running.fetch(`/api/v1/calendar?${search}`)).json()) as CalendarReply;
const workingDaysOf = (reply: CalendarReply, id: string): number | undefined =>
  reply.periods.find(({ period }) => period.id === id)?.workingDays;

const entry = { day: '2026-03-12', kind: 'closure', source: 'QĐ 9/QĐ-UBND', reason: 'Bão' };

beforeAll(async () => {
  running = await startApp();
  await running.startWork();
  const rows = [['mailbox', 'agency', 'agencyName', 'fullName', 'position', 'type'], ...PEOPLE].map((row) => row.join(',')).join('\n');
  const imported = await running.app
    .get(DirectoryService)
    .importFiles({ directory: { name: 'directory.csv', bytes: new TextEncoder().encode(rows) }, aliases: null, isDryRun: false });
  if (!imported.isApplied) throw new Error(JSON.stringify(imported.faults));
  const ingest = running.app.get(IngestService);
  const stream = Readable.from([Buffer.from(`${pollingLog()}\n`)]);
  const { segment } = await ingest.receive({ originName: 'thu', name: 'mail.log', stream });
  await ingest.waitForRollUps([segment.id]);
  await settle();
});
afterAll(() => running.close());

describe('the calendar', () => {
  it('starts with the holidays of 2024 to 2027, each with its source; 2027 is tentative', async () => {
    const replies = await Promise.all([2024, 2025, 2026, 2027].map((year) => read(`nam=${year}`)));
    expect(replies.map(({ entries }) => entries.length)).toEqual([13, 13, 16, 12]);
    expect(replies[3]?.entries.every(({ isTentative }) => isTentative)).toBe(true);
    expect(replies.flatMap(({ entries }) => entries).every(({ source, entered }) => source !== '' && entered.reason !== '')).toBe(true);
    // Pages name all of it in their own language.
    const known = new Set<string>(Object.values(seeded));
    const stored = replies.flatMap(({ entries, hours }) =>
      [...entries, ...hours].flatMap(({ source, entered }) => [source, entered.reason]),
    );
    expect([...new Set(stored)].filter((text) => !known.has(text))).toEqual([]);
    expect(replies[2] && workingDaysOf(replies[2], 'bc-2026-03')).toBe(15);
    expect(replies[2]?.hours.map(({ from, to }) => [from, to])).toEqual([
      ['04-16', '10-15'],
      ['10-16', '04-15'],
    ]);
  });

  it('a closed day takes the human log-in of its polls and a working day away, and what is stored equals a rebuild', async () => {
    const before = await figures();
    const accessed = 'select count(*)::int as count from mailbox_day where access_points > 0 and day = $1';
    expect(await query(accessed, ['2026-03-12'])).toEqual([{ count: 6 }]);
    const { status, body } = await post('entries', entry);
    expect([status, body.dirtyDays]).toEqual([201, 1]);
    // Reporting and calendar month, and week; those that reach the newest log day among them.
    expect(body.dirtyPeriods).toBeGreaterThanOrEqual(3);
    await settle();
    expect(await query(accessed, ['2026-03-12'])).toEqual([{ count: 0 }]);
    expect(await query(accessed, ['2026-03-13'])).toEqual([{ count: 6 }]);
    const changed = await figures();
    expect(changed).not.toEqual(before);
    expect(await query(`select distinct working_days from unit_period where period_id = 'bc-2026-03'`)).toEqual([{ working_days: 14 }]);
    await rebuild();
    expect(await figures()).toEqual(changed);
    const { checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
    expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
  });

  it('a day is entered once; withdrawn it stays listed with who and why, and all figures are as before', async () => {
    const again = await post('entries', entry);
    expect([again.status, again.body.type]).toEqual([409, 'urn:nhip-thu:problem:calendar-day-taken']);
    const found = (await read('nam=2026')).entries.find(({ day }) => day === entry.day);
    expect(found).toMatchObject({ source: entry.source, entered: { by: 'thu', reason: 'Bão' }, withdrawn: null });
    expect((await post(`entries/${found?.id}/withdrawal`, { reason: 'Nhầm ngày' })).status).toBe(200);
    await settle();
    const left = (await read('nam=2026')).entries.filter(({ day }) => day === entry.day);
    expect(left).toMatchObject([{ withdrawn: { by: 'thu', reason: 'Nhầm ngày' } }]);
    expect(await query(`select distinct working_days from unit_period where period_id = 'bc-2026-03'`)).toEqual([{ working_days: 15 }]);
    const stored = await figures();
    await rebuild();
    expect(await figures()).toEqual(stored);
    expect((await post(`entries/${found?.id}/withdrawal`, { reason: 'Nhầm ngày' })).status).toBe(404);
  });

  it('a holiday on a day off, and a swap onto a day that is worked anyway, say that they change nothing', async () => {
    const idle = [
      { ...entry, day: '2026-03-14', kind: 'holiday' },
      { ...entry, day: '2026-03-16', kind: 'swapped-on' },
    ];
    for (const each of idle) {
      const { body } = await post('entries', each);
      expect(body).toMatchObject({ changesNothing: true, dirtyDays: 0, dirtyPeriods: 0 });
      expect((await post(`entries/${body.id}/withdrawal`, { reason: 'x' })).body).toMatchObject({ changesNothing: true });
    }
    const real = (await post('entries', { ...entry, day: '2026-03-17' })).body;
    expect(real.changesNothing).toBe(false);
    expect((await post(`entries/${real.id}/withdrawal`, { reason: 'x' })).body.changesNothing).toBe(false);
    await settle();
  });

  it('a day of one agency concerns its people only', async () => {
    const { body } = await post('entries', { ...entry, unit: 'snv' });
    await settle();
    const rows = await query<{ code: string; count: number }>(
      `select split_part(split_part(m.address, '@', 2), '.', 1) as code, sum(d.access_points)::int as count
         from mailbox_day d join mailbox m on m.id = d.mailbox_id where d.day = '2026-03-12' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { code: 'snv', count: 0 },
      { code: 'stp', count: 3 },
    ]);
    expect(workingDaysOf(await read('nam=2026&cq=snv'), 'bc-2026-03')).toBe(14);
    expect(workingDaysOf(await read('nam=2026&cq=stp'), 'bc-2026-03')).toBe(15);
    const stored = await figures();
    await rebuild();
    expect(await figures()).toEqual(stored);
    await post(`entries/${body.id}/withdrawal`, { reason: 'x' });
    await settle();
  });

  it('other session hours move the working time of polls, and no working day', async () => {
    const periods = await unitPeriods();
    const { body } = await post('hours', {
      ...{ validFrom: '2026-03-10', validTo: '2026-03-12', from: '01-01', to: '12-31', sessions: [{ start: 540, end: 700 }] },
      ...{ source: 'QĐ 10/QĐ-UBND', reason: 'Mùa vụ' },
    });
    expect(body).toMatchObject({ dirtyDays: 2, dirtyPeriods: 0 });
    await settle();
    const rows = await query(`select day, sum(access_points)::int as count from mailbox_day group by day order by day limit 4`);
    expect(rows).toEqual([
      { day: '2026-03-09', count: 6 },
      { day: '2026-03-10', count: 0 },
      { day: '2026-03-11', count: 0 },
      { day: '2026-03-12', count: 6 },
    ]);
    await post(`hours/${body.id}/withdrawal`, { reason: 'x' });
    await settle();
    expect(await unitPeriods()).toEqual(periods);
  });

  it('a preview says what the change then does, and writes nothing', async () => {
    const hours = { validFrom: '2026-03-10', validTo: '2026-03-12', from: '01-01', to: '12-31', sessions: [{ start: 540, end: 700 }] };
    const sizeOf = ({ dirtyDays, dirtyPeriods }: CalendarChangeReply): unknown => ({ dirtyDays, dirtyPeriods });
    const stored = await query('select * from setting order by key');
    const { status, body: seen } = await post('preview', { change: 'enter-hours', unit: 'snv', ...hours });
    const day = await post('preview', { change: 'enter-day', unit: null, day: entry.day, kind: 'closure' });
    expect(await query('select * from setting order by key')).toEqual(stored);
    expect((await read('nam=2026&cq=snv')).hours.map(({ unit }) => unit)).toEqual([null, null, null]);
    const morning = { start: 450, end: 720 };
    expect([status, seen]).toMatchObject([200, { firstDay: '2026-03-10', lastDay: '2026-03-11', sample: { day: '2026-03-10' } }]);
    expect([seen.sample?.before[0], seen.sample?.after]).toEqual([morning, hours.sessions]);
    expect(day.body.sample).toMatchObject({ day: entry.day, before: [morning, {}], after: [] });

    const entered = await post('hours', { ...hours, unit: 'snv', source: 'QĐ 11', reason: 'Mùa vụ' });
    expect(sizeOf(entered.body)).toEqual(sizeOf(seen));
    await settle();
    // Hours of the same unit from the same day on: the first entered stand before it, and the preview says so.
    expect(
      (await post('preview', { change: 'enter-hours', unit: 'snv', ...hours, sessions: [{ start: 0, end: 9 }] })).body.sample,
    ).toBeNull();
    const back = await post('preview', { change: 'withdraw-hours', id: entered.body.id });
    expect(back.body.sample).toMatchObject({ before: hours.sessions, after: [morning, {}] });
    expect(sizeOf((await post(`hours/${entered.body.id}/withdrawal`, { reason: 'x' })).body)).toEqual(sizeOf(back.body));
    await settle();
    expect(sizeOf((await post('entries', entry)).body)).toEqual(sizeOf(day.body));
    const taken = await post('preview', { change: 'enter-day', unit: null, day: entry.day, kind: 'closure' });
    expect([taken.status, (await post('preview', { change: 'withdraw-day', id: entered.body.id + 900 })).status]).toEqual([409, 404]);
    await settle();
  });

  it('writes nothing without its source, reason and name, also when no request brings it', async () => {
    const service = running.app.get(CalendarService, { strict: false });
    const row = { unit: null, source: 'QĐ 12', isTentative: false, reason: 'Mùa vụ', by: 'thu' };
    const hours = { validFrom: '2026-03-10', validTo: null, from: '01-01', to: '12-31', sessions: [{ start: 450, end: 720 }] };
    const rows = (): Promise<unknown[]> => query('select (select count(*) from calendar_entry) e, (select count(*) from session_hours) h');
    const before = await rows();
    const refused = (...fields: string[]) => ({ kind: { code: 'invalid-input' }, errors: fields.map((path) => ({ path })) });
    await expect(service.addEntry({ ...row, day: entry.day, kind: 'closure', source: '', by: ' ' })).rejects.toMatchObject(
      refused('source', 'by'),
    );
    await expect(service.addHours({ ...row, ...hours, reason: ' ' })).rejects.toMatchObject(refused('reason'));
    await expect(service.withdraw('calendar_entry', 1, { reason: '', by: '' })).rejects.toMatchObject(refused('reason', 'by'));
    expect(await rows()).toEqual(before);
  });

  it('refuses hours whose sessions overlap', async () => {
    const sessions = [
      { start: 450, end: 720 },
      { start: 700, end: 1020 },
    ];
    const hours = { validFrom: '2026-03-10', validTo: null, from: '01-01', to: '12-31', sessions };
    expect((await post('hours', { ...hours, source: 'QĐ 12', reason: 'Mùa vụ' })).status).toBe(400);
    expect((await post('preview', { change: 'enter-hours', unit: null, ...hours })).status).toBe(400);
  });

  it.each([
    [{ ...entry, day: '2026-02-30' }, 'day'],
    [{ ...entry, source: ' ' }, 'source'],
    [{ ...entry, kind: 'party' }, 'kind'],
    [{ ...entry, note: 1 }, ''],
  ])('refuses %j, naming the field', async (body, path) => {
    const { status, body: problem } = await post('entries', body);
    expect(status).toBe(400);
    expect(problem.errors?.map((error) => error.path)).toContain(path);
  });
});
