import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AbsentAgency, AgencyCourseReply, AgencyReply, LifecyclePoint, Role } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { reply as paperReply } from '../testing/paper-builders.ts';
import { covered, figures, REGULAR, replyOf, unknown } from '../testing/agency-builders.ts';
import { agency, coursePoint, figure, period, roleFlow } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { AgencyRoute } from './agency.route.tsx';

function open(
  reply: AgencyReply | { readonly status: number; readonly body: unknown },
  { tab = '', role = 'home-affairs' }: { readonly tab?: string; readonly role?: Role } = {},
): FakeServer {
  const session = { username: 'thu', displayName: 'Thử', role, agencyCode: role === 'agency' ? 'syt' : null };
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/adoption/agencies/syt/course': () => ({ body: course }),
    '/api/v1/adoption/agencies/syt/flow': () => ({ body: roleFlow({ code: 'syt', name: 'Sở Y tế' }) }),
    '/api/v1/paper': () => ({ body: { ...paperReply, units: [{ ...paperReply.units[0], code: 'syt', name: 'Sở Y tế' }] } }),
    '/api/v1/explanations': () => ({ body: { explanations: [], agencies: [], periods: [] } }),
    '/api/v1/periods': () => ({ body: { periods: [period('bc-2026-07')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/adoption/agencies/syt': () => ('status' in reply ? reply : { body: reply }),
  });
  renderAt(`/co-quan/syt${tab === '' ? '' : `?tab=${tab}`}`, <AgencyRoute />, '/co-quan/:ma');
  return server;
}

const course: AgencyCourseReply = {
  ...{ code: 'syt', name: 'Sở Y tế', structure: 'as-is', asOf: null, isDemo: false },
  periods: [period('bc-2026-06'), period('bc-2026-07')],
  points: [
    coursePoint({ sent: 90, sentUntold: 10, sentInternal: 60, sentExternal: 15, sentMixed: 5, received: 70, coverage: 0.5 }),
    coursePoint({ sent: 100, sentUntold: 0, sentInternal: 83, sentExternal: 12, sentMixed: 5, received: 80 }),
  ],
};
const askedOf = (server: FakeServer): string[] =>
  server.asked.map((address) => new URL(address, 'http://localhost').pathname).filter((path) => !/\/(session|periods)$/.test(path));

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('page of one agency', () => {
  it('says of a period that is not over that its figures are provisional, on every tab of them', async () => {
    const { lifecycle } = replyOf(agency('Sở Y tế', REGULAR));
    const last = { ...unknown, ...covered, active: 50, firstTime: 1, cumulative: 75 };
    const reply = replyOf(agency('Sở Y tế', REGULAR), {
      isProvisional: true,
      comparedWith: null,
      lifecycle: [...lifecycle!.slice(0, 2), last],
    });
    open(reply);
    expect(await screen.findByText('kỳ chưa kết thúc nên chưa so với kỳ khác')).toBeTruthy();
    cleanup();
    for (const tab of ['', 'luong', 'chat-luong', 'nhip']) {
      open(reply, { tab });
      expect(await screen.findByText('Tạm tính')).toBeTruthy();
      if (tab !== 'nhip') cleanup();
    }
    expect(await screen.findByText('T7/2026 (tạm tính)')).toBeTruthy();
  });

  it('says of which reporting month its paper is, and that there is none of a week that was chosen', async () => {
    const reply = replyOf(agency('Sở Y tế', REGULAR));
    open(reply, { tab: 'giay' });
    expect(await screen.findByText('Giấy theo tháng báo cáo: Tháng 7/2026 · 15/06–14/07')).toBeTruthy();
    cleanup();
    open({ ...reply, period: period('tuan-2026-w28') }, { tab: 'giay&ky=tuan-2026-w28' });
    const note = /^Giấy theo tháng báo cáo: Tháng 7\/2026 · 15\/06–14\/07; không có số giấy của tuần 28\/2026$/;
    expect(await screen.findByText(note)).toBeTruthy();
  });

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

  it('of missing logs says that counts of mail are lower bounds, in the title and in the card', async () => {
    const volume = { ...agency('Sở Y tế', REGULAR).volume, sent: 302, received: 391 };
    const silent = { ...figure(96, 132, { coverage: 0.785 }), bounds: { lower: 0.27, upper: 0.81 } };
    const reply = replyOf({ ...agency('Sở Y tế', silent), volume });
    open(reply, { tab: 'luong' });
    expect(await title('Sở Y tế gửi ít nhất 302 thư, nhận ít nhất 391 trong tháng 7/2026')).toBeTruthy();
    cleanup();
    open(reply);
    const card = within(await screen.findByRole('region', { name: 'Thư gửi' }));
    for (const words of ['≥302', '≥391', 'thiếu nhật ký, nên thấp hơn thực tế']) expect(card.getByText(words)).toBeTruthy();
    expect(card.getByText('ít nhất 2.000 lượt người nhận, ít nhất 1.500 trong tỉnh')).toBeTruthy();
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
    expect(cellsOf(/^Có hoạt động/).slice(0, 2)).toEqual(['72/75', expect.stringMatching(/^96,0%\d+,\d–\d+,\d%$/)]);
    expect(cellsOf(/^Đầu và cuối buổi/).slice(0, 2)).toEqual(['—/75', '— Nguồn chỉ có số theo ngày']);
  });

  it('has one reason where the source tells no time of day, and not that days are too few', async () => {
    const silent = figures.find(({ definition }) => definition === 'du-4@1')!;
    open(replyOf(agency('Sở Y tế', silent)));
    expect(await title('Sở Y tế: Nguồn chỉ có số theo ngày')).toBeTruthy();
    expect(screen.queryByText('Chưa đủ ngày làm việc')).toBeNull();
  });

  it('tells who came and stayed away; what cannot be told is a dash, periods before the logs are left out', async () => {
    open(replyOf(agency('Sở Y tế', REGULAR)), { tab: 'nhip' });
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
    open(replyOf(agency('Sở Y tế', REGULAR), { lifecycle: null }), { tab: 'nhip' });
    expect(await screen.findByText(/^Không công bố: cơ quan dưới 10 người, đã sáp nhập/)).toBeTruthy();
  });

  it('shows habits as a chart with its table, why one has no rate, and between what it lies', async () => {
    const bounds = { lower: 0.25, upper: 0.75 };
    const [first, ...others] = figures.filter(({ definition }) => definition === 'du-3@1' || definition === 'du-4@1');
    const silent = { ...figure(40, 75, { coverage: 0.785, bounds }), definition: 'du-4@1' as const };
    const reply = replyOf(agency('Sở Y tế', REGULAR));
    expect(others).toHaveLength(1);
    open({ ...reply, sensitivity: { ...reply.sensitivity, figures: [first!, silent] } }, { tab: 'nhip' });
    expect(await screen.findByRole('heading', { name: '59/75 người có thói quen dùng đều các tuần: 78,7%' })).toBeTruthy();
    expect(screen.getByText('—/75 · Chưa đủ dữ liệu · nằm trong 25,0–75,0% · độ phủ 78,5%')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^Xem bảng: 59\/75/ }));
    const table = within(screen.getByRole('region', { name: /^Bảng thói quen/ }));
    const cells = table.getAllByRole('row').map((row) =>
      within(row)
        .queryAllByRole('cell')
        .map(({ textContent }) => textContent),
    );
    expect(cells.slice(1)).toEqual([
      ['59/75', '78,7%', '68,1–86,4%', '—', '100,0%'],
      ['—/75', '— Chưa đủ dữ liệu', '—', '25,0–75,0%', '78,5%'],
    ]);
  });

  it('says of a period without enough logs that data do not suffice, and makes no finding of it', async () => {
    const gap: LifecyclePoint = { ...unknown, withheld: 'insufficient-data', coverage: 0.785 };
    open(
      replyOf(agency('Sở Y tế', REGULAR), {
        lifecycle: [unknown, { ...unknown, ...covered, active: 69, firstTime: 69, cumulative: 69 }, gap],
      }),
      { tab: 'nhip' },
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

  it('of an unknown agency says so, and blames no filter', async () => {
    const type = 'urn:nhip-thu:problem:no-such-agency';
    open({ status: 404, body: { type, title: 'Không có cơ quan này', detail: 'Danh bạ không có cơ quan nào mã “syt”.', status: 404 } });
    expect(await screen.findByText('Danh bạ không có cơ quan nào mã “syt”.')).toBeTruthy();
    expect(document.querySelector<HTMLElement>('[data-empty]')?.dataset['empty']).toBe('nobody');
  });

  it('of a merged agency is headed by its name, and leads to what it became part of and to the structure of that time', async () => {
    const known = { code: 'syt', name: 'Sở Y tế', from: null, to: '2026-08-01', successor: { code: 'shg', name: 'Sở Hợp' } };
    const show = (absent: Partial<AbsentAgency>) =>
      open({
        status: 404,
        body: { type: 'urn:nhip-thu:problem:no-such-agency', title: 'Không có cơ quan này', status: 404, agency: { ...known, ...absent } },
      });
    show({ absence: 'joined' });
    expect(await title('Sở Y tế')).toBeTruthy();
    expect(await screen.findByText(/^Sở Y tế đã sáp nhập từ 01\/08\/2026 vào/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Sở Hợp' }).getAttribute('href')).toBe('/co-quan/shg');
    expect(screen.getByRole('link', { name: 'Xem số liệu theo cơ cấu tại thời điểm' }).getAttribute('href')).toBe(
      '/co-quan/syt?cc=tai-thoi-diem',
    );
    cleanup();
    show({ absence: 'ended' });
    expect(await screen.findByRole('link', { name: 'Sở Hợp' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Xem số liệu theo cơ cấu tại thời điểm' })).toBeNull();
    cleanup();
    show({ absence: 'ended', successor: null });
    expect(await screen.findByText('Sở Y tế không còn là cơ quan riêng từ 01/08/2026.')).toBeTruthy();
    cleanup();
    show({ absence: 'not-yet', from: '2026-07-20', to: null, successor: null });
    expect(await screen.findByText('Sở Y tế có từ 20/07/2026.')).toBeTruthy();
  });

  it('has a tab for each part, by link and address; each asks for what it shows and no more', async () => {
    const server = open(replyOf(agency('Sở Y tế', REGULAR)));
    await title(/Sở Y tế/);
    const tabs = within(await screen.findByRole('navigation', { name: 'Các phần của trang cơ quan' }));
    expect(tabs.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      ...['Tổng quan', 'Nhịp', 'Giấy', 'Luồng', 'Chất lượng', 'Giải trình'],
    ]);
    expect(askedOf(server)).toEqual(['/api/v1/adoption/agencies/syt']);
    await userEvent.click(tabs.getByRole('link', { name: 'Luồng' }));
    expect(await screen.findByRole('heading', { name: '83,0% thư của tháng 7/2026 chỉ đi trong tỉnh: 83/100 thư' })).toBeTruthy();
    expect(screen.getByTestId('address').textContent).toBe('/co-quan/syt?tab=luong');
    expect(tabs.getByRole('link', { name: 'Luồng' }).getAttribute('aria-current')).toBe('page');
    expect(screen.queryByText('Theo từng định nghĩa')).toBeNull();
    expect(askedOf(server)).toEqual(['', '/course', '/flow'].map((part) => `/api/v1/adoption/agencies/syt${part}`));
  });

  it('shows the table of the flows with the same periods, and says what the logs do not tell', async () => {
    open(replyOf(agency('Sở Y tế', REGULAR)), { tab: 'luong' });
    await userEvent.click((await screen.findAllByRole('button', { name: /^Xem bảng/ }))[0]!);
    const table = within(screen.getByRole('region', { name: /^Bảng luồng thư theo kỳ/ }));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual(['T6/2026', 'T7/2026']);
    expect(
      within(rows[0]!)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['≥90', '≥60', '≥5', '≥15', '≥10', '≥2.000', '≥1.500', '≥70']);
  });

  it('says of which messages the share inside the province is, where logs do not tell the way of all', async () => {
    const thin = coursePoint({ sent: 302, sentUntold: 105, sentInternal: 180, sentExternal: 12, sentMixed: 5, received: 391 });
    const server = open(replyOf(agency('Sở Y tế', REGULAR)), { tab: 'luong' });
    server.set('/api/v1/adoption/agencies/syt/course', () => ({ body: { ...course, points: [course.points[0]!, thin] } }));
    const name = '91,4% thư biết nơi đi của tháng 7/2026 chỉ đi trong tỉnh: 180/197 thư; 105 thư không rõ';
    expect(await screen.findByRole('heading', { name })).toBeTruthy();
  });

  it('shows mail by role group below, and its table has an address of its own', async () => {
    open(replyOf(agency('Sở Y tế', REGULAR)), { tab: 'luong' });
    const name = 'Cứ 10 lượt thư trong cơ quan thì 6 lượt đi xuống';
    expect(await screen.findByRole('heading', { name })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: `Xem bảng: ${name}` }));
    expect(screen.getByTestId('address').textContent).toBe('/co-quan/syt?tab=luong&nhom=bang');
    expect(screen.getByRole('region', { name: /^Bảng luồng thư theo nhóm/ })).toBeTruthy();
  });

  it('names the period with fewest logs in the tab of quality, and tells what the figures were made from in words', async () => {
    const snapshot = { id: 16, directoryRevision: 3, calendarRevision: 2, logRevision: 9, parserVersion: 5, coverage: 'coverage@2' };
    open(replyOf(agency('Sở Y tế', REGULAR), { snapshot }), { tab: 'chat-luong' });
    expect(await screen.findByRole('heading', { name: '1/2 kỳ thiếu nhật ký, ít nhất là tháng 6/2026: 50,0%' })).toBeTruthy();
    expect(screen.getByText('danh bạ bản 3, lịch bản 2, nhật ký bản 9')).toBeTruthy();
  });

  it('says in its title what the open tab is about, and shows only the choices that change something there', async () => {
    const volume = { ...agency('Sở Y tế', REGULAR).volume, sent: 1680, received: 2560 };
    const silent = { ...figure(96, 132, { coverage: 0.785 }), bounds: { lower: 0.27, upper: 0.81 } };
    const told = replyOf({ ...agency('Sở Y tế', REGULAR), volume });
    const choices = ['Chỉ số', 'So với', 'Cơ cấu'];
    const shown: [string, AgencyReply, string, string[]][] = [
      ['', told, 'Sở Y tế cần thêm 13 người để đạt 90%', choices],
      ['nhip', told, 'Sở Y tế: 59/75 người dùng thư đều qua các tuần, 78,7%', ['Cơ cấu']],
      ['luong', told, 'Sở Y tế gửi 1.680 thư, nhận 2.560 trong tháng 7/2026', ['Cơ cấu']],
      ['chat-luong', told, 'Sở Y tế: nhật ký phủ 100,0% giờ làm việc của tháng 7/2026', ['Chỉ số', 'Cơ cấu']],
      [
        'chat-luong',
        replyOf(agency('Sở Y tế', silent)),
        'Sở Y tế: nhật ký chỉ phủ 78,5% giờ làm việc của tháng 7/2026, cần 95%',
        ['Chỉ số', 'Cơ cấu'],
      ],
      ['giai-trinh', told, 'Sở Y tế – Không còn giải trình nào chưa xong', []],
      ['phong', told, 'Sở Y tế theo từng phòng', []],
    ];
    for (const [tab, reply, name, controls] of shown) {
      open(reply, { tab, role: 'agency' });
      expect(await title(name)).toBeTruthy();
      expect([tab, choices.filter((choice) => screen.queryByRole('combobox', { name: choice }) !== null)]).toEqual([tab, controls]);
      cleanup();
    }
  });

  it.each([
    ['leadership', ['giai-trinh', 'phong']],
    ['home-affairs', ['phong']],
  ] as const)(
    'a tab that is closed to %s is not there, nor asked about when the address names it, which then loses it',
    async (role, closed) => {
      for (const tab of closed) {
        const server = open(replyOf(agency('Sở Y tế', REGULAR)), { tab, role });
        await title(/Sở Y tế/);
        await screen.findByRole('navigation', { name: 'Các phần của trang cơ quan' });
        expect(document.querySelector(`nav a[href*="tab=${tab}"]`)).toBeNull();
        expect(askedOf(server)).toEqual(['/api/v1/adoption/agencies/syt']);
        await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/co-quan/syt'));
        cleanup();
      }
    },
  );

  it('an agency has its divisions and its explanations', async () => {
    const server = open(replyOf(agency('Sở Y tế', REGULAR)), { tab: 'giai-trinh', role: 'agency' });
    expect(await screen.findByText('Sở Y tế chưa có giải trình nào.')).toBeTruthy();
    expect(screen.getByTestId('address').textContent).toBe('/co-quan/syt?tab=giai-trinh');
    expect(screen.getByRole('link', { name: 'Phòng' })).toBeTruthy();
    expect(askedOf(server)).toEqual(['/api/v1/adoption/agencies/syt', '/api/v1/explanations']);
  });
});
