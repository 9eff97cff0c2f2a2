import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FreezeReply, FreezesReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../testing/builders.ts';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { FreezesRoute } from './freezes.route.tsx';

const july = period('bc-2026-07');
const open: FreezesReply = { periods: [], open: [july], isDemo: false };
const version: FreezeReply['version'] = {
  ...{ periodId: july.id, number: 0, code: 'NT-1', contentHash: '00', frozenBy: 'Hà', frozenAt: '2026-07-17T01:00:00Z' },
  ...{ reason: null, approvedBy: 'Lò Thị B' },
};
/** Of both replies the dialog asks only these. */
const agencies = ['met', 'not-met', 'insufficient-data'].map((verdict) => ({ figure: { verdict } }));
const paper = { period: july, province: { submittedCount: 1, expectedCount: 3 } };

let server: FakeServer;

beforeEach(async () => {
  await loadWords();
  server = new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/freezes': () => ({ body: open }),
    '/api/v1/adoption/periods': () => ({ body: { periods: [july], defaultPeriodId: july.id } }),
    '/api/v1/adoption': () => ({ body: { period: july, agencies } }),
    '/api/v1/paper': () => ({ body: paper }),
  });
  renderAt('/chot-so-lieu', <FreezesRoute />);
});
afterEach(cleanup);

const sent = (): unknown => server.sent.find(({ to }) => to === 'POST /api/v1/freezes')?.body;
const pressFreeze = async (): Promise<void> => userEvent.click(await screen.findByRole('button', { name: 'Chốt số liệu' }));

describe('freezing a period, which is never taken back', () => {
  it('asks who approves it before anything else', async () => {
    await pressFreeze();
    expect(fieldAt('Người duyệt').required).toBe(true);
    expect(screen.getByText('Nêu tên người duyệt việc chốt số liệu')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(fieldAt('Người duyệt')));
    expect([screen.queryByRole('dialog', { hidden: true }), sent()]).toEqual([null, undefined]);
  });

  it('asks nothing back while the name of the approver is too long', async () => {
    const field = await waitFor(() => fieldAt('Người duyệt'));
    fireEvent.change(field, { target: { value: 'x'.repeat(24_000) } });
    await pressFreeze();
    expect(screen.getByText('Dài quá 500 ký tự: bớt 23.500 ký tự')).toBeTruthy();
    expect([screen.queryByRole('dialog', { hidden: true }), sent()]).toEqual([null, undefined]);
  });

  it('says what it would hold and what it would lack, and is done only then', async () => {
    await userEvent.type(await waitFor(() => fieldAt('Người duyệt')), 'Lò Thị B');
    await pressFreeze();
    const dialog = screen.getByRole('dialog', { hidden: true });
    await within(dialog).findByText('2/3 cơ quan đủ nhật ký');
    await within(dialog).findByText('1/3 cơ quan đã nộp sổ văn bản đi');
    expect(dialog.textContent).toContain('Lò Thị B duyệt.');
    expect(sent()).toBeUndefined();
    // One address, asked both ways.
    server.set('/api/v1/freezes', () => ({ body: { ...open, version, changes: [] } }));
    await userEvent.click(within(dialog).getByText('Chốt số liệu'));
    await screen.findByText(/^Đã chốt .*Mã xác minh: NT-1$/);
    expect(sent()).toEqual({ periodId: july.id, approvedBy: 'Lò Thị B' });
    // Nobody has approved another period yet.
    expect(fieldAt('Người duyệt').value).toBe('');
  });
});

describe('where nothing can be frozen', () => {
  const serveAgain = (reply: FreezesReply): void => {
    cleanup();
    server.set('/api/v1/freezes', () => ({ body: reply }));
    renderAt('/chot-so-lieu', <FreezesRoute />);
  };

  it('says that no period with figures is over yet, not that all of them are frozen', async () => {
    serveAgain({ ...open, open: [] });
    expect(await screen.findByText('Chưa có kỳ báo cáo nào có số liệu đã kết thúc.')).toBeTruthy();
    expect(screen.queryByText(/đều đã chốt/)).toBeNull();
  });
});

it('lists the newest version of a period first, and says of an amendment which one it amends', async () => {
  const amendments = [1, 2].map((number) => ({ ...version, number, code: `NT-${number + 1}`, reason: 'Nhật ký đến muộn' }));
  server.set('/api/v1/freezes', () => ({ body: { ...open, periods: [{ period: july, versions: [version, ...amendments] }] } }));
  server.set('/api/v1/freezes/differences', () => ({ body: { differences: [], waiting: [] } }));
  cleanup();
  renderAt('/chot-so-lieu', <FreezesRoute />);
  const table = await screen.findByRole('table');
  const told = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);
  expect(told).toEqual([
    ...['Bản điều chỉnh số 2Điều chỉnh: Bản điều chỉnh số 1, mã NT-2', 'Bản điều chỉnh số 1Điều chỉnh: Bản chốt, mã NT-1', 'Bản chốt'],
  ]);
});
