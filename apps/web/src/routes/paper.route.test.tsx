import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperHandOver, PaperImportReply, Role } from '@nhip-thu/metrics';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { course, ledger, nothing, paperVersion, reply, submissions, target, unit } from '../testing/paper-builders.ts';
import { loadWords, turnTo } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

const written: PaperImportReply = {
  importId: 7,
  isDryRun: false,
  addedCount: 2,
  changedCount: 1,
  unchangedCount: 0,
  faults: [],
  notices: [],
};
const handOver: PaperHandOver = {
  ...{ id: 7, ledger: 'registers', source: 'file', name: 'so.csv', madeBy: 'snv' },
  ...{ madeAt: '2026-07-15T03:00:00Z', undoneAt: null, undoneBy: null },
};

function serve(role: Role = 'home-affairs'): FakeServer {
  const session = { username: 'snv', displayName: 'Sở Nội vụ', agencyCode: null, role };
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/paper': () => ({ body: reply }),
    '/api/v1/paper/periods': () => ({
      body: { periods: ['bc-2026-07', 'bc-2026-06', 'bc-2026-05'].map(period), defaultPeriodId: 'bc-2026-07' },
    }),
    '/api/v1/paper/course': () => ({ body: course }),
    '/api/v1/paper/submissions': () => ({ body: submissions }),
    '/api/v1/paper/coefficients': () => ({ body: null }),
    '/api/v1/paper/entries': () => ({ body: written }),
    '/api/v1/paper/versions': () => ({ body: { versions: [] } }),
    '/api/v1/paper/imports': (params) => ({
      body: params.has('ledger') ? { ...written, isDryRun: params.get('dryRun') === 'true' } : { imports: [handOver] },
    }),
    '/api/v1/paper/imports/7': () => ({ body: null }),
    '/api/v1/paper/unattributed': () => ({ body: { prints: [{ queue: 'HP-STP', host: '', account: 'an', jobs: 3, sheets: 12 }] } }),
    '/api/v1/paper/print-mappings': () => ({ body: null }),
    '/api/v1/paper/baselines': () => ({ body: { baselines: [] } }),
    '/api/v1/paper/prices': () => ({ body: null }),
    '/api/v1/paper/locks': () => ({ body: null }),
  });
}

/** The page of whoever may write, with one tab of its desk open. */
async function openDesk(tab: string, paper = reply): Promise<FakeServer> {
  const server = serve();
  server.set('/api/v1/paper', () => ({ body: paper }));
  renderAt('/', <PaperRoute />);
  await userEvent.click(await screen.findByRole('tab', { name: tab }));
  return server;
}

const fill = async (label: string | RegExp, text: string): Promise<void> => {
  await userEvent.type(fieldAt(label), text);
};
/** Of the panel that is open. */
const chooseAgency = async (code = 'snv'): Promise<void> =>
  userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Cơ quan' }), code);
const press = async (name: string | RegExp): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('paper', () => {
  it('is titled by its finding; who may only read has no desk', async () => {
    serve('leadership');
    renderAt('/', <PaperRoute />);
    expect(await screen.findByRole('heading', { level: 1, name: '2/2 cơ quan đã giảm giấy đạt chỉ tiêu 50%' })).toBeTruthy();
    expect(screen.queryByRole('tab')).toBeNull();
  });

  it('a period that is no reporting month leaves the address, which is said; one that is stays', async () => {
    serve('leadership');
    renderAt('/van-ban?ky=dl-2026-07&xem=bang', <PaperRoute />);
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/van-ban?xem=bang'));
    expect(screen.getByText(/^Văn bản giấy chỉ có kỳ báo cáo/)).toBeTruthy();
    cleanup();
    renderAt('/van-ban?ky=bc-2026-06', <PaperRoute />);
    await screen.findByRole('heading', { level: 1, name: /cơ quan đã giảm giấy/ });
    expect(screen.getByTestId('address').textContent).toBe('/van-ban?ky=bc-2026-06');
  });

  it('names under the figures their definition, the registers they come from and when the newest came', async () => {
    serve('leadership');
    renderAt('/', <PaperRoute />);
    expect(
      await screen.findByText(
        /^Định nghĩa: mức giảm văn bản giấy, bản 1 · sổ của 2\/2 cơ quan, kể cả kỳ gốc từ 2 lượt nộp · số liệu đến .*15\/07\/2026/,
      ),
    ).toBeTruthy();
  });

  it('traces each ledger down to its counts, the baseline and the hand-overs', async () => {
    serve('leadership');
    renderAt('/', <PaperRoute />);
    const registers = within(await screen.findByRole('region', { name: 'Sổ văn bản (P1)' }));
    await userEvent.click(registers.getByRole('button', { name: /^Cách tính/ }));
    const trace = document.querySelector('[data-trace]')?.textContent ?? '';
    const { amount, documents, baselineAmount, baselineDocuments } = reply.province.registers;
    const counts = [amount, documents, baselineAmount, baselineDocuments].map((count) => (count ?? 0).toLocaleString('vi-VN'));
    expect(trace).toContain(`Toàn tỉnh, tháng 7/2026: ${counts[0]}/${counts[1]} văn bản đi là giấy`);
    expect(trace).toContain(`kỳ gốc ${counts[2]}/${counts[3]} một tháng`);
    expect(screen.getAllByText(/giảm văn bản giấy \(bản 1\) · từ \d+ lượt nộp/).length).toBeGreaterThan(0);
  });

  it('while not all have reported the verdict of the province is withheld, with how many have; a month that is not over is provisional', async () => {
    const server = serve('leadership');
    const missing = { ...unit('stp', 'Sở Tư pháp'), counts: null, registers: nothing, verdict: 'insufficient-data' as const };
    const province = { ...reply.province, verdict: 'insufficient-data' as const, submittedCount: 1 };
    server.set('/api/v1/paper', () => ({
      body: { ...reply, units: [unit('snv', 'Sở Nội vụ'), missing], province, comparedCount: 1, isProvisional: true },
    }));
    renderAt('/', <PaperRoute />);
    const name = '1/2 cơ quan đã giảm giấy đạt chỉ tiêu 50% (mới 1/2 cơ quan báo cáo) – tạm tính';
    expect(await screen.findByRole('heading', { level: 1, name })).toBeTruthy();
    const registers = within(screen.getByRole('region', { name: 'Sổ văn bản (P1)' }));
    expect(registers.getByText('Chưa đủ dữ liệu')).toBeTruthy();
    expect(registers.getByText('1/2 cơ quan đã báo cáo · tạm tính')).toBeTruthy();
    expect(registers.getByText(/(?<!chỉ )gồm 1\/2 cơ quan so được với kỳ gốc/)).toBeTruthy();
    expect(registers.getByRole('img').querySelector('[data-tone]')?.getAttribute('data-tone')).toBe('plain');
    await waitFor(() => expect(document.querySelector('[data-agency="snv"]')?.textContent).toContain('Đạt tạm tính'));
  });

  it('of the baseline itself says so, and compares nothing: neither title, cards, rows nor course', async () => {
    const server = serve('leadership');
    const itself = { ...ledger, ...{ amount: 367, shown: null }, reduction: nothing.reduction, reason: 'is-baseline' as const };
    const own = { ...unit('snv', 'Sở Nội vụ'), registers: itself, verdict: 'insufficient-data' as const };
    const province = { ...reply.province, registers: itself, verdict: 'insufficient-data' as const };
    const first = { ...course.months[0]!, registers: itself };
    server.set('/api/v1/paper', () => ({ body: { ...reply, units: [own], province, comparedCount: 0 } }));
    server.set('/api/v1/paper/course', () => ({ body: { ...course, months: [first] } }));
    renderAt('/', <PaperRoute />);
    expect(await screen.findByRole('heading', { level: 1, name: 'Kỳ này chính là kỳ gốc, nên không so với kỳ nào' })).toBeTruthy();
    const registers = screen.getByRole('region', { name: 'Sổ văn bản (P1)' });
    expect(registers.textContent).toContain('kỳ này chính là kỳ gốc');
    expect(registers.textContent).not.toMatch(/367|Chưa đủ dữ liệu|0,0%/);
    expect(await screen.findByRole('heading', { name: 'T5/2026 là kỳ gốc: văn bản giấy = 100' })).toBeTruthy();
    await waitFor(() => expect(document.querySelector('[data-agency="snv"]')?.textContent).toContain('kỳ này chính là kỳ gốc'));
    expect(document.body.textContent).not.toMatch(/Tiết kiệm|Giảm ít nhất|giảm 0,0%/);
  });

  it('where a unit has a target of its own, the title names no one percentage and the unit names its own', async () => {
    const own = { ...target, id: 2, scope: 'agency' as const, threshold: 0.4, comparator: '>' as const };
    const server = serve('leadership');
    server.set('/api/v1/paper', () => ({
      body: { ...reply, units: [unit('snv', 'Sở Nội vụ'), { ...unit('stp', 'Sở Tư pháp'), target: own }] },
    }));
    renderAt('/', <PaperRoute />);
    expect(await screen.findByRole('heading', { level: 1, name: '2/2 cơ quan đã giảm giấy đạt chỉ tiêu của mình' })).toBeTruthy();
    expect(screen.getByText('Chỉ tiêu toàn tỉnh: giảm 50%, từ 20/01/2026, DEMO-15/QĐ-SNV')).toBeTruthy();
    expect(await screen.findByText(/chỉ tiêu riêng trên 40%/)).toBeTruthy();
    expect(screen.getAllByText(/chỉ tiêu riêng/)).toHaveLength(1);
  });

  it('who has not reported is named, with counts by month; those always in time come when asked for', async () => {
    serve('leadership');
    renderAt('/', <PaperRoute />);
    expect(await screen.findByText('T7/2026: 1 cơ quan chưa báo cáo, đã quá hạn 15/07/2026.')).toBeTruthy();
    const table = (): HTMLElement => screen.getByRole('region', { name: /Bảng báo cáo theo cơ quan và tháng/ });
    const rows = (): string[] =>
      within(table())
        .getAllByRole('row')
        .map((row) => row.textContent);
    expect(rows()).toEqual(['Cơ quanT6/2026T7/2026', 'Sở Tư phápnộp muộnđúng hạn', 'Trung tâm Chuyển đổi số—quá hạn']);
    await press('Xem mọi cơ quan');
    expect(rows()).toHaveLength(4);
  });

  it('sheets by print logs and reams stand beside each other, with what they saved, by which decision; who has none is not there', async () => {
    const server = serve('leadership');
    const sheets = { ...ledger, amount: 1730, baselineAmount: 3600, reduction: { absolute: 0.519, normalised: 0.542, headline: 0.519 } };
    const saved = { sheets: 561_000, postings: 600_000, total: 1_161_000 };
    const units = [{ ...unit('snv', 'Sở Nội vụ'), printLogs: sheets, savings: saved, isSheetMismatch: true }, unit('stp', 'Sở Tư pháp')];
    const province = { ...reply.province, printLogs: sheets, savings: saved, printLogCount: 1 };
    const citation = { kind: 'decision', number: '12/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2026-01-05' } as const;
    const prices = [{ item: 'sheet', amount: 300.5, validFrom: '2026-01-05', citation } as const];
    server.set('/api/v1/paper', () => ({ body: { ...reply, units, province, prices, comparedSheetCounts: { printLogs: 1, reams: 0 } } }));
    renderAt('/', <PaperRoute />);
    const table = await screen.findByRole('region', { name: /Bảng số tờ giấy theo cơ quan/ });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      'Sở Nội vụP2 và P3 lệch quá 20%3.600 → 1.73054,2%——561.000600.0001.161.000',
      'Toàn tỉnh3.600 → 1.7301/2 cơ quan đã nộp54,2%—0/2 cơ quan đã nộp—561.000600.0001.161.000',
    ]);
    const title = 'Số tờ giấy: 1/2 cơ quan có nhật ký in, 0/2 có số giấy mua';
    expect(screen.getByRole('button', { name: `Tải CSV: ${title}` })).toBeTruthy();
    expect(screen.getByRole('button', { name: `Cách tính: ${title}` })).toBeTruthy();
    expect(screen.getByText(/300,5 đồng.*12\/QĐ-STC, Sở Tài chính/)).toBeTruthy();
    // Of none of the three ledgers alone.
    const saving = screen.getByText(/^Tiết kiệm một tháng: 1\.161\.000 đồng tiền giấy \(P3, không có thì P2\) và bưu gửi/);
    expect(saving.closest('[aria-labelledby]')).toBeNull();
    expect(screen.getByRole('region', { name: 'Nhật ký in (P2)' }).textContent).toContain('gồm 1/2 cơ quan so được với kỳ gốc');
  });

  it('coefficients are off, and only who may write can turn one on, which is not printed; what is not known is no tree', async () => {
    const server = serve('leadership');
    renderAt('/', <PaperRoute />);
    await screen.findByText(/chưa báo cáo, đã quá hạn/);
    expect(screen.queryByText('Quy đổi số tờ giấy giảm')).toBeNull();
    cleanup();
    server.set('/api/v1/session', () => ({
      body: { session: { username: 'snv', displayName: 'SNV', agencyCode: null, role: 'home-affairs' } },
    }));
    renderAt('/', <PaperRoute />);
    const box = await screen.findByRole('checkbox', { name: /^8\.333 tờ A4 một cây · papercut/ });
    const card = () => screen.getByRole('heading', { name: 'Quy đổi số tờ giấy giảm' }).closest('section');
    expect(card()?.dataset['screenOnly']).toBe('true');
    const on = { ...reply, equivalents: [{ coefficient: 'trees@2', amount: null, source: 'papercut.com/kb' }] };
    server.set('/api/v1/paper', () => ({ body: on }));
    await userEvent.click(box);
    expect(server.sent).toEqual([{ to: 'PUT /api/v1/paper/coefficients', body: { coefficients: ['trees@2'] } }]);
    expect(await screen.findByText(/^Chưa biết số tờ giảm/)).toBeTruthy();
    expect(card()?.dataset['screenOnly']).toBeUndefined();
    await userEvent.click(screen.getByRole('checkbox', { name: /^8\.333 tờ/ }));
    expect(server.sent.at(-1)?.body).toEqual({ coefficients: [] });
  });

  it('names the month, is of no agency at first, and shows what is on record of the chosen; numbers of one are not kept for another', async () => {
    const server = await openDesk('Sổ văn bản', { ...reply, units: [unit('snv', 'Sở Nội vụ'), unit('syt', 'Sở Y tế')] });
    server.set('/api/v1/paper/versions', (params) => ({
      body: { versions: params.get('agency') === 'snv' ? [paperVersion(7, 1181)] : [] },
    }));
    const form = await screen.findByRole('form', { name: 'Nhập sổ văn bản tháng 7/2026' });
    const agency = within(form).getByRole<HTMLSelectElement>('combobox', { name: 'Cơ quan' });
    expect([agency.value, agency.selectedOptions[0]?.textContent]).toEqual(['', 'Chọn cơ quan…']);
    expect([agency.required, ...['Giấy', 'Song song', 'Ký số', /^Lượt gửi/].map((label) => fieldAt(label).required)]).toEqual([
      ...[true, true, true, true, false],
    ]);
    for (const label of ['Giấy', 'Song song', 'Ký số']) await fill(label, '9');
    await press('Ghi');
    expect(agency.getAttribute('aria-invalid')).toBe('true');
    expect(within(form).getByText('Chọn cơ quan có số liệu')).toBeTruthy();
    expect(server.sent).toEqual([]);
    await userEvent.selectOptions(agency, 'snv');
    expect(await within(form).findByText('Đang ghi của tháng 7/2026: Giấy 1.181 · Song song 40 · Ký số 200')).toBeTruthy();
    expect(fieldAt('Giấy').value).toBe('9');
    await userEvent.selectOptions(agency, 'syt');
    expect(await within(form).findByText('Chưa có số liệu của tháng 7/2026.')).toBeTruthy();
    expect(within(form).getByText('Đã bỏ các số gõ cho cơ quan trước.')).toBeTruthy();
    expect(['Giấy', 'Song song', 'Ký số'].map((label) => fieldAt(label).value)).toEqual(['', '', '']);
  });

  it('a count that is none stands at its field and nothing is sent; then the registers are', async () => {
    const server = await openDesk('Sổ văn bản');
    await chooseAgency();
    await fill('Giấy', '1,5');
    await fill('Song song', '2');
    await fill('Ký số', '3');
    await press('Ghi');
    expect(screen.getByText('Nhập số nguyên từ 0, ví dụ 1234 hoặc 1.234')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(fieldAt('Giấy')));
    expect(server.sent).toEqual([]);
    await userEvent.clear(fieldAt('Giấy'));
    await fill('Giấy', '1.234');
    await press('Ghi');
    expect(await screen.findByText('Đã ghi.')).toBeTruthy();
    const lines = [{ documentType: null, paper: 1234, both: 2, electronic: 3 }];
    expect(server.sent).toEqual([
      {
        to: 'POST /api/v1/paper/entries',
        body: { ledger: 'registers', agency: 'snv', month: 'bc-2026-07', postings: null, lines, recordedImportId: null },
      },
    ]);
  });

  it('another period asks before it discards what is typed; another tab and a table keep it', async () => {
    await openDesk('Sổ văn bản');
    await fill('Giấy', '15');
    await userEvent.click(screen.getByRole('tab', { name: 'Nạp tệp' }));
    await userEvent.click(screen.getByRole('tab', { name: 'Sổ văn bản' }));
    await press(/^Xem bảng: Mọi cơ quan/);
    expect(fieldAt('Giấy').value).toBe('15');
    const address = (): string | null => screen.getByTestId('address').textContent;
    expect(address()).toBe('/?xem=bang');
    await userEvent.click(screen.getByRole('button', { name: 'Kỳ trước', hidden: true }));
    expect(address()).toBe('/?xem=bang');
    await userEvent.click(screen.getByRole('button', { name: 'Ở lại', hidden: true }));
    // What was held is forgotten: the next change is made from what is shown.
    await press(/^Xem biểu đồ: Mọi cơ quan/);
    expect(address()).toBe('/');
    expect(fieldAt('Giấy').value).toBe('15');
  });

  it('the reason that a locked month wants stands at the reason', async () => {
    const server = await openDesk('Giấy mua và tồn');
    await chooseAgency();
    const vi = { what: 'Tháng đã khóa', toDo: 'nêu lý do đính chính' };
    const fault = { row: 0, column: 'month', ...vi, words: { vi, en: { what: 'the month is locked', toDo: 'give a reason' } } };
    server.set('/api/v1/paper/entries', () => ({ body: { ...written, importId: null, faults: [fault] } }));
    for (const label of [/^Tồn đầu/, /^Mua/, /^Tồn cuối/]) await fill(label, '4');
    await press('Ghi');
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Lý do/ }).getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('Tháng đã khóa: nêu lý do đính chính')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Lý do/ })));
    expect(server.sent[0]?.body).toMatchObject({ ledger: 'reams', stock: { opening: 4, bought: 4, closing: 4 } });
    await act(() => turnTo('en'));
    expect(screen.getByText('the month is locked: give a reason')).toBeTruthy();
    await act(() => turnTo('vi'));
  });

  it('a file is tried before it is handed over', async () => {
    const server = await openDesk('Nạp tệp');
    const file = new File(['agency,month'], 'so.csv');
    await userEvent.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, file);
    await press('Xem trước');
    expect(await screen.findByText(/^Tệp hợp lệ, chưa ghi gì: thêm 2, đính chính 1/)).toBeTruthy();
    await press('Nạp tệp này');
    expect(await screen.findByText(/^Đã ghi: thêm 2/)).toBeTruthy();
    expect(server.sent.map(({ to }) => to)).toEqual([
      'POST /api/v1/paper/imports?name=so.csv&dryRun=true&ledger=registers',
      'POST /api/v1/paper/imports?name=so.csv&dryRun=false&ledger=registers',
    ]);
    expect(server.sent.every(({ body }) => body === file)).toBe(true);
  });

  it('a file with faults names rows and columns and cannot be handed over', async () => {
    const server = await openDesk('Nạp tệp');
    const faults = [{ row: 3, column: 'paper', what: 'không phải số', toDo: 'nhập số nguyên' }];
    server.set('/api/v1/paper/imports', () => ({ body: { ...written, importId: null, isDryRun: true, faults } }));
    await userEvent.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['x'], 'so.csv'));
    await press('Xem trước');
    const row = (await screen.findByRole('rowheader', { name: '3' })).closest('tr')!;
    expect(within(row).getByText('nhập số nguyên')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Nạp tệp này' })).toBeNull();
  });

  it('takes a hand-over back, after asking', async () => {
    const server = await openDesk('Đã nhập');
    await press('Rút lại so.csv');
    expect(server.sent).toEqual([]);
    await press('Rút lại');
    await waitFor(() => expect(server.sent).toEqual([{ to: 'DELETE /api/v1/paper/imports/7', body: null }]));
  });

  it('assigns a print queue to an agency', async () => {
    const server = await openDesk('Bản in chưa gán');
    await userEvent.selectOptions(await screen.findByLabelText('Cơ quan của HP-STP'), 'stp');
    await press('Gán HP-STP');
    await waitFor(() =>
      expect(server.sent).toEqual([{ to: 'POST /api/v1/paper/print-mappings', body: { kind: 'queue', name: 'HP-STP', agency: 'stp' } }]),
    );
  });

  it('enters a baseline of several months; one that ends before it begins is not sent', async () => {
    const server = await openDesk('Kỳ gốc và đơn giá');
    await fill(/^Văn bản căn cứ/, 'QĐ 15');
    await fill(/^Người phê duyệt/, 'Giám đốc');
    await fill(/^Ngày phê duyệt/, '2026-01-20');
    const save = (): Promise<void> => userEvent.click(screen.getAllByRole('button', { name: 'Ghi' })[0]!);
    await userEvent.selectOptions(screen.getByLabelText('Từ tháng'), 'bc-2026-06');
    await save();
    expect(screen.getByText('Tháng cuối phải sau tháng đầu')).toBeTruthy();
    expect(server.sent).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('Đến tháng'), 'bc-2026-07');
    await save();
    expect(await screen.findByText('Đã ghi kỳ gốc.')).toBeTruthy();
    const approval = { basis: 'QĐ 15', approvedBy: 'Giám đốc', approvedOn: '2026-01-20' };
    expect(server.sent[0]?.body).toEqual({ agency: null, months: ['bc-2026-07', 'bc-2026-06'], ...approval });
  });

  it('enters a price with what it rests on', async () => {
    const server = await openDesk('Kỳ gốc và đơn giá');
    await fill(/^Giá \(đồng\)/, '1.90');
    await fill(/^Số/, '12/QĐ-STC');
    await fill(/^Nơi ban hành/, 'Sở Tài chính');
    await fill(/^Ngày ban hành/, '2026-01-05');
    const save = (): Promise<void> => userEvent.click(screen.getAllByRole('button', { name: 'Ghi' })[1]!);
    await save();
    expect(screen.getByText('Nhập số từ 0, ví dụ 1234 hoặc 1.234')).toBeTruthy();
    expect(server.sent).toEqual([]);
    await userEvent.clear(screen.getByLabelText(/^Giá \(đồng\)/));
    await fill(/^Giá \(đồng\)/, '1.190,5');
    await save();
    expect(await screen.findByText('Đã ghi đơn giá.')).toBeTruthy();
    const citation = { kind: 'decision', number: '12/QĐ-STC', issuer: 'Sở Tài chính', issuedOn: '2026-01-05' };
    expect(server.sent[0]?.body).toEqual({ item: 'sheet', amount: 1190.5, validFrom: '2026-06-15', citation });
  });

  it('locks the month, after asking', async () => {
    const server = await openDesk('Khóa tháng');
    await press('Khóa tháng 7/2026 cho mọi cơ quan');
    await press('Khóa');
    await waitFor(() => expect(server.sent).toEqual([{ to: 'POST /api/v1/paper/locks', body: { periodId: 'bc-2026-07', agency: null } }]));
  });
});
