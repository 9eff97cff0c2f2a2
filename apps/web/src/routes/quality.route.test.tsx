import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { adoptionReply, agency, figure, period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { QualityRoute } from './quality.route.tsx';

/** 34 of 68 people use their box; 62 boxes are logged in to. */
const robots = { ...agency('Sở Nội vụ', figure(34, 68)), boxes: { loggedIn: 62, machineOnly: 28 } };

beforeEach(async () => {
  await loadWords();
  serve();
});
afterEach(cleanup);

function serve(): FakeServer {
  const session = { username: 'thu', displayName: 'Thử', role: 'leadership', agencyCode: null };
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/periods': () => ({ body: { periods: [period('bc-2026-07')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/adoption': () => ({ body: adoptionReply([robots]) }),
  });
}

it('offers the choices that change something there, and no comparison', async () => {
  renderAt('/chat-luong', <QualityRoute />);
  expect(await screen.findByRole('combobox', { name: 'Chỉ số' })).toBeTruthy();
  expect(screen.getByRole('combobox', { name: 'Cơ cấu' })).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: 'So với' })).toBeNull();
});

it('has of how many people beside the rate of log-ins, as beside any other rate', async () => {
  renderAt('/chat-luong', <QualityRoute />);
  const row = within((await screen.findByRole('link', { name: 'Sở Nội vụ' })).closest('tr')!);
  const cells = row.getAllByRole('cell').map(({ textContent }) => textContent);
  expect(cells.filter((text) => text?.includes('/68'))).toEqual(['91,2% 62/68', '50,0% 34/68']);
});

it('is headed by what is missing in the logs where the role sees no figures, and says how far they reach', async () => {
  const server = serve();
  const session = { username: 'thu', displayName: 'Thử', role: 'mail-administrator', agencyCode: null };
  server.set('/api/v1/session', () => ({ body: { session } }));
  const origin = { name: 'thu-01', timeZone: 'Asia/Ho_Chi_Minh', segments: 1, firstDay: '2026-07-16', lastDay: '2026-07-16' };
  const ingest = { origins: [{ ...origin, internalClients: [], legalBasis: null }], segments: [], dirtyDays: 0, dirtyPeriods: 0 };
  server.set('/api/v1/ingest', () => ({ body: ingest }));
  const days = ['2026-07-15', '2026-07-16'].map((day) => ({ day, isWorkingDay: true }));
  const told = { day: '2026-07-16', facts: 9, hours: 24, isTimed: true, unconfirmed: 0, firstAt: '2026-07-16T01:00:00Z', flags: [] };
  const known = { ...told, lastAt: '2026-07-16T16:30:00Z' };
  server.set('/api/v1/ingest/coverage', () => ({ body: { days, origins: [{ origin: 'thu-01', days: [null, known] }] } }));
  renderAt('/chat-luong', <QualityRoute />);
  expect(await screen.findByRole('heading', { level: 1, name: /^Thiếu nhật ký 1 ngày làm việc ở 1\/1 nguồn/ })).toBeTruthy();
  expect(screen.getByText('Nhật ký đến 16/07/2026 23:30')).toBeTruthy();
});

it.each<['vi' | 'en', string, string, RegExp]>([
  ['vi', '1 tệp nhật ký lỗi hoặc hỏng', 'Xem trong sổ đối soát', /^mail\.log\.9\.gz \(thu-01\): .*hỏng/],
  ['en', '1 log file failed or is damaged', 'See them in the ledger', /^mail\.log\.9\.gz \(thu-01\): .*damaged/],
])('names files that failed, also where no other came in, and leads to them in the ledger: %s', async (language, title, link, file) => {
  await loadWords(language);
  const server = serve();
  const session = { username: 'thu', displayName: 'Thử', role: 'mail-administrator', agencyCode: null };
  server.set('/api/v1/session', () => ({ body: { session } }));
  server.set('/api/v1/ingest', () => ({ body: { origins: [], segments: [], dirtyDays: 0, dirtyPeriods: 0 } }));
  const failed = { id: '9', name: 'mail.log.9.gz', origin: 'thu-01', state: 'failed', error: 'damaged-file' };
  server.set('/api/v1/ingest/segments', () => ({ body: { items: [failed], nextCursor: null } }));
  renderAt('/chat-luong', <QualityRoute />);
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText(file).tagName).toBe('LI');
  expect(screen.getByRole('link', { name: link }).getAttribute('href')).toBe('/chat-luong/doi-soat?tt=failed');
});

it('says nothing of files where none failed', async () => {
  const server = serve();
  const session = { username: 'thu', displayName: 'Thử', role: 'mail-administrator', agencyCode: null };
  server.set('/api/v1/session', () => ({ body: { session } }));
  server.set('/api/v1/ingest', () => ({ body: { origins: [], segments: [], dirtyDays: 0, dirtyPeriods: 0 } }));
  server.set('/api/v1/ingest/segments', () => ({ body: { items: [], nextCursor: null } }));
  renderAt('/chat-luong', <QualityRoute />);
  await screen.findByRole('heading', { level: 1 });
  await waitFor(() => expect(server.asked.some((address) => address.includes('state=failed'))).toBe(true));
  expect(screen.queryByText(/tệp nhật ký lỗi/)).toBeNull();
});
