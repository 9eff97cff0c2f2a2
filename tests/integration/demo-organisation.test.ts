import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryChangesReply, IdentitiesReply, PaperBaselinesReply, PaperReply, TargetsReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { DemoAgreements } from '../../apps/api/src/demo/demo-agreements.ts';
import { DemoOrganisation } from '../../apps/api/src/demo/demo-organisation.ts';
import { DemoRepository } from '../../apps/api/src/demo/demo.repository.ts';
import { writeDirectoryFile } from '../../apps/api/src/demo/province/demo-directory.ts';
import { inventStaffs } from '../../apps/api/src/demo/province/demo-people.ts';
import { DEMO_LABEL, DEMO_NOW, DEMO_TODAY, FIRST_AGENCIES } from '../../apps/api/src/demo/province/demo-spec.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const { app } = running;
  await app.get(DemoRepository).mark({ label: DEMO_LABEL, today: DEMO_TODAY });
  // A first start that was cut short in the middle of the organisation.
  const directory = writeDirectoryFile(inventStaffs(FIRST_AGENCIES));
  await app.get(DirectoryService).importFiles({ directory, aliases: null, isDryRun: false });
  for (let start = 0; start < 2; start += 1) {
    await app.get(DemoOrganisation).ensure();
    await app.get(DemoAgreements).ensure();
  }
}, 120_000);

afterAll(async () => {
  await running.close();
});

async function get<Reply>(path: string): Promise<Reply> {
  const response = await running.fetch(`/api/v1/${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
}

async function count(what: string): Promise<number> {
  const rows: { count: number }[] = await running.app.get(DataSource).query(`select count(*)::int as count from ${what}`);
  return rows[0]?.count ?? -1;
}

describe('the organisation of the demo, after three starts of which one was cut short', () => {
  it('adds up: R 1,536 = 1,521+9+4+2; E 1,521 = 1,492+29; B 1,610 = 1,507+30+44+9+17+3', async () => {
    const { identities } = await get<IdentitiesReply>('directory/identities?at=2026-07-14');
    const sums = identities.map(({ name, total, parts, difference }) => [name, total, ...Object.values(parts), difference]);
    // How many addresses the logs name is not told by the plan; that each of them is accounted for is.
    expect(sums.pop()).toEqual(['addresses', ...Array.from({ length: 5 }, () => expect.any(Number)), 0]);
    expect(sums).toEqual([
      ['roster', 1536, 1521, 9, 4, 2, 0],
      ['eligible', 1521, 1492, 29, 0],
      ['mailboxes', 1610, 1507, 30, 44, 9, 17, 3, 0],
    ]);
  });

  it('counts the same 1,521 people in the first month', async () => {
    const { identities } = await get<IdentitiesReply>('directory/identities?at=2026-01-14');
    expect(identities[0]?.parts).toMatchObject({ eligible: 1521 });
  });

  it('merged once: 31 agencies, one of which ended on 01/04/2026', async () => {
    expect(await count('succession')).toBe(1);
    expect([await count('agency'), await count(`agency where valid_to = '2026-04-01'`)]).toEqual([31, 1]);
  });

  it('reported paper once: registers, reams and three print logs of seven months, one baseline, two prices, four queues, no correction', async () => {
    expect([await count('paper_import'), await count('paper_baseline')]).toEqual([35, 1]);
    expect([await count('paper_price'), await count('print_mapping')]).toEqual([2, 4]);
    const { units, province } = await get<PaperReply>('paper?ky=bc-2026-07');
    expect(new Set(units.map(({ state, correctionCount }) => `${state} ${correctionCount}`))).toEqual(new Set(['submitted 0']));
    expect(province.registers).toMatchObject({ amount: 5395, documents: 9582, baselineAmount: 8213, baselineDocuments: 9126 });
  });

  it('knows sheets of six agencies, and what they saved: 1,161,000 đ at Sở Nội vụ; one printer is nobody’s', async () => {
    const { units, province, unattributedSheets, prices } = await get<PaperReply>('paper?ky=bc-2026-07');
    const known = units.filter(({ printLogs, reams }) => printLogs.amount !== null || reams.amount !== null);
    expect(known.map(({ code, printLogs, reams }) => [code, printLogs.amount, reams.amount])).toEqual([
      ...[
        ['pth', null, 2500],
        ['snv', 1730, null],
        ['stc', 4240, 6000],
        ['stp', 1530, 1500],
        ['vpubnd', 5360, 5500],
        ['xvh', null, 2000],
      ],
    ]);
    expect(units.find(({ code }) => code === 'snv')?.savings).toEqual({ sheets: 561_000, postings: 600_000, total: 1_161_000 });
    expect(known.filter(({ isSheetMismatch }) => isSheetMismatch === true).map(({ code }) => code)).toEqual(['stc']);
    expect([province.printLogCount, province.reamCount, province.expectedCount, unattributedSheets]).toEqual([4, 5, 30, 110]);
    const sums = known.map(({ savings }) => savings.total ?? 0);
    expect(province.savings.total).toBe(sums.reduce((sum, each) => sum + each));
    expect(prices.map(({ item, amount, citation }) => [item, amount, citation.number])).toEqual([
      ['posting', 12_000, 'DEMO-88/QĐ-STC'],
      ['sheet', 300, 'DEMO-88/QĐ-STC'],
    ]);
  });

  it('has the centre and the department apart before the merger, and together in the view of today', async () => {
    const ofScience = async (query: string): Promise<string[]> =>
      (await get<PaperReply>(`paper?ky=bc-2026-03${query}`)).units
        .filter(({ code }) => code === 'skhcn' || code === 'ttcds')
        .map(({ code, counts }) => `${code} ${(counts?.paper ?? 0) + (counts?.both ?? 0)}`);
    const [today, then] = [await ofScience('&structure=as-is'), await ofScience('&structure=as-was')];
    expect(then).toHaveLength(2);
    const amounts = then.map((text) => Number(text.split(' ')[1]));
    expect(today).toEqual([`skhcn ${amounts[0]! + amounts[1]!}`]);
  });

  it('bears the times of its own clock and story, whatever the clock of this machine says', async () => {
    const { app } = running;
    await app
      .get(DataSource)
      .query(
        `insert into stored_period (period_id, from_day, to_day, first_looked_on) values ('bc-2026-07', '2026-06-15', '2026-07-14', '2026-06-15')`,
      );
    await app.get(DemoRepository).complete();
    // These guard something, or are work in progress: they are of the machine's clock.
    const real = [
      'account',
      'session',
      'sign_in_failure',
      'password_reset',
      'named_view_step',
      'audit_entry',
      'origin_token',
      'dirty_day',
      'dirty_period',
      'dirty_official',
      'dirty_agency_day',
    ];
    const columns: { table: string; column: string }[] = await app.get(DataSource).query(
      `select table_name as table, column_name as column from information_schema.columns
        where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name <> all($1)`,
      [real],
    );
    const late: string[] = [];
    for (const { table, column } of columns)
      if ((await count(`${table} where ${column} > '${DEMO_NOW.toISOString()}'`)) > 0) late.push(`${table}.${column}`);
    expect(late).toEqual([]);
    const { targets } = await get<TargetsReply>('targets');
    expect(targets.map(({ entered }) => Date.parse(entered.at))).toEqual(targets.map(() => Date.parse('2026-01-20T08:00:00+07:00')));
    const { baselines } = await get<PaperBaselinesReply>('paper/baselines');
    expect(baselines.map(({ madeAt }) => madeAt)).toEqual(['2026-01-20T01:00:00.000Z']);
    const { changes } = await get<DirectoryChangesReply>('directory/changes');
    expect(new Set(changes.map(({ kind, madeAt }) => `${kind} ${madeAt}`))).toEqual(
      new Set(['edit 2026-04-01T01:00:00.000Z', 'import 2025-12-12T01:00:00.000Z']),
    );
  });
});
