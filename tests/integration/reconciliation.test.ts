import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  CoverageReply,
  DryRunReply,
  InvariantState,
  ReconciliationReply,
  RejectsReply,
  SegmentPageReply,
  UnmatchedReply,
} from '@nhip-thu/metrics';
import fc from 'fast-check';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { ReconciliationService } from '../../apps/api/src/ingest/reconciliation/reconciliation.service.ts';
import { Reconciler } from '../../apps/api/src/ingest/reconciler.ts';
import { ScrubService } from '../../apps/api/src/ingest/scrub.service.ts';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { UndoService } from '../../apps/api/src/ingest/undo.service.ts';
import { describeCheck } from '../../apps/api/src/cli/verify-text.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { ALIASES, DIRECTORY, logFiles } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(120_000);

let running: RunningApp;
/** Some hours of a real log. */
let lines: string[];

const read = async <T>(path: string): Promise<T> => (await running.fetch(`/api/v1/ingest/${path}`)).json() as Promise<T>;
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.database.dataSource.query(sql, values);
async function* streamOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const textOf = (part: readonly string[]): Buffer => Buffer.from(part.map((line) => `${line}\n`).join(''));
const handOver = async (originName: string, bytes: Buffer, name = 'mail.log'): Promise<string> =>
  (await running.app.get(IngestService).receive({ originName, name, stream: streamOf(bytes) })).segment.id;
const settle = (ids: readonly string[]): Promise<unknown> => running.app.get(IngestService).waitForRollUps([...ids]);
const undo = (id: string): Promise<unknown> =>
  running.app
    .get(UndoService)
    .request(id, 'test')
    .then(() => settle([id]));
/** Everything that is known of an origin, without its number. */
const describeOrigin = async (name: string): Promise<unknown> => {
  const of = (table: string, columns: string, order: string): Promise<unknown[]> =>
    query(`select ${columns} from ${table} t join origin o on o.id = t.origin_id where o.name = $1 order by ${order}`, [name]);
  return {
    blocks: await of('fact_block', 'hour, block, facts', 'hour'),
    days: await of('origin_day', 'day, facts, first_at, last_at, unmatched', 'day'),
    mailboxes: await of(
      'mailbox_day',
      'day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points',
      '1, 2',
    ),
    unmatched: await of('unmatched_day', 'day, kind, address, count', '1, 2, 3'),
    carries: await of('day_carry', 'day, facts', 'day'),
  };
};
const ledgerOf = (name: string): Promise<unknown[]> =>
  query(
    `select s.name, s.lines, s.facts, s.fresh, s.duplicate from segment s join origin o on o.id = s.origin_id
      where o.name = $1 and s.state <> 'undone' order by s.id`,
    [name],
  );
const rebuildAll = async (): Promise<unknown[]> => {
  const { checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
  return checks.filter(({ name }) => name === 'rebuild').flatMap((check) => [check.isOk, describeCheck(check, 'en').detail]);
};
const statesOf = async (): Promise<Record<string, InvariantState>> => {
  // What is answered by HTTP is kept for seconds; a test wants to know now.
  const { invariants } = await running.app.get(ReconciliationService, { strict: false }).look();
  return Object.fromEntries(invariants.map(({ id, state }) => [id, state]));
};

beforeAll(async () => {
  running = await startApp();
  await running.startWork();
  const open = async (path: string): Promise<{ name: string; bytes: Buffer }> => ({ name: path, bytes: await readFile(path) });
  await running.app.get(DirectoryService).importFiles({ directory: await open(DIRECTORY), aliases: await open(ALIASES), isDryRun: false });
  const [older = ''] = logFiles('E-rfc3164');
  lines = gunzipSync(await readFile(older))
    .toString()
    .split('\n')
    .slice(0, 1500);
});
afterAll(() => running.close());

/** The third file repeats the first, the fourth the second, which is undone: only the fourth becomes fresh. */
const TWINS: [number, number, boolean][] = [
  [600, 100, false],
  [700, 200, false],
  [610, 80, false],
  [710, 150, true],
];

describe('undoing a segment', () => {
  it('leaves everything as if it had never been handed over, whatever else covers the same lines', async () => {
    let run = 0;
    const slice = fc.tuple(fc.nat(1499), fc.integer({ min: 1, max: 900 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(slice, { minLength: 2, maxLength: 4 }), fc.nat(3), async (slices, chosen) => {
        run += 1;
        const files = [
          ...new Map(
            slices.map(([from, count, isPacked]) => {
              const text = textOf(lines.slice(from, from + count));
              return [`${from}-${Math.min(from + count, 1500)}`, isPacked ? gzipSync(text) : text] as const;
            }),
          ),
        ];
        const gone = chosen % files.length;
        const [withIt, without] = [`with-${run}`, `without-${run}`];
        const ids: string[] = [];
        for (const [at, [name, bytes]] of files.entries()) {
          ids.push(await handOver(withIt, bytes, name));
          // One after the other, so that the ledger's order is the order of folding.
          await settle([ids[at]!]);
          if (at !== gone) await settle([await handOver(without, bytes, name)]);
        }
        await undo(ids[gone]!);
        expect(await describeOrigin(withIt)).toEqual(await describeOrigin(without));
        expect(await ledgerOf(withIt)).toEqual(await ledgerOf(without));
        const { checks } = await running.app.get(VerifyService).verify();
        expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
      }),
      { numRuns: 8, examples: [[TWINS, 1]], endOnFailure: true },
    );
  });

  it('is undone by handing the same bytes over again', async () => {
    const [all, part] = [textOf(lines), textOf(lines.slice(200, 700))];
    const ids = [await handOver('again', part), await handOver('again', all)];
    await settle(ids);
    const before = await describeOrigin('again');
    await undo(ids[1]!);
    expect(await describeOrigin('again')).not.toEqual(before);
    expect(await handOver('again', all)).toBe(ids[1]);
    await settle(ids);
    expect(await describeOrigin('again')).toEqual(before);
    expect((await running.app.get(VerifyService).verify()).isBalanced).toBe(true);
  });

  it('is called off by handing the same bytes over while it waits', async () => {
    const bytes = textOf(lines.slice(900, 960));
    const id = await handOver('called-off', bytes);
    await settle([id]);
    const before = await describeOrigin('called-off');
    await query(`update segment set state = 'undoing', touched_at = now() where id = $1`, [id]);
    expect(await handOver('called-off', bytes)).toBe(id);
    expect(await query('select state from segment where id = $1', [id])).toEqual([{ state: 'folded' }]);
    // A job that comes late finds nothing to take back.
    const [origin] = await query<{ id: number }>(`select id from origin where name = 'called-off'`);
    await running.app.get(UndoService).undo(origin!.id, id, new AbortController().signal);
    expect(await describeOrigin('called-off')).toEqual(before);
  });

  it('by HTTP says 202, then 200; 404 when there is no such segment', async () => {
    const id = await handOver('by-http', textOf(lines.slice(0, 50)));
    await settle([id]);
    const remove = (which: string): Promise<Response> => running.fetch(`/api/v1/ingest/segments/${which}`, { method: 'DELETE' });
    const first = await remove(id);
    expect([first.status, await first.json()]).toMatchObject([202, { state: 'undoing', segment: { id } }]);
    await settle([id]);
    const second = await remove(id);
    expect([second.status, await second.json()]).toMatchObject([200, { state: 'undone', segment: { state: 'undone', facts: 0 } }]);
    expect((await remove('999999')).status).toBe(404);
    expect(await describeOrigin('by-http')).toMatchObject({ blocks: [], days: [], mailboxes: [] });
  });

  it('is refused while the file of another segment of the same hours is missing, given up while it is changed or changed', async () => {
    const ids = [await handOver('blocked', textOf(lines.slice(600, 800))), await handOver('blocked', textOf(lines.slice(700, 900)))];
    await settle(ids);
    const before = await describeOrigin('blocked');
    const [row] = await query<{ hmac: Buffer }>('select content_hmac as hmac from segment where id = $1', [ids[0]]);
    const path = running.app.get(Spool, { strict: false }).pathOf(row!.hmac);
    const bytes = await readFile(path);
    await rm(path);
    const response = await running.fetch(`/api/v1/ingest/segments/${ids[1]}`, { method: 'DELETE' });
    expect([response.status, await response.json()]).toMatchObject([409, { type: 'urn:nhip-thu:problem:undo-blocked' }]);
    expect(await statesOf()).toMatchObject({ I1: 'broken' });
    expect((await running.fetch(`/api/v1/ingest/segments/${ids[0]}/rejects`)).status).toBe(410);
    expect(await describeOrigin('blocked')).toEqual(before);
    await writeFile(path, Buffer.concat([bytes.subarray(1), bytes.subarray(0, 1)]));
    await undo(ids[1]!);
    expect(await describeOrigin('blocked')).toEqual(before);
    await handOver('blocked', bytes);
    expect(await statesOf()).toMatchObject({ I1: 'holds' });
  });

  it('holds while the segment is still being folded, and beside another undoing of the same hours', async () => {
    const kept = await handOver('at-once', textOf(lines.slice(600, 800)));
    await settle([kept]);
    const before = await describeOrigin('at-once');
    const undos = running.app.get(UndoService);
    const ids = [await handOver('at-once', textOf(lines.slice(650, 1200))), await handOver('at-once', textOf(lines.slice(700, 1300)))];
    await Promise.all(ids.map((id) => undos.request(id, 'test')));
    await settle(ids);
    expect(await query('select state from segment where id = any($1::bigint[])', [ids])).toEqual([
      { state: 'undone' },
      { state: 'undone' },
    ]);
    expect(await describeOrigin('at-once')).toEqual(before);
    expect((await running.app.get(VerifyService).verify()).checks.filter(({ isOk }) => !isOk)).toEqual([]);
  });

  it('that a crash left half way is taken up by the reconciler', async () => {
    const id = await handOver('crashed', textOf(lines.slice(0, 80)));
    await settle([id]);
    await query(`update segment set state = 'undoing', touched_at = now() - interval '1 minute' where id = $1`, [id]);
    await running.app.get(Reconciler).tick();
    await settle([id]);
    expect(await query('select state, fresh from segment where id = $1', [id])).toEqual([{ state: 'undone', fresh: 0 }]);
  });
});

describe('the ledger page', () => {
  it('finds all six invariants held, from samples made again from the files', async () => {
    const reply = await read<ReconciliationReply>('reconciliation');
    // Nothing was lost, and nothing waits.
    expect(reply.invariants.map(({ id, state }) => `${id} ${state}`)).toEqual(
      ['I1', 'I2', 'I3', 'I4', 'I5', 'I6'].map((id) => `${id} holds`),
    );
    expect(reply.sample.length).toBeGreaterThan(0);
    const figures = reply.invariants[4]?.checks[0]?.counts;
    expect(figures).toMatchObject({ differing: 0 });
    expect(figures?.['rows']).toBeGreaterThan(0);
  });

  it('sees a changed figure and a changed block', async () => {
    await query('update mailbox_day set sent = sent + 1');
    expect(await statesOf()).toMatchObject({ I3: 'holds', I5: 'broken' });
    expect(await rebuildAll()).toEqual([false, expect.stringMatching(/(^|; )origin again, day 2026-03-02: off; /)]);
    await query('update mailbox_day set sent = sent - 1');
    await query('create table kept as select * from fact_block');
    // The kind of the last fact, or its last byte: something no file says.
    await query('update fact_block set block = set_byte(block, length(block) - 1, (get_byte(block, length(block) - 1) + 1) % 256)');
    expect(await statesOf()).toMatchObject({ I3: 'broken', I4: 'broken', I5: 'holds' });
    await query('update fact_block b set block = k.block from kept k where k.origin_id = b.origin_id and k.hour = b.hour');
    expect(await statesOf()).toMatchObject({ I2: 'holds', I3: 'holds', I4: 'holds', I5: 'holds' });
    expect(await rebuildAll()).toEqual([
      true,
      expect.stringMatching(/^[1-9]\d* days made again from the files: [1-9]\d* hours equal byte for byte/),
    ]);
  });

  it('lists segments newest first, page by page, each once, with its balance', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: SegmentPageReply = await read<SegmentPageReply>(`segments?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(3);
      for (const item of page.items) expect([item.byteDifference, item.lineDifference, item.factDifference]).toEqual([0, 0, 0]);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const all = await query<{ id: string }>('select id::text as id from segment order by segment.id desc');
    expect(seen).toEqual(all.map(({ id }) => id));
    const undone = await read<SegmentPageReply>('segments?state=undone&origin=by-http');
    expect(undone.items.map(({ state, isUndoable }) => [state, isUndoable])).toEqual([['undone', false]]);
  });

  it('shows days without data as null and days with data by hours', async () => {
    const { days, origins } = await read<CoverageReply>('coverage?from=2026-02-28&to=2026-03-03');
    expect(days.map(({ isWorkingDay }) => isWorkingDay)).toEqual([false, false, true, true]);
    const grid = origins.find(({ origin }) => origin === 'again')?.days;
    expect(grid?.slice(0, 2)).toEqual([null, null]);
    expect(grid?.[2]).toMatchObject({ flags: [], hours: expect.any(Number), firstAt: expect.stringMatching(/^2026-03-0[12]T/) });
    expect(grid?.[2]?.facts).toBeGreaterThan(100);
    expect((await running.fetch('/api/v1/ingest/coverage?from=2026-03-03&to=2026-03-01')).status).toBe(400);
    expect((await running.fetch('/api/v1/ingest/coverage?from=2020-01-01&to=2026-03-01')).status).toBe(400);
  });

  it('names accounts that the directory does not know, and no stranger', async () => {
    const stamp = 'Mar  4 09:00:0';
    const log = [
      `${stamp}1 mx dovecot: imap-login: Login: user=<la.hoac@so-moi.gov.vn>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<a1>`,
      `${stamp}2 mx dovecot: imap-login: Login: user=<la.hoac@so-moi.gov.vn>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<a2>`,
      `${stamp}3 mx postfix/qmgr[1]: 4fAbC12345zzzzz: from=<stranger@example.com>, size=1, nrcpt=1 (queue active)`,
    ];
    await settle([await handOver('strange', textOf(log))]);
    const reply = await read<UnmatchedReply>('unmatched?from=2026-03-04&to=2026-03-04');
    expect(reply.addresses.filter(({ origin }) => origin === 'strange')).toEqual([
      {
        ...{ origin: 'strange', address: 'la.hoac@so-moi.gov.vn', kind: 'login', count: 2 },
        ...{ firstDay: '2026-03-04', lastDay: '2026-03-04' },
      },
    ]);
    expect(JSON.stringify(reply)).not.toContain('stranger');
    expect(reply.addressCount).toBe(reply.addresses.length);
  });

  it('says where lines stand that were not understood, never what they say', async () => {
    const log = [...lines.slice(0, 3), 'mật khẩu: 12345678', ...lines.slice(3, 5)];
    const id = await handOver('rejecting', textOf(log));
    await settle([id]);
    const reply = await read<RejectsReply>(`segments/${id}/rejects`);
    expect(reply).toMatchObject({ segmentId: id, origin: 'rejecting', isComplete: true, linesRead: 6 });
    expect(reply.reasons).toEqual([{ reason: 'no-envelope', count: 1, positions: [{ line: 4, byte: textOf(lines.slice(0, 3)).length }] }]);
    expect(JSON.stringify(reply)).not.toContain('12345678');
    expect((await running.fetch('/api/v1/ingest/segments/999999/rejects')).status).toBe(404);
  });
});

describe('a damaged file', () => {
  it.each([
    ['garbage behind its last member', Buffer.from('not a member')],
    ['zero bytes and then garbage', Buffer.concat([Buffer.alloc(512), Buffer.from('x')])],
  ])('with %s counts what it holds, says where reading ended, and marks its days (I6)', async (_what, garbage) => {
    const origin = `damaged-${garbage.length}`;
    const packed = gzipSync(textOf(lines.slice(0, 300)));
    const id = await handOver(origin, Buffer.concat([packed, garbage]), 'mail.log.gz');
    await settle([id]);
    const { items } = await read<SegmentPageReply>(`segments?origin=${origin}`);
    expect(items).toMatchObject([{ id, state: 'failed', error: 'damaged-file', lines: 300, byteDifference: 0, lineDifference: 0 }]);
    const { damageByte } = items[0]!;
    expect(damageByte).toBeGreaterThanOrEqual(packed.length);
    expect(damageByte).toBeLessThanOrEqual(packed.length + garbage.length);
    expect(await statesOf()).toMatchObject({ I2: 'holds', I6: 'noted' });
    const { origins } = await read<CoverageReply>('coverage?from=2026-02-28&to=2026-03-03');
    const marks = origins.find((each) => each.origin === origin)?.days.flatMap((day) => day?.flags ?? []);
    expect(new Set(marks)).toEqual(new Set(['damaged']));
    await undo(id);
  });
});

describe('the weekly look at the stored files', () => {
  const scrub = (): Promise<number> => running.app.get(ScrubService, { strict: false }).scrubDue(new AbortController().signal);
  const isDue = (id: string): Promise<unknown> =>
    query(`update segment set received_at = received_at - interval '8 days', blob_checked_at = null where id = $1`, [id]);

  it('leaves alone what was looked at this week, and finds a flipped bit in what was not', async () => {
    await scrub();
    const id = await handOver('rotten', textOf(lines.slice(0, 60)));
    await settle([id]);
    expect(await scrub()).toBe(0);
    const [{ hmac } = { hmac: Buffer.alloc(0) }] = await query<{ hmac: Buffer }>('select content_hmac as hmac from segment where id = $1', [
      id,
    ]);
    const path = running.app.get(Spool, { strict: false }).pathOf(hmac);
    const bytes = await readFile(path);
    await isDue(id);
    expect(await scrub()).toBe(1);
    expect(await statesOf()).toMatchObject({ I1: 'holds' });
    bytes[100]! ^= 1;
    await writeFile(path, bytes);
    // Nobody has looked since.
    expect(await statesOf()).toMatchObject({ I1: 'holds' });
    await isDue(id);
    await running.app.get(JobQueue, { strict: false }).add('scrub-spool', {});
    await waitFor('the look', async () => (await statesOf())['I1'] === 'broken');
    const { invariants } = await running.app.get(ReconciliationService, { strict: false }).look();
    expect(invariants[0]?.checks).toMatchObject([{ counts: { changed: 1, missing: 0 }, faults: [{ segmentId: id, problem: 'changed' }] }]);
    expect((await running.app.get(VerifyService).verify()).checks.find(({ name }) => name === 'spool')).toMatchObject({ isOk: false });
    bytes[100]! ^= 1;
    await writeFile(path, bytes);
    expect((await running.app.get(VerifyService).verify()).checks.find(({ name }) => name === 'spool')).toMatchObject({ isOk: true });
    expect(await statesOf()).toMatchObject({ I1: 'holds' });
  });
});

describe('a dry run', () => {
  const dryRun = async (body: Buffer, parameters = ''): Promise<{ status: number; reply: DryRunReply }> => {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await running.fetch(`/api/v1/ingest/dry-run${parameters}`, { method: 'POST', headers, body });
    // The status tells which: DryRunReply or a problem.
    return { status: response.status, reply: (await response.json()) as DryRunReply };
  };
  const listFiles = async (): Promise<string[]> => (await readdir(join(running.dataFolder, 'spool'), { recursive: true })).toSorted();

  it('says of the first thousand lines what a fold would say, and keeps nothing', async () => {
    const before = [await listFiles(), await query('select count(*) from segment')];
    const log = textOf(['half a line', ...lines.slice(0, 400), 'not a log line', ...lines.slice(400)]);
    const plain = await dryRun(log);
    expect(plain).toMatchObject({ status: 200, reply: { compression: 'plain', dialect: 'syslog-rfc3164', lines: 1000, isPartial: true } });
    const { accepted, ignored, rejected, oversize, confidence, rejectedLines, facts } = plain.reply;
    expect(accepted + ignored + rejected + oversize).toBe(1000);
    expect(confidence).toBeGreaterThan(0.9);
    expect(rejectedLines).toMatchObject([{ reason: 'no-envelope', count: 1, positions: [{ line: 402 }] }]);
    expect(facts.logins).toBeGreaterThan(0);
    const { compression: _plain, ...same } = plain.reply;
    const { compression, ...packed } = (await dryRun(gzipSync(log).subarray(0, -20))).reply;
    expect([compression, packed]).toEqual(['gzip', same]);
    expect([await listFiles(), await query('select count(*) from segment')]).toEqual(before);
  });

  it('takes no more than the first MiB, and refuses nothing at all', async () => {
    const long = Buffer.concat(Array.from({ length: 30 }, () => textOf(lines)));
    expect(long.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(await dryRun(long)).toMatchObject({ status: 200, reply: { lines: 1000, isPartial: true } });
    expect((await dryRun(Buffer.alloc(0))).status).toBe(400);
    expect(await dryRun(Buffer.from('a letter\nof two lines\n'))).toMatchObject({ status: 200, reply: { dialect: null, confidence: 0 } });
  });
});
