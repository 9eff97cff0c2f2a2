import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandActor } from '../../access/audit/command-actor.ts';
import { callCli, openTestFolder, type Outcome } from '../../../../../tests/support/call-cli.ts';
import { Clock } from '../../calendar/clock.ts';
import { AgreedRepository } from '../../paper/agreed.repository.ts';
import { AgreedService } from '../../paper/agreed.service.ts';
import { PaperReportService } from '../../paper/paper-report.service.ts';
import { PaperSubmissionsService } from '../../paper/paper-submissions.service.ts';
import { PaperRepository } from '../../paper/paper.repository.ts';
import { NotUndoableError, PaperService, UnknownUnitError } from '../../paper/paper.service.ts';
import { PrintLogService } from '../../paper/print-log/print-log.service.ts';

const month = (id: string): object => ({ id, kind: 'reporting-month', from: `${id.slice(3)}-01`, to: `${id.slice(3)}-14` });
const submissions = {
  months: [
    { period: month('bc-2026-06'), dueOn: '2026-06-15', counts: { submitted: 1, late: 1, due: 0, overdue: 0 } },
    { period: month('bc-2026-07'), dueOn: '2026-07-15', counts: { submitted: 1, late: 0, due: 0, overdue: 1 } },
    { period: month('bc-2026-08'), dueOn: '2026-08-17', counts: { submitted: 0, late: 0, due: 2, overdue: 0 } },
  ],
  units: [
    { code: 'snv', name: 'Sở Nội vụ', states: ['submitted', 'submitted', 'due'] },
    { code: 'stp', name: 'Sở Tư pháp', states: ['late', 'overdue', 'due'] },
  ],
  isDemo: false,
};
const ledger = {
  ...{ amount: 181, documents: 428, baselineAmount: 367, baselineDocuments: 408, reason: null },
  ...{ reduction: { absolute: 0.507, normalised: 0.53, headline: 0.507 }, shown: { percent: 50.7, digits: 1 } },
};
const unknown = { ...ledger, amount: null, documents: null, reduction: { absolute: null, normalised: null, headline: null }, shown: null };
const noSheets = { printLogs: unknown, reams: unknown };
const report = {
  units: [
    {
      ...{ code: 'snv', name: 'Sở Nội vụ', counts: { paper: 145, both: 36, electronic: 247 }, registers: ledger },
      ...noSheets,
      ...{ verdict: 'met', state: 'submitted', isLocked: true, correctionCount: 2 },
    },
    {
      ...{ code: 'stp', name: 'Sở Tư pháp', counts: null, registers: unknown },
      ...noSheets,
      ...{ verdict: 'insufficient-data', state: 'overdue', isLocked: false, correctionCount: 0 },
    },
  ],
  province: { registers: ledger, verdict: 'insufficient-data', submittedCount: 1, expectedCount: 2 },
  ...{ definition: 'paper-reduction@1', comparedCount: 1, isProvisional: false },
};
const handOver = {
  ...{ id: 4, ledger: 'reams', source: 'file', name: 'giay.csv', madeBy: 'thu', madeAt: '2026-07-15T01:30:00Z' },
  ...{ undoneAt: null, undoneBy: null },
};
const citation = { kind: 'decision', number: '12/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2026-01-05' };

function call(...words: string[]): Promise<Outcome & { done: unknown[] }> {
  const done: unknown[] = [];
  const keep =
    (name: string) =>
    async (...given: unknown[]): Promise<number> => {
      done.push([name, ...given]);
      if (given[1] === 'khongco') throw new UnknownUnitError('khongco');
      return 2;
    };
  const saved = { importId: 9, addedCount: 1, changedCount: 0, unchangedCount: 0, faults: [] };
  const notices = [{ file: 'r.csv', row: 2, column: 'opening', code: 'stock-before', found: '12', expected: '11' }];
  const open = { file: 'r.csv', row: 3, column: 'month', code: 'open-month', found: 'bc-2026-08', expected: '2026-08-14' };
  const services = new Map<unknown, object>([
    [Clock, { demoLabel: async () => null, today: async () => '2026-07-17' }],
    [PaperSubmissionsService, { reply: async () => submissions }],
    [PaperReportService, { reply: async () => ({ ...report, isProvisional: words.includes('2026-08-01') }) }],
    [
      PaperService,
      {
        ...{ lock: keep('lock'), unlock: keep('unlock'), importFile: async () => ({ ...saved, notices: [...notices, open] }) },
        undo: async (id: number) => {
          if (id !== 4) throw new NotUndoableError();
          done.push(['undo', id]);
        },
      },
    ],
    [PaperRepository, { listImports: async () => [handOver] }],
    [
      AgreedRepository,
      {
        listPrices: async () => [{ item: 'sheet', amount: 300, validFrom: '2026-01-15', citation }],
        readCoefficients: async () => ['trees@2'],
      },
    ],
    [AgreedService, { setPrice: keep('price'), setCoefficients: keep('coefficients') }],
    [
      PrintLogService,
      {
        importFile: async () => ({
          ...{
            importId: 1,
            isDryRun: false,
            format: 'papercut',
            lineCount: 25,
            freshCount: 2,
            duplicateCount: 0,
            rejectedCount: 23,
            sheets: 7,
          },
          rejectedLines: [
            { line: 3, reason: 'bad-day' },
            { line: 7, reason: 'bad-sides' },
          ],
        }),
      },
    ],
  ]);
  return callCli(['paper', ...words], { services }).then((outcome) => ({ ...outcome, done }));
}

describe('paper report', () => {
  it('shows paper, both and electronic, and whether a unit has reported, was locked and corrected', async () => {
    const { out, code } = await call('report', '--at', '2026-07-14');
    const [head, titles, snv, stp, total] = out.split('\n');
    expect(code).toBe(0);
    expect(head).toContain('1/2 đã báo cáo');
    expect(titles).toMatch(/Giấy +Song song +Điện tử +Kỳ gốc +Giấy \+ song song +Văn bản/);
    expect(snv).toMatch(/snv +Sở Nội vụ +145 +36 +247 +367 +181 +428 +50,7% +53,0% +50,7% +đạt +đúng hạn, đã khóa, đính chính 2 lần$/);
    expect(stp).toMatch(/stp +Sở Tư pháp +– +– +– .* chưa đủ dữ liệu +chưa báo cáo$/);
    expect(total).toMatch(/Toàn tỉnh +145 +36 +247 .* 50,7% +chưa đủ dữ liệu +1\/2 đã báo cáo$/);
    expect(head).toContain('số toàn tỉnh của 1/2 cơ quan');
    expect(head).not.toContain('tạm tính');
  });

  it('of a month that is not over is provisional, as a whole and in every verdict', async () => {
    const [head, , snv, stp] = (await call('report', '--at', '2026-08-01')).out.split('\n');
    expect(head).toContain('tạm tính');
    expect(snv).toMatch(/50,7% +đạt \(tạm tính\) +đúng hạn/);
    expect(stp).toMatch(/ chưa đủ dữ liệu +chưa báo cáo$/);
  });
});

describe('paper status', () => {
  it('counts every month and names who is behind with the last one that is over, exit code 1', async () => {
    const { out, code } = await call('status');
    expect(code).toBe(1);
    expect(out).toMatch(/bc-2026-07 +2026-07-15 +1 +0 +1 +0/);
    expect(out).toMatch(
      /Tháng bc-2026-07, hạn 2026-07-15: 1 cơ quan chưa báo cáo\.\nMã +Cơ quan +Tình trạng\nstp +Sở Tư pháp +chưa báo cáo\n$/,
    );
  });

  it('of a month that is asked for, in English; a month nobody knows is refused', async () => {
    const { out, code } = await call('status', '--month', '2026-06', '--lang', 'en');
    expect([code, out]).toEqual([0, expect.stringContaining('Month bc-2026-06: every agency has reported.')]);
    expect(await call('status', '--month', '2020-01')).toMatchObject({ code: 2, err: expect.stringContaining('bc-2020-01') });
    expect(await call('status', '--month', 'tháng 7')).toMatchObject({ code: 2, err: expect.stringContaining('“tháng 7”') });
  });
});

describe('paper lock and unlock', () => {
  it('close a month of all or one, and open it again with a reason only', async () => {
    const locked = await call('lock', '--month', '7/2026');
    expect([locked.out, locked.done]).toEqual([
      'Đã khóa tháng bc-2026-07 của 2 cơ quan.\n',
      [['lock', 'bc-2026-07', null, { by: commandActor(), reason: null }]],
    ]);
    const opened = await call('unlock', '--month', '2026-07', '--agency', 'SNV', '--reason', ' Nhập thiếu ', '--lang', 'en');
    expect([opened.out, opened.done]).toEqual([
      'Opened bc-2026-07 of 2 agencies again.\n',
      [['unlock', 'bc-2026-07', 'snv', { by: commandActor(), reason: 'Nhập thiếu' }]],
    ]);
    for (const words of [
      ['--month', '2026-07'],
      ['--month', '2026-07', '--reason', ' '],
    ]) {
      expect(await call('unlock', ...words)).toMatchObject({ code: 2, done: [] });
    }
    const { code, err } = await call('lock', '--month', '2026-07', '--agency', 'khongco');
    expect([code, err]).toEqual([2, expect.stringMatching(/--agency: .*“khongco”.*nhipthu directory agencies/)]);
  });
});

describe('paper imports and undo', () => {
  it('lists hand-overs with numbers and the time of the province, and takes one back', async () => {
    expect((await call('imports')).out).toMatch(/ 4 +giấy mua +tệp +giay\.csv +thu +15\/07\/2026 08:30/);
    expect(await call('undo', '4')).toMatchObject({ code: 0, out: 'Đã rút lại lần nhập số 4.\n', done: [['undo', 4]] });
    expect(await call('undo', '5')).toMatchObject({ code: 2, err: expect.stringContaining('đã rút lại') });
    expect(await call('undo', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('“x”') });
  });
});

describe('prices and coefficients', () => {
  const PRICE = ['price', 'set', '--item', 'sheet', '--kind', 'decision', '--number', '12/QĐ-STC', '--issuer', 'Sở Tài chính'];

  it('are listed with what they rest on', async () => {
    expect((await call('price', 'list')).out).toMatch(/tờ giấy +300 +2026-01-15 +quyết định +12\/QĐ-STC +2026-01-05 +Sở Tài chính/);
    expect((await call('coefficient', 'list', '--lang', 'en')).out).toMatch(/trees@1 .* off .*\ntrees@2 .* on /);
  });

  it('are set with a cited basis; what is no amount, no day or no coefficient is refused', async () => {
    const { done } = await call(...PRICE, '--amount', '300,5', '--issued-on', '2026-01-05', '--from', '2026-01-15');
    expect(done).toEqual([['price', { item: 'sheet', amount: 300.5, citation, validFrom: '2026-01-15' }, commandActor()]]);
    const bad = await call(...PRICE, '--amount', 'x', '--issued-on', '5/1/2026', '--from', '2026-01-15');
    expect([bad.code, bad.done]).toEqual([2, []]);
    expect(bad.err).toMatch(/--amount: “x”[^]*--issued-on: /);
    expect((await call('coefficient', 'set', 'trees@2')).done).toEqual([['coefficients', ['trees@2']]]);
    expect((await call('coefficient', 'set')).done).toEqual([['coefficients', []]]);
    expect(await call('coefficient', 'set', 'trees@9')).toMatchObject({ code: 2, err: expect.stringContaining('trees@1, trees@2') });
  });
});

describe('paper files', () => {
  let folder: Awaited<ReturnType<typeof openTestFolder>>;
  beforeAll(async () => {
    folder = await openTestFolder();
  });
  afterAll(() => folder.remove());

  it('a rejected line of a print log is named with the reason, the rest counted', async () => {
    const { code, out } = await call('print-log', await folder.write('page_log'));
    expect(code).toBe(5);
    expect(out).toContain('dòng 3: không phải ngày\ndòng 7: không rõ in một hay hai mặt\n… và 21 dòng nữa\n');
  });

  it('reams that do not go on where the month before ended, and a month that is not over, are taken in with a notice', async () => {
    const { code, out, err } = await call('reams', await folder.write('r.csv'));
    expect([code, out]).toEqual([0, expect.stringContaining('Lần nhập số 9 (rút lại: nhipthu paper undo 9).')]);
    expect(err).toContain('dòng 2, cột opening: tồn đầu 12 khác tồn cuối 11 của tháng trước');
    expect(err).toContain('dòng 3, cột month: tháng 8 năm 2026 chưa kết thúc (đến hết 14/08/2026)');
  });
});
