import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { RequireSession } from './require-session.tsx';

function showGuarded(): void {
  renderAt(
    '/?ky=bc-2026-06',
    <Routes>
      <Route element={<RequireSession />}>
        <Route index element={<p>figures</p>} />
        <Route path="/co-quan/:ma" element={<p>own agency</p>} />
      </Route>
      <Route path="*" element={<RequireSession />} />
      <Route path="/dang-nhap" element={<p>sign in</p>} />
    </Routes>,
  );
}

function showGuardedPage(path: string, text: string): void {
  renderAt(
    path,
    <Routes>
      <Route element={<RequireSession />}>
        <Route path={path} element={<p>{text}</p>} />
      </Route>
    </Routes>,
  );
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('RequireSession', () => {
  it('leads to the sign-in page, and back, when nobody is signed in', async () => {
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session: null } }) });
    showGuarded();
    await screen.findByText('sign in');
    expect(screen.getByTestId('address').textContent).toMatch(/^\/dang-nhap\?.*bc-2026-06/);
    expect(server.asked).toEqual(['/api/v1/session']);
  });

  it.each([
    ['mail-administrator', '/chat-luong'],
    ['official', '/toi'],
  ])('leads a role that sees no figures (%s) to the page it begins on, and asks for no figures', async (role, home) => {
    const server = new FakeServer({
      '/api/v1/session': () => ({ body: { session: { username: 'x', displayName: 'X', agencyCode: null, role } } }),
    });
    showGuarded();
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe(home));
    expect(screen.queryByRole('link', { name: 'Tổng quan' })).toBeNull();
    expect(server.asked.filter((path) => path !== '/api/v1/notifications')).toEqual(['/api/v1/session', '/api/v1/adoption/freshness']);
  });

  it.each(['mail-administrator', 'official'])(
    'tells a role that sees no figures (%s) how far logs tell, and of no agency',
    async (role) => {
      const server = new FakeServer({
        '/api/v1/session': () => ({ body: { session: { username: 'x', displayName: 'X', agencyCode: null, role } } }),
        '/api/v1/adoption/freshness': () => ({ body: { asOf: '2026-07-16T23:19:00+07:00', isDemo: true } }),
      });
      showGuardedPage('/toi', 'own data');
      expect((await screen.findByText(/^Số liệu đến/)).textContent).toBe('Số liệu đến 16/07/2026 23:19');
      expect(server.asked.filter((path) => path.includes('head') || path.includes('periods'))).toEqual([]);
    },
  );

  it('leads whoever speaks for an agency to the page of that agency, under the same choices', async () => {
    const session = { username: 'syt', displayName: 'S', role: 'agency', agencyCode: 'syt' };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuarded();
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/co-quan/syt?ky=bc-2026-06'));
    expect(server.asked[0]).toBe('/api/v1/session');
    expect(screen.getByRole('link', { name: 'Cơ quan của tôi' }).getAttribute('href')).toBe('/co-quan/syt?ky=bc-2026-06');
    expect(screen.queryByRole('link', { name: 'Tổng quan' })).toBeNull();
  });

  it('leads to the own account whoever has to get a second factor first', async () => {
    const session = { username: 'snv', displayName: 'S', agencyCode: null, role: 'home-affairs', needsSecondFactor: true };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuarded();
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/tai-khoan'));
    expect(screen.queryByText('figures')).toBeNull();
    expect(server.asked[0]).toBe('/api/v1/session');
  });

  it('opens the page to whoever is signed in', async () => {
    const session = { username: 'sld', displayName: 'Lãnh đạo', agencyCode: null, role: 'leadership' };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuarded();
    await screen.findByText('figures');
    expect(server.asked[0]).toBe('/api/v1/session');
    expect(screen.queryByText('sign in')).toBeNull();
  });

  it('opens to every role the data of whoever is signed in, who may be nobody of the directory', async () => {
    const session = { username: 'sld', displayName: 'Lãnh đạo', agencyCode: null, role: 'leadership' };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuardedPage('/toi', 'own data');
    await screen.findByText('own data');
    expect(server.asked[0]).toBe('/api/v1/session');
    expect(screen.queryByRole('heading', { name: 'Trang này không dành cho tài khoản của bạn' })).toBeNull();
  });

  it('says for whom a page is that is not for the role, with a way back, and asks the server for none of it', async () => {
    const session = { username: 'noivu', displayName: 'N', agencyCode: null, role: 'home-affairs' };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuardedPage('/quan-tri/nhat-ky', 'audit log');
    await screen.findByRole('heading', { name: 'Trang này không dành cho tài khoản của bạn' });
    expect(screen.getByText(/Trang dành cho: Quản trị thư và Kiểm toán/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Về trang đầu của bạn' }).getAttribute('href')).toBe('/');
    expect(screen.queryByText('audit log')).toBeNull();
    expect(server.asked.filter((path) => path.includes('audit'))).toEqual([]);
  });

  it.each([
    ['/co-quan/syt', 'mail-administrator'],
    ['/co-quan/syt', 'official'],
    ['/co-quan/syt/danh-sach', 'leadership'],
    ['/co-quan/syt/danh-sach', 'mail-administrator'],
    ['/co-quan/syt/danh-sach', 'official'],
  ])('says so of a page of one agency too: %s for %s', async (path, role) => {
    const session = { username: 'x', displayName: 'X', agencyCode: null, role };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuardedPage(path, 'one agency');
    await screen.findByRole('heading', { name: 'Trang này không dành cho tài khoản của bạn' });
    expect(screen.queryByText('one agency')).toBeNull();
    expect(server.asked.filter((asked) => asked.includes('agenc'))).toEqual([]);
  });

  it.each([
    ['/co-quan/syt', 'leadership'],
    ['/co-quan/syt/danh-sach', 'auditor'],
  ])('opens the page of one agency to whom it is for: %s for %s', async (path, role) => {
    const session = { username: 'x', displayName: 'X', agencyCode: null, role };
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session } }) });
    showGuardedPage(path, 'one agency');
    expect(await screen.findByText('one agency')).toBeTruthy();
    expect(server.asked[0]).toBe('/api/v1/session');
  });
});
