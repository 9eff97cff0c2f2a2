import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFigure, USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { AgencyAdoption, AgencyReply, Figure, LifecyclePoint } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import { adoptionReply, agency, figure, period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { AgencyRoute } from './agency.route.tsx';

const REGULAR = figure(55, 75);
const COUNTS = [72, 55, 59, null, 66];
const figures: Figure[] = USE_DEFINITIONS.map(({ id }, at) => {
  const numerator = COUNTS[at] ?? null;
  return makeFigure({
    definition: id,
    numerator: numerator ?? 0,
    eligible: 75,
    unknown: numerator === null ? 75 : 0,
    coverage: 1,
    target: null,
  });
});
const unknown: LifecyclePoint = {
  active: null,
  returning: null,
  returningRate: null,
  firstTime: null,
  resurrected: null,
  lapsed: null,
  cumulative: null,
  withheld: 'too-few-days',
  coverage: null,
  snapshotId: 1,
};
const covered = { withheld: null, coverage: 1 } as const;

function replyOf(of: AgencyAdoption, overrides: Partial<AgencyReply> = {}): AgencyReply {
  const { isProvisional, comparedWith, definition, structure, asOf, computedAt, isDemo } = adoptionReply([of]);
  return {
    ...{ period: period('bc-2026-07'), isProvisional, comparedWith, definition, structure, asOf, computedAt, isDemo },
    agency: of,
    sensitivity: { code: of.code, name: of.name, figures, keptRate: null, snapshotId: 1 },
    targets: USE_DEFINITIONS.map(() => null),
    lifecyclePeriods: [period('bc-2026-05'), period('bc-2026-06'), period('bc-2026-07')],
    lifecycle: [
      unknown,
      { ...unknown, ...covered, active: 69, firstTime: 69, cumulative: 69 },
      {
        ...unknown,
        ...covered,
        active: 72,
        returning: 66,
        returningRate: 66 / 72,
        firstTime: 4,
        resurrected: 2,
        lapsed: 3,
        cumulative: 75,
      },
    ],
    ...overrides,
  };
}

function open(reply: AgencyReply | { readonly status: number; readonly body: unknown }): FakeServer {
  const server = new FakeServer({
    '/api/v1/periods': () => ({ body: { periods: [period('bc-2026-07')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/adoption/agencies/syt': () => ('status' in reply ? reply : { body: reply }),
  });
  renderAt('/co-quan/syt', <AgencyRoute />, '/co-quan/:ma');
  return server;
}

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('page of one agency', () => {
  it('is titled by what is to be done, and asks for nothing but its own figures', async () => {
    const server = open(replyOf(agency('Sở Y tế', REGULAR, 0.067)));
    expect(await title('Sở Y tế cần thêm 13 người để đạt 90%')).toBeTruthy();
    expect(server.asked.filter((address) => address.includes('adoption'))).toEqual([
      '/api/v1/adoption/agencies/syt?dn=du-2%401&ss=ky-truoc&cc=hien-nay',
    ]);
  });

  it('shows where its mail went, and the boxes that only machines look into, beside the rate', async () => {
    const volume = {
      sent: 168,
      sentUntold: 6,
      sentInternal: 140,
      sentExternal: 18,
      sentMixed: 4,
      recipients: 238,
      internalRecipients: 216,
      received: 256,
    };
    open(replyOf({ ...agency('Sở Y tế', REGULAR), boxes: { loggedIn: 72, machineOnly: 28 }, volume }));
    expect(await screen.findByText('28 hộp thư sống, chưa thấy người đọc')).toBeTruthy();
    expect(screen.getByText('nội bộ 140 · ra ngoài tỉnh 18 · cả hai 4')).toBeTruthy();
    expect(screen.getByText('nhật ký không cho biết 6 thư gửi đi đâu')).toBeTruthy();
    expect(screen.getByText('ít nhất 238 lượt người nhận, ít nhất 216 trong tỉnh')).toBeTruthy();
    cleanup();

    const told = { ...volume, sent: 162, sentUntold: 0 };
    open(replyOf({ ...agency('Sở Y tế', REGULAR), volume: told }));
    expect(await screen.findByText('238 lượt người nhận, 216 trong tỉnh')).toBeTruthy();
    expect(screen.queryByText(/nhật ký không cho biết/)).toBeNull();
    cleanup();

    const directions = { sentInternal: null, sentExternal: null, sentMixed: null, recipients: null, internalRecipients: null };
    open(replyOf({ ...agency('Sở Y tế', REGULAR), volume: { ...volume, sentUntold: 168, ...directions } }));
    expect(await screen.findByText('nhật ký không cho biết 168 thư gửi đi đâu')).toBeTruthy();
    expect(screen.queryByText(/lượt người nhận|ra ngoài tỉnh/)).toBeNull();
  });

  it('says that the target is met, or that none is set', async () => {
    open(replyOf(agency('Sở Y tế', figure(70, 75))));
    expect(await title('Sở Y tế đạt chỉ tiêu 90%: 70/75 người')).toBeTruthy();
    cleanup();
    open(replyOf(agency('Sở Y tế', figure(70, 75, { against: null }))));
    expect(await title('Sở Y tế: 93,3%, 70/75 người')).toBeTruthy();
  });

  it('of missing logs says so, with the bounds, and never 0', async () => {
    const silent = { ...figure(96, 132, { coverage: 0.785 }), bounds: { lower: 0.27, upper: 0.81 } };
    open(replyOf(agency('Sở Y tế', silent)));
    expect(await title('Sở Y tế: Chưa đủ dữ liệu')).toBeTruthy();
    expect(screen.getByText(/Độ phủ nhật ký của kỳ 78,5%.*27,0–81,0%/)).toBeTruthy();
  });

  it('shows every definition side by side, and why one of them says nothing', async () => {
    open(replyOf(agency('Sở Y tế', REGULAR)));
    await title(/Sở Y tế/);
    const cellsOf = (name: RegExp) =>
      within(screen.getByRole('rowheader', { name }).closest('tr')!)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    expect(cellsOf(/^Có hoạt động/).slice(0, 2)).toEqual(['72/75', '96,0%']);
    expect(cellsOf(/^Đầu và cuối buổi/).slice(0, 2)).toEqual(['—/75', '— Nguồn chỉ có số theo ngày']);
  });

  it('tells who came and stayed away; what cannot be told is a dash, periods before the logs are left out', async () => {
    open(replyOf(agency('Sở Y tế', REGULAR)));
    expect(await screen.findByRole('heading', { name: 'Thêm 4 người lần đầu dùng trong kỳ, 3 người vắng so với kỳ trước' })).toBeTruthy();
    const table = within(screen.getByRole('region', { name: /^Bảng người dùng qua các kỳ/ }));
    const rows = table
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent)
          .slice(1),
      );
    expect(rows).toEqual([
      ['69', '—', '69', '—', '—', '69'],
      ['72', '66', '4', '2', '3', '75'],
    ]);
    cleanup();
    open(replyOf(agency('Sở Y tế', REGULAR), { lifecycle: null }));
    expect(await screen.findByText(/^Không công bố: cơ quan dưới 10 người, đã sáp nhập/)).toBeTruthy();
  });

  it('says of a period without enough logs that data do not suffice, and makes no finding of it', async () => {
    const gap: LifecyclePoint = { ...unknown, withheld: 'insufficient-data', coverage: 0.785 };
    open(
      replyOf(agency('Sở Y tế', REGULAR), {
        lifecycle: [unknown, { ...unknown, ...covered, active: 69, firstTime: 69, cumulative: 69 }, gap],
      }),
    );
    expect(await screen.findByRole('heading', { name: 'Ai quay lại, ai mới, ai vắng' })).toBeTruthy();
    const table = within(screen.getByRole('region', { name: /^Bảng người dùng qua các kỳ/ }));
    const row = table.getByRole('rowheader', { name: /Chưa đủ dữ liệu/ }).closest('tr')!;
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent)
        .slice(1),
    ).toEqual(['—', '—', '—', '—', '—', '—']);
  });

  it('of an unknown agency says so', async () => {
    open({ status: 404, body: { title: 'Không có cơ quan này', status: 404 } });
    expect(await screen.findByText('Không có cơ quan này')).toBeTruthy();
  });
});
