import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AdoptionReply, IngestReply, OriginReply, ReconciliationReply } from '@nhip-thu/metrics';
import { describeCheck } from '../../apps/api/src/cli/verify-text.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { UsageRepository } from '../../apps/api/src/usage/usage.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { DIRECTORY } from '../support/samples.ts';

jest.setTimeout(120_000);

const HA = 'ha.nguyen@sxd.sonla.gov.vn';
let running: RunningApp;

/** Two messages of the webmail, one before midnight that is taken up after it; one of a forger; one of a client that logged in. */
const LOG = [
  ['2026-03-05T08:00:00', 'smtpd', 'A10001: client=web[10.40.0.9]'],
  ['2026-03-05T08:00:00', 'qmgr', `A10001: from=<${HA}>, size=1, nrcpt=1 (queue active)`],
  ['2026-03-05T09:00:00', 'smtpd', 'A10002: client=mx.example[198.51.100.1]'],
  ['2026-03-05T09:00:00', 'qmgr', `A10002: from=<${HA}>, size=1, nrcpt=1 (queue active)`],
  ['2026-03-05T10:00:00', 'smtpd', `A10003: client=pc[10.31.21.20], sasl_method=PLAIN, sasl_username=${HA}`],
  ['2026-03-05T10:00:00', 'qmgr', `A10003: from=<${HA}>, size=1, nrcpt=1 (queue active)`],
  ['2026-03-05T23:59:59', 'smtpd', 'A10004: client=web[10.40.0.9]'],
  ['2026-03-06T00:00:01', 'qmgr', `A10004: from=<${HA}>, size=1, nrcpt=1 (queue active)`],
].map(([at, program, text]) => `${at}+07:00 thu postfix/${program}[1]: ${text}\n`);

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const settle = (ids: readonly string[] = []): Promise<unknown> => running.app.get(IngestService).waitForRollUps([...ids]);
const put = (name: string, internalClients: unknown): Promise<Response> =>
  running.fetch(`/api/v1/origins/${name}/internal-clients`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ internalClients }),
  });
/** Sent and flagged messages of one mailbox, by day. */
async function sentOf(): Promise<Record<string, [number, number]>> {
  const days: Record<string, [number, number]> = {};
  for await (const row of running.app.get(UsageRepository, { strict: false }).exportMailboxDays('2026-03-01', '2026-03-10')) {
    if (row.mailbox === HA) days[row.day] = [row.sent, row.sentInternalClient];
  }
  return days;
}
const rebuildAll = async (): Promise<unknown[]> => {
  const { checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
  return checks.filter(({ isOk }) => !isOk).map((check) => describeCheck(check, 'en').detail);
};
/** Everything that was computed, with the bits of the days on which somebody accessed or sent. */
const computed = (): Promise<unknown> =>
  running.database.dataSource.query(
    `select (select jsonb_agg(to_jsonb(d) order by day, mailbox_id) from mailbox_day d) as days,
            (select jsonb_agg(to_jsonb(c) order by day) from day_carry c) as carries,
            (select jsonb_agg(to_jsonb(a)) from (select * from activity_year order by 1, 2, 3) a) as bits`,
  );

beforeAll(async () => {
  running = await startApp();
  await running.startWork();
  const directory = { name: DIRECTORY, bytes: await readFile(DIRECTORY) };
  await running.app.get(DirectoryService).importFiles({ directory, aliases: null, isDryRun: false });
  const { segment } = await running.app.get(IngestService).receive({ originName: 'thu', name: 'mail.log', stream: streamOf(LOG.join('')) });
  await settle([segment.id]);
});
afterAll(() => running.close());

describe('internal clients of an origin', () => {
  it('are none at first; named, they change the days of the origin, and unnamed, all is as before, row for row', async () => {
    const before = await computed();
    expect(await sentOf()).toEqual({ '2026-03-05': [1, 0] });

    const named = await put('thu', ['10.40.0.0/24', ' 10.40.0.0/24', '::1']);
    expect([named.status, ((await named.json()) as OriginReply).internalClients]).toEqual([200, ['10.40.0.0/24', '::1']]);
    await settle();
    expect(await sentOf()).toEqual({ '2026-03-05': [2, 1], '2026-03-06': [1, 1] });
    expect(await rebuildAll()).toEqual([]);
    const { origins } = (await (await running.fetch('/api/v1/ingest')).json()) as IngestReply;
    expect(origins).toMatchObject([{ name: 'thu', internalClients: ['10.40.0.0/24', '::1'] }]);
    const ledger = (await (await running.fetch('/api/v1/ingest/reconciliation')).json()) as ReconciliationReply;
    expect(ledger.origins).toMatchObject([{ origin: 'thu', internalClients: ['10.40.0.0/24', '::1'], sentInternalClient: 2 }]);
    const adoption = (await (await running.fetch('/api/v1/adoption?ky=dl-2026-03&dn=du-1@1')).json()) as AdoptionReply;
    expect(adoption.sentInternalClient).toBe(2);

    expect((await put('thu', [])).status).toBe(200);
    await settle();
    expect(await computed()).toEqual(before);
    expect(await rebuildAll()).toEqual([]);
  });

  it('sending through one is no access, but a day of sending', async () => {
    await put('thu', ['10.40.0.9']);
    await settle();
    const rows = await running.database.dataSource.query(
      `select d.access_points as points, d.sent from mailbox_day d join mailbox m on m.id = d.mailbox_id where m.address = $1 and d.day = '2026-03-06'`,
      [HA],
    );
    expect(rows).toEqual([{ points: 0, sent: 1 }]);
    await put('thu', []);
    await settle();
  });

  it('a list as it is marks nothing', async () => {
    await put('thu', ['10.40.0.9', '::1']);
    await settle();
    await put('thu', ['0:0:0:0:0:0:0:1', '10.40.0.9/32']);
    const marked = await running.database.dataSource.query('select day from dirty_day');
    expect(marked).toEqual([]);
    await put('thu', []);
    await settle();
  });

  it.each([
    ['a name', ['localhost']],
    ['everything', ['0.0.0.0/0']],
    ['no list', '127.0.0.1'],
    ['too many', Array.from({ length: 65 }, (_, n) => `10.0.0.${n}`)],
  ])('%s is refused and changes nothing', async (_what, list) => {
    expect((await put('thu', list)).status).toBe(400);
    expect((await running.database.dataSource.query('select internal_clients as list from origin'))[0]).toEqual({ list: [] });
  });

  it('of an unknown origin are refused', async () => {
    const response = await put('khong-co', ['127.0.0.1']);
    expect([response.status, await response.json()]).toMatchObject([404, { type: 'urn:nhip-thu:problem:unknown-origin' }]);
  });
});
