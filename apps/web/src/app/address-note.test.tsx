import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Link, useSearchParams } from 'react-router';
import { AddressNote } from './address-note.tsx';
import { useCleanAddress } from './use-clean-address.ts';
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

it('names all that was taken out, also where parts of the page take it out one after the other', () => {
  function Parts() {
    useCleanAddress(useOverviewState().state.tab === null ? [] : ['tab']);
    useCleanAddress([], 'x');
    return <Page />;
  }
  renderAt('/?ky=rubbish&tab=giay&dn=du-1@1', <Parts />);
  expect(address()).toBe('/?dn=du-1%401');
  expect(screen.getAllByText('Địa chỉ có lựa chọn không hợp lệ (ky, tab), đã dùng giá trị mặc định.')).toHaveLength(2);
});

it('says it of that address alone', async () => {
  function Years() {
    const [params] = useSearchParams();
    useCleanAddress(params.has('nam') ? ['nam'] : []);
    return (
      <>
        <Page />
        <Link to="/?nam=1">year</Link>
      </>
    );
  }
  renderAt('/?ky=rubbish', <Years />);
  expect(screen.getAllByText(/không hợp lệ \(ky\)/)).toHaveLength(2);
  await userEvent.click(screen.getByText('year'));
  expect(screen.getAllByText(/không hợp lệ \(nam\)/)).toHaveLength(2);
});
