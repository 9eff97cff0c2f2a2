import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { AgreedService } from '../../apps/api/src/paper/agreed.service.ts';
import { PaperService } from '../../apps/api/src/paper/paper.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const db = running.database.dataSource;
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}')`);
  await db.query(`insert into agency (code, name) values ('snv', 'Sở Nội vụ'), ('stp', 'Sở Tư pháp')`);
  const baseline = { agencyCode: null, months: ['2026-01'], basis: 'QĐ 15', approvedBy: 'Giám đốc', approvedOn: '2026-01-20' };
  await running.app.get(AgreedService).setBaseline(baseline, 'thu');
}, 120_000);

afterAll(() => running.close());

/** Registers of Home Affairs: month, paper, both, electronic, postings. */
async function handIn(...lines: readonly string[]): Promise<void> {
  const file = {
    name: 'so.csv',
    bytes: Buffer.from(`agency,month,paper,both,electronic,postings\n${lines.map((line) => `snv,${line}\n`).join('')}`),
  };
  await running.app.get(PaperService).importFile(file, 'registers', { madeBy: 'thu', reason: null, isDryRun: false });
}

async function read(period: string): Promise<PaperReply & { readonly snv: PaperUnitReply }> {
  const response = await running.fetch(`/api/v1/paper?ky=bc-${period}`);
  expect([period, response.status]).toEqual([period, 200]);
  const reply = (await response.json()) as PaperReply; // checked against the OpenAPI document by `running.fetch`
  const snv = reply.units.find(({ code }) => code === 'snv');
  if (snv === undefined) throw new Error('no unit snv');
  return { ...reply, snv };
}

it('paper of a quarter, a half-year and a year is that of its months, against a baseline of as many; unknown until every month is there', async () => {
  await handIn('2026-01,294,73,41,10', '2026-04,200,40,100,6', '2026-05,180,40,120,5');
  expect((await read('2026-q2')).snv).toMatchObject({
    ...{ counts: null, state: 'overdue', submittedAt: null },
    registers: { amount: null, reason: 'not-submitted' },
  });
  await handIn('2026-06,166,41,225,4');
  const { period, snv, province } = await read('2026-q2');
  expect(period).toMatchObject({ id: 'bc-2026-q2', from: '2026-03-15', to: '2026-06-14' });
  expect(snv).toMatchObject({
    counts: { paper: 546, both: 121, electronic: 445 },
    // Three times 367 of 408.
    registers: { amount: 667, documents: 1112, baselineAmount: 1101, baselineDocuments: 1224 },
    ...{ state: 'late', submittedAt: expect.any(String) },
  });
  const { absolute, normalised, headline } = snv.registers.reduction;
  expect(absolute).toBeCloseTo(1 - 667 / 1101, 12);
  expect(normalised).toBeCloseTo(1 - 667 / 1112 / (367 / 408), 12);
  expect(headline).toBe(Math.min(absolute ?? Number.NaN, normalised ?? Number.NaN));
  // The other has reported nothing: sums are of those that can be compared, without a verdict.
  expect(province).toMatchObject({ submittedCount: 1, expectedCount: 2, verdict: 'insufficient-data', registers: { amount: 667 } });

  // One month of it is not there, and of the year half of them are still to come.
  expect((await read('2026-h1')).snv.registers.amount).toBeNull();
  const year = await read('2026');
  expect([year.snv.state, year.isProvisional, year.dueOn]).toEqual(['overdue', true, '2026-12-15']);
  await handIn('2026-02,10,0,0,', '2026-03,20,0,0,');
  expect((await read('2026-h1')).snv.registers).toMatchObject({ amount: 367 + 667 + 30, baselineAmount: 367 * 6 });
  // The month alone is as before.
  expect((await read('2026-06')).snv.registers).toMatchObject({ amount: 207, baselineAmount: 367 });
});

it('savings of a quarter are those of three months', async () => {
  const citation = { kind: 'decision', number: '1/QĐ', issuer: 'Sở Tài chính', issuedOn: '2026-01-05' } as const;
  await running.app.get(AgreedService).setPrice({ item: 'posting', amount: 8000, citation, validFrom: '2026-01-05' }, 'thu');
  // Ten a month in the baseline; 6 + 5 + 4 since.
  expect((await read('2026-q2')).snv.savings.postings).toBe((30 - 15) * 8000);
  expect((await read('2026-06')).snv.savings.postings).toBe((10 - 4) * 8000);
});

it('other periods have no paper', async () => {
  for (const id of ['dl-2026-q2', 'tuan-2026-w28', 'x']) expect((await running.fetch(`/api/v1/paper?ky=${id}`)).status).toBe(404);
});

it('the baseline is not compared with itself: no reduction, no verdict, and nothing saved', async () => {
  const { snv, province, comparedCount, comparedSheetCounts } = await read('2026-01');
  const itself = { amount: 367, baselineAmount: 367, shown: null, reason: 'is-baseline', reduction: { headline: null } };
  expect([snv.registers, province.registers]).toMatchObject([itself, itself]);
  expect([snv.verdict, comparedCount, province.savings.total]).toEqual(['insufficient-data', 0, null]);
  expect(comparedSheetCounts).toEqual({ printLogs: 0, reams: 0 });
});
