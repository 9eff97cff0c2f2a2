import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  parsePeriodId,
  type AdoptionReply,
  type IngestReply,
  type HoursReply,
  type MailDaysReply,
  type PeriodsReply,
  type SegmentReply,
  type UploadReply,
} from '@nhip-thu/metrics';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { FoldRepository } from '../../apps/api/src/ingest/fold.repository.ts';
import { FoldService } from '../../apps/api/src/ingest/fold.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { Reconciler } from '../../apps/api/src/ingest/reconciler.ts';
import { SegmentRepository } from '../../apps/api/src/ingest/segment.repository.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import { HoursService } from '../../apps/api/src/usage/hours.service.ts';
import { MailDaysService } from '../../apps/api/src/usage/mail-days.service.ts';
import { expectHours } from '../support/expect-hours.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { ALIASES, DIRECTORY, logFiles } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(90_000);

let running: RunningApp;
const upload = async (bytes: Buffer, name = 'mail.log', query = ''): Promise<{ status: number; reply: UploadReply }> => {
  const response = await running.fetch(`/api/v1/origins/thu/segments?name=${name}${query}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  // The status tells which: UploadReply or a problem.
  return { status: response.status, reply: (await response.json()) as UploadReply };
};
const read = async <T>(path: string): Promise<T> => (await running.fetch(`/api/v1${path}`)).json() as Promise<T>;
const settle = (): Promise<IngestReply> =>
  waitFor('the roll-ups', async () => {
    const status = await read<IngestReply>('/ingest');
    const isDone = status.segments.every(({ state }) => state === 'folded' || state === 'failed');
    return isDone && status.dirtyDays === 0 && status.dirtyPeriods === 0 ? status : null;
  });
const importDirectory = async (): Promise<void> => {
  const open = async (path: string): Promise<{ name: string; bytes: Buffer }> => ({ name: path, bytes: await readFile(path) });
  const result = await running.app.get(DirectoryService).importFiles({
    directory: await open(DIRECTORY),
    aliases: await open(ALIASES),
    isDryRun: false,
  });
  if (result.faults.length > 0) throw new Error('the sample directory has faults');
};
const readRows = (): Promise<unknown[]> =>
  running.database.dataSource.query('select * from mailbox_day order by origin_id, day, mailbox_id');

describe('a log handed over by HTTP', () => {
  beforeAll(async () => {
    running = await startApp();
    await running.startWork();
  });
  afterAll(() => running.close());

  it('is taken in once, folded, rolled up and shown', async () => {
    await importDirectory();
    const [older = '', newer = ''] = logFiles('E-rfc3164');
    const first = await upload(await readFile(older), 'mail.log.1.gz');
    expect(first).toMatchObject({
      status: 201,
      reply: { isKnown: false, segment: { origin: 'thu', name: 'mail.log.1.gz', compression: 'gzip' } },
    });
    expect((await upload(gunzipSync(await readFile(newer)))).status).toBe(201);
    const status = await settle();
    expect(status.segments.map(({ state, dialect, rejected }) => ({ state, dialect, rejected }))).toEqual([
      { state: 'folded', dialect: 'syslog-rfc3164', rejected: 0 },
      { state: 'folded', dialect: 'syslog-rfc3164', rejected: 0 },
    ]);
    for (const segment of status.segments) {
      expect(segment.lines).toBe(segment.parsed + segment.ignored + segment.rejected + segment.oversize);
      expect(segment.bytesDone).toBe(segment.bytesTotal);
    }
    expect(status.origins).toMatchObject([{ name: 'thu', segments: 2, firstDay: '2026-03-02', lastDay: '2026-03-08', timeZone: '+07:00' }]);
    const periods = await read<PeriodsReply>('/periods');
    expect(periods.defaultPeriodId).toBe('bc-2026-03');
    const adoption = await read<AdoptionReply>('/adoption?ky=tuan-2026-w10&dn=du-1%401');
    // Real agencies of six or seven people: too few to publish, and said so.
    expect(new Set(adoption.agencies.map(({ figure }) => figure.verdict))).toEqual(new Set(['not-published']));
    expect(adoption.volume.sent).toBeGreaterThan(300);
  });

  it('shows mail by day as long as the logs are of two agencies or more: never that of one', async () => {
    const readDays = async (): Promise<MailDaysReply> => read('/adoption/days?ky=tuan-2026-w10');
    const { days } = await readDays();
    expect(days.find(({ day }) => day === '2026-03-03')?.agencyCount).toBeGreaterThan(1);
    expect(days.filter(({ sent }) => sent !== null).map(({ day }) => day)).toContain('2026-03-03');
    const { dataSource } = running.database;
    const served: { origin: number; agency: number }[] = await dataSource.query(
      `with gone as (delete from served_agency where agency_id <> (select min(agency_id) from served_agency) returning origin_id as origin, agency_id as agency)
       select * from gone`,
    );
    try {
      // Answers are kept until something changes that the program knows of: asked past them.
      const alone = await running.app.get(MailDaysService, { strict: false }).read(parsePeriodId('tuan-2026-w10')!);
      expect(alone.find(({ day }) => day === '2026-03-03')).toMatchObject({ agencyCount: 1, coveredCount: 1, sent: null, received: null });
      expect(alone.filter(({ sent, received }) => sent !== null || received !== null)).toEqual([]);
      const hoursAlone = await running.app.get(HoursService, { strict: false }).read(parsePeriodId('tuan-2026-w10')!);
      expect(hoursAlone.cells.filter(({ mean, isFew }) => mean !== null || isFew)).toEqual([]);
      expect(hoursAlone.dayCounts.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    } finally {
      for (const { origin, agency } of served)
        await dataSource.query('insert into served_agency (origin_id, agency_id) values ($1, $2)', [origin, agency]);
    }
  });

  it('shows in which hours mailboxes are opened: every access of the week in one of them, few ones unsaid', async () => {
    await expectHours(running.database.dataSource, await read<HoursReply>('/adoption/hours?ky=tuan-2026-w10'));
  });

  it('is known when the same bytes come again, whatever their name', async () => {
    const [older = ''] = logFiles('E-rfc3164');
    const before = await readRows();
    expect(await upload(await readFile(older), 'copy.gz')).toMatchObject({ status: 200, reply: { isKnown: true } });
    await settle();
    expect(await readRows()).toEqual(before);
  });

  it('says what is wrong with a request, and takes nothing in', async () => {
    expect(await upload(Buffer.alloc(0), 'empty.log')).toMatchObject({ status: 400, reply: { type: 'urn:nhip-thu:problem:empty-upload' } });
    const badName = await running.fetch('/api/v1/origins/M%C3%A1y%20ch%E1%BB%A7/segments?name=x', { method: 'PUT', body: 'x' });
    expect([badName.status, await badName.json()]).toMatchObject([400, { type: 'urn:nhip-thu:problem:invalid-origin-name' }]);
    expect((await upload(Buffer.from('x\n'), 'x', '&year=26')).status).toBe(400);
    const json = await running.fetch('/api/v1/origins/thu/segments?name=x', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([json.status, await json.json()]).toMatchObject([415, { type: 'urn:nhip-thu:problem:not-a-stream' }]);
    expect((await read<IngestReply>('/ingest')).segments).toHaveLength(2);
  });

  it('that no dialect understands ends as failed, all its lines counted', async () => {
    const { reply } = await upload(Buffer.from('first line of nothing\nmật khẩu của tôi là 12345678\nthird line\n'), 'letter.txt');
    const status = await settle();
    const segment = status.segments.find(({ id }) => id === reply.segment.id);
    expect(segment).toMatchObject({ state: 'failed', error: 'unknown-format', lines: 3, parsed: 0 });
    expect(JSON.stringify(status)).not.toContain('12345678');
  });

  it('that gave nothing is read again when it comes with the name of a format', async () => {
    const letter = Buffer.from('a letter\n');
    const first = await upload(letter, 'letter-2.txt');
    await settle();
    const again = await upload(letter, 'letter-2.txt', '&dialect=syslog-rfc3164');
    expect([first.status, again.status, again.reply.segment.id]).toEqual([201, 201, first.reply.segment.id]);
    const segment = (await settle()).segments.find(({ id }) => id === first.reply.segment.id);
    expect(segment).toMatchObject({ state: 'failed', error: 'unknown-format', dialect: 'syslog-rfc3164', lines: 1 });
  });

  it('that is too short to show its format is read as the newest log of the same name, and says so', async () => {
    const whole = await readFile(new URL('../fixtures/dialects/mdaemon/log', import.meta.url));
    const banner = Buffer.from(`${'-'.repeat(60)}\nSTART Event Log / MDaemon PRO v24.0.0, Fri, 06 Mar 2026 00:00:00 +0700\n`);
    const ids = [];
    for (const [bytes, name] of [
      [banner, 'MDaemon-20260304-all.log'],
      [whole, 'MDaemon-20260305-all.log'],
      [Buffer.concat([banner, banner]), 'MDaemon-20260306-all.log'],
      [Buffer.concat([banner, banner, banner]), 'other.log'],
    ] as const) {
      ids.push((await upload(bytes, name)).reply.segment.id);
      await settle();
    }
    const { segments } = await settle();
    const unknown = { state: 'failed', error: 'unknown-format', dialect: null, isDialectAssumed: false };
    expect(ids.map((id) => segments.find((segment) => segment.id === id))).toMatchObject([
      unknown,
      { state: 'folded', dialect: 'mdaemon', isDialectAssumed: false },
      { state: 'folded', dialect: 'mdaemon', isDialectAssumed: true, lines: 4, ignored: 4 },
      unknown,
    ]);
  });

  it('that is damaged gives what could be read, and says so', async () => {
    const whole = await readFile(logFiles('E-iso8601')[0] ?? '');
    const { reply } = await upload(whole.subarray(0, whole.length / 2), 'cut.gz');
    const status = await settle();
    const segment = status.segments.find(({ id }) => id === reply.segment.id) as SegmentReply;
    expect(segment).toMatchObject({ state: 'failed', error: 'damaged-file' });
    expect(segment.parsed).toBeGreaterThan(1000);
    // The same lines were there already, in another form.
    expect(segment.fresh).toBe(0);
  });

  it('tells its progress as server-sent events', async () => {
    const response = await running.fetch('/api/v1/ingest/events', { headers: { accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.getReader();
    let text = '';
    const seen = waitFor('the new file among the events', async () => {
      const part = await reader?.read();
      text += Buffer.from(part?.value ?? []).toString();
      return text.includes('event: ingest') && text.includes('news.log');
    });
    await upload(Buffer.from('Mar  2 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n'), 'news.log');
    await seen;
    await reader?.cancel();
    await settle();
  });

  it('tells whoever follows figures when they may have changed, and nothing else', async () => {
    const response = await running.fetch('/api/v1/adoption/events', { headers: { accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.getReader();
    let text = '';
    const told = (): string[] => [...text.matchAll(/event: figures\n(?:id: \d+\n)?data: (\{.*\})/g)].map((match) => match[1] ?? '');
    const hear = (what: string, count: number) =>
      waitFor(what, async () => {
        if (told().length >= count) return true;
        text += Buffer.from((await reader?.read())?.value ?? []).toString();
        return told().length >= count;
      });
    await hear('the revision of now', 1);
    await upload(Buffer.from('Mar  9 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B8: removed\n'), 'later.log');
    await hear('another revision once the file is counted', 2);
    await reader?.cancel();
    const [before, after] = told();
    expect(before).toMatch(/^\{"revision":"[\w-]{16}"\}$/);
    expect(after).not.toBe(before);
    await settle();
  });

  it('changes its figures when the directory changes afterwards', async () => {
    const csv = await readFile(DIRECTORY, 'utf8');
    const moved = csv.replace('quan.bui@sxd.sonla.gov.vn,sxd,Sở Xây dựng', 'quan.bui@sxd.sonla.gov.vn,sct,Sở Công Thương');
    const files = { directory: { name: 'directory.csv', bytes: Buffer.from(moved) }, aliases: null, isDryRun: false };
    const before = await read<AdoptionReply>('/adoption?ky=tuan-2026-w10&dn=du-1%401');
    await running.app.get(DirectoryService).importFiles(files);
    await settle();
    const after = await read<AdoptionReply>('/adoption?ky=tuan-2026-w10&dn=du-1%401');
    const people = (reply: AdoptionReply, code: string): number | undefined =>
      reply.agencies.find((row) => row.code === code)?.figure.denominator;
    expect([people(before, 'sxd'), people(before, 'sct')]).toEqual([7, 6]);
    expect([people(after, 'sxd'), people(after, 'sct')]).toEqual([6, 7]);
  });

  it('leaves a balanced ledger, apart from what failed, and a ledger that is off is found', async () => {
    const verify = running.app.get(VerifyService);
    const report = await verify.verify();
    expect(report.checks.filter(({ isOk }) => !isOk).map(({ name }) => name)).toEqual(['finished']);
    await running.database.dataSource.query(`update segment set lines = lines + 1 where name = 'mail.log'`);
    expect((await verify.verify()).checks.find(({ name }) => name === 'lines')).toMatchObject({ isOk: false });
    await running.database.dataSource.query(`update segment set lines = lines - 1 where name = 'mail.log'`);
    const spool = join(running.dataFolder, 'spool');
    const folder = join(spool, (await readdir(spool)).find((name) => name.length === 2) ?? '');
    const blob = join(folder, (await readdir(folder)).find((name) => !name.includes('.')) ?? '');
    await writeFile(blob, 'bit rot');
    expect((await verify.verify()).checks.find(({ name }) => name === 'spool')).toMatchObject({
      isOk: false,
      faults: [expect.objectContaining({ problem: 'wrong-size' })],
    });
  });
});

describe('crashes around the hand-over', () => {
  beforeEach(async () => {
    running = await startApp();
    await importDirectory();
  });
  afterEach(() => running.close());

  it('a blob whose ledger row was lost is entered again at the next start', async () => {
    await upload(await readFile(logFiles('E-iso8601')[0] ?? ''), 'mail.log.1.gz');
    await running.database.dataSource.query('delete from segment');
    expect(await running.app.get(IngestService).registerLostBlobs()).toBe(1);
    expect(await running.app.get(IngestService).registerLostBlobs()).toBe(0);
    await running.startWork();
    expect((await settle()).segments).toMatchObject([{ name: 'mail.log.1.gz', state: 'folded', origin: 'thu' }]);
  });

  it('a segment that nobody works on is found by the reconciler, though its wake-up call was lost', async () => {
    await upload(await readFile(logFiles('E-iso8601')[1] ?? ''), 'mail.log.gz');
    const tables = await running.database.dataSource.query<{ name: string }[]>(
      `select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`,
    );
    await running.database.dataSource.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
    await running.database.dataSource.query(`update segment set touched_at = now() - interval '1 minute'`);
    await running.startWork();
    await running.app.get(Reconciler).tick();
    expect((await settle()).segments).toMatchObject([{ state: 'folded' }]);
  });

  it('a chunk that another worker has folded already is written by nobody else: the offset is compared and set', async () => {
    const { reply } = await upload(await readFile(logFiles('E-iso8601')[0] ?? ''), 'mail.log.1.gz');
    const repository = running.app.get(FoldRepository);
    const segments = running.app.get(SegmentRepository);
    await segments.start(1, reply.segment.id, 'syslog-iso8601');
    const segment = await segments.findToFold(1, reply.segment.id);
    if (segment === null) throw new Error('no segment');
    const counts = {
      from: 0,
      to: 500,
      storedOff: 500,
      lines: 5,
      parsed: 5,
      ignored: 0,
      rejected: 0,
      oversize: 0,
      facts: 5,
      lineBytes: 500,
    };
    const chunk = { ...counts, tailBytes: 0, ignoredKinds: {}, rejectedReasons: {}, carry: null };
    expect(await repository.commitChunk(segment, chunk, new Map(), [])).toBe(true);
    expect(await repository.commitChunk(segment, chunk, new Map(), [])).toBe(false);
    expect((await read<IngestReply>('/ingest')).segments).toMatchObject([{ lines: 5, parsed: 5 }]);
  });

  it('a day marked again while it was rolled up stays marked', async () => {
    const dirty = running.app.get(DirtyRepository);
    const { manager } = running.database.dataSource;
    await dirty.markDays(manager, 1, ['2026-03-02']);
    const first = await dirty.listDays(1, 16);
    expect(first).toMatchObject([{ day: '2026-03-02' }]);
    await dirty.markDays(manager, 1, ['2026-03-02']);
    await dirty.clearDays(manager, 1, first);
    expect(await dirty.count()).toMatchObject({ dirtyDays: 1 });
    await dirty.clearDays(manager, 1, await dirty.listDays(1, 16));
    expect(await dirty.count()).toMatchObject({ dirtyDays: 0 });
  });

  it('a file taken in with another year is refused, and what was noted of it stays', async () => {
    const bytes = gunzipSync(await readFile(logFiles('E-rfc3164')[0] ?? ''));
    await upload(bytes, 'mail.log', '&year=2026');
    const other = await upload(bytes, 'mail.log', '&year=2024');
    expect(other).toMatchObject({ status: 409, reply: { type: 'urn:nhip-thu:problem:other-year' } });
    await running.database.dataSource.query('delete from segment');
    await running.app.get(IngestService).registerLostBlobs();
    expect(await running.database.dataSource.query('select year from segment')).toEqual([{ year: 2026 }]);
  });

  it('an origin keeps its zone: another one is refused, as is a word the address does not know', async () => {
    const bytes = Buffer.from('a line of a log that no format knows\n');
    expect(await upload(bytes, 'mail.log', '&zone=%2B07:00')).toMatchObject({ status: 201 });
    const other = await upload(bytes, 'mail.log', '&zone=%2B09:00');
    expect(other).toMatchObject({ status: 409, reply: { type: 'urn:nhip-thu:problem:other-zone' } });
    expect(await upload(bytes, 'mail.log', '&tz=%2B09:00')).toMatchObject({ status: 400 });
  });

  it('a file read in one format is refused in another, and taken when the format is the one it was read in', async () => {
    const bytes = Buffer.concat([gunzipSync(await readFile(logFiles('E-rfc5424')[0] ?? '')), Buffer.from('\n')]);
    const { reply } = await upload(bytes, 'mail.log', '&dialect=exim');
    expect(await upload(bytes, 'mail.log', '&dialect=exim')).toMatchObject({ status: 200 });
    const other = await upload(bytes, 'mail.log', '&dialect=syslog-rfc5424');
    expect(other).toMatchObject({ status: 409, reply: { type: 'urn:nhip-thu:problem:other-dialect' } });
    expect(await upload(bytes, 'mail.log')).toMatchObject({ status: 200, reply: { isKnown: true, segment: { id: reply.segment.id } } });
  });

  it('two workers on one segment count it once', async () => {
    const bytes = gzipSync(gunzipSync(await readFile(logFiles('E-iso8601')[0] ?? '')), { level: 1 });
    const { reply } = await upload(bytes, 'again.gz');
    const fold = running.app.get(FoldService);
    const never = new AbortController().signal;
    await Promise.all([1, 2, 3].map(() => fold.fold(1, reply.segment.id, never)));
    const [segment] = (await read<IngestReply>('/ingest')).segments;
    expect(segment).toMatchObject({ state: 'folded', lines: 11_000, duplicate: 0 });
    expect((await running.app.get(VerifyService).verify()).checks.find(({ name }) => name === 'blocks')).toMatchObject({ isOk: true });
  });

  it('a file that rotted in the spool is not read, and is when it comes again', async () => {
    const bytes = Buffer.from('Mar  2 08:00:01 thu postfix/qmgr[1]: 3F2A91C0B8: removed\n');
    const { reply } = await upload(bytes, 'rotten.log');
    const [row] = await running.database.dataSource.query<{ hmac: Buffer }[]>('select content_hmac as hmac from segment where id = $1', [
      reply.segment.id,
    ]);
    const path = running.app.get(Spool, { strict: false }).pathOf(row!.hmac);
    await writeFile(path, bytes.toString().replace('removed', 'remoted'));
    await running.database.dataSource.query(`update segment set received_at = received_at - interval '2 hours' where id = $1`, [
      reply.segment.id,
    ]);
    await running.startWork();
    const find = async (): Promise<unknown> => (await settle()).segments.find(({ id }) => id === reply.segment.id);
    expect(await find()).toMatchObject({ state: 'failed', error: 'changed-file', lines: 0 });
    await upload(bytes, 'rotten.log');
    expect(await find()).toMatchObject({ state: 'folded', error: null, lines: 1 });
  });

  it('a file that vanished from the spool fails its segment with a reason', async () => {
    const { reply } = await upload(Buffer.from('Mar  2 08:00:00 thu postfix/qmgr[1]: 3F2A91C0B7: removed\n'), 'gone.log');
    for (const folder of await readdir(join(running.dataFolder, 'spool'))) {
      if (folder.length === 2) await rm(join(running.dataFolder, 'spool', folder), { recursive: true });
    }
    await running.startWork();
    const status = await settle();
    expect(status.segments.find(({ id }) => id === reply.segment.id)).toMatchObject({ state: 'failed', error: 'missing-file' });
  });
});
