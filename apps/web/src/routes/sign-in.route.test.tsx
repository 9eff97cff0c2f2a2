import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignInForm } from '../features/session/sign-in-form.tsx';
import { SsoCodeForm } from '../features/session/sso-code-form.tsx';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';

const LONG = 'dài quá 100 ký tự';

/** Sends name and password to a server that refuses them so. */
async function signIn(username: string, refusal: object, status = 400): Promise<FakeServer> {
  const server = new FakeServer({ '/api/v1/session': () => ({ status, body: refusal }) });
  renderAt('/dang-nhap', <SignInForm />);
  await userEvent.type(fieldAt('Tên đăng nhập'), username);
  await userEvent.type(fieldAt('Mật khẩu'), 'mat-khau');
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  return server;
}

async function expectFault(fault: string): Promise<void> {
  await screen.findByText(fault);
  const name = fieldAt('Tên đăng nhập');
  await waitFor(() => expect(document.activeElement).toBe(name));
  expect([name.getAttribute('aria-invalid'), screen.queryByRole('alert')]).toEqual(['true', null]);
  await userEvent.type(name, 'x');
  expect([screen.queryByText(fault), name.hasAttribute('aria-invalid')]).toEqual([null, false]);
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('a code that is refused', () => {
  const refusal = { type: 'urn:nhip-thu:problem:second-factor-wrong', title: 'Mã xác thực không đúng' };
  const expectAtCode = async (): Promise<void> => {
    expect(await screen.findByText(refusal.title)).toBeTruthy();
    const code = fieldAt('Mã xác thực');
    await waitFor(() => expect(document.activeElement).toBe(code));
    expect([code.getAttribute('aria-invalid'), screen.queryByRole('alert')]).toEqual(['true', null]);
    await userEvent.type(code, '1');
    expect([screen.queryByText(refusal.title), code.hasAttribute('aria-invalid')]).toEqual([null, false]);
  };

  it('is said at its field after name and password', async () => {
    const server = await signIn('an', { type: 'urn:nhip-thu:problem:second-factor-needed', title: 'x' }, 401);
    await userEvent.type(await screen.findByLabelText('Mã xác thực'), '123456');
    server.set('/api/v1/session', () => ({ status: 401, body: refusal }));
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    await expectAtCode();
  });

  it('is said at its field after the sign-in of the province, and what is not of the code is not', async () => {
    const server = new FakeServer({ '/api/v1/session/oidc/code': () => ({ status: 401, body: refusal }) });
    renderAt('/dang-nhap', <SsoCodeForm />);
    await userEvent.type(fieldAt('Mã xác thực'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    await expectAtCode();
    server.set('/api/v1/session/oidc/code', () => ({ status: 429, body: { type: 'x', title: 'Thử quá nhiều lần' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(await screen.findByText('Thử quá nhiều lần')).toBeTruthy();
    expect(fieldAt('Mã xác thực').hasAttribute('aria-invalid')).toBe(false);
  });
});

describe('the form to sign in', () => {
  it('says at the name that there is none when it is of spaces, and sends nothing', async () => {
    const server = await signIn('   ', {});
    await expectFault('Chưa điền ô này');
    expect(server.sent).toEqual([]);
  });

  it('says at the name what the server finds wrong with it', async () => {
    await signIn('ten', { title: 'Dữ liệu gửi lên không hợp lệ', errors: [{ path: 'username', message: LONG }] });
    await expectFault(LONG);
  });

  it('never tells which of the two is wrong; the password is typed again', async () => {
    await signIn('ten', { title: 'x', type: 'urn:nhip-thu:problem:sign-in-refused' }, 401);
    await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(fieldAt('Mật khẩu')));
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(0);
  });
});
