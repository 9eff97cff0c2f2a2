import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { AddressNote } from './address-note.tsx';
import { useOverviewState } from './use-overview-state.ts';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

function Page() {
  const { choose } = useOverviewState();
  return (
    <>
      <AddressNote />
      <button onClick={() => choose({ view: 'bang' })}>table</button>
    </>
  );
}

const address = (): string | null => screen.getByTestId('address').textContent;
/** The words stand on the page beside what is spoken. */
const notes = (): number => screen.queryAllByText(/^Địa chỉ có lựa chọn không hợp lệ/).length - 1;

it('says on the page what was taken out of the address, until the next choice', async () => {
  renderAt('/?ky=rubbish&dn=du-1@1', <Page />);
  expect([address(), notes()]).toEqual(['/?dn=du-1%401', 1]);
  await userEvent.click(screen.getByText('table'));
  expect([address(), notes()]).toEqual(['/?dn=du-1%401&xem=bang', 0]);
});

it('is put away by its button, and the address stays', async () => {
  renderAt('/?ky=rubbish&dn=du-1@1', <Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Đóng thông báo' }));
  expect([address(), notes()]).toEqual(['/?dn=du-1%401', 0]);
});
