import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { PaperHandOversReply, PaperImportReply, PaperReply, PaperUnitReply, PaperVersionsReply } from '@nhip-thu/metrics';
import type { DataSource } from 'typeorm';
import { startApp, type RunningApp } from '../support/app.ts';

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
  await db.query('truncate print_job, paper_register, paper_submission, paper_import, agency restart identity cascade');
  await db.query(`delete from setting where key = 'demo'`);
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-15"}')`);
  await db.query(`insert into agency (code, name) values ('snv', 'Sở Nội vụ')`);
});

const JSON_BODY = { headers: { 'content-type': 'application/json' } };

/** Through `running.fetch`, which checks the reply against the OpenAPI document. */
async function ask<Reply>(path: string, body?: string): Promise<Reply> {
  const order = { method: 'POST', headers: { 'content-type': 'application/octet-stream' } };
  const response = await running.fetch(`/api/v1/paper${path}`, body === undefined ? {} : { ...order, body });
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Reply;
}

const importRegisters = (text: string, reason = ''): Promise<PaperImportReply> =>
  ask(
    `/imports?ledger=registers&name=so.csv${reason && `&reason=${encodeURIComponent(reason)}`}`,
    `agency,month,paper,both,electronic,postings\n${text}`,
  );
const takeBack = async ({ importId }: PaperImportReply): Promise<void> => {
  expect((await running.fetch(`/api/v1/paper/imports/${importId}`, { method: 'DELETE' })).status).toBe(204);
};
const readUnit = async (): Promise<PaperUnitReply | undefined> => (await ask<PaperReply>('?ky=bc-2026-07')).units[0];

it('registers are in time by the clock of the program, not by that of the machine: what is handed in today is of today', async () => {
  const handedIn = await importRegisters('snv,2026-07,1,1,1,\n');
  expect(await readUnit()).toMatchObject({ state: 'submitted', submittedAt: '2026-07-15T01:00:00.000Z' });
  await takeBack(handedIn);
  await ask('/print-logs?name=p', 'q an 1 [01/Jul/2026:08:00:00 +0700] total 12 - pc don A4 one-sided\n');
  expect((await ask<PaperHandOversReply>('/imports')).imports).toMatchObject([
    { ledger: 'print-logs', madeAt: '2026-07-15T01:00:00.000Z' },
    { ledger: 'registers', undoneAt: '2026-07-15T01:00:00.000Z' },
  ]);
});

it('a correction is a change of what stood: what was taken back and handed in again is none', async () => {
  const first = await importRegisters('snv,2026-07,100,0,0,\n');
  await takeBack(first);
  await importRegisters('snv,2026-07,100,0,0,\n');
  expect(await readUnit()).toMatchObject({ counts: { paper: 100 }, correctionCount: 0 });
  const wrong = await importRegisters('snv,2026-07,90,0,0,\n');
  expect((await readUnit())?.correctionCount).toBe(1);
  await takeBack(wrong);
  expect(await readUnit()).toMatchObject({ counts: { paper: 100 }, correctionCount: 0 });
});

it('figures of a frozen month change by a correction with its reason only; what comes late needs none', async () => {
  await db.query(`insert into agency (code, name) values ('stp', 'Sở Tư pháp')`);
  const first = await importRegisters('snv,2026-06,100,0,0,\n');
  await db.query(`insert into frozen_period (period_id, number, code, content_hash, head, frozen_by, frozen_at)
    values ('bc-2026-06', 0, 'ABCD-1234', '\\x00', '{}', 'thu', now())`);
  expect((await importRegisters('snv,2026-06,90,0,0,\nstp,2026-06,80,0,0,\n')).faults).toMatchObject([
    { row: 2, column: 'month', what: 'số liệu tháng 6 năm 2026 đã chốt' },
  ]);
  expect((await running.fetch(`/api/v1/paper/imports/${first.importId}`, { method: 'DELETE' })).status).toBe(409);
  expect((await importRegisters('stp,2026-06,80,0,0,\n')).faults).toEqual([]);
  expect((await importRegisters('snv,2026-06,90,0,0,\n', 'sót sổ')).faults).toEqual([]);
  const { versions } = await ask<PaperVersionsReply>('/versions?ky=bc-2026-06&agency=snv');
  expect(versions.map(({ reason }) => reason)).toEqual([null, 'sót sổ']);
});

it('an answer is kept until something that it is made of changes, and then made anew', async () => {
  const tagOf = async (): Promise<string | null> => (await running.fetch('/api/v1/paper?ky=bc-2026-07')).headers.get('etag');
  const seen = [await tagOf()];
  expect(await tagOf()).toBe(seen[0]);
  const changes: (() => Promise<unknown>)[] = [
    () => importRegisters('snv,2026-07,100,0,0,\n'),
    () =>
      running.fetch('/api/v1/paper/locks', {
        method: 'POST',
        body: JSON.stringify({ periodId: 'bc-2026-07', agency: 'snv' }),
        ...JSON_BODY,
      }),
    () => db.query(`update setting set value = '{"label": "test", "today": "2026-07-10"}' where key = 'demo'`),
  ];
  for (const change of changes) {
    await change();
    seen.push(await tagOf());
  }
  expect(seen.every((tag) => tag?.startsWith('W/'))).toBe(true);
  expect(seen.filter((tag, at) => seen.indexOf(tag) === at)).toEqual(seen);
});
