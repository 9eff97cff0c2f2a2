import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { fieldAt } from '../testing/field-at.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { VerifyRoute } from './verify.route.tsx';

const unknown = { type: 'urn:nhip-thu:problem:unknown-code', title: 'Không có bản chốt nào mang mã này', status: 404 };

beforeEach(loadWords);
afterEach(cleanup);

async function openAt(path: string): Promise<void> {
  const server = new FakeServer({
    '/api/v1/freezes/codes/VTT0-MN12-0000': () => ({ status: 404, body: unknown }),
    '/api/v1/freezes/codes/VTT0': () => ({ status: 404, body: unknown }),
  });
  renderAt(
    path,
    <Routes>
      <Route path="/xac-minh/:code?" element={<VerifyRoute />} />
    </Routes>,
  );
  await waitFor(() => fieldAt('Mã xác minh'));
  expect(server.sent).toEqual([]);
}
const address = (): string | null => screen.getByTestId('address').textContent;

it('a code in an address is looked up as it is printed, however it was typed', async () => {
  await openAt('/xac-minh/vtt0%20mn12%20oooo');
  await screen.findByText(unknown.title);
  expect([address(), fieldAt('Mã xác minh').value]).toEqual(['/xac-minh/VTT0-MN12-0000', 'VTT0-MN12-0000']);
});

it('so is one that is typed; what cannot be one is left to the server', async () => {
  await openAt('/xac-minh');
  await userEvent.type(fieldAt('Mã xác minh'), ' vtt0–mn12 0000{Enter}');
  await screen.findByText(unknown.title);
  expect(address()).toBe('/xac-minh/VTT0-MN12-0000');
  await userEvent.clear(fieldAt('Mã xác minh'));
  await userEvent.type(fieldAt('Mã xác minh'), ' vtt0 {Enter}');
  await waitFor(() => expect(address()).toBe('/xac-minh/VTT0'));
});
