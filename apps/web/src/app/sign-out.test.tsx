import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useQueryClient } from '@tanstack/react-query';
import userEvent from '@testing-library/user-event';
import { useEffect, useReducer } from 'react';
import { Route, Routes } from 'react-router';
import { useDivisions, usePeriods } from '../api/adoption.ts';
import { SignInRoute } from '../routes/sign-in.route.tsx';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { RequireSession } from './require-session.tsx';

const DIVISIONS = '/api/v1/adoption/divisions/syt';
const SESSION = { username: 'lanhdao', displayName: 'L', role: 'leadership', agencyCode: null };

/** Reads two things, and is drawn again whenever anything that was read changes. */
function Page() {
  const queries = useQueryClient();
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => queries.getQueryCache().subscribe(({ type }) => void (type === 'removed' && drawAgain())), [queries]);
  const { data } = usePeriods();
  const { refetch } = useDivisions('syt');
  return <button onClick={() => void refetch()}>{data === undefined ? 'no periods' : 'periods'}</button>;
}

async function showSignedIn(): Promise<FakeServer> {
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session: SESSION } }),
    '/api/v1/session/ways': () => ({ body: { password: true, oidc: null, resetByMail: false, needsSetup: false } }),
    '/api/v1/periods': () => ({ body: { periods: [] } }),
    [DIVISIONS]: () => ({ body: { divisions: [] } }),
  });
  renderAt(
    '/',
    <Routes>
      <Route element={<RequireSession />}>
        <Route index element={<Page />} />
      </Route>
      <Route path="/dang-nhap" element={<SignInRoute />} />
    </Routes>,
  );
  await screen.findByRole('button', { name: 'periods' });
  return server;
}

async function signOut(): Promise<void> {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Tài khoản/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Đăng xuất' }));
  await screen.findByLabelText('Tên đăng nhập');
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the end of a session', () => {
  it('asks for nothing more that would be refused', async () => {
    const server = await showSignedIn();
    server.set('/api/v1/periods', () => ({ status: 401, body: { title: 'Chưa đăng nhập' } }));
    await signOut();
    expect(server.sent.map(({ to }) => to)).toContain('DELETE /api/v1/session');
    const askedAfter = server.asked.slice(server.asked.lastIndexOf('/api/v1/session') + 1);
    expect(askedAfter.filter((path) => path !== '/api/v1/session/ways')).toEqual([]);
  });

  it.each(['signing out', 'a refused read'])('by %s forgets what was read: whoever comes next reads anew', async (way) => {
    const server = await showSignedIn();
    if (way === 'signing out') await signOut();
    else {
      server.set(DIVISIONS, () => ({ status: 401, body: { title: 'Chưa đăng nhập' } }));
      fireEvent.click(screen.getByRole('button', { name: 'periods' }));
      await screen.findByLabelText('Tên đăng nhập');
    }
    const askedBefore = server.asked.length;
    server.set(DIVISIONS, () => ({ body: { divisions: [] } }));
    server.set('/api/v1/session', () => ({ body: SESSION }));
    fireEvent.change(screen.getByLabelText('Tên đăng nhập'), { target: { value: 'coquan' } });
    fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'mot-mat-khau-dai' } });
    fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    await screen.findByRole('button', { name: 'periods' });
    expect(server.asked.slice(askedBefore)).toContain('/api/v1/periods');
  });
});
