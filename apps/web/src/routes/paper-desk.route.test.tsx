import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useNavigate } from 'react-router';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { fieldAt } from '../testing/field-at.ts';
import { course, reply, submissions } from '../testing/paper-builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

function Back() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => void navigate(-1)}>
      Lùi
    </button>
  );
}

function show(address: string, role: Role = 'home-affairs'): void {
  const session = { username: 'snv', displayName: 'SNV', agencyCode: null, role };
  void new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/paper': () => ({ body: reply }),
    '/api/v1/paper/periods': () => ({ body: { periods: ['bc-2026-07', 'bc-2026-06'].map(period), defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/paper/submissions': () => ({ body: submissions }),
    '/api/v1/paper/course': () => ({ body: course }),
    '/api/v1/paper/baselines': () => ({ body: { baselines: [] } }),
  });
  renderAt(
    address,
    <>
      <PaperRoute />
      <Back />
    </>,
  );
}

const address = (): string | null => screen.getByTestId('address').textContent;
const openTab = async (name: string): Promise<void> => userEvent.click(await screen.findByRole('tab', { name }));
const shownTab = async (): Promise<string | null> => (await screen.findByRole('tab', { selected: true })).textContent;

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('the tab of the desk is in the address, the first one is not written, and Back goes to the one before', async () => {
  show('/van-ban?ky=bc-2026-07');
  expect(await shownTab()).toBe('Sổ văn bản');
  await openTab('Kỳ gốc và đơn giá');
  expect(address()).toBe('/van-ban?ky=bc-2026-07&nhap=ky-goc');
  await openTab('Khóa tháng');
  expect(address()).toBe('/van-ban?ky=bc-2026-07&nhap=khoa-thang');
  await userEvent.click(screen.getByRole('button', { name: 'Lùi' }));
  expect(await shownTab()).toBe('Kỳ gốc và đơn giá');
  expect(fieldAt(/^Văn bản căn cứ/)).toBeTruthy();
  await openTab('Sổ văn bản');
  expect(address()).toBe('/van-ban?ky=bc-2026-07');
});

it('an address opens its tab', async () => {
  show('/van-ban?nhap=ky-goc');
  expect(await shownTab()).toBe('Kỳ gốc và đơn giá');
  expect(await screen.findByRole('heading', { name: 'Kỳ gốc mới' })).toBeTruthy();
  expect(address()).toBe('/van-ban?nhap=ky-goc');
});

it('what was begun stays while tabs change, by a tab and by Back, without a question', async () => {
  show('/van-ban?nhap=ky-goc');
  await shownTab();
  await userEvent.type(fieldAt(/^Văn bản căn cứ/), 'QĐ 15');
  await openTab('Khóa tháng');
  await userEvent.click(screen.getByRole('button', { name: 'Lùi' }));
  expect(await shownTab()).toBe('Kỳ gốc và đơn giá');
  expect(fieldAt(/^Văn bản căn cứ/).value).toBe('QĐ 15');
  expect(screen.queryByRole('button', { name: 'Ở lại', hidden: true })).toBeNull();
});

it('whoever has no desk has no tab of it in the address either, which is said; nor is one that there is not', async () => {
  show('/van-ban?nhap=ky-goc&xem=bang', 'leadership');
  await waitFor(() => expect(address()).toBe('/van-ban?xem=bang'));
  expect(screen.getByText('Phần nhập số liệu trong địa chỉ chỉ Sở Nội vụ mở được nên đã được bỏ.')).toBeTruthy();
  cleanup();
  show('/van-ban?nhap=gi-do');
  await waitFor(() => expect(address()).toBe('/van-ban'));
  expect(await shownTab()).toBe('Sổ văn bản');
});
