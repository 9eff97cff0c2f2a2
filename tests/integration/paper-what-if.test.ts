import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PaperReply, PaperWhatIfReply } from '@nhip-thu/metrics';
import { AgreedService } from '../../apps/api/src/paper/agreed.service.ts';
import { PaperService } from '../../apps/api/src/paper/paper.service.ts';
import { TargetRepository } from '../../apps/api/src/targets/target.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { newTarget } from '../support/make-target.ts';

/** SNV: RA 50.7, RN 53.0. STP has more documents than before: RA 40.0, RN 60.0. SKHCN reported nothing. */
const REGISTERS = `agency,month,paper,both,electronic
snv,2026-01,294,73,41
snv,2026-07,145,36,247
stp,2026-01,80,20,0
stp,2026-07,50,10,90
`;
const METRIC = 'paper-reduction@1';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const { app, database } = running;
  await database.dataSource.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}')`);
  await database.dataSource.query(
    `insert into agency (code, name) values ('snv', 'Sở Nội vụ'), ('skhcn', 'Sở Khoa học và Công nghệ'), ('stp', 'Sở Tư pháp')`,
  );
  const baseline = { agencyCode: null, months: ['2026-01'], basis: 'QĐ 15', approvedBy: 'Giám đốc', approvedOn: '2026-01-20' };
  await app.get(AgreedService).setBaseline(baseline, 'thu');
  const file = { name: 'so.csv', bytes: Buffer.from(REGISTERS) };
  await app.get(PaperService).importFile(file, 'registers', { madeBy: 'thu', reason: null, isDryRun: false });
  await app.get(TargetRepository).insert(newTarget({ metric: METRIC, levels: { minimum: 0.3, met: 0.5, good: 0.6 } }));
}, 120_000);

afterAll(() => running.close());

async function get<Reply>(path: string): Promise<Reply> {
  const response = await running.fetch(`/api/v1/paper${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
}
const tryIt = (more: string): Promise<PaperWhatIfReply> => get(`/what-if?ky=bc-2026-07&${more}`);

it('another level: who would pass and who would not any more, by the same numbers as the report', async () => {
  const at60 = await tryIt('threshold=0.6&supersedes=1');
  expect([at60.metNow, at60.measuredNow, at60.metTried, at60.measuredTried]).toEqual([1, 2, 0, 2]);
  expect(at60.agencies.map(({ code, change, tried }) => [code, change, tried.verdict])).toEqual([
    ['snv', 'loses', 'not-met'],
    ['stp', 'same', 'not-met'],
    ['skhcn', 'same', 'insufficient-data'],
  ]);
  const { units } = await get<PaperReply>('?ky=bc-2026-07');
  const snv = units.find(({ code }) => code === 'snv')!;
  expect(at60.agencies[0]).toMatchObject({ now: { shown: snv.registers.shown, verdict: snv.verdict }, nowTarget: snv.target });
  expect((await tryIt('threshold=0.4')).agencies[0]).toMatchObject({ code: 'stp', change: 'gains' });
});

it('RA or RN alone, with everybody’s own target', async () => {
  const [gained] = (await tryIt('measure=normalised')).agencies;
  expect(gained).toMatchObject({ code: 'stp', change: 'gains', now: { shown: { percent: 40 } }, tried: { shown: { percent: 60 } } });
  expect((await tryIt('measure=absolute')).agencies.map(({ change }) => change)).toEqual(['same', 'same', 'same']);
});

it('a target of an agency moves nobody else, and a narrower one stands; nothing is stored by asking', async () => {
  const targets = running.app.get(TargetRepository);
  expect((await tryIt('threshold=0.6&agency=snv')).agencies.map(({ code, change }) => [code, change])).toEqual([
    ['snv', 'loses'],
    ['stp', 'same'],
    ['skhcn', 'same'],
  ]);
  const [unit] = await running.database.dataSource.query(`select id from agency where code = 'snv'`);
  const scope = { kind: 'agency', agencyId: unit.id } as const;
  await targets.insert(newTarget({ metric: METRIC, scope, levels: { minimum: null, met: 0.45, good: null } }));
  const snv = (await tryIt('threshold=0.6')).agencies.find(({ code }) => code === 'snv');
  expect(snv).toMatchObject({ change: 'same', triedTarget: { threshold: 0.45 } });
  expect(await targets.list()).toHaveLength(2);
});

it.each([
  ['ky=2026-W20', 404],
  ['ky=bc-2026-07&threshold=0.6&agency=xyz', 404],
  ['ky=bc-2026-07&threshold=1.6', 400],
  ['ky=bc-2026-07&measure=sheets', 400],
  ['ky=bc-2026-07&threshold=0.6&tier=ward&agency=snv', 400],
])('refuses %s: %d', async (query, status) => {
  expect((await running.fetch(`/api/v1/paper/what-if?${query}`)).status).toBe(status);
});
