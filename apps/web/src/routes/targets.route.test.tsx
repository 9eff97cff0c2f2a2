import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperWhatIfAgency, PaperWhatIfReply, TargetEntry, TargetsReply, WhatIfAgency, WhatIfReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { figure, period, target } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { TargetsRoute } from './targets.route.tsx';

const entry = (over: Partial<TargetEntry> = {}): TargetEntry => ({
  ...{ id: 1, supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
  levels: { minimum: 0.8, met: 0.9, good: 0.95 },
  trajectory: { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } },
  legalBasis: { kind: 'text', text: 'QĐ 15' },
  basisLine: 'Quyết định số 15/QĐ-SNV ngày 20/01/2026 của Sở Nội vụ',
  ...{
    approvedBy: 'Giám đốc',
    validFrom: '2026-01-20',
    validTo: null,
    agency: null,
    unitName: null,
    supersededBy: null,
    state: 'in-force',
  },
  entered: { by: 'thu', at: '2026-01-20T01:00:00Z', reason: 'Đợt đầu' },
  ...over,
});
const old = entry({
  id: 2,
  scope: { kind: 'agency', agencyId: 5 },
  agency: 'snv',
  unitName: 'Sở Nội vụ',
  state: 'past',
  supersededBy: { id: 3, from: '2026-03-01' },
});
const ofPaper = entry({ id: 4, metric: 'paper-reduction@1', trajectory: null });
const targets: TargetsReply = {
  ...{ day: '2026-07-17', targets: [entry(), old, ofPaper], isDemo: true },
  agencies: [{ code: 'snv', name: 'Sở Nội vụ', tier: 'department', divisions: ['Phòng Tổ chức'] }],
};
const row = (code: string, name: string, change: WhatIfAgency['change'], n: number, of: number): WhatIfAgency => ({
  ...{ code, name, change, nowTarget: target, triedTarget: { comparator: '>=', threshold: 0.85 } },
  now: figure(n, of),
  tried: figure(n, of, { against: { ...target, threshold: 0.85 } }),
});
const whatIf: WhatIfReply = {
  ...{ period: period('bc-2026-07'), structure: 'as-is', definition: 'du-2@1', triedDefinition: 'du-2@1', isDemo: true },
  ...{ definitions: ['du-1@1', 'du-2@1'], measuredNow: 29, metNow: 4, measuredTried: 29, metTried: 5 },
  agencies: [row('stp', 'Sở Tư pháp', 'gains', 41, 48), row('xmb', 'Xã Mường Bám', 'same', 12, 34)],
};

const paperRow = (code: string, name: string, change: PaperWhatIfAgency['change'], percent: number): PaperWhatIfAgency => ({
  ...{ code, name, change, nowTarget: null, triedTarget: { comparator: '>=', threshold: 0.3 } },
  now: { value: percent / 100, shown: { percent, digits: 1 }, verdict: 'not-met' },
  tried: { value: percent / 100, shown: { percent, digits: 1 }, verdict: change === 'gains' ? 'met' : 'not-met' },
});
const paperWhatIf: PaperWhatIfReply = {
  ...{ period: period('bc-2026-07'), structure: 'as-is', triedMeasure: 'headline', isDemo: true },
  ...{ measuredNow: 30, metNow: 1, measuredTried: 30, metTried: 22 },
  agencies: [paperRow('stp', 'Sở Tư pháp', 'gains', 41.2), paperRow('xmb', 'Xã Mường Bám', 'same', 14.3)],
};

function serve(role = 'home-affairs'): FakeServer {
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role } } }),
    '/api/v1/targets': () => ({ body: targets }),
    '/api/v1/targets/what-if': () => ({ body: whatIf }),
    '/api/v1/paper/what-if': () => ({ body: paperWhatIf }),
    '/api/v1/paper/periods': () => ({ body: { periods: [period('bc-2026-07'), period('bc-2026-06')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/periods': () => ({ body: { periods: [period('bc-2026-07')], defaultPeriodId: 'bc-2026-07' } }),
  });
}
const questions = (server: FakeServer): URLSearchParams[] =>
  server.asked.filter((each) => each.includes('what-if')).map((each) => new URL(each, 'http://localhost').searchParams);
const openForm = async (user: ReturnType<typeof userEvent.setup>): Promise<HTMLElement> => {
  await user.click(await screen.findByRole('button', { name: 'Thay thế: Sử dụng thường xuyên (DU-2@1), Toàn tỉnh' }));
  return screen.findByRole('form', { name: 'Thay chỉ tiêu số 1' });
};
const fill = (form: HTMLElement, label: RegExp, value: string): void => {
  fireEvent.change(within(form).getByLabelText(label), { target: { value } });
};

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('targets', () => {
  it('tells of each whom it holds, its levels and path, since when, by which instrument, and who set it why; the past apart', async () => {
    serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(/chỉ tiêu/i);
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 chỉ tiêu đang có hiệu lực'));
    const [current, , former] = screen.getAllByRole('listitem');
    expect(current?.textContent).toContain('tối thiểu ≥ 80% · đạt ≥ 90% · tốt ≥ 95%');
    expect(current?.textContent).toContain('Lộ trình: đều từ 30% (T1/2026) đến 90% (T7/2026)');
    expect(current?.textContent).toContain('Căn cứ: Quyết định số 15/QĐ-SNV ngày 20/01/2026 của Sở Nội vụ · Giám đốc duyệt');
    expect(current?.textContent).toContain('Số 1, thu đặt lúc 20/01/2026 08:00: Đợt đầu');
    expect(former?.textContent).toContain('từ 20/01/2026, bị chỉ tiêu số 3 thay từ 01/03/2026');
    expect(within(former!).queryByRole('button')).toBeNull();
  });

  it('whoever may only read sees no form; whoever may not see figures is not told who would pass', async () => {
    const server = serve('official');
    renderAt('/chi-tieu?muc=85', <TargetsRoute />);
    await screen.findAllByText(/Căn cứ/);
    expect(screen.queryByRole('button', { name: /Thay thế|Đặt/ })).toBeNull();
    expect(screen.queryByText(/ai đạt/)).toBeNull();
    expect(questions(server)).toEqual([]);
  });

  it('tries a percentage, which stays in the address: who passes, and everybody when asked for', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    await user.type(await screen.findByLabelText('Thử mức từ (%)'), '85');
    expect(await screen.findByText('Kỳ tháng 7/2026: đạt 4/29 → 5/29 cơ quan đủ dữ liệu')).toBeTruthy();
    expect(screen.getByTestId('address').textContent).toBe('/chi-tieu?muc=85');
    expect(Object.fromEntries(questions(server).at(-1)!)).toEqual({
      ...{ dn: 'du-2@1', tried: 'du-2@1', threshold: '0.85', comparator: '>=', supersedes: '1' },
    });
    const table = screen.getByRole('table');
    expect(within(table).getByRole('rowheader', { name: 'Sở Tư pháp' }).closest('tr')?.textContent).toMatch(
      /41\/48.*Gần đạt.*Đạt.*thành đạt/,
    );
    expect(within(table).queryByText('Xã Mường Bám')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Xem cả 2 cơ quan' }));
    expect(screen.getByRole('rowheader', { name: 'Xã Mường Bám' })).toBeTruthy();
  });

  it('tries a level or a number of the reduction of paper the same way', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu?muc=85&thu=du-1@1', <TargetsRoute />);
    await user.selectOptions(await screen.findByLabelText('Chỉ số'), 'paper-reduction@1');
    expect(screen.getByTestId('address').textContent).toBe('/chi-tieu?muc=85&chi-so=giay');
    await user.clear(screen.getByLabelText('Thử mức từ (%)'));
    await user.type(screen.getByLabelText('Thử mức từ (%)'), '30');
    await user.selectOptions(screen.getByLabelText('Thử số giảm'), 'normalised');
    expect(await screen.findByText('Kỳ tháng 7/2026: đạt 1/30 → 22/30 cơ quan đủ dữ liệu')).toBeTruthy();
    await waitFor(() =>
      expect(Object.fromEntries(questions(server).at(-1)!)).toEqual({
        measure: 'normalised',
        threshold: '0.3',
        comparator: '>=',
        supersedes: '4',
      }),
    );
    expect(server.asked.at(-1)).toContain('/api/v1/paper/what-if?');
    const table = screen.getByRole('table');
    expect(within(table).getByRole('rowheader', { name: 'Sở Tư pháp' }).closest('tr')?.textContent).toMatch(
      /41,2%.*Chưa đạt.*41,2%.*Đạt.*thành đạt/,
    );
    await user.selectOptions(screen.getByLabelText('Chỉ số'), 'du-2@1');
    expect(screen.getByTestId('address').textContent).toBe('/chi-tieu?muc=30');
  });

  it('asks nothing while there is no percentage, and says so at the field', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    await user.type(await screen.findByLabelText('Thử mức từ (%)'), 'abc');
    expect(await screen.findByText('Viết một số từ 0 đến 100, ví dụ 90 hoặc 62,5')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Thử mức từ (%)').value).toBe('abc');
    expect(screen.getByTestId('address').textContent).toBe('/chi-tieu');
    expect(questions(server)).toEqual([]);
  });

  it('takes what it does not understand out of the address, and tries nothing', async () => {
    const server = serve();
    renderAt('/chi-tieu?muc=abc&thu=du-9@9&ky=nonsense', <TargetsRoute />);
    const field = await screen.findByLabelText<HTMLInputElement>('Thử mức từ (%)');
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/chi-tieu'));
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['', null]);
    expect(questions(server)).toEqual([]);
  });
});

describe('the form that supersedes', () => {
  it('starts from the target, says while typing who would pass, and sends what was typed', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    const form = await openForm(user);
    expect(within(form).getByLabelText<HTMLSelectElement>('Chỉ số').disabled).toBe(true);
    expect(within(form).getByLabelText<HTMLInputElement>(/^Đạt/).value).toBe('90');
    expect(within(form).getByLabelText<HTMLSelectElement>('Cách đi tới chỉ tiêu').value).toBe('none');
    expect(within(form).getByText('Lộ trình của chỉ tiêu cũ đã kết thúc nên không chép sang.')).toBeTruthy();
    fill(form, /^Đạt/, '85');
    await waitFor(() => expect(questions(server).at(-1)?.get('threshold')).toBe('0.85'));
    expect(questions(server).at(-1)?.get('supersedes')).toBe('1');
    expect(await screen.findByText(/đạt 4\/29 → 5\/29/)).toBeTruthy();
    fill(form, /^Loại văn bản/, 'Quyết định');
    fill(form, /^Số, ký hiệu/, '20/QĐ-SNV');
    fill(form, /^Ngày ban hành/, '2026-07-01');
    fill(form, /^Cơ quan ban hành/, 'Sở Nội vụ');
    fill(form, /^Người duyệt/, 'Giám đốc');
    fill(form, /^Có hiệu lực từ/, '2026-08-15');
    fill(form, /^Lý do/, 'Điều chỉnh');
    await user.click(within(form).getByRole('button', { name: 'Thay thế' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]).toEqual({
      to: 'POST /api/v1/targets',
      body: {
        ...{ supersedes: 1, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
        levels: { minimum: 0.8, met: 0.85, good: 0.95 },
        // The former path ended on 14/07, three days ago.
        trajectory: null,
        legalBasis: { type: 'Quyết định', number: '20/QĐ-SNV', issuedOn: '2026-07-01', issuer: 'Sở Nội vụ', clause: null },
        ...{ approvedBy: 'Giám đốc', validFrom: '2026-08-15', validTo: null, reason: 'Điều chỉnh' },
      },
    });
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(screen.getByText(/^Đã đặt chỉ tiêu số/)).toBeTruthy();
  }, 60_000);

  it('asks for days in the form of the province, whatever the language of the browser', async () => {
    const user = userEvent.setup();
    serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    const form = await openForm(user);
    for (const label of [/^Ngày ban hành/, /^Có hiệu lực từ/, /^Hết hiệu lực/]) {
      const field = within(form).getByLabelText<HTMLInputElement>(label);
      expect([field.type, field.placeholder]).toEqual(['text', 'ngày/tháng/năm']);
      fill(form, label, '01/07/2026');
      expect(field.value).toBe('01/07/2026');
    }
  }, 60_000);

  it('says at every field what is missing, and sends nothing', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    const form = await openForm(user);
    fill(form, /^Đạt/, '190');
    await user.click(within(form).getByRole('button', { name: 'Thay thế' }));
    expect(within(form).getAllByText('Cần điền')).toHaveLength(7);
    expect(within(form).getByLabelText(/^Đạt/).getAttribute('aria-invalid')).toBe('true');
    expect(server.sent).toEqual([]);
  }, 60_000);

  it('takes a path along that is not over, and says at the path when it ends before the target takes effect', async () => {
    const user = userEvent.setup();
    const server = serve();
    const trajectory = {
      kind: 'linear',
      from: { periodId: 'bc-2026-01', value: 0.3 },
      to: { periodId: 'bc-2026-12', value: 0.9 },
    } as const;
    server.set('/api/v1/targets', () => ({ body: { ...targets, targets: [entry({ trajectory })] } }));
    renderAt('/chi-tieu', <TargetsRoute />);
    const form = await openForm(user);
    for (const label of [/^Loại văn bản/, /^Số, ký hiệu/, /^Cơ quan ban hành/, /^Người duyệt/, /^Lý do/]) fill(form, label, 'x');
    fill(form, /^Ngày ban hành/, '2026-07-18');
    fill(form, /^Có hiệu lực từ/, '2026-12-15');
    await user.click(within(form).getByRole('button', { name: 'Thay thế' }));
    const path = within(form).getByLabelText('Cách đi tới chỉ tiêu');
    expect([path.getAttribute('aria-invalid'), path.closest('fieldset')?.textContent]).toEqual([
      ...['true', expect.stringContaining('Lộ trình không được kết thúc trước ngày chỉ tiêu có hiệu lực')],
    ]);
    const issued = within(form).getByLabelText(/^Ngày ban hành/);
    expect(issued.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(issued.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/^Văn bản chưa ban hành/);
    expect(server.sent).toEqual([]);
    fill(form, /^Có hiệu lực từ/, '2026-12-14');
    fill(form, /^Ngày ban hành/, '2026-07-17');
    await user.click(within(form).getByRole('button', { name: 'Thay thế' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toMatchObject({ trajectory });
  }, 60_000);

  it('of a new target says all it finds wrong at once: what is no number, levels and days in the wrong order', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    await user.click(await screen.findByRole('button', { name: 'Đặt chỉ tiêu mới' }));
    const form = await screen.findByRole('form', { name: 'Đặt chỉ tiêu mới' });
    const typed = [
      ...[['Tối thiểu', '95'] as const, ['Đạt', '92'] as const, ['Tốt', 'abc'] as const],
      ...[['Có hiệu lực từ', '2031-01-01'] as const, ['Hết hiệu lực từ', '2030-01-01'] as const],
    ];
    for (const [label, value] of typed) fill(form, new RegExp(`^${label}`), value);
    await user.click(within(form).getByRole('button', { name: 'Đặt chỉ tiêu' }));
    const faultAt = (label: string): string | undefined => {
      const field = within(form).getByLabelText(new RegExp(`^${label}`));
      const told = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      return field.getAttribute('aria-invalid') === 'true' ? told.join('') : undefined;
    };
    expect(typed.map(([label]) => faultAt(label))).toEqual([
      'Các mức phải tăng dần: tối thiểu < đạt < tốt',
      undefined,
      'Viết một số từ 0 đến 100, ví dụ 90 hoặc 62,5',
      undefined,
      'Phải sau ngày có hiệu lực',
    ]);
    expect(faultAt('Loại văn bản')).toBe('Cần điền');
    expect(server.sent).toEqual([]);
  }, 60_000);

  it('puts what the server refuses at its field, and what belongs to none below', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    const form = await openForm(user);
    for (const label of [/^Loại văn bản/, /^Số, ký hiệu/, /^Cơ quan ban hành/, /^Người duyệt/, /^Lý do/]) fill(form, label, 'x');
    for (const label of [/^Ngày ban hành/, /^Có hiệu lực từ/]) fill(form, label, '2026-07-01');
    const errors = [{ path: 'levels.good', message: 'một lỗi chỉ máy chủ biết' }];
    server.set('/api/v1/targets', () => ({ status: 400, body: { type: 'x', title: 'Chỉ tiêu chưa hợp lệ', status: 400, errors } }));
    await user.click(within(form).getByRole('button', { name: 'Thay thế' }));
    expect(await within(form).findByText('một lỗi chỉ máy chủ biết')).toBeTruthy();
    expect(within(form).queryByRole('alert')).toBeNull();
    fill(form, /^Tốt/, '97');
    expect(within(form).queryByText('một lỗi chỉ máy chủ biết')).toBeNull();
    server.set('/api/v1/targets', () => ({ status: 409, body: { type: 'x', title: 'Chỉ tiêu này đã được thay thế', status: 409 } }));
    await user.click(within(form).getByRole('button', { name: 'Thay thế' }));
    expect((await within(form).findByRole('alert')).textContent).toContain('Chỉ tiêu này đã được thay thế');
  }, 60_000);

  it('asks before the page is left with something typed, and not before', async () => {
    const user = userEvent.setup();
    serve();
    const guards: string[] = [];
    window.addEventListener('beforeunload', (event) => guards.push(String(event.defaultPrevented)));
    renderAt('/chi-tieu', <TargetsRoute />);
    const form = await openForm(user);
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    fill(form, /^Lý do/, 'x');
    expect(leave()).toBe(false);
    await user.click(within(form).getByRole('button', { name: 'Hủy' }));
    expect(leave()).toBe(true);
  }, 60_000);

  it('of a division asks for agency and division, and lays a path in steps', async () => {
    const user = userEvent.setup();
    const server = serve();
    renderAt('/chi-tieu', <TargetsRoute />);
    await user.click(await screen.findByRole('button', { name: 'Đặt chỉ tiêu mới' }));
    const form = await screen.findByRole('form', { name: 'Đặt chỉ tiêu mới' });
    await user.selectOptions(within(form).getByLabelText('Phạm vi'), 'division');
    await user.selectOptions(within(form).getByLabelText('Cơ quan'), 'snv');
    await user.selectOptions(within(form).getByLabelText('Phòng'), 'Phòng Tổ chức');
    expect(screen.getByText(/^Của phòng chỉ có DU-2/)).toBeTruthy();
    await user.selectOptions(within(form).getByLabelText('Loại kỳ'), 'four-week-block');
    await user.selectOptions(within(form).getByLabelText('Cách đi tới chỉ tiêu'), 'steps');
    await user.selectOptions(within(form).getByLabelText('Bậc 1: từ kỳ'), '4tuan-2026-w29');
    fill(form, /^Bậc 1: mức/, '90');
    fill(form, /^Đạt/, '90');
    for (const label of [/^Loại văn bản/, /^Số, ký hiệu/, /^Cơ quan ban hành/, /^Người duyệt/, /^Lý do/]) fill(form, label, 'x');
    for (const label of [/^Ngày ban hành/, /^Có hiệu lực từ/]) fill(form, label, '2026-07-01');
    await user.click(within(form).getByRole('button', { name: 'Đặt chỉ tiêu' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toMatchObject({
      ...{ supersedes: null, scope: { kind: 'division', agency: 'snv', division: 'Phòng Tổ chức' } },
      trajectory: { kind: 'steps', steps: [{ periodId: '4tuan-2026-w29', value: 0.9 }] },
    });
    expect(questions(server)).toEqual([]);
  }, 60_000);
});
