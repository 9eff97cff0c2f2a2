import { Button } from '@mantine/core';
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderAt } from '../testing/render-at.tsx';

afterEach(cleanup);

function Page() {
  const [sent, setSent] = useState(0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent(sent + 1);
      }}
    >
      <input aria-label="Giấy" />
      <Button type="submit" loading={sent > 0}>
        Ghi
      </Button>
      <output>{sent}</output>
    </form>
  );
}

it('a button keeps the focus while what it asked for is under way, and asks for it once', async () => {
  renderAt('/', <Page />);
  const button = screen.getByRole('button', { name: 'Ghi' });
  await userEvent.click(button);
  expect(document.activeElement).toBe(button);
  expect([button.getAttribute('aria-busy'), button.getAttribute('aria-disabled')]).toEqual(['true', 'true']);
  await userEvent.click(button);
  await userEvent.type(screen.getByLabelText('Giấy'), '1{Enter}');
  expect(document.querySelector('form output')?.textContent).toBe('1');
});
