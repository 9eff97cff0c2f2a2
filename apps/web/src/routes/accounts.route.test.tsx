import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountRowReply, OwnSessionsReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { SignInForm } from '../features/session/sign-in-form.tsx';
import { AccountsRoute } from './accounts.route.tsx';
import { OwnAccountRoute } from './own-account.route.tsx';

const account = (over: Partial<AccountRowReply>): AccountRowReply => ({
  ...{ id: 1, username: 'lan', displayName: 'Lò Thị Lan', role: 'agency', agency: 'snv', officialId: null, officialName: null },
  ...{ createdAt: '2026-07-01T00:00:00Z', disabledAt: null, lastSeenAt: '2026-07-17T01:00:00Z' },
  ...over,
});
const ACCOUNTS = [
  account({}),
  account({ id: 2, username: 'noivu', role: 'home-affairs', agency: null }),
  account({ id: 3, username: 'thu', role: 'mail-administrator', agency: null }),
];
const SESSIONS: OwnSessionsReply = {
  sessions: [
    { id: '0123456789abcdef', createdAt: '2026-07-17T01:00:00Z', lastSeenAt: '2026-07-17T01:05:00Z', network: '10.1.2', isThis: true },
    { id: 'fedcba9876543210', createdAt: '2026-07-16T01:00:00Z', lastSeenAt: '2026-07-16T01:05:00Z', network: '10.1.3', isThis: false },
  ],
};

function serve(role: string): FakeServer {
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role } } }),
    '/api/v1/directory/tree': () => ({
      body: {
        agencies: [
          { code: 'snv', name: 'Sở Nội vụ' },
          { code: 'syt', name: 'Sở Y tế' },
        ],
      },
    }),
    '/api/v1/accounts': () => ({ body: { accounts: ACCOUNTS, account: ACCOUNTS[0], password: 'made-pass-word', linkTo: null } }),
    '/api/v1/accounts/1/password': () => ({ body: { password: 'other-pass-word', linkTo: null } }),
    '/api/v1/accounts/1/disabling': () => ({ body: { account: ACCOUNTS[0] } }),
    '/api/v1/accounts/1/role': () => ({ body: { account: ACCOUNTS[0], linkTo: null } }),
    '/api/v1/session/all': () => ({ body: SESSIONS }),
    '/api/v1/session/all/fedcba9876543210': () => ({ body: null }),
    '/api/v1/session/second-factor': () => ({
      body: { isOn: false, recoveryCodesLeft: 0, secret: 'ABCDEFGH', qr: 'data:image/svg+xml;base64,' },
    }),
    '/api/v1/session/second-factor/confirmation': () => ({ body: { codes: ['abcde-fghjk'] } }),
    '/api/v1/session/password': () => ({ status: 400, body: { type: 'x', title: 'Mật khẩu hiện tại không đúng', status: 400 } }),
  });
}

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

async function rowOf(username: string): Promise<HTMLElement> {
  return (await screen.findByRole('rowheader', { name: username })).closest('tr')!;
}

describe('the page of accounts', () => {
  it('makes an account of an agency and shows its password', async () => {
    const server = serve('home-affairs');
    renderAt('/quan-tri/tai-khoan', <AccountsRoute />);
    await userEvent.type(await screen.findByRole('textbox', { name: /Tên đăng nhập/ }), 'lan');
    await userEvent.type(screen.getByRole('textbox', { name: /Tên hiển thị/ }), 'Lan');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Cơ quan/ }), 'Sở Y tế');
    await userEvent.click(screen.getByRole('button', { name: 'Tạo' }));
    await screen.findByText('made-pass-word');
    expect(server.sent).toEqual([
      { to: 'POST /api/v1/accounts', body: { username: 'lan', displayName: 'Lan', role: 'agency', agency: 'syt' } },
    ]);
  });

  it('says when an account was used last, also of one that is closed since, and of one that never was', async () => {
    const server = serve('home-affairs');
    const [used, , never] = ACCOUNTS;
    const accounts = [
      { ...used, disabledAt: '2026-07-17T02:00:00Z' },
      { ...never, lastSeenAt: null },
    ];
    server.set('/api/v1/accounts', () => ({ body: { accounts } }));
    renderAt('/quan-tri/tai-khoan', <AccountsRoute />);
    expect(within(await rowOf('lan')).getByText('17/07/2026 08:00 · khóa từ 17/07/2026 09:00')).toBeTruthy();
    expect(within(await rowOf('thu')).getByText('chưa đăng nhập lần nào')).toBeTruthy();
  });

  it.each([
    [/Tên đăng nhập/, 'bad-account-name', 400, 'Tên đăng nhập gồm chữ, số và . _ @ -, từ 2 ký tự'],
    [/Tên đăng nhập/, 'name-taken', 409, 'Đã có tài khoản tên này'],
    [/^Địa chỉ/, 'bad-email', 400, 'Địa chỉ thư không hợp lệ'],
    [/^Cơ quan/, 'unknown-agency', 400, 'Không có cơ quan mã này'],
  ])('marks the field %p that %s is about, once, until it is changed', async (name, code, status, title) => {
    const server = serve('home-affairs');
    renderAt('/quan-tri/tai-khoan', <AccountsRoute />);
    const username = await screen.findByRole('textbox', { name: /Tên đăng nhập/ });
    await userEvent.type(username, 'Nguyễn Văn A');
    await userEvent.type(screen.getByRole('textbox', { name: /Tên hiển thị/ }), 'A');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Cơ quan/ }), 'Sở Y tế');
    server.set('/api/v1/accounts', () => ({ status, body: { type: `urn:nhip-thu:problem:${code}`, title, status } }));
    await userEvent.click(screen.getByRole('button', { name: 'Tạo' }));
    expect(await screen.findAllByText(title)).toHaveLength(1);
    const field = screen.getByLabelText<HTMLInputElement>(name, { selector: 'form *' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(username, 'b');
    await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  });

  it('offers a mail administrator what is theirs to change: neither home affairs nor their own account', async () => {
    serve('mail-administrator');
    renderAt('/quan-tri/tai-khoan', <AccountsRoute />);
    expect(within(await rowOf('lan')).getAllByRole('button')).toHaveLength(3);
    expect((await rowOf('lan')).textContent).toContain('Cơ quan · Sở Nội vụ');
    expect(within(await rowOf('noivu')).queryAllByRole('button')).toEqual([]);
    expect(within(await rowOf('thu')).queryAllByRole('button')).toEqual([]);
    const roles = within(screen.getByRole('combobox', { name: /Vai trò/ })).getAllByRole('option');
    expect(roles.map(({ textContent }) => textContent)).toEqual(['Cơ quan', 'Cán bộ', 'Quản trị thư']);
  });

  it('lets an auditor read', async () => {
    serve('auditor');
    renderAt('/quan-tri/tai-khoan', <AccountsRoute />);
    await rowOf('lan');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('asks before it resets a password, closes an account or changes its role', async () => {
    const server = serve('home-affairs');
    renderAt('/quan-tri/tai-khoan', <AccountsRoute />);
    const row = within(await rowOf('lan'));
    await userEvent.click(row.getByRole('button', { name: 'Đặt lại mật khẩu: lan' }));
    expect(server.sent).toEqual([]);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Đặt lại mật khẩu' }));
    await screen.findByText('other-pass-word');
    await userEvent.click(screen.getByRole('button', { name: 'Đóng' }));
    await userEvent.click(row.getByRole('button', { name: 'Khóa: lan' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Khóa' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(row.getByRole('button', { name: 'Đổi vai trò: lan' }));
    await userEvent.selectOptions(within(screen.getByRole('dialog')).getByRole('combobox', { name: /Vai trò/ }), 'auditor');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Đổi vai trò' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.sent).toEqual([
      { to: 'POST /api/v1/accounts/1/password', body: null },
      { to: 'POST /api/v1/accounts/1/disabling', body: null },
      { to: 'PUT /api/v1/accounts/1/role', body: { role: 'auditor' } },
    ]);
  });
});

describe('the page of one’s own account', () => {
  it('ends another session, not the present one', async () => {
    const server = serve('official');
    renderAt('/tai-khoan', <OwnAccountRoute />);
    await screen.findByText('phiên này');
    await userEvent.click(screen.getByRole('button', { name: /Kết thúc phiên từ 16\/07\/2026/ }));
    await waitFor(() => expect(server.sent).toEqual([{ to: 'DELETE /api/v1/session/all/fedcba9876543210', body: null }]));
  });

  it('says when the present password is wrong', async () => {
    const server = serve('official');
    renderAt('/tai-khoan', <OwnAccountRoute />);
    await userEvent.type(screen.getByLabelText(/^Mật khẩu hiện tại \*$|^Mật khẩu hiện tại$/), 'cu');
    await userEvent.type(screen.getByLabelText(/Mật khẩu mới/), 'mat-khau-moi-dai');
    await userEvent.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }));
    await screen.findByText('Mật khẩu hiện tại không đúng');
    expect(server.sent).toEqual([{ to: 'POST /api/v1/session/password', body: { current: 'cu', next: 'mat-khau-moi-dai' } }]);
  });

  it('switches a second factor on with a code of the secret it shows, and shows the recovery codes', async () => {
    const server = serve('official');
    renderAt('/tai-khoan', <OwnAccountRoute />);
    await userEvent.type(await screen.findByLabelText(/để bật hoặc tắt/), 'mat-khau');
    await userEvent.click(screen.getByRole('button', { name: 'Bật…' }));
    expect((await screen.findByRole('img', { name: /Mã QR/ })).getAttribute('src')).toMatch(/^data:image/);
    expect(screen.getByText(/ABCDEFGH/)).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: /Mã sáu chữ số/ }), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận' }));
    await screen.findByText('abcde-fghjk');
    expect(server.sent).toEqual([
      { to: 'POST /api/v1/session/second-factor', body: { current: 'mat-khau' } },
      { to: 'POST /api/v1/session/second-factor/confirmation', body: { code: '123456' } },
    ]);
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    // They are shown this once: whoever leaves is asked until they say that they have kept them.
    expect(leave()).toBe(false);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Tôi đã lưu các mã này' }));
    expect([leave(), screen.queryByText('abcde-fghjk')]).toEqual([true, expect.anything()]);
  });
});

describe('the form of signing in', () => {
  it('asks for a code when the account has a second factor, and sends it with the rest', async () => {
    const server = new FakeServer({
      '/api/v1/session': () => ({ status: 401, body: { type: 'urn:nhip-thu:problem:second-factor-needed', title: 'x', status: 401 } }),
    });
    renderAt('/dang-nhap', <SignInForm />);
    await userEvent.type(screen.getByLabelText('Tên đăng nhập'), 'an');
    await userEvent.type(screen.getByLabelText('Mật khẩu'), 'mat-khau');
    expect(screen.queryByLabelText('Mã xác thực')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    await userEvent.type(await screen.findByLabelText('Mã xác thực'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    await waitFor(() => expect(server.sent).toHaveLength(2));
    expect(server.sent.map(({ body }) => body)).toEqual([
      { username: 'an', password: 'mat-khau' },
      { username: 'an', password: 'mat-khau', code: '123456' },
    ]);
  });
});
