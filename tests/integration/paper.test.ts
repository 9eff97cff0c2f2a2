import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  PaperHandOversReply,
  PaperImportReply,
  PaperReply,
  PaperSubmissionsReply,
  PaperUnitReply,
  PaperVersionsReply,
  PrintLogReply,
  UnattributedPrintReply,
} from '@nhip-thu/metrics';
import { writeXlsx } from 'hucre/xlsx';
import type { DataSource } from 'typeorm';
import { MergeService } from '../../apps/api/src/directory/merge.service.ts';
import { AgreedService } from '../../apps/api/src/paper/agreed.service.ts';
import { PaperService } from '../../apps/api/src/paper/paper.service.ts';
import { TargetRepository } from '../../apps/api/src/targets/target.repository.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { newTarget } from '../support/make-target.ts';

const PAGE_LOG = new URL('../fixtures/samples/logs/G/page_log', import.meta.url);

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
  await db.query(`truncate paper_price, paper_baseline, print_mapping, print_job, paper_lock, paper_ream, paper_register, paper_submission,
    paper_import, target, succession, membership, mailbox_assignment, mailbox, official, agency restart identity cascade`);
  await db.query(`delete from setting where key in ('demo', 'paper-coefficients')`);
  await db.query(`insert into setting (key, value) values ('demo', '{"label": "test", "today": "2026-07-17"}')`);
  await db.query(`insert into agency (code, name) values ('snv', 'Sở Nội vụ'), ('skhcn', 'Sở KHCN'), ('stp', 'Sở Tư pháp')`);
});

async function post<Reply>(path: string, body: string | Uint8Array<ArrayBuffer>, status = 200): Promise<Reply> {
  const response = await running.fetch(`/api/v1/paper/${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': path.startsWith('imports') || path.startsWith('print-logs') ? 'application/octet-stream' : 'application/json',
    },
  });
  expect([path, response.status]).toEqual([path, status]);
  return (status === 204 ? null : await response.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
}

async function get<Reply>(path: string): Promise<Reply> {
  const response = await running.fetch(`/api/v1/paper${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Reply; // checked against the OpenAPI document by `running.fetch`
}

const importRegisters = (text: string, more = ''): Promise<PaperImportReply> =>
  post(`imports?ledger=registers&name=so.csv${more}`, `agency,month,paper,both,electronic,postings\n${text}`);
const importReams = (text: string): Promise<PaperImportReply> =>
  post('imports?ledger=reams&name=giay.csv', `agency,month,opening,bought,closing\n${text}`);
const setBaseline = (): Promise<void> =>
  running.app
    .get(AgreedService)
    .setBaseline(
      { agencyCode: null, months: ['2026-01'], basis: 'DEMO-15/QĐ-SNV', approvedBy: 'Giám đốc', approvedOn: '2026-01-20' },
      'thu',
    );
const read = (month: string, structure = 'as-is'): Promise<PaperReply> => get(`?ky=bc-${month}&structure=${structure}`);
const unitOf = (reply: PaperReply, code: string): PaperUnitReply => reply.units.find((unit) => unit.code === code)!;
const shownOf = (reply: PaperReply, code: string): number | null => unitOf(reply, code).registers.shown?.percent ?? null;

describe('registers', () => {
  it('DOMAIN 9: SNV 13.3 at Tết, 43.6 at M5, 50.7 at M6 of RA 50.7 and RN 53.0, against 50 %', async () => {
    await setBaseline();
    await running.app
      .get(TargetRepository)
      .insert(newTarget({ metric: 'paper-reduction@1', levels: { minimum: 0.3, met: 0.5, good: 0.6 } }));
    await importRegisters('snv,2026-01,294,73,41,\nsnv,2026-03,178,45,63,\nsnv,2026-06,166,41,225,\nsnv,2026-07,145,36,247,\n');
    expect([shownOf(await read('2026-03'), 'snv'), shownOf(await read('2026-06'), 'snv')]).toEqual([13.3, 43.6]);
    const reply = await read('2026-07');
    expect(unitOf(reply, 'snv')).toMatchObject({
      counts: { paper: 145, both: 36, electronic: 247 },
      registers: { amount: 181, documents: 428, baselineAmount: 367, baselineDocuments: 408, shown: { percent: 50.7 } },
      ...{ verdict: 'met', state: 'late', submittedAt: '2026-07-17T01:00:00.000Z', isLocked: false },
    });
    expect(unitOf(reply, 'snv').registers.reduction.normalised).toBeCloseTo(0.53, 3);
    expect(unitOf(reply, 'stp')).toMatchObject({
      state: 'overdue',
      verdict: 'insufficient-data',
      registers: { amount: null, reason: 'not-submitted' },
    });
    expect(reply.province).toMatchObject({
      submittedCount: 1,
      expectedCount: 3,
      registers: { amount: 181, baselineAmount: 367 },
      verdict: 'insufficient-data',
    });
    expect(reply).toMatchObject({ comparedCount: 1, isProvisional: false, definition: 'paper-reduction@1', asOf: expect.any(String) });
    await importRegisters('stp,2026-01,100,0,0,\nstp,2026-07,40,0,60,\nskhcn,2026-07,40,0,60,\n');
    const all = await read('2026-07');
    expect(all).toMatchObject({ comparedCount: 2, province: { submittedCount: 3, verdict: 'met', registers: { amount: 221 } } });
    const { notices } = await importRegisters('snv,2026-08,10,2,30,\n');
    expect(notices).toMatchObject([{ row: 2, column: 'month', what: 'tháng 8 năm 2026 chưa kết thúc (đến hết 14/08/2026)' }]);
    expect(await read('2026-08')).toMatchObject({ isProvisional: true, province: { verdict: 'insufficient-data' } });
  });

  it('who has reported, unit by month: a unit that came of two has when both have, and what is taken back is missing again', async () => {
    await db.query(`update agency set valid_to = '2026-06-20' where code = 'stp'`);
    await db.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis)
      select 'merge', a.id, b.id, '2026-06-20', 'NQ 1' from agency a, agency b where a.code = 'stp' and b.code = 'snv'`);
    await importRegisters('snv,2026-05,1,1,1,\nsnv,2026-06,1,1,1,\nskhcn,2026-06,1,1,1,\nskhcn,2026-07,1,1,1,\n');
    await db.query(`update paper_import set made_at = '2026-06-15T01:00:00Z'`);
    const late = await importRegisters('stp,2026-06,1,1,1,\n');
    await db.query(`update paper_import set made_at = '2026-06-16T01:00:00Z' where id = ${late.importId}`);
    const { months, units } = await get<PaperSubmissionsReply>('/submissions');
    expect(months.map(({ period, dueOn }) => [period.id, dueOn])).toEqual([
      ['bc-2026-05', '2026-05-15'],
      ['bc-2026-06', '2026-06-15'],
      ['bc-2026-07', '2026-07-15'],
      ['bc-2026-08', '2026-08-17'],
    ]);
    expect(units.map(({ code, states }) => [code, ...states])).toEqual([
      ['skhcn', 'overdue', 'submitted', 'submitted', 'due'],
      ['snv', 'overdue', 'late', 'overdue', 'due'],
    ]);
    expect(months.map(({ counts }) => counts)).toMatchObject([
      { overdue: 2 },
      { submitted: 1, late: 1 },
      { submitted: 1, overdue: 1 },
      { due: 2 },
    ]);
    expect((await running.fetch(`/api/v1/paper/imports/${late.importId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await get<PaperSubmissionsReply>('/submissions')).units[1]?.states[1]).toBe('overdue');
  });

  it('a workbook is read as a file of text is, months of any spelling and numbers as numbers; faults name its rows', async () => {
    const rows = [['agency', 'month', 'documentType', 'paper', 'both', 'electronic', 'postings']];
    const workbookOf = async (...more: (string | number | null)[][]): Promise<Uint8Array<ArrayBuffer>> =>
      new Uint8Array(await writeXlsx({ sheets: [{ name: 'Sổ văn bản', rows: [...rows, ...more] }] }));
    const faulty = await workbookOf(['snv', '2026-07', null, 145, 36, 247, null], ['stp', '2026-07', null, 1.5, 0, 0, null]);
    const refused = await post<PaperImportReply>('imports?ledger=registers&name=so.xlsx', faulty);
    expect([refused.importId, refused.faults.map(({ row, column }) => `${row} ${column}`)]).toEqual([null, ['3 paper']]);
    const good = await workbookOf(['snv', '2026-07', 'Công văn', 100, 30, 200, 7], ['snv', '7/2026', 'Báo cáo', 45, 6, 47, null]);
    expect(await post<PaperImportReply>('imports?ledger=registers&name=so.xlsx', good)).toMatchObject({ addedCount: 1, faults: [] });
    expect(unitOf(await read('2026-07'), 'snv').counts).toEqual({ paper: 145, both: 36, electronic: 247 });
  });

  it('a file with faults changes nothing, and names row and column of each', async () => {
    const { faults, importId } = await importRegisters('snv,2026-07,1,2,3,\nxyz,2026-07,1,1,1,\nsnv,2026-06,a,1,1,\nsnv,2026-13,1,1,1,\n');
    expect([importId, faults.map(({ row, column }) => `${row} ${column}`)]).toEqual([null, ['3 agency', '4 paper', '5 month']]);
    const later = await importRegisters('xyz,2026-09,1,1,1,\nsnv,2026-09,1,1,1,\n');
    expect(later.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 month', '2 agency', '3 month']);
    expect((await get<PaperHandOversReply>('/imports')).imports).toEqual([]);
  });

  it('a correction is a further version; undoing it lets the first hold again; the same figures again change nothing', async () => {
    const first = await importRegisters('snv,2026-07,100,0,0,5\n');
    expect(first).toMatchObject({ addedCount: 1, changedCount: 0 });
    expect(await importRegisters('snv,2026-07,100,0,0,5\n')).toMatchObject({ importId: null, unchangedCount: 1 });
    expect(await importRegisters('snv,2026-07,90,0,0,5\n', '&dryRun=true')).toMatchObject({ importId: null, changedCount: 1 });
    const second = await importRegisters('snv,2026-07,90,0,0,5\n');
    expect(unitOf(await read('2026-07'), 'snv')).toMatchObject({ counts: { paper: 90 }, correctionCount: 1 });
    await running.fetch(`/api/v1/paper/imports/${second.importId}`, { method: 'DELETE' });
    expect(unitOf(await read('2026-07'), 'snv')).toMatchObject({ counts: { paper: 100 } });
    const again = await running.fetch(`/api/v1/paper/imports/${second.importId}`, { method: 'DELETE' });
    expect(again.status).toBe(409);
    const { versions } = await get<PaperVersionsReply>('/versions?ky=bc-2026-07&agency=snv');
    expect(versions.map(({ version, isUndone, lines }) => [version, isUndone, lines[0]?.paper])).toEqual([
      [1, false, 100],
      [2, true, 90],
    ]);
  });

  it('a locked month takes a correction with its reason only, and cannot be undone', async () => {
    const first = await importRegisters('snv,2026-07,100,0,0,\n');
    await post('locks', JSON.stringify({ periodId: 'bc-2026-07', agency: null }), 204);
    expect(unitOf(await read('2026-07'), 'snv').isLocked).toBe(true);
    expect((await importRegisters('snv,2026-07,90,0,0,\n')).faults).toMatchObject([{ row: 2, column: 'month' }]);
    expect((await running.fetch(`/api/v1/paper/imports/${first.importId}`, { method: 'DELETE' })).status).toBe(409);
    await importRegisters('snv,2026-07,90,0,0,\n', `&reason=${encodeURIComponent('sót sổ')}`);
    const { versions } = await get<PaperVersionsReply>('/versions?ky=bc-2026-07&agency=snv');
    expect(versions.map(({ reason }) => reason)).toEqual([null, 'sót sổ']);
  });

  it('a locked month that is opened again takes changes as before; who opened it, when and why stays on record', async () => {
    await importRegisters('snv,2026-07,100,0,0,\n');
    const paper = running.app.get(PaperService);
    expect(await paper.lock('bc-2026-07', null, { by: 'thu', reason: 'Hết hạn' })).toBe(3);
    expect(await paper.unlock('bc-2026-07', 'snv', { by: 'thu', reason: 'Nhập thiếu' })).toBe(1);
    expect(unitOf(await read('2026-07'), 'snv').isLocked).toBe(false);
    expect((await importRegisters('snv,2026-07,90,0,0,\n')).faults).toEqual([]);
    expect((await importRegisters('stp,2026-07,90,0,0,\n')).faults).toMatchObject([{ row: 2, column: 'month' }]);
    expect(await paper.lock('bc-2026-07', 'snv', { by: 'thu', reason: null })).toBe(1);
    const kept = await db.query(`select locked_by, reason, unlocked_by, unlock_reason from paper_lock where agency_id = 1 order by id`);
    expect(kept).toEqual([
      { locked_by: 'thu', reason: 'Hết hạn', unlocked_by: 'thu', unlock_reason: 'Nhập thiếu' },
      { locked_by: 'thu', reason: null, unlocked_by: null, unlock_reason: null },
    ]);
  });

  it('reams that open with more than the month before closed with are taken in, and noticed on both sides', async () => {
    expect((await importReams('snv,2026-06,20,0,11\nsnv,2026-07,12,0,8\n')).notices).toMatchObject([{ row: 3, column: 'opening' }]);
    expect((await importReams('snv,2026-05,30,0,19\n')).notices).toMatchObject([{ row: 2, column: 'closing' }]);
    expect((await importReams('stp,2026-06,20,0,11\nstp,2026-07,11,0,8\n')).notices).toEqual([]);
    const entry = { ledger: 'reams', agency: 'stp', month: '2026-07', stock: { opening: 9, bought: 0, closing: 8 } };
    expect(await post('entries', JSON.stringify(entry))).toMatchObject({ changedCount: 1, notices: [{ row: 0, column: 'opening' }] });
  });

  it('an entry by form goes the same way; documents by type are summed, types and a total do not mix', async () => {
    const line = { paper: 5, both: 1, electronic: 2 };
    const entry = { ledger: 'registers', agency: 'snv', month: '2026-07', postings: null };
    const lines = [
      { ...line, documentType: 'công văn' },
      { ...line, documentType: 'báo cáo' },
    ];
    expect(await post('entries', JSON.stringify({ ...entry, lines }))).toMatchObject({ addedCount: 1, faults: [] });
    expect(unitOf(await read('2026-07'), 'snv').counts).toEqual({ paper: 10, both: 2, electronic: 4 });
    const mixed = await post<PaperImportReply>('entries', JSON.stringify({ ...entry, lines: [...lines, { ...line, documentType: null }] }));
    expect(mixed.faults).toMatchObject([{ row: 0, column: 'documentType' }]);
  });
});

describe('structure', () => {
  it('after a merger the unit is compared with both baselines; the view of then keeps the two apart; the province is the same', async () => {
    await db.query(`insert into agency (code, name, valid_to) values ('ttcds', 'Trung tâm', '2026-04-01')`);
    await db.query(
      `insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', 4, 2, '2026-04-01', 'QĐ 1')`,
    );
    await setBaseline();
    await importRegisters('skhcn,2026-01,100,0,0,\nttcds,2026-01,50,0,10,\nskhcn,2026-07,75,0,85,\n');
    for (const structure of ['as-is', 'as-was']) {
      expect(unitOf(await read('2026-07', structure), 'skhcn').registers).toMatchObject({
        baselineAmount: 150,
        amount: 75,
        shown: { percent: 50 },
      });
    }
    const [then, now] = [await read('2026-01', 'as-was'), await read('2026-01', 'as-is')];
    expect([unitOf(then, 'skhcn').counts?.paper, unitOf(then, 'ttcds').counts?.paper, unitOf(now, 'skhcn').counts?.paper]).toEqual([
      100, 50, 150,
    ]);
    expect(now.units.map(({ code }) => code)).toEqual(['skhcn', 'snv', 'stp']);
    expect(now.province.registers).toEqual(then.province.registers);
  });

  it('a merger within a month, found out later, moves no figure: totals of both views stay what they were, and later months are refused', async () => {
    await setBaseline();
    await importRegisters(
      'skhcn,2026-01,100,0,0,\nstp,2026-01,80,20,0,\nskhcn,2026-02,60,0,60,\nstp,2026-02,50,0,30,\nskhcn,2026-07,75,0,85,\n',
    );
    const before = await read('2026-02', 'as-was');
    expect(before.province.registers).toMatchObject({ amount: 110, documents: 200, baselineAmount: 200 });
    await running.app.get(MergeService).merge({ from: 'stp', to: 'skhcn', onDay: '2026-02-01', basis: 'QĐ 1', madeBy: 'thu' });
    for (const structure of ['as-is', 'as-was']) {
      const reply = await read('2026-02', structure);
      expect(reply.province.registers).toEqual(before.province.registers);
      expect(unitOf(reply, 'skhcn')).toMatchObject({
        counts: { paper: 110, both: 0, electronic: 90 },
        registers: { amount: 110, documents: 200, baselineAmount: 200, shown: { percent: 45 } },
      });
      expect(unitOf(reply, 'stp')).toBeUndefined();
    }
    const { faults } = await importRegisters('stp,2026-03,1,0,0,\n');
    expect(faults).toMatchObject([{ row: 2, column: 'agency', what: expect.stringContaining('01/02/2026 → skhcn') }]);
    expect((await importRegisters('stp,2026-02,51,0,30,\n')).faults).toEqual([]);
  });

  it('a baseline of several months, one of them that of the merger, is the mean of what both together used', async () => {
    const baseline = { agencyCode: null, months: ['2026-01', '2026-02'], basis: 'QĐ', approvedBy: 'GĐ', approvedOn: '2026-03-20' };
    await running.app.get(AgreedService).setBaseline(baseline, 'thu');
    await importRegisters(
      'skhcn,2026-01,100,0,0,\nstp,2026-01,80,0,0,\nskhcn,2026-02,90,0,0,\nstp,2026-02,70,0,0,\nskhcn,2026-07,85,0,85,\n',
    );
    await running.app.get(MergeService).merge({ from: 'stp', to: 'skhcn', onDay: '2026-02-01', basis: 'QĐ 1', madeBy: 'thu' });
    const reply = await read('2026-07');
    expect(unitOf(reply, 'skhcn').registers).toMatchObject({ amount: 85, baselineAmount: 170, shown: { percent: 50 } });
    expect(reply.province.registers.baselineAmount).toBe(170);
  });

  it('sheets of a queue that still names a unit which ended are those of its successor', async () => {
    await running.app.get(MergeService).merge({ from: 'stp', to: 'skhcn', onDay: '2026-02-01', basis: 'QĐ 1', madeBy: 'thu' });
    await post('print-mappings', JSON.stringify({ kind: 'queue', name: 'q', agency: 'stp' }), 204);
    await post('print-logs?name=p', 'q an 1 [01/Jul/2026:08:00:00 +0700] total 12 - pc don A4 one-sided\n');
    await importRegisters('skhcn,2026-07,75,0,85,\n');
    expect(unitOf(await read('2026-07'), 'skhcn').printLogs.amount).toBe(12);
  });

  it('paper of a unit that was split cannot be divided; the province still counts it', async () => {
    await db.query(`insert into agency (code, name, valid_from) values ('moi', 'Sở mới', '2026-04-01')`);
    await db.query(
      `insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('split', 2, 4, '2026-04-01', 'QĐ 2')`,
    );
    await setBaseline();
    await importRegisters('skhcn,2026-01,100,0,0,\nskhcn,2026-07,20,0,80,\nmoi,2026-07,20,0,80,\n');
    const reply = await read('2026-07');
    for (const code of ['skhcn', 'moi'])
      expect(unitOf(reply, code).registers).toMatchObject({ amount: 20, shown: null, reason: 'indivisible' });
    expect(reply.province.registers).toMatchObject({ amount: 40, baselineAmount: 100, shown: { percent: 60 } });
  });
});

describe('print logs, reams, savings', () => {
  const map = (kind: string, name: string, agency: string): Promise<null> =>
    post('print-mappings', JSON.stringify({ kind, name, agency }), 204);

  it('run G: 136 sheets, by queue; the same file or a part of it again adds nothing; what is nobody’s is listed', async () => {
    const bytes = await readFile(PAGE_LOG);
    const part = bytes.toString().split('\n').slice(5, 12).join('\n');
    expect(await post<PrintLogReply>('print-logs?name=page_log', bytes)).toMatchObject({
      format: 'cups',
      freshCount: 30,
      duplicateCount: 0,
      sheets: 136,
    });
    expect(await post<PrintLogReply>('print-logs?name=page_log', bytes)).toMatchObject({ freshCount: 0, duplicateCount: 30 });
    const more = await post<PrintLogReply>('print-logs?name=part', part);
    expect(more).toMatchObject({ freshCount: 0, duplicateCount: 7 });
    const { prints } = await get<UnattributedPrintReply>('/unattributed?ky=bc-2026-03');
    expect(prints.reduce((sum, { sheets }) => sum + sheets, 0)).toBe(136);
    await map('queue', 'Canon-SXD', 'snv');
    await map('queue', 'HP-STP', 'stp');
    await importRegisters('snv,2026-03,1,0,0,\nstp,2026-03,1,0,0,\n');
    const reply = await read('2026-03');
    const ofQueue = (queue: string): number => prints.filter((print) => print.queue === queue).reduce((sum, { sheets }) => sum + sheets, 0);
    expect(unitOf(reply, 'snv').printLogs.amount).toBe(ofQueue('canon-sxd'));
    expect(unitOf(reply, 'stp').printLogs.amount).toBe(ofQueue('hp-stp'));
    expect(reply.unattributedSheets).toBe(ofQueue('brother-tohieu'));
    expect(reply.province.printLogs).toMatchObject({ amount: null, reason: 'no-baseline' });
    expect(reply.province.reams).toMatchObject({ amount: null, reason: 'not-submitted' });
    // A part that was handed over too keeps its lines when the whole is taken back.
    await running.fetch('/api/v1/paper/imports/1', { method: 'DELETE' });
    const left = await get<UnattributedPrintReply>('/unattributed?ky=bc-2026-03');
    const mine = (await read('2026-03')).units.reduce((sum, unit) => sum + (unit.printLogs.amount ?? 0), 0);
    expect(mine + left.prints.reduce((sum, { sheets }) => sum + sheets, 0)).toBe(more.sheets);
  });

  it('DOMAIN 4: 42 reams are 21,000 sheets; a notice when print logs are off by more than 20 %', async () => {
    await importReams('snv,2026-07,12,40,10\n');
    await importRegisters('snv,2026-07,300,60,40,\n');
    await map('queue', 'q', 'snv');
    const line = 'q an 1 [01/Jul/2026:08:00:00 +0700] total 16799 - pc don A4 one-sided\n';
    await post('print-logs?name=p', line);
    expect(unitOf(await read('2026-07'), 'snv')).toMatchObject({
      reams: { amount: 21_000 },
      printLogs: { amount: 16_799 },
      isSheetMismatch: true,
    });
    await post('print-logs?name=p', line.replace('16799', '1'));
    expect(unitOf(await read('2026-07'), 'snv')).toMatchObject({ printLogs: { amount: 16_800 }, isSheetMismatch: false });
    expect((await importReams('snv,2026-07,1,1,3\n')).faults).toMatchObject([{ row: 2, column: 'closing' }]);
  });

  it('savings need prices that cite a dated instrument; coefficients are off until turned on', async () => {
    await setBaseline();
    await importRegisters('snv,2026-01,300,60,40,90\nsnv,2026-07,120,51,249,40\n');
    await importReams('snv,2026-01,10,0,2\nsnv,2026-07,10,0,6\n');
    expect(unitOf(await read('2026-07'), 'snv').savings).toEqual({ sheets: null, postings: null, total: null });
    const citation = { kind: 'decision', number: '12/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2026-01-05' };
    await post('prices', JSON.stringify({ item: 'sheet', amount: 300, citation, validFrom: '2026-01-05' }), 204);
    await post('prices', JSON.stringify({ item: 'posting', amount: 12_000, citation, validFrom: '2026-01-05' }), 204);
    await post(
      'prices',
      JSON.stringify({ item: 'sheet', amount: 1, citation: { ...citation, number: ' ' }, validFrom: '2026-01-05' }),
      400,
    );
    const reply = await read('2026-07');
    expect(unitOf(reply, 'snv').savings).toEqual({ sheets: 600_000, postings: 600_000, total: 1_200_000 });
    expect(reply.province).toMatchObject({ reamCount: 1, printLogCount: 0, savings: { total: 1_200_000 } });
    expect(reply.equivalents).toEqual([]);
    await running.fetch('/api/v1/paper/coefficients', {
      ...{ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ coefficients: ['trees@2'] }) },
    });
    expect((await read('2026-07')).equivalents).toMatchObject([{ coefficient: 'trees@2', amount: 2000 / 8333.3 }]);
    // Sheets that are not known are no trees, and not none.
    expect((await read('2026-06')).equivalents).toMatchObject([{ coefficient: 'trees@2', amount: null }]);
  });

  it('of the province are the sum of those of its units: by reams where they are known, by print logs where they are not', async () => {
    await setBaseline();
    await importRegisters('snv,2026-01,300,60,40,\nsnv,2026-07,120,51,249,\nstp,2026-01,100,0,0,\nstp,2026-07,100,0,0,\n');
    await importReams('snv,2026-01,10,0,2\nsnv,2026-07,10,0,6\n');
    await map('queue', 'q', 'stp');
    for (const [day, sheets] of [
      ['05/Jan/2026', 500],
      ['01/Jul/2026', 300],
    ] as const) {
      await post('print-logs?name=p', `q an 1 [${day}:08:00:00 +0700] total ${sheets} - pc don A4 one-sided\n`);
    }
    const citation = { kind: 'decision', number: '12/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2026-01-05' };
    await post('prices', JSON.stringify({ item: 'sheet', amount: 300, citation, validFrom: '2026-01-05' }), 204);
    const reply = await read('2026-07');
    expect(['snv', 'stp'].map((code) => unitOf(reply, code).savings.sheets)).toEqual([600_000, 60_000]);
    expect(reply.province).toMatchObject({ printLogCount: 1, reamCount: 1, savings: { sheets: 660_000, postings: null, total: null } });
  });
});
