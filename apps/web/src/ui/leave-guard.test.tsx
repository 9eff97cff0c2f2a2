import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { LeaveGuard } from './leave-guard.tsx';

afterEach(cleanup);

/** Leaves in the very drawing in which something is begun, and saves it a moment later when it is told to. */
function Page() {
  const [isBegun, setBegun] = useState(false);
  const navigate = useNavigate();
  useEffect(() => {
    if (isBegun) void navigate('/khac');
  }, [isBegun, navigate]);
  return (
    <>
      {isBegun && <LeaveGuard />}
      <button onClick={() => setBegun(true)}>Bắt đầu</button>
      <button onClick={() => setBegun(false)}>Lưu xong</button>
    </>
  );
}

const address = (): string | null => screen.getByTestId('address').textContent;
const question = () => screen.queryByRole('dialog', { hidden: true, name: 'Rời trang này?' });

beforeEach(async () => {
  await loadWords();
  renderAt('/day', <Page />);
  await userEvent.click(screen.getByRole('button', { name: 'Bắt đầu' }));
});

it('asks from the moment something is begun', () => {
  expect(address()).toBe('/day');
  expect(question()).not.toBeNull();
});

it('asks no longer once what was begun is saved, and stays where it is', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Lưu xong', hidden: true }));
  expect(question()).toBeNull();
  expect(address()).toBe('/day');
});
