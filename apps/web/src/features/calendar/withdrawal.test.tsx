import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { Withdrawal } from './withdrawal.tsx';

const PREVIEW = { dirtyDays: 1, dirtyPeriods: 60, firstDay: '2026-01-01', lastDay: '2026-01-01', sample: null };

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('a row of the calendar is withdrawn in a dialogue, which asks before it drops the reason', async () => {
  const server = new FakeServer({
    '/api/v1/calendar/preview': () => ({ body: PREVIEW }),
    '/api/v1/calendar/entries/7/withdrawal': () => ({ body: PREVIEW }),
  });
  renderAt('/lich', <Withdrawal table="entries" id={7} name="ngày 01/01/2026" />);
  const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
  await press('Rút ngày 01/01/2026');
  await userEvent.type(screen.getByLabelText(/^Lý do rút ngày 01\/01\/2026/), 'Nhập thử');
  await press('Đóng');
  expect(screen.getByText('Chưa ghi. Bỏ những gì đã nhập?')).toBeTruthy();
  await press('Ở lại');
  await press('Rút');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent.map(({ to }) => to)).toContain('POST /api/v1/calendar/entries/7/withdrawal');
});
