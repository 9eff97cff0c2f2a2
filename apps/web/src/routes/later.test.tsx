import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import type { UseQueryResult } from '@tanstack/react-query';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Later } from './later.tsx';

beforeEach(loadWords);
afterEach(cleanup);

const answerOf = (parts: object): UseQueryResult<string> => ({ data: undefined, error: null, refetch: jest.fn(), ...parts }) as never;

it('says of what does not come what it would have been, and tries again', async () => {
  const refetch = jest.fn();
  renderAt(
    '/',
    <Later name="Thư gửi theo ngày" answer={answerOf({ error: new Error('no'), refetch })} height={100}>
      {(reply) => reply}
    </Later>,
  );
  const card = await screen.findByRole('region', { name: 'Thư gửi theo ngày' });
  within(card).getByRole('button', { name: 'Thử lại' }).click();
  expect(refetch).toHaveBeenCalledTimes(1);
});

it('is what came', async () => {
  renderAt(
    '/',
    <Later name="Thư gửi theo ngày" answer={answerOf({ data: 'đã đến' })} height={100}>
      {(reply) => reply}
    </Later>,
  );
  expect(await screen.findByText('đã đến')).toBeTruthy();
});
