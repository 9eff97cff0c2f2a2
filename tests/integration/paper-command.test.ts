import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PaperReply } from '@nhip-thu/metrics';
import { startApp, type RunningApp } from '../support/app.ts';
import { nhipthu } from '../support/samples.ts';

const PAGE_LOG = new URL('../fixtures/samples/logs/G/page_log', import.meta.url);

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const db = running.database.dataSource;
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}')`);
  await db.query(`insert into agency (code, name) values ('snv', 'Sở Nội vụ')`);
}, 120_000);

afterAll(async () => {
  await running.close();
});

describe('nhipthu paper', () => {
  it('imports, maps, sets a baseline and reports as the API does', async () => {
    const run = (...words: string[]) =>
      nhipthu({ DATABASE_URL: running.database.url, NHIPTHU_DATA: running.dataFolder }, 'paper', ...words);
    const registers = join(running.dataFolder, 'so.csv');
    await writeFile(registers, 'agency;month;paper;both;electronic\nsnv;2026-03;294;73;41\nsnv;7/2026;145;36;247\n');
    expect(await run('import', registers)).toMatchObject({ code: 0, stdout: expect.stringContaining('0 giữ nguyên.\nLần nhập số ') });
    const baseline = ['--months', '2026-03', '--basis', 'QĐ 1', '--approved-by', 'GĐ', '--approved-on', '2026-04-01'];
    expect(await run('baseline', ...baseline)).toMatchObject({ code: 0 });
    expect(await run('baseline', ...baseline, '--agency', 'xyz')).toMatchObject({ code: 2, stderr: expect.stringContaining('xyz') });
    expect(await run('map', 'queue', 'Canon-SXD', '--agency', 'snv')).toMatchObject({ code: 0 });
    expect(await run('print-log', fileURLToPath(PAGE_LOG))).toMatchObject({ code: 0, stdout: expect.stringContaining('136 tờ') });
    const { stdout } = await run('report', '--period', 'reporting-month', '--at', '2026-07-14', '--by', 'agency', '--json');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ schemaVersion: 1, by: 'agency', period: { id: 'bc-2026-07' } });
    const answer = await running.fetch('/api/v1/paper?ky=bc-2026-07');
    expect(report.units).toEqual(((await answer.json()) as PaperReply).units);
    const table = (await run('report', '--at', '2026-07-14')).stdout;
    expect(table).toContain('50,7%');
    await writeFile(registers, 'agency,month,paper,both,electronic\nsnv,2026-07,x,0,0\n');
    expect(await run('import', registers)).toMatchObject({ code: 1, stdout: expect.stringContaining('dòng 2, cột paper') });
  }, 300_000);
});
