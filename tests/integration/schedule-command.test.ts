import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { nhipthu } from '../support/samples.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await startApp();
  const accounts = running.app.get(AccountService);
  const password = 'mat-khau-cua-vai-tro';
  await accounts.ensureAccount({ username: 'ha', displayName: 'Hà', role: 'leadership', password });
  await accounts.ensureAccount({ username: 'may-chu', displayName: 'Thu', role: 'mail-administrator', password });
}, 120_000);

afterAll(async () => {
  await running.close();
});

describe('nhipthu schedule', () => {
  it('adds, lists and stops schedules of the same book as the page, and refuses what the page refuses', async () => {
    const run = (...words: string[]) =>
      nhipthu({ DATABASE_URL: running.database.url, NHIPTHU_DATA: running.dataFolder }, 'schedule', ...words);
    const report = ['add', 'report', '--template', 'monthly', '--day', '17', '--hour', '7', '--by', 'Hà'];
    const added = await run(...report, '--format', 'docx,xlsx', '--to', 'ha', '--json');
    expect(added.code).toBe(0);
    const { id, ...schedule } = JSON.parse(added.stdout);
    expect(schedule).toMatchObject({
      kind: 'report',
      template: 'monthly',
      formats: ['docx', 'xlsx'],
      cadence: 'monthly',
      day: 17,
      hour: 7,
    });
    const stored = await running.database.dataSource.query('select recipients, made_by from schedule where id = $1', [id]);
    expect(stored).toEqual([{ recipients: ['ha'], made_by: 'Hà' }]);

    // A role that is not shown the report, a day that not every month has, and formats that there are not.
    for (const [words, said] of [
      [[...report, '--to', 'may-chu'], 'may-chu'],
      [[...report.with(5, '31'), '--to', 'ha'], '28'],
      [[...report, '--to', 'ha', '--format', 'odt'], 'odt'],
    ] as const) {
      const refused = await run(...words);
      expect([words, refused.code, refused.stderr]).toEqual([words, 2, expect.stringContaining(said)]);
    }

    const listed = await run('list');
    expect(listed.stdout).toMatch(new RegExp(`^ *${id} +báo cáo +monthly +ngày 17 hằng tháng, 07:00 .* ha \\(chưa có địa chỉ thư\\)`, 'm'));
    expect(await run('remove', String(id), '--by', 'Hà')).toMatchObject({ code: 0, stdout: `Đã dừng lịch gửi số ${id}.\n` });
    expect((await run('remove', String(id), '--by', 'Hà')).code).not.toBe(0);
    expect((await run('list')).stdout).toContain('Chưa có lịch gửi nào.');
  }, 300_000);
});
