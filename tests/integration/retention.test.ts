import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { standardPeriodsOf, type IsoDate } from '@nhip-thu/metrics';
import { describeCheck } from '../../apps/api/src/cli/verify-text.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { ReconciliationService } from '../../apps/api/src/ingest/reconciliation/reconciliation.service.ts';
import { RetentionService } from '../../apps/api/src/ingest/retention/retention.service.ts';
import { Spool } from '../../apps/api/src/ingest/spool.ts';
import { UndoRemovedError, UndoService } from '../../apps/api/src/ingest/undo.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import { OwnUseService } from '../../apps/api/src/usage/own-use.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { DIRECTORY, logFiles } from '../support/samples.ts';
import { waitFor } from '../support/wait-for.ts';

jest.setTimeout(180_000);

let running: RunningApp;
let ids: string[];
const never = new AbortController().signal;

const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.database.dataSource.query(sql, values);
const countOf = async (sql: string): Promise<number> =>
  (await query<{ count: number }>(`select count(*)::int as count from ${sql}`))[0]?.count ?? 0;
const apply = () => running.app.get(RetentionService).apply('thử', never);

/** The clock of the province stands on a day, as it does in the demo. */
const standOn = (today: IsoDate): Promise<unknown[]> =>
  query(`insert into setting (key, value) values ('demo', $1) on conflict (key) do update set value = excluded.value`, [
    JSON.stringify({ label: 'thử', today }),
  ]);
const settle = (): Promise<unknown> =>
  waitFor('nothing is dirty', async () => {
    const { dirtyDays, dirtyPeriods } = await running.app.get(DirtyRepository, { strict: false }).count();
    return dirtyDays + dirtyPeriods === 0 ? true : null;
  });
const countFiles = async (): Promise<number> => {
  let count = 0;
  for await (const { storedBytes } of running.app.get(Spool).list()) count += storedBytes > 0 ? 1 : 0;
  return count;
};
/** Figures of units and days of agencies, and what the ledger counts. */
const readLasting = async (): Promise<Record<string, unknown[]>> => ({
  periods: await query(
    `select to_jsonb(u) - 'snapshot_id' - 'computed_at' as row from unit_period u order by period_id, agency_id, definition, structure`,
  ),
  agencyDays: await query('select * from agency_day order by 1, 2'),
  originDays: await query('select origin_id, day, facts, first_at, last_at, unmatched from origin_day order by 1, 2'),
  ledger: await query(
    'select id, state, stored_bytes, line_bytes, lines, parsed, ignored, rejected, oversize, facts, fresh, duplicate from segment order by id',
  ),
});
/** As if all rules had changed: everything is marked to be computed again. */
const recomputeAll = async (): Promise<void> => {
  await running.app.get(DirtyRepository, { strict: false }).markChangedRules({ days: `thử ${Math.random()}`, periods: 'thử' });
  const marked = await countOf('dirty_day');
  expect(marked).toBeGreaterThan(0);
  await settle();
};
const verify = async (): Promise<Record<string, string>> => {
  const { isBalanced, checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
  expect(isBalanced).toBe(true);
  return Object.fromEntries(checks.map((check) => [check.name, describeCheck(check, 'vi').detail]));
};

/** Without its second half, so that some addresses of the logs are nobody's. */
const openDirectory = async (): Promise<{ name: string; bytes: Buffer }> => {
  const rows = (await readFile(DIRECTORY, 'utf8')).trimEnd().split('\n');
  return { name: 'directory.csv', bytes: Buffer.from(`${rows.slice(0, Math.ceil(rows.length / 2)).join('\n')}\n`) };
};

beforeAll(async () => {
  running = await startApp();
  await standOn('2027-02-01');
  await running.startWork();
  await running.app.get(DirectoryService).importFiles({ directory: await openDirectory(), aliases: null, isDryRun: false });
  ids = [];
  for (const path of logFiles('E-rfc3164')) {
    const bytes = await readFile(path);
    const stream = (async function* () {
      yield bytes;
    })();
    ids.push((await running.app.get(IngestService).receive({ originName: 'thu', name: basename(path), stream })).segment.id);
  }
  await running.app.get(IngestService).waitForRollUps(ids);
  await settle();
});
afterAll(() => running.close());

describe('what is over by age', () => {
  it('is nothing while everything is young, and a run then removes nothing', async () => {
    const before = await readLasting();
    expect(before['periods']?.length).toBeGreaterThan(0);
    expect((await apply()).items.every(({ count }) => count === 0)).toBe(true);
    expect(await readLasting()).toEqual(before);
    expect(await query(`select from setting where key = 'retention' and value ? 'before'`)).toEqual([]);
  });

  it('files go first: days can still be computed again from what was made of them, and verify says what went', async () => {
    const before = await readLasting();
    const mailboxDays = await countOf('mailbox_day');
    await standOn('2027-12-01');
    const { items } = await running.app.get(RetentionService).plan();
    expect(items.filter(({ count }) => count > 0)).toMatchObject([{ kind: 'files', count: 2 }]);
    expect((await readLasting())['ledger']).toEqual(before['ledger']);
    await apply();
    const spool = running.app.get(Spool);
    const hmacs = await query<{ hmac: Buffer }>('select content_hmac as hmac from segment');
    expect(await Promise.all(hmacs.map(({ hmac }) => spool.sizeOf(hmac)))).toEqual([null, null]);
    expect(await countFiles()).toBe(0);
    await recomputeAll();
    expect(await readLasting()).toEqual(before);
    expect(await countOf('mailbox_day')).toBe(mailboxDays);
    expect((await query(`select from pg_inherits where inhparent = 'mailbox_day'::regclass`)).length).toBeGreaterThan(0);
    expect(await verify()).toMatchObject({
      spool: '0 tệp nguyên vẹn; 2 tệp đã xóa theo thời hạn lưu',
      rebuild: expect.stringContaining('ngày đã xóa theo thời hạn lưu'),
    });
    const { invariants } = await running.app.get(ReconciliationService, { strict: false }).look();
    expect(invariants.filter(({ state }) => state === 'broken')).toEqual([]);
  });

  it('then what is kept about single people: figures of units and the ledger stay, and nothing is ever computed again to nothing', async () => {
    const before = await readLasting();
    await standOn('2028-12-15');
    // That of the test itself ends by the clock of the machine.
    await query(`update session set created_at = '2026-03-01', last_seen_at = '2026-03-01', expires_at = '2026-03-15'`);
    const { items, personBefore } = await apply();
    expect(items.filter(({ count }) => count > 0).map(({ kind }) => kind)).toEqual([
      'blocks',
      'mailbox-days',
      'unmatched-days',
      'sessions',
    ]);
    expect(personBefore).toBe('2026-12-01');
    await settle();
    for (const table of ['fact_block', 'provisional_block', 'mailbox_day', 'unmatched_day', 'activity_year', 'session'])
      expect([table, await countOf(table)]).toEqual([table, 0]);
    // The disk has its place back at once: no table of a month is left.
    expect(await query(`select from pg_inherits where inhparent = 'mailbox_day'::regclass`)).toEqual([]);
    expect(await readLasting()).toEqual(before);
    await recomputeAll();
    expect(await readLasting()).toEqual(before);
    const said = await verify();
    expect(said['blocks']).toContain('sự kiện đã xóa theo thời hạn lưu');
    expect(said['periods']).toMatch(/^tính lại 0 kỳ.*kỳ có dữ liệu đã xóa theo thời hạn lưu$/);
    const { invariants } = await running.app.get(ReconciliationService, { strict: false }).look();
    expect(invariants.filter(({ state }) => state === 'broken')).toEqual([]);
  });

  it('done again it finds nothing left, and each removal is in the audit log once', async () => {
    expect((await apply()).items.every(({ count }) => count === 0)).toBe(true);
    const entries = await query<{ subject: string }>(`select subject from audit_entry where action = 'retention' order by id`);
    expect(entries.map(({ subject }) => subject.split(' ')[0])).toEqual(['files', 'blocks']);
  });

  it('what was removed cannot be undone, and a person is not told that they did nothing', async () => {
    await expect(running.app.get(UndoService).request(ids[0] ?? '', 'thử')).rejects.toThrow(UndoRemovedError);
    const [official] = await query<{ id: number; day: IsoDate }>(
      `select m.official_id as id, (select min(day) from origin_day) as day from membership m where m.agency_id is not null order by 1 limit 1`,
    );
    if (!official) throw new Error('no official');
    for (const period of standardPeriodsOf(official.day)) {
      const { days, verdicts } = await running.app.get(OwnUseService, { strict: false }).read(official.id, period);
      expect(days.length).toBeGreaterThan(0);
      expect(days.filter(({ use, isCounted }) => use === 'not-seen' || isCounted)).toEqual([]);
      expect(verdicts.filter(({ is }) => is !== null)).toEqual([]);
    }
  });

  it('the same file handed over again is known, and the next run removes it again', async () => {
    const [path = ''] = logFiles('E-rfc3164');
    const bytes = await readFile(path);
    const stream = (async function* () {
      yield bytes;
    })();
    const before = await readLasting();
    const again = await running.app.get(IngestService).receive({ originName: 'thu', name: basename(path), stream });
    expect(again.isKnown).toBe(true);
    expect(await countFiles()).toBe(1);
    await apply();
    expect(await countFiles()).toBe(0);
    expect(await readLasting()).toEqual(before);
  });
});

describe('the nightly run', () => {
  it('begins on the day after the installation, in the small hours of the province, once a day', async () => {
    const retention = running.app.get(RetentionService);
    const lastRun = async (): Promise<unknown> =>
      (await query<{ on: string | null }>(`select value->>'lastRunOn' as on from setting where key = 'retention'`))[0]?.on;
    await query(`update setting set value = value - 'lastRunOn' where key = 'retention'`);
    await retention.applyNightly(new Date('2029-01-09T20:00:00Z'), never);
    expect(await lastRun()).toBe('2029-01-10');
    await retention.applyNightly(new Date('2029-01-10T18:59:00Z'), never);
    expect(await lastRun()).toBe('2029-01-10');
    await retention.applyNightly(new Date('2029-01-10T19:00:00Z'), never);
    expect(await lastRun()).toBe('2029-01-11');
  });
});
