import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FreezeReply, FreezesReply, FrozenDifferencesReply, FrozenReply, Problem } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { FreezeService } from '../../apps/api/src/reports/freeze.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { nhipthu } from '../support/samples.ts';
import { comeLate, PERIOD_ID, signIn, storeMonth, type Answer } from '../support/reporting-scene.ts';

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp();
  db = running.database.dataSource;
  await storeMonth(db);
}, 120_000);

afterAll(async () => {
  await running.close();
});

/** A table that keeps its rows must be forced to give them up. */
beforeEach(async () => {
  const tables = ['frozen_roster', 'frozen_part', 'frozen_period'];
  for (const table of tables) await db.query(`alter table ${table} disable trigger user`);
  await db.query(`truncate ${tables.join(', ')}`);
  for (const table of tables) await db.query(`alter table ${table} enable trigger user`);
  await db.query('truncate dirty_period');
});

/** Bodies are held against the OpenAPI document by `running.fetch`. */
async function ask<Reply>(path: string, body?: object): Promise<Answer<Reply>> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await running.fetch(`/api/v1${path}`, init);
  return { status: response.status, body: (await response.json()) as Reply };
}
const freeze = async (): Promise<FreezeReply['version']> => {
  const { status, body } = await ask<FreezeReply>('/freezes', { periodId: PERIOD_ID });
  expect([status, body]).toMatchObject([201, { version: { periodId: PERIOD_ID, number: 0 }, changes: [] }]);
  return body.version;
};
const codeOf = ({ type }: Problem): string => type.split(':').at(-1) ?? '';
const regularOf = ({ content }: FrozenReply, code: string): number | null | undefined =>
  content.agencies.find((agency) => agency.code === code)?.use.find(({ definition }) => definition === 'du-2@1')?.figure.numerator;
const AMENDMENT = { reason: 'Nhật ký đến muộn', approvedBy: 'Giám đốc Sở Nội vụ' };

describe('a freeze', () => {
  it('keeps every figure a report prints, with targets, definitions, calendar, snapshot, who and when', async () => {
    const version = await freeze();
    const { body } = await ask<FrozenReply>(`/freezes/codes/${version.code}`);
    expect(body.isIntact).toBe(true);
    expect(body.version).toEqual(version);
    const { head, province, agencies } = body.content;
    expect(head).toMatchObject({
      ...{ schemaVersion: 1, structure: 'as-was', number: 0, amends: null, reason: null, frozenBy: 'thu', workingDays: 22 },
      ...{ frozenAt: '2026-07-17T01:00:00.000Z', demoLabel: 'Sơn La (dữ liệu giả lập)', publication: { minPeople: 10, minCoverage: 0.95 } },
      period: { id: PERIOD_ID, from: '2026-06-15', to: '2026-07-14' },
    });
    expect(head.definitions.map(({ id }) => id)).toEqual(['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1']);
    expect(agencies).toHaveLength(30);
    expect(agencies.every(({ use }) => use.length === 5)).toBe(true);
    expect(regularOf(body, 'snv')).toBe(62);
    expect(province?.use[1]?.figure).toMatchObject({ numerator: 1099, denominator: 1521 });
    expect(province?.paper).toMatchObject({ expectedCount: 30 });
    expect(version.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
  });

  it('is made once, and refused while figures wait, before the period ends, and where there are none', async () => {
    const version = await freeze();
    const again = await ask<Problem>('/freezes', { periodId: PERIOD_ID });
    expect([again.status, codeOf(again.body), again.body.detail]).toEqual([409, 'already-frozen', expect.stringContaining(version.code)]);
    expect(again.body.title).toBe('Số liệu tháng 7 năm 2026 đã chốt');
    for (const [periodId, status, code, title] of [
      ['bc-2026-08', 409, 'period-not-over', 'Chưa chốt được số liệu tháng 8 năm 2026: kỳ chưa kết thúc'],
      ['bc-2026-06', 404, 'no-figures', 'Chưa có số liệu tháng 6 năm 2026'],
      ['never', 404, 'no-figures', 'Chưa có số liệu kỳ “never”'],
    ] as const) {
      const { status: found, body } = await ask<Problem>('/freezes', { periodId });
      expect([periodId, found, codeOf(body), body.title]).toEqual([periodId, status, code, title]);
    }
    await db.query(`insert into dirty_period (period_id) values ('${PERIOD_ID}')`);
    const waiting = await ask<Problem>(`/freezes/${PERIOD_ID}/amendments`, AMENDMENT);
    expect([waiting.status, codeOf(waiting.body)]).toEqual([409, 'figures-in-work']);
    expect((await ask<FrozenDifferencesReply>('/freezes/differences')).body).toEqual({ differences: [], waiting: [PERIOD_ID] });
  });

  it('of a period that people were counted for and no log tells of is neither offered nor made: it would stay for ever', async () => {
    await db.query(
      `insert into unit_period select (jsonb_populate_record(u, '{"period_id": "bc-2025-12", "covered_minutes": 0}')).* from unit_period u
        where period_id = $1`,
      [PERIOD_ID],
    );
    const { status, body } = await ask<Problem>('/freezes', { periodId: 'bc-2025-12' });
    expect([status, codeOf(body)]).toEqual([404, 'no-figures']);
    expect((await ask<FreezesReply>('/freezes')).body.open.map(({ id }) => id)).not.toContain('bc-2025-12');
    await db.query(`delete from unit_period where period_id = 'bc-2025-12'`);
  });

  it('of two at the same moment one is made', async () => {
    const both = await Promise.all([1, 2].map(() => ask('/freezes', { periodId: PERIOD_ID })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('cannot be edited, deleted or emptied, not even by the database’s owner', async () => {
    await freeze();
    for (const sql of [
      `update frozen_period set frozen_by = 'khác'`,
      'delete from frozen_period',
      `update frozen_part set content = '{}'`,
      'delete from frozen_part',
      'truncate frozen_period, frozen_part, frozen_roster',
    ]) {
      await expect(db.query(sql)).rejects.toThrow(/never changed/);
    }
  });

  it('says so when a row was changed behind the program’s back', async () => {
    const { code } = await freeze();
    await db.query('alter table frozen_part disable trigger user');
    await db.query(`update frozen_part set content = replace(content, '"numerator":62', '"numerator":63')`);
    await db.query('alter table frozen_part enable trigger user');
    expect((await ask<FrozenReply>(`/freezes/codes/${code}`)).body.isIntact).toBe(false);
  });

  it('gives the same bytes each time it is read', async () => {
    const { code } = await freeze();
    const read = async (): Promise<string> => JSON.stringify((await ask<FrozenReply>(`/freezes/codes/${code}`)).body.content);
    const first = await read();
    await comeLate(db, 'snv', 1);
    expect(await read()).toBe(first);
    await comeLate(db, 'snv', -1);
    expect(await running.app.get(FreezeService).readPeriod(PERIOD_ID)).toEqual(JSON.parse(first));
  });
});

describe('what comes late', () => {
  it('changes live figures only; the difference is listed, and becomes an amendment beside the original', async () => {
    const original = await freeze();
    expect((await ask<FrozenDifferencesReply>('/freezes/differences')).body).toEqual({ differences: [], waiting: [] });
    const nothing = await ask<Problem>(`/freezes/${PERIOD_ID}/amendments`, AMENDMENT);
    expect([nothing.status, codeOf(nothing.body)]).toEqual([409, 'nothing-to-amend']);

    await comeLate(db, 'sgddt', 3);
    const { differences } = (await ask<FrozenDifferencesReply>(`/freezes/differences?ky=${PERIOD_ID}`)).body;
    expect(differences.map(({ version }) => version.code)).toEqual([original.code]);
    expect(differences[0]?.changes).toEqual([
      {
        ...{ agency: null, agencyName: null, metric: 'du-2@1', field: 'numerator', before: 1099, after: 1102, delta: 3 },
        since: expect.any(String),
      },
      {
        ...{ agency: 'sgddt', agencyName: 'Sở Giáo dục và Đào tạo', metric: 'du-2@1', field: 'numerator', before: 60, after: 63, delta: 3 },
        since: '2026-07-17T01:00:00.000Z',
      },
    ]);

    const { status, body: amended } = await ask<FreezeReply>(`/freezes/${PERIOD_ID}/amendments`, AMENDMENT);
    expect([status, amended.version, amended.changes.length]).toEqual([201, expect.objectContaining({ number: 1, ...AMENDMENT }), 2]);
    expect((await ask<FrozenDifferencesReply>('/freezes/differences')).body.differences).toEqual([]);
    const [before, after] = await Promise.all(
      [original, amended.version].map(async ({ code }) => (await ask<FrozenReply>(`/freezes/codes/${code}`)).body),
    );
    expect([regularOf(before!, 'sgddt'), regularOf(after!, 'sgddt')]).toEqual([60, 63]);
    expect(after!.content.head).toMatchObject({ number: 1, amends: original.code, ...AMENDMENT });
    expect(after!.content.agencies.filter(({ changes }) => changes.length > 0).map(({ code }) => code)).toEqual(['sgddt']);
    expect(before!.versions.map(({ number }) => number)).toEqual([0, 1]);
    const service = running.app.get(FreezeService);
    expect([(await service.readPeriod(PERIOD_ID)).head.number, (await service.readPeriod(PERIOD_ID, 0)).head.number]).toEqual([1, 0]);
    await comeLate(db, 'sgddt', -3);
  });

  it('does not amend what was never frozen', async () => {
    const { status, body } = await ask<Problem>(`/freezes/${PERIOD_ID}/amendments`, AMENDMENT);
    expect([status, codeOf(body)]).toEqual([404, 'not-frozen']);
  });
});

describe('who sees what was frozen', () => {
  it('an agency its own part, an official that the code is real, leadership everything', async () => {
    const { code } = await freeze();
    const read = async (asked: Awaited<ReturnType<typeof signIn>>): Promise<FrozenReply> => {
      const { status, body } = await asked(`/freezes/codes/${code.toLowerCase().replaceAll('-', ' ')}`);
      expect(status).toBe(200);
      return body as FrozenReply;
    };
    const own = await read(await signIn(running, 'agency', 'snv'));
    expect([own.content.agencies.map((agency) => agency.code), own.content.province, own.isIntact]).toEqual([['snv'], null, null]);
    const steward = await read(await signIn(running, 'mail-administrator'));
    expect([steward.content.agencies, steward.content.province, steward.version.code]).toEqual([[], null, code]);
    const leader = await read(await signIn(running, 'leadership'));
    expect([leader.content.agencies.length, leader.isIntact]).toEqual([30, true]);
    await comeLate(db, 'sgddt', 3);
    const { body } = await (await signIn(running, 'agency', 'snv'))('/freezes/differences');
    expect((body as FrozenDifferencesReply).differences).toEqual([]);
    await comeLate(db, 'sgddt', -3);
  });

  it('an unknown code is told so', async () => {
    const { status, body } = await ask<Problem>('/freezes/codes/0000-0000-0000');
    expect([status, codeOf(body)]).toEqual([404, 'unknown-code']);
  });

  it('the list names what is frozen and what may be', async () => {
    expect((await ask<FreezesReply>('/freezes')).body).toMatchObject({ periods: [], open: [{ id: PERIOD_ID }], isDemo: true });
    const version = await freeze();
    expect((await ask<FreezesReply>('/freezes')).body).toMatchObject({
      periods: [{ period: { id: PERIOD_ID }, versions: [version] }],
      open: [],
    });
  });
});

describe('the commands', () => {
  const at = ['--period', 'reporting-month', '--at', '2026-07-14'];

  it('freeze, tell the difference, amend, and read a code', async () => {
    const env = { DATABASE_URL: running.database.url, NHIPTHU_DATA: running.dataFolder };
    const run = async (...args: string[]) => nhipthu(env, ...args, '--json');
    const frozen = await run('freeze', 'make', ...at, '--by', 'hà');
    expect([frozen.code, frozen.stderr]).toEqual([0, '']);
    const { version } = JSON.parse(frozen.stdout) as FreezeReply;
    const again = await run('freeze', 'make', ...at, '--by', 'hà');
    expect(again.code).toBe(2);
    await comeLate(db, 'sgddt', 3);
    const differences = await run('freeze', 'differences');
    expect([differences.code, (JSON.parse(differences.stdout) as FrozenDifferencesReply).differences.length]).toEqual([1, 1]);
    const amended = await run('amend', ...at, '--by', 'hà', '--reason', 'Nhật ký đến muộn', '--approved-by', 'Giám đốc');
    expect([amended.code, (JSON.parse(amended.stdout) as FreezeReply).version.number]).toEqual([0, 1]);
    const shown = await run('freeze', 'show', version.code);
    expect(regularOf(JSON.parse(shown.stdout) as FrozenReply, 'sgddt')).toBe(60);
    const words = await nhipthu(env, 'freeze', 'list', '--lang', 'en');
    expect(words.stdout).toContain(version.code);
    await comeLate(db, 'sgddt', -3);
  }, 240_000);
});
