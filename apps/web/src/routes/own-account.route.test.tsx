import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PasswordForm } from '../features/own-account/password-form.tsx';
import { SecondFactor } from '../features/own-account/second-factor.tsx';
import { EmailForm } from '../features/own-account/email-form.tsx';

const WRONG = 'Mật khẩu hiện tại không đúng';
const wrong = (path: string, title: string) => () => ({ status: 400, body: { title, errors: [{ path, message: title }] } });
const server = (): FakeServer =>
  new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'x', displayName: 'X', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/session/email': () => ({ body: { email: null } }),
    '/api/v1/session/second-factor': () => ({ body: { isOn: true, recoveryCodesLeft: 3 } }),
  });

/** The fault stands under the field of that label alone, marked and focused. */
async function expectFault(label: string | RegExp, fault: string): Promise<void> {
  await screen.findByText(fault);
  await waitFor(() => expect(document.activeElement).toBe(fieldAt(label)));
  expect(fieldAt(label).getAttribute('aria-invalid')).toBe('true');
  expect(screen.getAllByText(fault)).toHaveLength(1);
  expect(screen.queryByRole('alert')).toBeNull();
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the own account', () => {
  it.each([
    ['Mật khẩu hiện tại', 'current', WRONG],
    ['Mật khẩu mới', 'next', 'Mật khẩu này dễ đoán'],
    ['Mật khẩu mới', 'next', 'dài quá 256 ký tự'],
  ])('says at %s what is wrong with it (%s: %s), until something else is typed', async (label, path, fault) => {
    server().set('/api/v1/session/password', wrong(path, fault));
    renderAt('/tai-khoan', <PasswordForm />);
    await userEvent.type(fieldAt('Mật khẩu hiện tại'), 'mat-khau-dang-dung');
    await userEvent.type(fieldAt(/^Mật khẩu mới/), 'mat-khau-moi-cua-toi');
    await userEvent.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }));
    await expectFault(label === 'Mật khẩu mới' ? /^Mật khẩu mới/ : label, fault);
    await userEvent.type(fieldAt('Mật khẩu hiện tại'), 'x');
    expect([screen.queryByText(fault), fieldAt('Mật khẩu hiện tại').hasAttribute('aria-invalid')]).toEqual([null, false]);
  });

  it('says at the present password that it is wrong when an address is set', async () => {
    const api = server();
    renderAt('/tai-khoan', <EmailForm />);
    await waitFor(() => expect(fieldAt('Địa chỉ')).toBeTruthy());
    api.set('/api/v1/session/email', wrong('current', WRONG));
    await userEvent.type(fieldAt('Mật khẩu hiện tại'), 'sai');
    await userEvent.click(screen.getByRole('button', { name: 'Lưu địa chỉ' }));
    await expectFault('Mật khẩu hiện tại', WRONG);
    await userEvent.type(fieldAt('Địa chỉ'), 'a');
    expect(screen.queryByText(WRONG)).toBeNull();
  });

  it.each([
    ['Đổi điện thoại…', '/api/v1/session/second-factor'],
    ['Tắt', '/api/v1/session/second-factor/removal'],
  ])('says at the present password that it is wrong, for the second factor too: %s', async (name, path) => {
    const api = server();
    renderAt('/tai-khoan', <SecondFactor />);
    await screen.findByRole('button', { name });
    api.set(path, wrong('current', WRONG));
    await userEvent.type(fieldAt(/^Mật khẩu hiện tại/), 'sai');
    await userEvent.click(screen.getByRole('button', { name }));
    await expectFault(/^Mật khẩu hiện tại/, WRONG);
    expect(api.sent.map(({ to }) => to)).toEqual([`POST ${path}`]);
    await userEvent.type(fieldAt(/^Mật khẩu hiện tại/), 'x');
    expect(screen.queryByText(WRONG)).toBeNull();
  });

  it('asks before the page is left while a second factor is set up', async () => {
    const api = server();
    renderAt(
      '/tai-khoan',
      <>
        <SecondFactor />
        <Link to="/khac">Trang khác</Link>
      </>,
    );
    await screen.findByRole('button', { name: 'Đổi điện thoại…' });
    api.set('/api/v1/session/second-factor', () => ({ body: { secret: 'ABC', qr: 'data:,' } }));
    await userEvent.type(fieldAt(/^Mật khẩu hiện tại/), 'dung');
    await userEvent.click(screen.getByRole('button', { name: 'Đổi điện thoại…' }));
    await screen.findByRole('img');
    await userEvent.click(screen.getByRole('link', { name: 'Trang khác' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Ở lại', hidden: true }));
    expect([screen.getByTestId('address').textContent, screen.queryByRole('img') !== null]).toEqual(['/tai-khoan', true]);
  });

  it('takes a code of six digits only, with spaces or without, and says at it that it is wrong', async () => {
    const api = server();
    renderAt('/tai-khoan', <SecondFactor />);
    await screen.findByRole('button', { name: 'Đổi điện thoại…' });
    api.set('/api/v1/session/second-factor', () => ({ body: { secret: 'ABC', qr: 'data:,' } }));
    api.set('/api/v1/session/second-factor/confirmation', wrong('code', 'Mã không đúng hoặc đã hết hạn'));
    await userEvent.type(fieldAt(/^Mật khẩu hiện tại/), 'dung');
    await userEvent.click(screen.getByRole('button', { name: 'Đổi điện thoại…' }));
    await screen.findByRole('img');
    const confirm = screen.getByRole('button', { name: 'Xác nhận' });
    await userEvent.type(fieldAt('Mã sáu chữ số'), '12a4');
    await userEvent.click(confirm);
    expect(fieldAt('Mã sáu chữ số').validity.patternMismatch).toBe(true);
    expect(api.sent).toHaveLength(1);
    await userEvent.clear(fieldAt('Mã sáu chữ số'));
    await userEvent.type(fieldAt('Mã sáu chữ số'), ' 123 456');
    await userEvent.click(confirm);
    await expectFault('Mã sáu chữ số', 'Mã không đúng hoặc đã hết hạn');
    expect(api.sent.at(-1)?.body).toEqual({ code: '123456' });
    await userEvent.type(fieldAt('Mã sáu chữ số'), '7');
    expect(screen.queryByText('Mã không đúng hoặc đã hết hạn')).toBeNull();
  });
});
