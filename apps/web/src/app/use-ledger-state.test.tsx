import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { act } from 'react';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { useLedgerState } from './use-ledger-state.ts';
import { useOverviewState } from './use-overview-state.ts';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

function Filters() {
  const { choose } = useLedgerState();
  return (
    <>
      <button onClick={() => choose({ origin: 'thu' })}>origin</button>
      <button onClick={() => choose({ segmentState: 'failed' })}>state</button>
    </>
  );
}

function Choices() {
  const { choose } = useOverviewState();
  return (
    <>
      <button onClick={() => choose({ periodId: 'bc-2026-06' })}>period</button>
      <button onClick={() => choose({ view: 'bang' })}>table</button>
    </>
  );
}

const address = (): URLSearchParams => new URLSearchParams(screen.getByTestId('address').textContent?.split('?')[1]);

it('of two filters chosen before the page is drawn again, both stand in the address', () => {
  renderAt('/chat-luong/doi-soat?xem=bang', <Filters />);
  act(() => {
    fireEvent.click(screen.getByText('origin'));
    fireEvent.click(screen.getByText('state'));
  });
  expect(Object.fromEntries(address())).toEqual({ xem: 'bang', nguon: 'thu', tt: 'failed' });
});

it('a filter builds on the address as it is after going elsewhere', () => {
  renderAt('/chat-luong/doi-soat', <Filters />);
  fireEvent.click(screen.getByText('origin'));
  fireEvent.click(screen.getByText('state'));
  expect(Object.fromEntries(address())).toEqual({ nguon: 'thu', tt: 'failed' });
});

it('the overview keeps both of two quick choices too', () => {
  renderAt('/', <Choices />);
  act(() => {
    fireEvent.click(screen.getByText('period'));
    fireEvent.click(screen.getByText('table'));
  });
  expect([...address().keys()]).toHaveLength(2);
});
