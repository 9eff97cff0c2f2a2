import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AssignmentReply, DomainRulesReply, IdentitiesReply, IsoDate, Problem, UnknownAddressesReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { describeCheck } from '../../apps/api/src/cli/verify-text.ts';
import { DomainRulesService } from '../../apps/api/src/directory/domain-rules.service.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { UnknownAddressesService } from '../../apps/api/src/ingest/unknown/unknown-addresses.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { startApp, type RunningApp } from '../support/app.ts';

jest.setTimeout(120_000);

const DIRECTORY = `mailbox,agency,agencyName,fullName,position,type,code
an@snv.example,snv,Sở Nội vụ,Lò Văn Ân,Chuyên viên,official,A1
,snv,Sở Nội vụ,Đặng Thị Hường,Chuyên viên,official,A2
,stp,Sở Tư pháp,Đặng Văn Hường,Chuyên viên,official,B1`;

/** Each account on days of its own; one message is taken up after midnight, and a name has another in it. */
const LOG = [
  ...signIns('an@snv.example', '02', '03', '04', '05', '06'),
  ...signIns('huong.dang@snv.example', '03', '05'),
  ...signIns('xhuong.dang@snv.example', '06'),
  ...signIns('quet@snv.example', '04'),
  ...signIns('khach@ngoai.example', '05'),
  ...signIns('an.lo@cu.example', '02'),
  ['2026-03-07T23:59:59', 'postfix/smtpd', 'A10004: client=pc[10.31.21.20], sasl_method=PLAIN, sasl_username=an@snv.example'],
  ['2026-03-08T00:00:01', 'postfix/qmgr', 'A10004: from=<huong.dang@snv.example>, size=1, nrcpt=1 (queue active)'],
  ...signIns('an@snv.example', '09'),
]
  .map(([at, program, text]) => `${at}+07:00 thu ${program}[1]: ${text}\n`)
  .toSorted()
  .join('');

function signIns(account: string, ...days: string[]): string[][] {
  return days.map((day) => [
    ...[`2026-03-${day}T08:00:00`, 'dovecot'],
    `imap-login: Login: user=<${account}>, method=PLAIN, rip=10.1.1.1, lip=10.0.0.1, mpid=1, TLS, session=<${account}${day}>`,
  ]);
}

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
  await running.startWork();
  const directory = { name: 'directory.csv', bytes: Buffer.from(DIRECTORY) };
  await running.app.get(DirectoryService).importFiles({ directory, aliases: null, isDryRun: false });
  const { segment } = await running.app.get(IngestService).receive({
    ...{ originName: 'thu', name: 'mail.log' },
    stream: (async function* stream() {
      yield Buffer.from(LOG);
    })(),
  });
  await settle([segment.id]);
});
afterAll(() => running.close());

const settle = (ids: readonly string[] = []): Promise<unknown> => running.app.get(IngestService).waitForRollUps([...ids]);
const send = (path: string, body?: object): Promise<Response> =>
  running.fetch(`/api/v1/directory/${path}`, {
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
async function read<Reply>(response: Promise<Response>, status = 200): Promise<Reply> {
  const answer = await response;
  expect(answer.status).toBe(status);
  return (await answer.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
}
const setRule = (domain: string, agency: string, from?: IsoDate): Promise<unknown> =>
  read(send('domains', { domain, agency, ...(from && { from }) }));
const listUnknown = async (): Promise<UnknownAddressesReply['addresses']> =>
  (await read<UnknownAddressesReply>(send('unknown-addresses'))).addresses;
const assign = (address: string, owner: object): Promise<AssignmentReply> =>
  read(send('unknown-addresses/assignments', { address, owner }));
const idOf = async (code: string): Promise<number> =>
  (await db.query<{ id: number }[]>('select id from official where code = $1', [code]))[0]?.id ?? 0;
const daysOf = async (address: string): Promise<string[]> =>
  (
    await db.query<{ day: string }[]>(
      `select d.day::text from mailbox_day d join mailbox m on m.id = d.mailbox_id where m.address = $1 and d.logins + d.sent + d.sent_as > 0
        order by 1`,
      [address],
    )
  ).map(({ day }) => day);
/** What a rebuild of everything finds different from what is stored. */
const rebuildAll = async (): Promise<unknown[]> => {
  const { checks } = await running.app.get(VerifyService).verify({ isRebuilding: true });
  return checks.filter(({ isOk }) => !isOk).map((check) => describeCheck(check, 'en').detail);
};
/** When each day was computed. */
const computedAt = async (): Promise<Map<string, string>> =>
  new Map(
    (await db.query<{ day: string; at: string }[]>('select day::text, computed_at::text as at from origin_day')).map(({ day, at }) => [
      day,
      at,
    ]),
  );

describe('addresses that the directory does not know', () => {
  it('are of the agency that all boxes of their domain are of, until a rule says otherwise', async () => {
    const agencyOf = async (): Promise<unknown> =>
      (await listUnknown()).find(({ address }) => address === 'quet@snv.example')?.suggestion.agency;
    expect(await agencyOf()).toBe('snv');
    await setRule('snv.example', 'stp', '2026-03-04');
    expect(await agencyOf()).toBe('stp');
    await setRule('snv.example', 'snv');
    expect(await agencyOf()).toBe('snv');
  });

  it('are listed with the agency of their domain, what they look like, and whose name they have, that agency first', async () => {
    const unknown = await listUnknown();
    expect(new Map(unknown.map(({ address, dayCount }) => [address, dayCount]))).toEqual(
      new Map([
        ['an.lo@cu.example', 1],
        ['huong.dang@snv.example', 2],
        ['khach@ngoai.example', 1],
        ['quet@snv.example', 1],
        ['xhuong.dang@snv.example', 1],
      ]),
    );
    expect(unknown.find(({ address }) => address === 'huong.dang@snv.example')).toMatchObject({
      ...{ origins: ['thu'], count: 2, firstDay: '2026-03-03', lastDay: '2026-03-05' },
      suggestion: {
        ...{ agency: 'snv', kind: 'official' },
        officials: [{ fullName: 'Đặng Thị Hường', mailbox: null }, { fullName: 'Đặng Văn Hường' }],
      },
    });
    expect(unknown.find(({ address }) => address === 'quet@snv.example')?.suggestion).toMatchObject({ kind: 'robot', officials: [] });
    expect(unknown.find(({ address }) => address === 'an.lo@cu.example')?.suggestion).toMatchObject({
      ...{ agency: null, officials: [{ fullName: 'Lò Văn Ân', mailbox: 'an@snv.example' }] },
    });
  });

  it('are those by which the logs name more addresses than the directory knows; a row lost or counted twice is shown', async () => {
    const check = async (): Promise<unknown> =>
      (await read<IdentitiesReply>(send('identities?at=2026-03-02'))).identities.find(({ name }) => name === 'addresses');
    // Seven days of a known address, six of unknown ones.
    const sound = { name: 'addresses', total: 13, parts: { matched: 7, alias: 0, foreign: 0, unknown: 6 }, difference: 0 };
    expect(await check()).toEqual(sound);
    await db.query(`delete from unmatched_day where address = 'quet@snv.example'`);
    expect(await check()).toMatchObject({ parts: { unknown: 5 }, difference: 1 });
    await db.query(`update origin_day set alias_addresses = 2 where day = '2026-03-05'`);
    expect(await check()).toMatchObject({ parts: { alias: 2 }, difference: -1 });
    await db.query(
      `insert into dirty_day (origin_id, day) select origin_id, day from origin_day where day in ('2026-03-04', '2026-03-05')`,
    );
    await running.app.get(JobQueue).add('roll-up-days', { originId: 1 });
    await settle();
    expect(await check()).toEqual(sound);
  });

  it("become an official's mailbox: exactly the days that name it are computed again, and a rebuild of all finds nothing else", async () => {
    const before = await computedAt();
    const { dayCount } = await assign('huong.dang@snv.example', { kind: 'official', officialId: await idOf('A2') });
    // Two days of sign-ins, the hour after midnight with its sender, and the day before, which looks an hour ahead.
    expect(dayCount).toBe(4);
    await settle();
    const after = await computedAt();
    const anew = [...after].filter(([day, at]) => before.get(day) !== at).map(([day]) => day);
    expect(anew.toSorted()).toEqual(['2026-03-03', '2026-03-05', '2026-03-07', '2026-03-08']);
    expect(await daysOf('huong.dang@snv.example')).toEqual(['2026-03-03', '2026-03-05', '2026-03-08']);
    expect(await rebuildAll()).toEqual([]);
    expect((await listUnknown()).map(({ address }) => address)).not.toContain('huong.dang@snv.example');
  });

  it("become a second name of an official who has a mailbox, a robot's box, or none of ours", async () => {
    expect(await assign('an.lo@cu.example', { kind: 'official', officialId: await idOf('A1') })).toMatchObject({ dayCount: 1 });
    expect(await assign('quet@snv.example', { kind: 'robot', agency: 'snv' })).toMatchObject({ dayCount: 1 });
    expect(await assign('khach@ngoai.example', { kind: 'foreign', reason: 'khách' })).toMatchObject({ dayCount: 0 });
    expect((await listUnknown()).map(({ address }) => address)).toEqual(['xhuong.dang@snv.example']);
    await settle();
    const { identities } = await read<IdentitiesReply>(send('identities?at=2026-03-02'));
    // Whoever was told to be of none of ours is no mailbox for that, and not unknown any more.
    expect(identities.at(-1)).toMatchObject({ parts: { matched: 10, alias: 1, foreign: 1, unknown: 1 }, difference: 0 });
    expect(await db.query('select address, targets from alias')).toEqual([{ address: 'an.lo@cu.example', targets: ['an@snv.example'] }]);
    expect(await daysOf('quet@snv.example')).toEqual(['2026-03-04']);
    expect(await rebuildAll()).toEqual([]);
  });

  it('are taken back with the change, and stand in the queue again', async () => {
    const { changeSetId } = await assign('xhuong.dang@snv.example', { kind: 'shared', agency: 'stp' });
    expect(await listUnknown()).toEqual([]);
    await settle();
    const before = await computedAt();
    const named = await daysOf('xhuong.dang@snv.example');
    expect((await send(`changes/${changeSetId}/undo`, {})).status).toBe(200);
    await settle();
    const anew = [...(await computedAt())].filter(([day, at]) => before.get(day) !== at).map(([day]) => day);
    expect(anew).toEqual(expect.arrayContaining(named));
    expect(anew.length).toBeLessThan(before.size);
    expect((await listUnknown()).map(({ address }) => address)).toEqual(['xhuong.dang@snv.example']);
    expect(await rebuildAll()).toEqual([]);
  });

  it('in a file of the directory mark the days that name them: none for an address that no log has', async () => {
    const importRow = async (row: string): Promise<string[]> => {
      const before = await computedAt();
      const directory = { name: 'moi.csv', bytes: Buffer.from(`${DIRECTORY}\n${row}`) };
      await running.app.get(DirectoryService).importFiles({ directory, aliases: null, isDryRun: false });
      const marked: { day: string }[] = await db.query('select day::text from dirty_day');
      await settle();
      const anew = [...(await computedAt())].filter(([day, at]) => before.get(day) !== at).map(([day]) => day);
      expect(marked.every(({ day }) => anew.includes(day))).toBe(true);
      expect(await rebuildAll()).toEqual([]);
      return anew.toSorted();
    };
    expect(await importRow('chua.ai@snv.example,snv,Sở Nội vụ,Giàng A Chưa,Chuyên viên,official,A8')).toEqual([]);
    expect(await importRow('xhuong.dang@snv.example,snv,Sở Nội vụ,Đặng Xuân Hường,Chuyên viên,official,A9')).toEqual(['2026-03-06']);
  });

  it('of an agency, official or domain that is not there are refused, and what is known already', async () => {
    const refuse = (address: string, owner: object, status: number): Promise<Problem> =>
      read<Problem>(send('unknown-addresses/assignments', { address, owner }), status);
    expect(await refuse('x@snv.example', { kind: 'unit', agency: 'khong-co' }, 404)).toMatchObject({
      type: 'urn:nhip-thu:problem:unknown-agency',
    });
    expect(await refuse('x@snv.example', { kind: 'official', officialId: 99_999 }, 404)).toMatchObject({
      type: 'urn:nhip-thu:problem:unknown-official',
    });
    expect(await refuse('an@snv.example', { kind: 'shared', agency: 'snv' }, 409)).toMatchObject({
      type: 'urn:nhip-thu:problem:known-address',
    });
    expect(await refuse('an', { kind: 'shared', agency: 'snv' }, 409)).toMatchObject({ type: 'urn:nhip-thu:problem:no-domain' });
    expect((await send('unknown-addresses/assignments', { address: 'x', owner: { kind: 'foreign', reason: ' ' } })).status).toBe(400);
    const service = running.app.get(UnknownAddressesService, { strict: false });
    await expect(service.assign('x@y.example', { kind: 'foreign', reason: ' ' }, 'thu')).rejects.toMatchObject({
      ...{ kind: { code: 'invalid-input' }, errors: [{ path: 'reason' }] },
    });
  });
});

describe('rules of mail domains', () => {
  it('hold from a day on and keep what was said of days before; an import fills the agency of a row by them', async () => {
    await setRule('chung.example', 'snv');
    await setRule('chung.example', 'stp', '2026-04-01');
    const { rules } = await read<DomainRulesReply>(send('domains'));
    expect(rules.filter(({ domain }) => domain === 'chung.example')).toMatchObject([
      { agency: { code: 'snv' }, from: null, to: '2026-04-01' },
      { agency: { code: 'stp' }, from: '2026-04-01', to: null },
    ]);
    const rows = ['2026-03-01', '2026-04-01', ''].map(
      (from, index) => `n${index}@chung.example,,,Người ${index},,official,C${index},${from}`,
    );
    const bytes = Buffer.from(['mailbox,agency,agencyName,fullName,position,type,code,from', ...rows].join('\n'));
    const { faults } = await running.app
      .get(DirectoryService)
      .importFiles({ directory: { name: 'd.csv', bytes }, aliases: null, isDryRun: false });
    expect(faults).toEqual([]);
    expect(
      await db.query(`select o.code, a.code as agency from official o join membership m on m.official_id = o.id join agency a on a.id = m.agency_id
                       where o.code like 'C%' order by 1`),
    ).toEqual([
      { code: 'C0', agency: 'snv' },
      { code: 'C1', agency: 'stp' },
      { code: 'C2', agency: 'stp' },
    ]);
  });

  it('end on a day, and are refused where none holds', async () => {
    await setRule('het.example', 'snv');
    expect((await send('domains/end', { domain: 'het.example', on: '2026-05-01' })).status).toBe(200);
    const { rules } = await read<DomainRulesReply>(send('domains'));
    expect(rules.find(({ domain }) => domain === 'het.example')).toMatchObject({ to: '2026-05-01' });
    expect(await read(send('domains/end', { domain: 'het.example', on: '2026-06-01' }), 404)).toMatchObject({
      type: 'urn:nhip-thu:problem:unknown-domain',
    });
    expect((await send('domains', { domain: 'không hợp lệ', agency: 'snv' })).status).toBe(400);
  });

  it('are of what is a domain, whoever asks, written with @ or without', async () => {
    const service = running.app.get(DomainRulesService, { strict: false });
    const before = await service.list();
    for (const name of ['', 'khong hop le', '@']) {
      await expect(service.set(name, 'snv', { from: null, madeBy: 'thu' })).rejects.toMatchObject({ name: 'BadDomainError' });
    }
    expect(await service.list()).toEqual(before);
    await setRule(' @Moi.example', 'snv');
    expect((await service.list()).map(({ domain }) => domain)).toContain('moi.example');
  });
});
