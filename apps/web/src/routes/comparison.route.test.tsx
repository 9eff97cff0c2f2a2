import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AdoptionReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { adoptionReply, agency, figure, period, point, roleFlow } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { ComparisonRoute } from './comparison.route.tsx';

const snv = agency('Sở Nội vụ', figure(62, 68), 0.088);
const syt = agency('Sở Y tế', figure(55, 75), -0.067);
const commune = agency('Xã Mường Bám', figure(12, 34), 0.02);
const masked = {
  ...agency('Xã Ngọc Chiến', figure(9, 10)),
  before: point('bc-2026-06', 8, 10),
  trend: [point('bc-2026-06', 8, 10), { ...point('bc-2026-07', 9, 10), publication: 'at-least' as const }],
};
const silent = { ...agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 })), before: point('bc-2026-06', 90, 132) };

function serve(reply: AdoptionReply = adoptionReply([snv, syt, commune, masked, silent])): FakeServer {
  return new FakeServer({
    '/api/v1/periods': () => ({ body: { periods: [period('bc-2026-07'), period('bc-2026-06')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/adoption': () => ({ body: reply }),
  });
}

const title = () => screen.findByRole('heading', { level: 1 });
const address = () => screen.getByTestId('address').textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('comparison of agencies', () => {
  it('is titled by the agencies that are chosen, which the address holds', async () => {
    const user = userEvent.setup();
    serve();
    renderAt('/co-quan', <ComparisonRoute />);
    await waitFor(async () => expect((await title()).textContent).toMatch(/^2\/4 cơ quan đủ dữ liệu/));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Khối' }), 'commune');
    expect(address()).toBe('/co-quan?khoi=commune');
    await waitFor(async () => expect((await title()).textContent).toMatch(/^1\/2 cơ quan đủ dữ liệu/));
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Xã Mường Bám', 'Xã Ngọc Chiến']);
    await user.click(screen.getByRole('button', { name: 'Bỏ bộ lọc' }));
    expect(address()).toBe('/co-quan');
  });

  it('is titled by where mail went over the flow of the province, by its name until that is there', async () => {
    const server = serve();
    server.set('/api/v1/adoption/flow', () => ({ body: roleFlow() }));
    renderAt('/co-quan?xem=luong', <ComparisonRoute />);
    await waitFor(async () => expect((await title()).textContent).toMatch(/^Cứ 10 lượt thư nêu dưới đây thì 8 lượt/));
  });

  it('says how a masked rate is drawn in a course, where there is one', async () => {
    serve();
    renderAt('/co-quan?xem=luoi', <ComparisonRoute />);
    expect(await screen.findByText(/Chấm rỗng: chỉ nêu được tỷ lệ từ mức đó trở lên/)).toBeTruthy();
    cleanup();
    serve(adoptionReply([snv, syt]));
    renderAt('/co-quan?xem=luoi', <ComparisonRoute />);
    expect(await screen.findByText(/Đường nét đứt: chỉ tiêu/)).toBeTruthy();
    expect(screen.queryByText(/Chấm rỗng/)).toBeNull();
  });

  it('sets single agencies beside each other, found without marks, in every view until the filter is taken off', async () => {
    const user = userEvent.setup();
    serve(adoptionReply([snv, { ...syt, code: 'syt' }, { ...commune, code: 'xmb' }, masked, silent]));
    renderAt('/co-quan?cq=syt,zzz', <ComparisonRoute />);
    await waitFor(() => expect(address()).toBe('/co-quan?cq=syt'));
    expect(screen.getByText('Địa chỉ có lựa chọn không hợp lệ (cq), đã dùng giá trị mặc định.')).toBeTruthy();
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Sở Y tế']);
    expect((await title()).textContent).toMatch(/^Cơ quan duy nhất đủ dữ liệu/);
    await user.type(screen.getByRole('combobox', { name: 'Cơ quan' }), 'muong{Enter}');
    await waitFor(() => expect(address()).toBe('/co-quan?cq=syt%2Cxmb'));
    expect(screen.getByText(/đang xem 2\/5 cơ quan/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Lưới' }));
    expect(await screen.findByRole('heading', { name: 'So với tháng 6/2026: 1 cơ quan tăng, 1 giảm' })).toBeTruthy();
    expect(address()).toContain('cq=');
    await user.click(screen.getByRole('button', { name: 'Bỏ bộ lọc' }));
    expect(address()).toBe('/co-quan?xem=luoi');
  });

  it('a bloc that no agency is of falls back to all', async () => {
    serve();
    renderAt('/co-quan?khoi=district', <ComparisonRoute />);
    await waitFor(() => expect(address()).toBe('/co-quan'));
    expect(screen.getAllByRole('rowheader').length).toBeGreaterThan(3);
  });

  it('an address that names no agency it knows shows all of them', async () => {
    serve();
    renderAt('/co-quan?cq=zzz', <ComparisonRoute />);
    await waitFor(() => expect(address()).toBe('/co-quan'));
    expect(screen.getAllByRole('rowheader')).toHaveLength(5);
  });

  it('says that nothing matches instead of showing an empty table', async () => {
    serve();
    renderAt('/co-quan?khoi=commune&qm=tren-60', <ComparisonRoute />);
    expect(await screen.findByText('Không cơ quan nào hợp bộ lọc này.')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('asks the server for what it is compared with and by which structure, and drops a bad word', async () => {
    const server = serve();
    renderAt('/co-quan?ss=ky-goc&cc=tai-thoi-diem&qm=to', <ComparisonRoute />);
    await screen.findByRole('table');
    expect(server.asked.some((asked) => asked.includes('ss=ky-goc') && asked.includes('cc=tai-thoi-diem'))).toBe(true);
    await waitFor(() => expect(address()).toBe('/co-quan?ss=ky-goc&cc=tai-thoi-diem'));
  });

  it('shows courses whose title counts who rose, and their table twin by the key B', async () => {
    const user = userEvent.setup();
    serve();
    renderAt('/co-quan?xem=luoi', <ComparisonRoute />);
    expect(await screen.findByRole('heading', { name: 'So với tháng 6/2026: 2 cơ quan tăng, 1 giảm, 2 chưa so được' })).toBeTruthy();
    const arrows = [...document.querySelectorAll('li [data-direction]')].map((arrow) => arrow.getAttribute('data-direction'));
    expect(arrows.filter((direction) => direction === 'up')).toHaveLength(2);
    expect(arrows.filter((direction) => direction !== 'up')).toEqual(['down']);
    await user.keyboard('b');
    expect(address()).toBe('/co-quan?xem=luoi&dang=bang');
    const row = screen.getByRole('rowheader', { name: 'Sở Nông nghiệp' }).closest('tr')!;
    expect(within(row).getByText(/— Chưa đủ dữ liệu/)).toBeTruthy();
  });

  it('of courses that are compared with no period the title says from when to when', async () => {
    serve(
      adoptionReply(
        [snv, syt, commune, masked, silent].map((row) => ({ ...row, change: null })),
        { comparedWith: null },
      ),
    );
    renderAt('/co-quan?xem=luoi&ss=khong', <ComparisonRoute />);
    expect(await screen.findByRole('heading', { name: 'Từ T6/2026 đến T7/2026: 3 cơ quan tăng, 0 giảm, 2 chưa so được' })).toBeTruthy();
    expect(screen.queryByText(/thay đổi so với/)).toBeNull();
  });

  it('before and after has no difference for a masked or missing count', async () => {
    serve();
    renderAt('/co-quan?xem=truoc-sau&dang=bang', <ComparisonRoute />);
    expect(await screen.findByRole('heading', { name: '2 cơ quan tăng, 1 giảm so với tháng 6/2026' })).toBeTruthy();
    const row = screen.getByRole('rowheader', { name: 'Xã Ngọc Chiến' }).closest('tr')!;
    expect(within(row).getByText('≥90,0%')).toBeTruthy();
    expect(within(row).getByText('chưa so được')).toBeTruthy();
  });

  it('of a period that is not over is provisional in every view, and tells why it has no before and after', async () => {
    const open = { isProvisional: true, comparedWith: null, provinceChange: null };
    serve(adoptionReply([{ ...snv, change: null, before: null }], open));
    for (const view of ['', '?xem=luoi', '?xem=truoc-sau']) {
      renderAt(`/co-quan${view}`, <ComparisonRoute />);
      expect(await screen.findByText('Tạm tính')).toBeTruthy();
      if (view !== '?xem=truoc-sau') cleanup();
    }
    expect(await screen.findByRole('heading', { name: 'Kỳ chưa kết thúc nên chưa so với kỳ khác' })).toBeTruthy();
    expect(screen.getByText(/^Kỳ này mới có số của một phần/)).toBeTruthy();
  });

  it('with nothing to compare with says so, and the key X turns the comparison off and on', async () => {
    const user = userEvent.setup();
    serve(adoptionReply([snv], { comparedWith: null }));
    renderAt('/co-quan?xem=truoc-sau', <ComparisonRoute />);
    expect(await screen.findByRole('heading', { name: 'Không có kỳ để so' })).toBeTruthy();
    expect(screen.getByText('Kỳ trước không có số liệu. Chọn kỳ khác ở ô "So với".')).toBeTruthy();
    await user.keyboard('x');
    expect(address()).toBe('/co-quan?xem=truoc-sau&ss=khong');
    expect(await screen.findByRole('heading', { name: 'Đang chọn không so với kỳ nào' })).toBeTruthy();
    expect(screen.queryByText(/không có số liệu/)).toBeNull();
    await user.keyboard('x');
    expect(address()).toBe('/co-quan?xem=truoc-sau');
  });
});
