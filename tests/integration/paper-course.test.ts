import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PaperCourseReply } from '@nhip-thu/metrics';
import { AgreedService } from '../../apps/api/src/paper/agreed.service.ts';
import { PaperService } from '../../apps/api/src/paper/paper.service.ts';
import { TargetRepository } from '../../apps/api/src/targets/target.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { newTarget } from '../support/make-target.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const db = running.database.dataSource;
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}')`);
  await db.query(
    `insert into agency (code, name) values ('snv', 'Sở Nội vụ'), ('stp', 'Sở Tư pháp'), ('skhcn', 'Sở Khoa học và Công nghệ')`,
  );
  const baseline = { agencyCode: null, months: ['2026-01'], basis: 'QĐ 15', approvedBy: 'Giám đốc', approvedOn: '2026-01-20' };
  await running.app.get(AgreedService).setBaseline(baseline, 'thu');
}, 120_000);

afterAll(() => running.close());

/** Registers: agency, month, paper, both, electronic, postings. */
async function importRegisters(lines: string): Promise<void> {
  const file = { name: 'so.csv', bytes: Buffer.from(`agency,month,paper,both,electronic,postings\n${lines}`) };
  await running.app.get(PaperService).importFile(file, 'registers', { madeBy: 'thu', reason: null, isDryRun: false });
}

async function readCourse(ky: string): Promise<PaperCourseReply> {
  const response = await running.fetch(`/api/v1/paper/course?ky=${ky}`);
  expect([ky, response.status]).toEqual([ky, 200]);
  return (await response.json()) as PaperCourseReply; // checked against the OpenAPI document by `running.fetch`
}

it('month by month: forms of those that reported, the reduction of those with month and baseline; a month nobody reported is not 0', async () => {
  await running.app
    .get(TargetRepository)
    .insert(newTarget({ metric: 'paper-reduction@1', levels: { minimum: null, met: 0.5, good: null } }));
  await importRegisters('snv,2026-01,294,73,41,\nsnv,2026-03,178,45,63,\nsnv,2026-07,145,36,247,\nskhcn,2026-07,40,0,60,\n');
  const { definition, target, months, importIds, asOf } = await readCourse('bc-2026-07');
  expect([definition, target?.threshold]).toEqual(['paper-reduction@1', 0.5]);
  const [newest] = await running.database.dataSource.query<{ id: number; made_at: Date }[]>(
    'select id, made_at from paper_import order by made_at desc',
  );
  expect(importIds).toEqual([newest?.id]);
  expect(asOf).toBe(newest?.made_at.toISOString());
  expect(months.map(({ period, counts, registers }) => [period.id, counts, registers.shown?.percent ?? null])).toEqual([
    ['bc-2026-01', { paper: 294, both: 73, electronic: 41 }, null],
    ['bc-2026-02', null, null],
    ['bc-2026-03', { paper: 178, both: 45, electronic: 63 }, 13.3],
    ...['bc-2026-04', 'bc-2026-05', 'bc-2026-06'].map((id) => [id, null, null]),
    // Those without a baseline are in the counts, and not in what is compared.
    ['bc-2026-07', { paper: 185, both: 36, electronic: 307 }, 50.7],
  ]);
  expect(months.at(-1)).toMatchObject({ submittedCount: 2, expectedCount: 3, comparedCount: 1, isProvisional: false });
  expect(months.at(1)).toMatchObject({ submittedCount: 0, comparedCount: 0, registers: { amount: null, reason: 'not-submitted' } });
  // The baseline is not compared with itself.
  expect(months[0]).toMatchObject({ comparedCount: 0, registers: { amount: 367, baselineAmount: 367, reason: 'is-baseline' } });
  // Up to what was asked for, and of a quarter up to its last month.
  const lastOf = async (ky: string): Promise<string | undefined> => (await readCourse(ky)).months.at(-1)?.period.id;
  expect([await lastOf('bc-2026-03'), await lastOf('bc-2026-q1')]).toEqual(['bc-2026-03', 'bc-2026-03']);
  // Nothing is kept that a correction has overtaken.
  await importRegisters('snv,2026-02,10,0,30,\n');
  expect((await readCourse('bc-2026-07')).months.at(1)?.counts).toEqual({ paper: 10, both: 0, electronic: 30 });
  expect((await running.fetch('/api/v1/paper/course?ky=tuan-2026-w28')).status).toBe(404);
});
