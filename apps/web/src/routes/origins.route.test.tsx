import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OriginsReply, OriginStateReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { OriginsRoute } from './origins.route.tsx';

const TOKEN = 'nt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG';
const token = (number: number, revokedAt: string | null = null) => ({
  ...{ number, createdAt: '2026-07-01T01:00:00Z', lastUsedAt: number === 2 ? '2026-07-16T18:00:00Z' : null, revokedAt },
});
const THU: OriginStateReply = {
  ...{ name: 'thu', timeZone: '+07:00', segments: 12, lastLineAt: '2026-07-17T01:00:00Z', lastReceivedAt: '2026-07-17T01:05:00Z' },
  ...{ internalClients: ['10.40.0.0/24'], legalBasis: null, tokens: [token(1, '2026-07-02T01:00:00Z'), token(2)] },
};
const AWAITED: OriginStateReply = {
  ...{ name: 'xa', timeZone: null, segments: 0, lastLineAt: null, lastReceivedAt: null },
  ...{ internalClients: [], legalBasis: null, tokens: [token(3)] },
};

function serve(role: string, origins: readonly OriginStateReply[] = [THU, AWAITED]): FakeServer {
  const body: OriginsReply = { origins, retention: { rawMonths: 13, personMonths: 24, leaverMonths: 3 } };
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role } } }),
    '/api/v1/origins': () => ({ body }),
    '/api/v1/origins/thu/tokens': () => ({ body: { origin: 'thu', number: 4, token: TOKEN } }),
    '/api/v1/origins/moi/tokens': () => ({ body: { origin: 'moi', number: 5, token: TOKEN } }),
    '/api/v1/origins/thu/tokens/2': () => ({ body: null }),
    '/api/v1/origins/thu/internal-clients': () => ({ body: THU }),
    '/api/v1/origins/thu/legal-basis': () => ({ body: THU }),
  });
}

/** The page with a way to another one. */
function show(): void {
  renderAt(
    '/quan-tri/nguon',
    <>
      <Link to="/khac">trang khác</Link>
      <OriginsRoute />
    </>,
  );
}
const cardOf = async (name: string) => within(await screen.findByRole('region', { name }));

beforeAll(() => {
  // jsdom knows the element, but not how to open it.
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
});
beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the page of log sources', () => {
  it('tells of each when it was last heard of, on what it rests, and its tokens, those that count first', async () => {
    serve('auditor');
    show();
    const card = await cardOf('thu');
    expect(card.getByText('Nhật ký đến').nextElementSibling?.textContent).toContain('17/07/2026');
    expect(card.getByText(/Chưa ghi căn cứ pháp lý/)).toBeTruthy();
    expect(card.getByText('10.40.0.0/24')).toBeTruthy();
    expect(card.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['2', '1']);
    expect(card.getByText(/^thu hồi lúc/)).toBeTruthy();
    expect((await cardOf('xa')).getByText(/Chưa có nhật ký nào từ nguồn này/)).toBeTruthy();
    expect(screen.getByText('Tệp nhật ký thô: 13 tháng kể từ dòng cuối của tệp.')).toBeTruthy();
  });

  it('lets an auditor read and change nothing', async () => {
    serve('auditor');
    show();
    await cardOf('thu');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('says so where there is no source yet, and lets the mail administrator name one', async () => {
    const server = serve('mail-administrator', []);
    show();
    await screen.findByText(/Chưa có nguồn nào/);
    await userEvent.type(screen.getByRole('textbox', { name: /Tên nguồn/ }), ' moi ');
    await userEvent.click(screen.getByRole('button', { name: 'Tạo mã' }));
    await screen.findByRole('heading', { name: 'Mã số 5 của nguồn moi' });
    expect(server.sent).toEqual([{ to: 'POST /api/v1/origins/moi/tokens', body: null }]);
  });

  it('says at the field why a name cannot be one', async () => {
    const server = serve('mail-administrator', []);
    server.set('/api/v1/origins/M%C3%A1y/tokens', () => ({
      status: 400,
      body: { type: 'urn:nhip-thu:problem:invalid-origin-name', title: 'Tên nguồn chỉ gồm chữ thường', status: 400 },
    }));
    show();
    const field = await screen.findByRole('textbox', { name: /Tên nguồn/ });
    await userEvent.type(field, 'Máy');
    await userEvent.click(screen.getByRole('button', { name: 'Tạo mã' }));
    await screen.findByText('Tên nguồn chỉ gồm chữ thường');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('sends no name that is only spaces', async () => {
    const server = serve('mail-administrator', []);
    show();
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /Tên nguồn/ });
    await userEvent.type(field, '   ');
    await userEvent.click(screen.getByRole('button', { name: 'Tạo mã' }));
    expect([field.validity.valid, server.sent]).toEqual([false, []]);
    await userEvent.type(field, 'moi');
    await userEvent.click(screen.getByRole('button', { name: 'Tạo mã' }));
    await waitFor(() => expect(server.sent).toEqual([{ to: 'POST /api/v1/origins/moi/tokens', body: null }]));
  });

  it('shows a token once, with the commands that use it, and asks before it is left uncopied', async () => {
    const user = userEvent.setup();
    serve('mail-administrator');
    show();
    await user.click((await cardOf('thu')).getByRole('button', { name: 'Tạo mã cho nguồn thu' }));
    const heading = await screen.findByRole('heading', { name: 'Mã số 4 của nguồn thu' });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText(TOKEN)).toBeTruthy();
    expect(
      screen.getByText(/-T \/var\/log\/mail\.log\.1 'http:\/\/localhost\/api\/v1\/origins\/thu\/segments\?name=mail\.log\.1'/),
    ).toBeTruthy();

    await user.click(screen.getByRole('link', { name: 'trang khác' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Ở lại' }));
    expect(screen.getByText(TOKEN)).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Sao chép mã' }));
    expect(await navigator.clipboard.readText()).toBe(TOKEN);
    await user.click(screen.getByRole('link', { name: 'trang khác' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByTestId('address').textContent).toBe('/khac');
  });

  it('takes a token off the screen when it was put away, and goes back to its source', async () => {
    serve('mail-administrator');
    show();
    await userEvent.click((await cardOf('thu')).getByRole('button', { name: 'Tạo mã cho nguồn thu' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Đã cất mã, đóng' }));
    expect(screen.queryByText(TOKEN)).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'thu' }));
  });

  it('asks before it revokes a token', async () => {
    const server = serve('mail-administrator');
    show();
    await userEvent.click((await cardOf('thu')).getByRole('button', { name: 'Thu hồi mã số 2 của nguồn thu' }));
    expect(server.sent).toEqual([]);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Thu hồi' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.sent).toEqual([{ to: 'DELETE /api/v1/origins/thu/tokens/2', body: null }]);
    // The button that asked goes with its token.
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Tạo mã/));
  });

  it('sends internal machines line by line, and says which line is none', async () => {
    const server = serve('mail-administrator');
    server.set('/api/v1/origins/thu/internal-clients', () => ({
      status: 400,
      body: {
        ...{ type: 'urn:nhip-thu:problem:invalid-input', title: 'Dữ liệu gửi lên không hợp lệ', status: 400 },
        errors: [{ path: 'internalClients.1', message: 'không hợp lệ' }],
      },
    }));
    show();
    const card = await cardOf('thu');
    await userEvent.click(card.getByRole('button', { name: 'Sửa danh sách máy nội bộ của nguồn thu' }));
    const field = card.getByRole('textbox', { name: 'Mỗi dòng một địa chỉ hoặc mạng' });
    expect(field).toHaveProperty('value', '10.40.0.0/24');
    await userEvent.type(field, '\n\n10.40/16');
    await userEvent.click(card.getByRole('button', { name: 'Lưu danh sách' }));
    await card.findByText('Dòng 3: “10.40/16” không phải địa chỉ hay mạng, hoặc rộng hơn /8 (IPv6: /32)');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    server.set('/api/v1/origins/thu/internal-clients', () => ({ body: THU }));
    await userEvent.click(card.getByRole('button', { name: 'Lưu danh sách' }));
    await waitFor(() => expect(card.queryByRole('textbox')).toBeNull());
    expect(server.sent[1]).toEqual({
      to: 'PUT /api/v1/origins/thu/internal-clients',
      body: { internalClients: ['10.40.0.0/24', '10.40/16'] },
    });
  });

  it('names the legal basis once: under its heading', async () => {
    serve('home-affairs', [{ ...THU, legalBasis: { text: 'Quyết định', number: '15/QĐ-SNV', on: '2026-01-20' } }]);
    show();
    const card = await cardOf('thu');
    expect(card.getByRole('heading', { name: 'Căn cứ pháp lý' }).nextElementSibling?.textContent).toBe(
      'Quyết định, số 15/QĐ-SNV, ngày 20/01/2026',
    );
  });

  it('lets home affairs enter the legal basis, and make no token', async () => {
    const server = serve('home-affairs');
    show();
    const card = await cardOf('thu');
    expect(screen.queryByRole('button', { name: /Tạo mã/ })).toBeNull();
    await userEvent.click(card.getByRole('button', { name: 'Ghi căn cứ của nguồn thu' }));
    await userEvent.type(card.getByRole('textbox', { name: /Văn bản/ }), 'Quyết định');
    await userEvent.type(card.getByRole('textbox', { name: /^Số/ }), '15/QĐ-SNV');
    await userEvent.type(card.getByRole('textbox', { name: /Ngày/ }), '20/01/2026');
    await userEvent.click(card.getByRole('button', { name: 'Lưu căn cứ' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent).toEqual([
      { to: 'PUT /api/v1/origins/thu/legal-basis', body: { text: 'Quyết định', number: '15/QĐ-SNV', on: '2026-01-20' } },
    ]);
  });
});
