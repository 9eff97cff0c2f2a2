import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperBaselineReply, PaperBaselinesReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { AgreedService, type BaselineInput } from '../../apps/api/src/paper/agreed.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

const PASSWORD = 'mat-khau-co-quan';

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}')`);
  await db.query(`insert into agency (id, code, name, valid_from, valid_to) values (1, 'stp', 'Sở Tư pháp', '2020-01-01', null),
    (2, 'snv', 'Sở Nội vụ', '2020-01-01', null), (3, 'cu', 'Cơ quan cũ', '2020-01-01', '2026-07-01'), (4, 'moi', 'Cơ quan mới', '2026-06-01', null)`);
  await db.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', 3, 1, '2026-07-01', 'NQ')`);
  for (const [username, agencyId] of [
    ['tu-phap', 1],
    ['noi-vu', 2],
  ] as const) {
    const account = { username, displayName: username, role: 'agency', password: PASSWORD, agencyId } as const;
    await running.app.get(AccountService).ensureAccount(account);
  }
}, 120_000);

afterAll(() => running.close());

beforeEach(async () => {
  await db.query('truncate paper_baseline restart identity cascade');
});

const agree = (agencyCode: string | null, approvedOn: string, more: Partial<BaselineInput> = {}): Promise<void> =>
  running.app
    .get(AgreedService)
    .setBaseline({ agencyCode, months: ['2026-01'], basis: `QĐ ${approvedOn}`, approvedBy: 'Giám đốc', approvedOn, ...more }, 'thu');

/** As home affairs, checked against the OpenAPI document. */
async function readAll(): Promise<readonly PaperBaselineReply[]> {
  const response = await running.fetch('/api/v1/paper/baselines');
  expect(response.status).toBe(200);
  return ((await response.json()) as PaperBaselinesReply).baselines;
}

/** As whoever speaks for an agency. */
async function readAs(username: string): Promise<readonly PaperBaselineReply[]> {
  const signIn = await fetch(`${running.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const cookie = String(signIn.headers.getSetCookie()[0]).split(';')[0] ?? '';
  const response = await fetch(`${running.address}/api/v1/paper/baselines`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return ((await response.json()) as PaperBaselinesReply).baselines;
}

describe('baselines', () => {
  it('says which months they are, by which document, who approved and who entered them, newest first, the replaced ones too', async () => {
    await agree(null, '2026-01-20');
    await agree(null, '2026-03-20', { months: ['2026-02', '2026-01'] });
    await agree('snv', '2026-02-10');
    const baselines = await readAll();
    expect(baselines.map(({ agency, approvedOn, isInForce }) => [agency?.code ?? null, approvedOn, isInForce])).toEqual([
      [null, '2026-03-20', true],
      ['snv', '2026-02-10', true],
      [null, '2026-01-20', false],
    ]);
    expect(baselines[0]).toMatchObject({
      ...{ agency: null, months: ['bc-2026-01', 'bc-2026-02'], basis: 'QĐ 2026-03-20', approvedBy: 'Giám đốc' },
      ...{ madeBy: 'thu', madeAt: expect.stringMatching(/^20\d\d-.*Z$/) },
    });
    expect(baselines[1]?.agency).toEqual({ code: 'snv', name: 'Sở Nội vụ' });
  });

  it('one entered later but approved earlier replaces nothing, as nothing is compared with it', async () => {
    await agree(null, '2026-03-20');
    await agree(null, '2026-01-20');
    expect((await readAll()).map(({ approvedOn, isInForce }) => [approvedOn, isInForce])).toEqual([
      ['2026-03-20', true],
      ['2026-01-20', false],
    ]);
  });

  it('names the agencies of today that are compared with each: their own, else the general one, and those of what was merged into them', async () => {
    await agree(null, '2026-01-20');
    expect((await readAll())[0]?.agencies).toEqual(['snv', 'stp']);
    await agree('snv', '2026-02-10');
    await agree('cu', '2026-02-11');
    expect((await readAll()).map(({ agency, agencies }) => [agency?.code ?? null, agencies])).toEqual([
      ['cu', ['stp']],
      ['snv', ['snv']],
      [null, ['stp']],
    ]);
  });

  it('an agency is told its own, those of what was merged into it and the general one, and no other', async () => {
    await agree(null, '2026-01-20');
    await agree('snv', '2026-02-10');
    await agree('cu', '2026-02-11');
    const told = async (username: string): Promise<unknown> =>
      (await readAs(username)).map(({ agency, agencies }) => [agency?.code ?? null, agencies]);
    expect(await told('tu-phap')).toEqual([
      ['cu', ['stp']],
      [null, ['stp']],
    ]);
    expect(await told('noi-vu')).toEqual([
      ['snv', ['snv']],
      [null, []],
    ]);
  });
});
