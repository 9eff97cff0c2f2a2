import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AdoptionReply,
  Problem,
  Role,
  TargetChangeReply,
  TargetEntry,
  TargetHistoryReply,
  TargetsReply,
  WhatIfReply,
} from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { ENTITIES } from '../../apps/api/src/app.entities.ts';
import { dataSourceOptions } from '../../apps/api/src/database/data-source.ts';
import { ALL_AGENCIES } from '../../apps/api/src/demo/province/demo-spec.ts';
import { TargetRepository } from '../../apps/api/src/targets/target.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { newTarget } from '../support/make-target.ts';
import { nhipthu } from '../support/samples.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** What the form sends for the demo's own target. */
const BODY = {
  metric: 'du-2@1',
  comparator: '>=',
  levels: { minimum: 0.8, met: 0.9, good: 0.95 },
  legalBasis: { type: 'Quyết định', number: '15/QĐ-SNV', issuedOn: '2026-01-20', issuer: 'Sở Nội vụ' },
  ...{ approvedBy: 'Giám đốc', validFrom: '2026-01-20', reason: 'Đợt đầu' },
};
const PERIOD = { ky: 'bc-2026-07' };

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
}, 120_000);

afterAll(async () => {
  await running.close();
});

beforeEach(async () => {
  await db.query('truncate target, unit_period, division, agency restart identity cascade');
  await db.query(
    `insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}') on conflict (key) do nothing`,
  );
  // What is stored below came by no roll-up and no change of the directory: answers that were kept are not those of it.
  await db.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key in ('log-revision', 'directory-revision')`);
  // The demo's agencies at M6 (DOMAIN 9), with the gap of SNNMT and the 52 of SXD whom DU-1 counts.
  for (const { code, name, tier, officialCount, regularAtEnd } of ALL_AGENCIES) {
    const stored = tier === 'ward' || tier === 'commune' ? tier : 'department';
    const [{ id }] = await db.query('insert into agency (code, name, tier) values ($1, $2, $3) returning id', [code, name, stored]);
    const covered = code === 'snnmt' ? 17 : 22;
    const [regular, active] = code === 'sxd' ? [46, 52] : [regularAtEnd, officialCount];
    await db.query(
      `insert into unit_period (agency_id, period_id, definition, structure, counted, eligible, unknown, lower_count, upper_count, bounded_count,
                                working_days, covered_days, expected_minutes, covered_minutes, sent, received, snapshot_id)
       select $1, 'bc-2026-07', definition, structure, counted, $3, 0, counted, counted, $3, 22, $4, 22 * 480, $4 * 480, 0, 0, 1
         from (values ('du-2@1', $2::int), ('du-1@1', $5::int)) d (definition, counted), (values ('as-is'), ('as-was')) s (structure)`,
      [id, regular, code === 'sxd' ? 83 : officialCount, covered, active],
    );
  }
});

const asked = async (path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
  const response = await running.fetch(`/api/v1${path}`, init);
  return { status: response.status, body: await response.json() };
};
/** Bodies are held against the OpenAPI document by `running.fetch`. */
async function get<Reply>(path: string): Promise<Reply> {
  const { status, body } = await asked(path);
  expect([path, status]).toEqual([path, 200]);
  return body as Reply;
}
const post = (body: object): Promise<{ status: number; body: unknown }> =>
  asked('/targets', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify(body),
  });
async function enter(over: object = {}): Promise<number> {
  const { status, body } = await post({ ...BODY, ...over });
  expect([status, body]).toEqual([201, { id: expect.any(Number) }]);
  return (body as TargetChangeReply).id;
}
async function refuse(over: object): Promise<{ status: number; code: string; fields: string[] }> {
  const { status, body } = await post({ ...BODY, ...over });
  const { type, errors } = body as Problem;
  return { status, code: type.split(':').at(-1) ?? '', fields: (errors ?? []).map(({ path }) => path) };
}
const whatIf = (more: Record<string, string>): Promise<WhatIfReply> =>
  get(`/targets/what-if?${new URLSearchParams({ ...PERIOD, ...more }).toString()}`);
const codesOf = ({ agencies }: WhatIfReply, change: string): string[] =>
  agencies.filter((row) => row.change === change).map(({ code }) => code);

describe('a target', () => {
  it('is kept with scope, levels, path, basis, approver, and who entered it why', async () => {
    const trajectory = { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } };
    await enter({ trajectory, legalBasis: { ...BODY.legalBasis, clause: 'Điều 3' } });
    const { targets, day, agencies } = await get<TargetsReply>('/targets');
    expect([day, agencies.length]).toEqual(['2026-07-17', 30]);
    expect(targets).toEqual([
      {
        ...{ id: 1, supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
        ...{ levels: BODY.levels, trajectory, approvedBy: 'Giám đốc', validFrom: '2026-01-20', validTo: null },
        legalBasis: { kind: 'instrument', ...BODY.legalBasis, clause: 'Điều 3' },
        basisLine: 'Quyết định số 15/QĐ-SNV ngày 20/01/2026 của Sở Nội vụ, Điều 3',
        ...{ agency: null, unitName: null, supersededBy: null, state: 'in-force' },
        entered: { by: 'thu', at: expect.stringMatching(/^\d{4}-/), reason: 'Đợt đầu' },
      },
    ]);
  });

  it('is never changed or deleted, not even by the database’s owner', async () => {
    await enter();
    for (const sql of ['update target set threshold = 0.1', `update target set reason = 'khác'`, 'delete from target']) {
      await expect(db.query(sql)).rejects.toThrow(/never changed/);
    }
    expect((await get<TargetsReply>('/targets')).targets).toMatchObject([{ levels: { met: 0.9 } }]);
  });

  it('is superseded by a further one, which ends it on its first day; the history tells both', async () => {
    const first = await enter();
    const second = await enter({ supersedes: first, levels: { met: 0.85 }, validFrom: '2026-07-01', reason: 'Nghị quyết mới' });
    const third = await enter({ supersedes: second, levels: { met: 0.95 }, validFrom: '2026-09-01', reason: 'Giai đoạn 2' });
    const told = ({ targets }: TargetsReply) =>
      targets.map(({ id, state, supersededBy }) => [id, state, supersededBy?.id, supersededBy?.from]);
    expect(told(await get('/targets'))).toEqual([
      [second, 'in-force', third, '2026-09-01'],
      [third, 'future', undefined, undefined],
      [first, 'past', second, '2026-07-01'],
    ]);
    expect(told(await get('/targets?ngay=2026-06-30'))[0]).toEqual([first, 'in-force', second, '2026-07-01']);
    for (const id of [first, second, third]) {
      const { versions } = await get<TargetHistoryReply>(`/targets/${id}/history`);
      expect(versions.map(({ id: each, entered }) => [each, entered.reason])).toEqual([
        [first, 'Đợt đầu'],
        [second, 'Nghị quyết mới'],
        [third, 'Giai đoạn 2'],
      ]);
    }
    expect((await asked('/targets/99/history')).status).toBe(404);
  });

  it('is superseded once: of two at the same moment one is refused and names the winner', async () => {
    const first = await enter();
    const answers = await Promise.all([0.8, 0.85, 0.88].map((met) => post({ ...BODY, supersedes: first, levels: { met } })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const problem = answers.find(({ status }) => status === 409)?.body as Problem;
    expect([problem.type, problem.detail]).toEqual([
      'urn:nhip-thu:problem:target-superseded',
      expect.stringContaining('Target 2 took its place'),
    ]);
    expect((await get<TargetsReply>('/targets')).targets).toHaveLength(2);
  });

  it('is not entered beside another of its metric, scope and kind of period; after one that ends it is', async () => {
    const first = await enter({ validTo: '2027-01-01' });
    expect(await refuse({ levels: { met: 0.5 } })).toMatchObject({ status: 409, code: 'target-in-place' });
    expect(await refuse({ validFrom: '2025-01-01' })).toMatchObject({ status: 409 });
    expect((await refuse({ levels: { minimum: 0.95, met: 0.92 }, validTo: '2026-01-01' })).fields).toEqual(['levels.minimum', 'validTo']);
    await enter({ validFrom: '2027-01-01' });
    await enter({ metric: 'du-1@1' });
    await enter({ scope: { kind: 'tier', tier: 'ward' } });
    await enter({ periodKind: 'iso-week' });
    expect(await refuse({ supersedes: first, metric: 'du-1@1' })).toMatchObject({ status: 400, fields: ['supersedes'] });
    expect(await refuse({ supersedes: 77 })).toMatchObject({ fields: ['supersedes'] });
  });

  it('is refused with every fault at its field, in the language of who asks', async () => {
    const path = (from: string, to: string, value = 0.9) => ({
      trajectory: { kind: 'linear', from: { periodId: from, value: 0.3 }, to: { periodId: to, value } },
    });
    expect(
      (await refuse({ levels: { minimum: 0.9, met: 0.9, good: 0.8 }, validTo: '2026-01-20', scope: { kind: 'agency', agency: 'xyz' } }))
        .fields,
    ).toEqual([...['levels.minimum', 'levels.good', 'validTo', 'scope.agency']]);
    expect((await refuse({ levels: { met: 1.2 }, validFrom: '20/01/2026', reason: ' ', legalBasis: { type: 'QĐ' } })).fields).toEqual([
      ...['levels.met', 'legalBasis.number', 'legalBasis.issuedOn', 'legalBasis.issuer', 'validFrom', 'reason'],
    ]);
    expect((await refuse({ levels: { met: 0.90001 } })).fields).toEqual(['levels.met']);
    expect((await refuse(path('bc-2026-07', 'bc-2026-01'))).fields).toEqual(['trajectory']);
    expect((await refuse(path('bc-2026-01', 'dl-2026-07'))).fields).toEqual(['trajectory']);
    expect((await refuse({ ...path('bc-2026-01', 'bc-2026-07'), periodKind: 'iso-week' })).fields).toEqual(['trajectory']);
    expect((await refuse(path('bc-2026-01', 'bc-2026-07', 0.8))).fields).toEqual(['trajectory']);
    expect((await refuse({ metric: 'paper-reduction@1', periodKind: 'iso-week' })).fields).toEqual(['periodKind']);
    expect((await refuse({ scope: { kind: 'division', agency: 'snv', division: 'Phòng nào' } })).fields).toEqual(['scope.division']);
    expect((await refuse({ ...path('bc-2026-01', 'bc-2026-07'), validFrom: '2026-07-15' })).fields).toEqual(['trajectory']);
    expect((await refuse({ legalBasis: { ...BODY.legalBasis, issuedOn: '2026-07-18' } })).fields).toEqual(['legalBasis.issuedOn']);
    const { body } = await post({ ...BODY, levels: { minimum: 0.95, met: 0.9 } });
    expect((body as Problem).errors).toEqual([{ path: 'levels.minimum', message: 'levels must ascend: minimum < met < good' }]);
    expect((await get<TargetsReply>('/targets')).targets).toEqual([]);
  });

  it('of a division names its agency too, and holds back nobody else', async () => {
    await db.query(`insert into division (agency_id, name) select id, 'Phòng Cải cách hành chính' from agency where code = 'snv'`);
    await enter({ scope: { kind: 'division', agency: 'snv', division: 'Phòng Cải cách hành chính' } });
    const { targets, agencies } = await get<TargetsReply>('/targets');
    expect(targets).toMatchObject([{ agency: 'snv', unitName: 'Phòng Cải cách hành chính', scope: { kind: 'division' } }]);
    expect(agencies.find(({ code }) => code === 'snv')?.divisions).toEqual(['Phòng Cải cách hành chính']);
    const { target, agencies: rows } = await get<AdoptionReply>('/adoption?ky=bc-2026-07');
    expect([target, rows.every((row) => row.target === null)]).toEqual([null, true]);
  });

  it('keeps an agency in the directory: it cannot be deleted under its target', async () => {
    await enter({ scope: { kind: 'agency', agency: 'snv' } });
    await expect(db.query(`delete from agency where code = 'snv'`)).rejects.toThrow(/foreign key/);
  });
});

describe('figures against targets', () => {
  it('DOMAIN 9: at >= 90 % met 4, near 2, not met 23, insufficient data 1; 1,003 of 1,389; the board of 10 inconclusive', async () => {
    await enter();
    const reply = await get<AdoptionReply>('/adoption?ky=bc-2026-07');
    expect(reply.verdicts).toMatchObject({ met: 4, near: 2, 'not-met': 23, 'insufficient-data': 1 });
    expect(reply.province).toMatchObject({
      numerator: 1003,
      denominator: 1389,
      publication: 'about',
      margin: 1,
      shortBy: 248,
      verdict: 'not-met',
    });
    expect(reply.agencies.filter(({ figure }) => figure.isInconclusive).map(({ code }) => code)).toEqual(['bqlkcn']);
    expect(reply.agencies.find(({ code }) => code === 'xmb')?.figure).toMatchObject({ numerator: 12, denominator: 34, shortBy: 19 });
  });

  it('DOMAIN 5: 30 % at M0 to 90 % at M6 asks 90 % of M6, of which SYT is 16.7 points short; the most specific scope wins', async () => {
    const trajectory = { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } };
    await enter({ trajectory });
    await enter({ scope: { kind: 'tier', tier: 'commune' }, levels: { met: 0.6 } });
    await enter({ scope: { kind: 'agency', agency: 'xmb' }, levels: { met: 0.35 }, comparator: '>' });
    const { agencies } = await get<AdoptionReply>('/adoption?ky=bc-2026-07');
    const of = (code: string) => agencies.find((row) => row.code === code);
    expect(of('syt')).toMatchObject({ target: { scope: 'province', threshold: 0.9 }, standing: { level: null, due: 0.9 } });
    expect(of('syt')?.standing?.behind).toBeCloseTo(0.1667, 4);
    // 25 of 38 are 65.8 %: the communes' 60 % is met, of the province's 90 % nothing would be.
    expect(of('xvh')).toMatchObject({
      target: { scope: 'tier', threshold: 0.6 },
      figure: { verdict: 'met' },
      standing: { level: 'met', due: null },
    });
    expect(of('xmb')).toMatchObject({ target: { scope: 'agency', comparator: '>' }, figure: { verdict: 'met', shortBy: 0 } });
    expect(of('pth')?.target).toMatchObject({ scope: 'province' });
  });

  it('is compared with the target of its own day: not in force yet, no target', async () => {
    await enter({ validFrom: '2026-07-15' });
    const { target, verdicts } = await get<AdoptionReply>('/adoption?ky=bc-2026-07');
    expect([target, verdicts.met, verdicts['no-target']]).toEqual([null, 0, 29]);
  });
});

describe('what if', () => {
  it('UX: with 85 % instead of 90 % 6 agencies pass instead of 4; with 92 % nobody does', async () => {
    const supersedes = String(await enter());
    const at85 = await whatIf({ threshold: '0.85', supersedes });
    expect([at85.metNow, at85.measuredNow, at85.metTried, at85.measuredTried]).toEqual([4, 29, 6, 29]);
    expect([codesOf(at85, 'gains').toSorted(), codesOf(at85, 'loses')]).toEqual([['stp', 'ttt'], []]);
    const at92 = await whatIf({ threshold: '0.92', supersedes });
    expect([at92.metTried, codesOf(at92, 'loses').toSorted()]).toEqual([0, ['skhcn', 'snv', 'vpubnd']]);
    expect(codesOf(at92, 'untold')).toEqual(['bqlkcn']);
    expect((await get<TargetsReply>('/targets')).targets).toHaveLength(1);
  });

  it('≥9 of 10 meets “at least 90 %”; whether “more than 90 %” too is not told, nor anything from which it follows', async () => {
    const supersedes = String(await enter());
    const tried = await whatIf({ threshold: '0.9', comparator: '>', supersedes });
    expect([codesOf(tried, 'loses'), codesOf(tried, 'untold')]).toEqual([[], ['bqlkcn']]);
    const withheld = { verdict: 'not-published', shortBy: null, interval: null, bounds: null, numerator: 9, publication: 'at-least' };
    expect(tried.agencies.find(({ code }) => code === 'bqlkcn')).toMatchObject({ now: { verdict: 'met' }, tried: withheld });
  });

  it('another definition is tried with everybody’s own target: by DU-1 all pass but SXD and who lacks data', async () => {
    await enter();
    const tried = await whatIf({ tried: 'du-1@1' });
    expect([tried.definitions, tried.metTried, tried.measuredTried]).toEqual([['du-1@1', 'du-2@1'], 28, 29]);
    expect(tried.agencies.find(({ code }) => code === 'sxd')).toMatchObject({
      now: { numerator: 46 },
      tried: { numerator: 52, definition: 'du-1@1' },
      change: 'same',
    });
    expect(tried.agencies.find(({ code }) => code === 'snnmt')).toMatchObject({
      change: 'same',
      tried: { numerator: null, verdict: 'insufficient-data' },
    });
  });

  it('a target of a tier or an agency moves nobody else, and a narrower one stands', async () => {
    await enter();
    await enter({ scope: { kind: 'agency', agency: 'xvh' }, levels: { met: 0.99 } });
    const tier = await whatIf({ threshold: '0.6', tier: 'commune' });
    expect(codesOf(tier, 'gains').toSorted()).toEqual(['xdk', 'xpk', 'xtm'].toSorted());
    expect(tier.agencies.find(({ code }) => code === 'xvh')).toMatchObject({ change: 'same', triedTarget: { threshold: 0.99 } });
    expect(tier.agencies.find(({ code }) => code === 'pth')).toMatchObject({ change: 'same', triedTarget: { threshold: 0.9 } });
    const one = await whatIf({ threshold: '0.3', agency: 'xmb' });
    expect(codesOf(one, 'gains')).toEqual(['xmb']);
  });

  it('says that nothing is stored where nothing is', async () => {
    expect((await asked('/targets/what-if?ky=bc-2020-01&threshold=0.9')).status).toBe(404);
    expect((await asked('/targets/what-if?ky=bc-2026-07&tried=du-5%401')).status).toBe(404);
    expect((await asked('/targets/what-if?ky=bc-2026-07&threshold=1.5')).status).toBe(400);
    const nobody = await asked('/targets/what-if?ky=bc-2026-07&threshold=0.9&agency=xyz');
    expect([nobody.status, (nobody.body as Problem).type]).toEqual([404, 'urn:nhip-thu:problem:unknown-agency']);
  });
});

describe('who may', () => {
  it('everybody reads targets, home affairs alone enters them, and figures are for whoever may see figures', async () => {
    await enter();
    const roles: readonly Role[] = ['leadership', 'agency', 'mail-administrator', 'official', 'auditor'];
    for (const role of roles) {
      const password = 'mat-khau-de-thu';
      await running.app
        .get(AccountService)
        .ensureAccount({ username: role, displayName: role, role, password, agencyId: 1, officialId: 1 });
      const signedIn = await fetch(`${running.address}/api/v1/session`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: role, password }) },
      });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const statusOf = async (path: string, init: RequestInit = {}): Promise<number> =>
        (await fetch(`${running.address}/api/v1/${path}`, { ...init, headers: { cookie, 'content-type': 'application/json' } })).status;
      const sees = role === 'mail-administrator' || role === 'official' ? 403 : 200;
      expect([
        ...[
          role,
          await statusOf('targets'),
          await statusOf('targets/1/history'),
          await statusOf('targets/what-if?ky=bc-2026-07&threshold=0.9'),
        ],
        await statusOf('targets', { method: 'POST', body: JSON.stringify({ ...BODY, metric: 'du-1@1' }) }),
      ]).toEqual([role, 200, 200, sees, 403]);
    }
  });
});

describe('nhipthu targets', () => {
  const run = (...words: string[]) =>
    nhipthu({ DATABASE_URL: running.database.url, NHIPTHU_DATA: running.dataFolder }, 'targets', ...words);
  const BASIS = ['--instrument', 'Quyết định', '--number', '15/QĐ-SNV', '--issued-on', '2026-01-20', '--issuer', 'Sở Nội vụ'];
  const WHO = ['--approved-by', 'Giám đốc', '--reason', 'Đợt đầu', '--by', 'Lò Văn A'];

  it('sets, refuses, lists and tries, as its users call it', async () => {
    const set = await run('set', '--at-least', '90', '--minimum', '80', '--good', '95', '--from', '2026-01-20', ...BASIS, ...WHO);
    expect(set).toMatchObject({ code: 0, stdout: 'Đã đặt chỉ tiêu số 1.\n' });
    const again = await run('set', '--at-least', '85', '--from', '2026-07-01', ...BASIS, ...WHO, '--lang', 'en');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('supersede target 1')]);
    const targets: TargetEntry[] = JSON.parse((await run('list', '--json')).stdout).targets;
    expect(targets).toMatchObject([{ id: 1, state: 'in-force', entered: { by: 'Lò Văn A', reason: 'Đợt đầu' } }]);
    const tried = await run('what-if', '--at', '2026-07-14', '--at-least', '92', '--supersedes', '1', '--lang', 'en');
    const lost = /snv +Sở Nội vụ +62\/68 +met +62\/68 +nearly met +would no longer pass[^]*At target: 4\/29 now, 0\/28 as tried\.\n$/;
    expect([tried.code, tried.stdout]).toEqual([0, expect.stringMatching(lost)]);
  }, 300_000);
});

describe('targets of before', () => {
  it('become targets of the whole province that supersede one another, with their basis as it was typed; and go back', async () => {
    const database = await createTestDatabase({ isEmpty: true });
    const old = await new DataSource(dataSourceOptions(database.url, ENTITIES)).initialize();
    try {
      await old.runMigrations();
      const name = 'VersionedTargets1764241000000';
      while ((await old.query('select name from migration order by id desc limit 1'))[0].name !== name) await old.undoLastMigration();
      await old.undoLastMigration();
      const rows = `('du-2@1', '>=', 0.8, 'QĐ 1', '2026-01-20', '2026-03-01'), ('du-1@1', '>', 0.5, 'QĐ 2', '2026-01-20', null),
                    ('du-2@1', '>=', 0.9, 'QĐ 3', '2026-03-01', null)`;
      await old.query(`insert into target (metric, comparator, threshold, legal_basis, valid_from, valid_to) values ${rows}`);
      const stored = (): Promise<unknown[]> =>
        old.query('select id, metric, comparator, threshold, legal_basis, valid_from, valid_to from target order by id');
      const before = await stored();
      await old.runMigrations();
      expect(await new TargetRepository(old).list()).toMatchObject([
        {
          id: 1,
          supersedes: null,
          scope: { kind: 'province' },
          levels: { minimum: null, met: 0.8, good: null },
          validTo: null,
          approvedBy: null,
        },
        { id: 2, supersedes: null, metric: 'du-1@1', comparator: '>', legalBasis: { kind: 'text', text: 'QĐ 2' } },
        { id: 3, supersedes: 1, periodKind: null, legalBasis: { kind: 'text', text: 'QĐ 3' }, entered: { by: 'nhip-thu' } },
      ]);
      await new TargetRepository(old).insert(newTarget({ metric: 'du-3@1', scope: { kind: 'tier', tier: 'ward' } }));
      while ((await old.query('select name from migration order by id desc limit 1'))[0].name !== name) await old.undoLastMigration();
      await old.undoLastMigration();
      expect(await stored()).toEqual(before);
    } finally {
      await old.destroy();
      await database.drop();
    }
  }, 120_000);
});
