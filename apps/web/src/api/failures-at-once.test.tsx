import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { useExplanations, useOpenExplanation } from './explanations.ts';
import { useFreeze, useFreezes } from './freezes.ts';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

function Page() {
  const { data } = useExplanations();
  const open = useOpenExplanation();
  return (
    <button type="button" onClick={() => open.mutate({ agency: 'syt', periodId: 'bc-2026-07', metric: 'du-2@1', text: 'x' })}>
      {data === undefined ? 'unread' : open.status}
    </button>
  );
}

function Freezes() {
  const { data } = useFreezes();
  const freeze = useFreeze();
  return (
    <button type="button" onClick={() => freeze.mutate({ periodId: 'bc-2026-07', approvedBy: 'x' })}>
      {data === undefined ? 'unread' : freeze.status}
    </button>
  );
}

it.each([
  ['after a refusal', '/api/v1/explanations', { explanations: [] }, Page],
  ['after any answer', '/api/v1/freezes', { freezes: [] }, Freezes],
] as const)(
  'without a network it is said at once that nothing was sent, while the list that is read %s is still being asked for',
  async (_when, path, body, Shown) => {
    const server = new FakeServer({ [path]: () => ({ body }) });
    renderAt('/', <Shown />);
    const button = await screen.findByRole('button', { name: 'idle' });
    let isAskedAgain = false;
    globalThis.fetch = (_, init) => {
      if (init?.method === 'POST') return Promise.reject(new TypeError('Failed to fetch'));
      isAskedAgain = true;
      // Never answered.
      return new Promise(() => undefined);
    };
    await userEvent.click(button);
    await screen.findByRole('button', { name: 'error' });
    expect([isAskedAgain, server.asked.length]).toEqual([true, 1]);
  },
);
