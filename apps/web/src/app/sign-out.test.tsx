import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useQueryClient } from '@tanstack/react-query';
import userEvent from '@testing-library/user-event';
import { useEffect, useReducer } from 'react';
import { Route, Routes } from 'react-router';
import { useDivisions, usePeriods } from '../api/adoption.ts';
import { useSession } from '../api/session.ts';
import { SignInRoute } from '../routes/sign-in.route.tsx';
import { SignOutRoute } from '../routes/sign-out.route.tsx';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Form } from '../ui/form.tsx';
import { RequireSession } from './require-session.tsx';

const DIVISIONS = '/api/v1/adoption/divisions/syt';
const SESSION = { username: 'lanhdao', displayName: 'L', role: 'leadership', agencyCode: null };

/** Reads two things, has a form, and is drawn again whenever anything that was read changes. */
function Page() {
  const queries = useQueryClient();
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => queries.getQueryCache().subscribe(({ type }) => void (type === 'removed' && drawAgain())), [queries]);
  const { data } = usePeriods();
  const { refetch } = useDivisions('syt');
  // A form that is there for some roles only.
  const { data: session } = useSession();
  if (session?.role !== 'leadership') return <p>for others</p>;
  return (
    <Form isSaved={false}>
      <input aria-label="note" />
      <button type="button" onClick={() => void refetch()}>
        {data === undefined ? 'no periods' : 'periods'}
      </button>
    </Form>
  );
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
      <Route path="/dang-xuat" element={<SignOutRoute />} />
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
    expect(server.sent.map(({ to }) => to)).toEqual(['DELETE /api/v1/session']);
    const askedAfter = server.asked.slice(server.asked.lastIndexOf('/api/v1/session') + 1);
    expect(askedAfter.filter((path) => path !== '/api/v1/session/ways')).toEqual([]);
    expect(screen.getByTestId('address').textContent).toBe('/dang-nhap');
  });

  it('is not brought about by an address that somebody else has written', async () => {
    const server = new FakeServer({ '/api/v1/session': () => ({ body: { session: SESSION } }) });
    renderAt('/dang-xuat', <SignOutRoute />);
    await screen.findByRole('button', { name: 'Đăng xuất' });
    expect(server.sent).toEqual([]);
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

  describe('while something is unsaved', () => {
    it('asks before signing out, and neither loses the page nor stays on it', async () => {
      const server = await showSignedIn();
      fireEvent.change(screen.getByLabelText('note'), { target: { value: 'half a sentence' } });
      const user = userEvent.setup();
      const begin = async (): Promise<void> => {
        await user.click(screen.getByRole('button', { name: /^Tài khoản/ }));
        await user.click(await screen.findByRole('menuitem', { name: 'Đăng xuất' }));
        await screen.findByRole('heading', { name: 'Rời trang này?' });
      };
      await begin();
      await user.click(screen.getByText('Ở lại'));
      expect(screen.getByLabelText<HTMLInputElement>('note').value).toBe('half a sentence');
      expect(server.sent).toEqual([]);
      await begin();
      await user.click(screen.getByText('Rời trang'));
      await screen.findByLabelText('Tên đăng nhập');
      expect(server.sent.map(({ to }) => to)).toEqual(['DELETE /api/v1/session']);
    });

    async function cutSession(): Promise<FakeServer> {
      const server = await showSignedIn();
      fireEvent.change(screen.getByLabelText('note'), { target: { value: 'half a sentence' } });
      server.set(DIVISIONS, () => ({ status: 401, body: { title: 'Chưa đăng nhập' } }));
      fireEvent.click(screen.getByRole('button', { name: 'periods' }));
      await screen.findByRole('heading', { name: 'Phiên đã kết thúc' });
      server.set(DIVISIONS, () => ({ body: { divisions: [] } }));
      return server;
    }

    it('keeps it when the session has ended, until the same person has signed in again', async () => {
      const server = await cutSession();
      expect(screen.getByLabelText<HTMLInputElement>('Tên đăng nhập').readOnly).toBe(true);
      server.set('/api/v1/session', () => ({ body: SESSION }));
      fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'mot-mat-khau-dai' } });
      fireEvent.click(screen.getByText('Đăng nhập'));
      await waitFor(() => expect(screen.queryByRole('heading', { name: 'Phiên đã kết thúc' })).toBeNull());
      expect(server.sent.at(-1)).toEqual({ to: 'POST /api/v1/session', body: { username: 'lanhdao', password: 'mot-mat-khau-dai' } });
      expect(screen.getByLabelText<HTMLInputElement>('note').value).toBe('half a sentence');
    });

    it('leads to the sign-in page whoever gives it up', async () => {
      await cutSession();
      fireEvent.click(screen.getByText('Bỏ phần đang nhập'));
      await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/dang-nhap'));
      expect(screen.queryByLabelText('note')).toBeNull();
    });
  });
});
