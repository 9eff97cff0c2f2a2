import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { AdoptionReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { adoptionReply, agency, figure, period, point } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { MeetingRoute } from './meeting.route.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(document, 'fullscreenElement');
});

const setFullScreen = (element: Element | null): unknown =>
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, value: element });

it('is left by Escape with what was chosen, but not out of full screen, which the key ends first', async () => {
  const reply = adoptionReply([agency('Sở Nội vụ', figure(62, 68))]);
  const periods = { periods: [period('tuan-2026-w28')], defaultPeriodId: 'tuan-2026-w28' };
  const server = new FakeServer({
    '/api/v1/periods': () => ({ body: periods }),
    '/api/v1/adoption': () => ({ body: { ...reply, period: period('tuan-2026-w28') } }),
  });
  renderAt('/trinh-chieu?ky=tuan-2026-w28', <MeetingRoute />);
  await screen.findByRole('heading', { level: 1 });
  const address = () => screen.getByTestId('address').textContent;
  setFullScreen(document.body);
  await userEvent.keyboard('{Escape}');
  expect(address()).toBe('/trinh-chieu?ky=tuan-2026-w28');
  setFullScreen(null);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(address()).toBe('/?ky=tuan-2026-w28'));
  expect(server.sent).toEqual([]);
});

/** The page at `address`, of this answer. */
function show(address: string, reply: AdoptionReply): FakeServer {
  const server = new FakeServer({
    '/api/v1/periods': () => ({ body: { periods: [period('tuan-2026-w28')], defaultPeriodId: 'tuan-2026-w28' } }),
    '/api/v1/adoption': () => ({ body: { ...reply, period: period('tuan-2026-w28') } }),
  });
  renderAt(address, <MeetingRoute />);
  return server;
}

it('tells over how many agencies and people changes are told, as the page outside the meeting does', async () => {
  const reply = adoptionReply([agency('Sở Nội vụ', figure(62, 68))], {
    provinceChangeAgencies: 29,
    trend: [point('bc-2026-06', 482, 657), point('bc-2026-07', 433, 525)],
  });
  show('/trinh-chieu?trang=1', reply);
  expect(await screen.findByText(/tính trên 29 cơ quan có tỷ lệ ở cả hai kỳ/)).toBeTruthy();
  cleanup();
  show('/trinh-chieu?trang=3', reply);
  expect(await screen.findByText(/^Kỳ đầu tính trên 657 người, kỳ cuối trên 525/)).toBeTruthy();
});

it('says under the rate what it rests on, and heads what is to be directed by the first of it', async () => {
  const reply = adoptionReply([agency('Sở Nội vụ', figure(30, 68))], { trend: [] });
  show('/trinh-chieu?trang=1', reply);
  expect(await screen.findByText(/^Toàn tỉnh: khoảng [\d,]+–[\d,]+% · độ phủ [\d,]+% · DU-2@1$/)).toBeTruthy();
  cleanup();
  show('/trinh-chieu?trang=3', reply);
  expect(await screen.findByRole('heading', { level: 1, name: /^1 việc cần chỉ đạo, trước hết Sở Nội vụ: thêm \d+ người/ })).toBeTruthy();
});
