import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { UnconfirmedNotice } from './unconfirmed-notice.tsx';

afterEach(cleanup);

it('leads to the ledger on the screen, not on paper', async () => {
  await loadWords();
  renderAt('/', <UnconfirmedNotice facts={3} />);
  expect(screen.getByRole('link', { name: 'Xem sổ đối soát' }).dataset['screenOnly']).toBe('true');
});
