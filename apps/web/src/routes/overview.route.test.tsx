import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AdoptionReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { adoptionReply, agency, figure, period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { OverviewRoute } from './overview.route.tsx';

const met = agency('Sở Nội vụ', figure(62, 68), 0.088);
const missed = agency('Xã Mường Bám', figure(12, 34), -0.02);
const few = agency('Ban Quản lý', figure(9, 10), 0.1);
const silent = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
const rows = [missed, few, met, silent];
const periods = { periods: [period('bc-2026-07'), period('bc-2026-06')], defaultPeriodId: 'bc-2026-07' };

function serve(reply: AdoptionReply): FakeServer {
  return new FakeServer({
    '/api/v1/periods': () => ({ body: periods }),
    '/api/v1/adoption': (params) => ({ body: { ...reply, period: period(params.get('ky') ?? 'bc-2026-07') } }),
  });
}

const title = () => screen.findByRole('heading', { level: 1 });
const rowOf = (name: string) => screen.getByRole('rowheader', { name }).closest('tr')!;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('overview', () => {
  it('of an installation without figures asks for none, and says how to begin', async () => {
    const server = serve(adoptionReply([]));
    server.set('/api/v1/periods', () => ({ body: { periods: [], defaultPeriodId: null } }));
    renderAt('/', <OverviewRoute />);
    expect(await screen.findByRole('heading', { level: 1, name: /^Chưa có số liệu/ })).toBeTruthy();
    expect(server.asked.filter((address) => address.includes('/adoption'))).toEqual([]);
  });

  it('is titled by its finding, which changes with a row', async () => {
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await waitFor(async () => expect((await title()).textContent).toBe('2/3 cơ quan đủ dữ liệu đạt chỉ tiêu 90%'));
    cleanup();
    serve(adoptionReply([missed, agency('Xã Xuân Nha', figure(13, 30)), silent]));
    renderAt('/', <OverviewRoute />);
    await waitFor(async () => expect((await title()).textContent).toMatch(/^Chưa cơ quan nào trong 2/));
  });

  it('keeps the place of paper in a period that no register is of, and says why there is no figure', async () => {
    const server = serve(adoptionReply(rows));
    renderAt('/?ky=bc-2026-q2', <OverviewRoute />);
    expect(await screen.findByText(/^Văn bản giấy chỉ báo cáo theo tháng báo cáo/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Xem tháng báo cáo gần nhất' }).getAttribute('href')).toBe('/van-ban');
    expect(server.asked.filter((asked) => asked.includes('/paper'))).toEqual([]);
  });

  it('shows the province without the agencies that lack data, and with them as 0', async () => {
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    // 83 of 112; 83 of 244 with the 132 of the silent agency.
    expect(await screen.findByText(/Toàn tỉnh 74,1% khi không tính; 34,0% nếu coi phần thiếu là 0/)).toBeTruthy();
    expect(screen.getByText(/Sở Nông nghiệp \(độ phủ 78,5%\)/)).toBeTruthy();
    expect(screen.getByText('1 cơ quan thiếu nhật ký, nên thấp hơn thực tế')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Thư gửi' })).getAllByText(/^≥[\d.]+$/)).not.toHaveLength(0);
  });

  it('of agencies that are all too small says that, draws no empty plot, and counts nobody', async () => {
    const tiny = agency('Ban Quản lý', figure(3, 4, { coverage: 0.333 }));
    const nobody = { ...figure(0, 0), coverage: 0.333 };
    const trend = [{ ...tiny.trend[0]!, value: null, numerator: null, denominator: 0, verdict: 'not-published' as const }];
    serve(adoptionReply([tiny], { province: nobody, active: { ...nobody, definition: 'du-1@1' }, trend }));
    renderAt('/', <OverviewRoute />);
    await waitFor(async () => expect((await title()).textContent).toBe('Cơ quan nào cũng dưới 10 người nên không công bố tỷ lệ'));
    expect(await screen.findByText(/^Đường xu hướng bắt đầu từ/)).toBeTruthy();
    expect(screen.queryByText(/\/0 cán bộ/)).toBeNull();
    expect(screen.queryByText(/độ phủ của cơ quan được tính/)).toBeNull();
  });

  it('says in its footer how many messages count without a log-in, and nothing when there are none', async () => {
    serve(adoptionReply(rows, { sentInternalClient: 1234 }));
    renderAt('/', <OverviewRoute />);
    expect(await screen.findByText(/· 1\.234 thư gửi tính nhờ máy gửi nội bộ, không có đăng nhập/)).toBeTruthy();
    cleanup();
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await screen.findByRole('table');
    expect(screen.queryByText(/máy gửi nội bộ/)).toBeNull();
  });

  it('says what is left out because it came over UDP only, and nothing when there is nothing', async () => {
    serve(adoptionReply(rows, { unconfirmedFacts: 1234 }));
    renderAt('/', <OverviewRoute />);
    expect(await screen.findByText('1.234 sự kiện chỉ đến qua UDP, chưa tính')).toBeTruthy();
    cleanup();
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await screen.findByRole('table');
    expect(screen.queryByText(/chỉ đến qua UDP/)).toBeNull();
  });

  it('shows an unknown figure as a dash with its reason and no 0 anywhere in the row, in the last place', async () => {
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await screen.findByRole('table');
    const row = rowOf('Sở Nông nghiệp');
    expect(within(row).getByText('—/132')).toBeTruthy();
    expect(within(row).getByText('Chưa đủ dữ liệu')).toBeTruthy();
    expect(within(row).getByText(/thiếu nhật ký, độ phủ 78,5%/)).toBeTruthy();
    expect(row.textContent).not.toMatch(/(^|[^\d,.])0(?![\d,])/);
    expect(row).toBe(within(screen.getByRole('table')).getAllByRole('row').at(-1));
  });

  it('says a verdict by word, with people short and too few people marked', async () => {
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await screen.findByRole('table');
    expect(rowOf('Xã Mường Bám').textContent).toContain('Chưa đạt · thêm 19');
    expect(rowOf('Ban Quản lý').textContent).toContain('chưa đủ cơ sở');
    expect(rowOf('Sở Nội vụ').textContent).not.toContain('thêm');
  });

  it('has no bullet and no verdict where there is no target', async () => {
    const free = agency('Sở Nội vụ', figure(62, 68, { against: null }));
    serve(adoptionReply([free], { target: null }));
    renderAt('/', <OverviewRoute />);
    await screen.findByRole('table');
    expect(screen.queryAllByRole('img', { name: /chỉ tiêu 90%/ })).toEqual([]);
    expect(screen.getAllByText('chưa có chỉ tiêu').length).toBeGreaterThan(0);
  });

  it('of a period that is not over says so, and compares nothing of it', async () => {
    serve(adoptionReply([{ ...missed, change: null, before: null }], { isProvisional: true, comparedWith: null, provinceChange: null }));
    renderAt('/', <OverviewRoute />);
    expect(await screen.findByText('Tạm tính')).toBeTruthy();
    expect(screen.getByText(/kỳ chưa kết thúc: số còn thay đổi, chưa so với kỳ khác/)).toBeTruthy();
    for (const name of [/Sử dụng thường xuyên/, 'Cơ quan đạt chỉ tiêu', 'Thư gửi']) {
      const card = screen.getByRole('region', { name });
      expect(within(card).getByText('kỳ chưa kết thúc nên chưa so với kỳ khác')).toBeTruthy();
      expect(card.textContent).not.toContain('so với tháng');
    }
  });

  it('says of how many agencies the rate is, and how many are not in it because they are not published', async () => {
    const hidden = { ...figure(5, 9), value: null, verdict: 'not-published' as const };
    const all = [...rows, agency('Xã Lớn', hidden), agency('Xã Bé', hidden), agency('Xã Con', hidden)];
    const shown = async (reply: AdoptionReply): Promise<string | null | undefined> => {
      serve(reply);
      renderAt('/', <OverviewRoute />);
      const [card] = await screen.findAllByRole('region', { name: /Sử dụng thường xuyên/ });
      return card?.textContent;
    };
    expect(await shown(adoptionReply(all))).toContain('tỷ lệ tính trên 3/7 cơ quan');
    expect(screen.getByText(/3 cơ quan nữa cũng không có trong tỷ lệ toàn tỉnh vì không công bố/)).toBeTruthy();
    cleanup();
    // Those told together are in it.
    expect(await shown(adoptionReply(all, { pooled: { agencies: 3, figure: figure(20, 27) } }))).toContain('tỷ lệ tính trên 6/7 cơ quan');
    expect(screen.queryByText(/vì không công bố/)).toBeNull();
  });

  it('tells over how many agencies the rate changed, where they are fewer than all', async () => {
    serve(adoptionReply(rows, { provinceChangeAgencies: 3 }));
    renderAt('/', <OverviewRoute />);
    const [card] = await screen.findAllByRole('region', { name: /Sử dụng thường xuyên/ });
    expect(card?.textContent).toContain('so với tháng 6/2026, tính trên 3 cơ quan có tỷ lệ ở cả hai kỳ');
    cleanup();
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await screen.findAllByRole('region', { name: /Sử dụng thường xuyên/ });
    expect(screen.queryByText(/có tỷ lệ ở cả hai kỳ/)).toBeNull();
  });

  it('tells how counts changed and over how many agencies; against a period without enough logs it tells no change, and no 0', async () => {
    const change = { change: 1240, agencies: 3 };
    serve(adoptionReply(rows, { sentChange: change, metChange: { change: 0, agencies: 3 } }));
    renderAt('/', <OverviewRoute />);
    const card = async (name: string) => (await screen.findByRole('region', { name })).textContent;
    expect(await card('Thư gửi')).toContain('+1.240 so với tháng 6/2026, tính trên 3 cơ quan đủ nhật ký ở cả hai kỳ');
    expect(await card('Cơ quan đạt chỉ tiêu')).toContain('0 so với tháng 6/2026');
    cleanup();
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    for (const name of ['Thư gửi', 'Cơ quan đạt chỉ tiêu']) {
      expect(await card(name)).toContain('chưa so được với kỳ khác');
      expect(await card(name)).not.toContain('so với tháng');
    }
  });

  it('says nothing of a comparison that nobody asked for, and of one without figures what has none', async () => {
    const alone = adoptionReply(rows, { comparedWith: null, provinceChange: null, activeChange: null });
    const cards = [/^Sử dụng thường xuyên/, /^Đầu và cuối buổi/, 'Cơ quan đạt chỉ tiêu', 'Thư gửi'];
    serve(alone);
    renderAt('/?ss=khong', <OverviewRoute />);
    for (const name of cards) {
      expect((await screen.findByRole('region', { name })).textContent).not.toMatch(/để so|chưa so|so được|so với/);
    }
    cleanup();
    serve(alone);
    renderAt('/?ss=cung-ky', <OverviewRoute />);
    for (const name of [cards[0]!, cards[2]!, cards[3]!]) {
      expect((await screen.findByRole('region', { name })).textContent).toContain('chưa có số liệu cùng kỳ năm trước để so');
    }
  });

  it('beside a dash stands nothing that would need a figure', async () => {
    const none = Object.fromEntries(Object.keys(adoptionReply([]).volume).map((key) => [key, null])) as unknown as AdoptionReply['volume'];
    serve(adoptionReply([silent], { volume: none }));
    renderAt('/', <OverviewRoute />);
    const agencies = await screen.findByRole('region', { name: 'Cơ quan đạt chỉ tiêu' });
    expect(agencies.textContent).not.toContain('cơ quan đủ dữ liệu');
    expect(within(agencies).getByText('Chưa đủ dữ liệu')).toBeTruthy();
    const volume = screen.getByRole('region', { name: 'Thư gửi' });
    expect(within(volume).getAllByText('không có nhật ký trong kỳ')).toHaveLength(2);
    expect(volume.textContent).not.toContain('thấp hơn thực tế');
  });

  it('steps to the earlier period by arrow key, and back to a bare address', async () => {
    const user = userEvent.setup();
    const server = serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await screen.findByRole('table');
    await screen.findByRole('option', { name: /Tháng 6\/2026/ });
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/?ky=bc-2026-06'));
    await waitFor(() => expect(server.asked.some((address) => address.includes('ky=bc-2026-06'))).toBe(true));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/'));
  });

  it('keeps order and table of the trend in the address', async () => {
    const user = userEvent.setup();
    serve(adoptionReply(rows));
    renderAt('/', <OverviewRoute />);
    await user.click(await screen.findByRole('button', { name: 'Cơ quan' }));
    await user.click(screen.getByRole('button', { name: /^Xem bảng/ }));
    expect(screen.getByTestId('address').textContent).toBe('/?xep=ten&xem=bang');
    expect(screen.getByRole('columnheader', { name: 'Cơ quan' }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByRole('cell', { name: '74,1%' })).toBeTruthy();
  });

  it('a second press on the head of a column turns the league round, in rows, title and address; a third as it was', async () => {
    const user = userEvent.setup();
    serve(adoptionReply([missed, met]));
    renderAt('/', <OverviewRoute />);
    const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    const head = await screen.findByRole('columnheader', { name: /^So với chỉ tiêu/ });
    expect([head.getAttribute('aria-sort'), names()]).toEqual(['ascending', ['Xã Mường Bám', 'Sở Nội vụ']]);
    await user.click(within(head).getByRole('button'));
    expect([head.getAttribute('aria-sort'), names()]).toEqual(['descending', ['Sở Nội vụ', 'Xã Mường Bám']]);
    expect(screen.getByRole('heading', { level: 2, name: 'Cao nhất so với chỉ tiêu: Sở Nội vụ, 91,2%' })).toBeTruthy();
    expect(screen.getByTestId('address').textContent).toBe('/?xep=-gap');
    await user.click(within(head).getByRole('button'));
    expect([head.getAttribute('aria-sort'), screen.getByTestId('address').textContent]).toEqual(['ascending', '/']);
  });

  it('removes a bad value from the address', async () => {
    serve(adoptionReply(rows));
    renderAt('/?ky=hom-qua&xep=ten', <OverviewRoute />);
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/?xep=ten'));
    expect(await screen.findByText(/lựa chọn không hợp lệ/)).toBeTruthy();
  });

  it('shows what failed with its id, and the figures once trying again succeeds', async () => {
    const user = userEvent.setup();
    const server = serve(adoptionReply(rows));
    const problem = { type: 'about:blank', title: 'Lỗi máy chủ', status: 500, detail: 'Không đọc được kỳ', errorId: 'e-42' };
    server.set('/api/v1/adoption', () => ({ status: 500, body: problem }));
    renderAt('/', <OverviewRoute />);
    const alert = await screen.findByRole('alert');
    expect(await screen.findByRole('combobox', { name: 'Kỳ báo cáo' })).toBeTruthy();
    expect(alert.textContent).toContain('Không đọc được kỳ');
    expect(within(alert).getByText('e-42')).toBeTruthy();
    server.set('/api/v1/adoption', () => ({ body: adoptionReply(rows) }));
    await user.click(within(alert).getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByRole('table')).toBeTruthy();
  });

  it('explains the first steps when nothing was ever imported', async () => {
    const server = serve(adoptionReply([], { asOf: null }));
    server.set('/api/v1/periods', () => ({ body: { periods: [], defaultPeriodId: null } }));
    server.set('/api/v1/session', () => ({
      body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role: 'home-affairs' } },
    }));
    server.set('/api/v1/targets', () => ({ body: { day: '2026-07-17', targets: [], agencies: [{ code: 'snv' }], isDemo: false } }));
    server.set('/api/v1/ingest', () => ({ body: { origins: [], segments: [], dirtyDays: 0, dirtyPeriods: 0 } }));
    renderAt('/', <OverviewRoute />);
    expect(await screen.findByRole('link', { name: 'Mở trang nạp' })).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    await waitFor(() => expect(screen.getAllByText('Chưa làm')).toHaveLength(3));
    expect(screen.getAllByText('Đã xong')).toHaveLength(1);
  });
});
