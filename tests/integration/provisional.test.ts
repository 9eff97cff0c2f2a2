import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AdoptionReply, CoverageReply, ReconciliationReply } from '@nhip-thu/metrics';
import { ProvisionalBlocks1764180000000 } from '../../apps/api/src/database/migrations/1764180000000-provisional-blocks.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { WORK_ROLE } from '../../apps/api/src/database/row-security.ts';
import { ReconciliationService } from '../../apps/api/src/ingest/reconciliation/reconciliation.service.ts';
import { UndoService } from '../../apps/api/src/ingest/undo.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { ALIASES, DIRECTORY, logFiles } from '../support/samples.ts';

jest.setTimeout(120_000);

let running: RunningApp;
/** Working days of a real log, 2 to 5 March 2026. */
let log: Buffer;

const UDP = { isProvisional: true, linesCut: 0, linesLost: 0 };
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.database.dataSource.query(sql, values);
async function* streamOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Hands lines over, by UDP or as a file, and waits until they are counted. @returns the segment's number */
async function handOver(originName: string, bytes: Buffer, wire?: typeof UDP): Promise<string> {
  const name = wire ? 'syslog-udp test' : 'mail.log';
  const ingest = running.app.get(IngestService);
  const { segment } = await ingest.receive({ originName, name, stream: streamOf(bytes), ...(wire && { wire }) });
  await ingest.waitForRollUps([segment.id]);
  return segment.id;
}

/** Everything figures are made of, without the origin's number. */
async function figuresOf(originName: string): Promise<unknown[][]> {
  const of = (table: string, columns: string): Promise<unknown[]> =>
    query(`select ${columns} from ${table} t join origin o on o.id = t.origin_id where o.name = $1 order by 1, 2`, [originName]);
  return Promise.all([
    of('fact_block', 'hour, block, facts'),
    of('origin_day', 'day, facts, unmatched'),
    of('mailbox_day', 'day, mailbox_id, sent, received, logins, login_fails, access_points'),
    of('unmatched_day', 'day, kind, address, count'),
    of('day_carry', 'day, facts'),
  ]);
}

async function unconfirmedOf(originName: string): Promise<number> {
  const { origins } = (await running.app.get(ReconciliationService, { strict: false }).look()) as ReconciliationReply;
  return origins.find(({ origin }) => origin === originName)?.unconfirmedFacts ?? -1;
}

const balance = async (): Promise<unknown[]> => {
  const { checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
  return checks.filter(({ isOk }) => !isOk);
};

beforeAll(async () => {
  running = await startApp();
  await running.startWork();
  const open = async (path: string): Promise<{ name: string; bytes: Buffer }> => ({ name: path, bytes: await readFile(path) });
  await running.app.get(DirectoryService).importFiles({ directory: await open(DIRECTORY), aliases: await open(ALIASES), isDryRun: false });
  log = gunzipSync(await readFile(logFiles('E-iso8601')[0] ?? ''));
});
afterAll(() => running.close());

describe('lines that came over UDP', () => {
  it('are in no figure, and are told of as unconfirmed', async () => {
    await handOver('udp', log, UDP);
    expect((await figuresOf('udp')).flat()).toEqual([]);
    const unconfirmed = await unconfirmedOf('udp');
    expect(unconfirmed).toBeGreaterThan(1000);
    const { origins } = (await (await running.fetch('/api/v1/ingest/coverage?from=2026-03-02&to=2026-03-08')).json()) as CoverageReply;
    const days = origins.find(({ origin }) => origin === 'udp')?.days ?? [];
    expect(days[0]).toMatchObject({ facts: 0, hours: 0, flags: ['provisional'], unconfirmed: expect.any(Number) });
    expect(days.reduce((sum, day) => sum + (day?.unconfirmed ?? 0), 0)).toBe(unconfirmed);
    expect(await balance()).toEqual([]);
  });

  it('count once the same bytes come as a file, exactly as if they had come by it alone', async () => {
    await handOver('file', log);
    await handOver('udp', log);
    expect(await figuresOf('udp')).toEqual(await figuresOf('file'));
    expect((await figuresOf('file')).flat().length).toBeGreaterThan(100);
    expect(await unconfirmedOf('udp')).toBe(0);
    expect(await balance()).toEqual([]);
  });

  it('that no file confirms stay out of the overview, which says how many there are', async () => {
    const part = log.subarray(0, log.indexOf(10, log.length / 2) + 1);
    await handOver('half', log, UDP);
    const all = await unconfirmedOf('half');
    const file = await handOver('half', part);
    const left = await unconfirmedOf('half');
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(all);
    await handOver('part', part);
    expect(await figuresOf('half')).toEqual(await figuresOf('part'));
    const reply = (await (await running.fetch('/api/v1/adoption?ky=dl-2026-03&dn=du-1@1')).json()) as AdoptionReply;
    expect(reply.unconfirmedFacts).toBe(left);
    await running.app.get(UndoService).request(file, 'test');
    await running.app.get(IngestService).waitForRollUps([file]);
    expect(await unconfirmedOf('half')).toBe(all);
    expect((await figuresOf('half')).flat()).toEqual([]);
    expect(await balance()).toEqual([]);
  });

  it('are taken back without touching what a file brought', async () => {
    const before = await figuresOf('file');
    const id = await handOver('file', log, UDP);
    expect(await unconfirmedOf('file')).toBe(0);
    await running.app.get(UndoService).request(id, 'test');
    await running.app.get(IngestService).waitForRollUps([id]);
    expect(await figuresOf('file')).toEqual(before);
    expect(await query('select 1 from provisional_block b join origin o on o.id = b.origin_id where o.name = $1', ['file'])).toEqual([]);
    expect(await balance()).toEqual([]);
  });

  it('leave a note of their own in the spool, so that an emptied ledger keeps them apart again', async () => {
    const entered = (): Promise<unknown[]> =>
      query(`select is_provisional from segment s join origin o on o.id = s.origin_id where o.name = 'udp' order by 1`);
    expect(await entered()).toEqual([{ is_provisional: false }, { is_provisional: true }]);
    await query(`delete from segment s using origin o where o.id = s.origin_id and o.name = 'udp'`);
    await running.app.get(IngestService).registerLostBlobs();
    expect(await entered()).toEqual([{ is_provisional: false }, { is_provisional: true }]);
  });

  it('are told apart after the schema was changed, by folding their origins anew', async () => {
    const origins = ['udp', 'half', 'file'];
    const look = (): Promise<unknown[]> => Promise.all(origins.map(async (name) => [await figuresOf(name), await unconfirmedOf(name)]));
    const before = await look();
    const { dataSource } = running.database;
    await dataSource.transaction(async ({ queryRunner }) => {
      const migration = new ProvisionalBlocks1764180000000();
      await migration.down(queryRunner!);
      await migration.up(queryRunner!);
      // As `migrate` does, which works as the owner of all tables, after the migrations.
      await queryRunner!.query('alter table provisional_block owner to nhipthu');
      await queryRunner!.query(`grant select, insert, update, delete on provisional_block to ${WORK_ROLE}`);
    });
    const rows = await query<{ id: string; state: string }>(
      `select s.id::text as id, state from segment s join origin o on o.id = s.origin_id where o.name = any($1)`,
      [origins],
    );
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['received', 'undone']));
    // As if they had waited for long already.
    await query(`update segment set touched_at = touched_at - interval '1 hour' where state = 'received'`);
    await running.app.get(IngestService).waitForRollUps(rows.map(({ id }) => id));
    expect(await look()).toEqual(before);
    expect(await balance()).toEqual([]);
  });
});
