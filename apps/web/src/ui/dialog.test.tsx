import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

function Page() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Rút lại
      </button>
      {isOpen && (
        <Dialog title="Rút lại?" onClose={() => setIsOpen(false)}>
          <p>Số liệu được tính lại.</p>
        </Dialog>
      )}
    </>
  );
}

it('gives the focus back to what opened it, also when its owner takes it out of the page', () => {
  render(<Page />);
  const opener = screen.getByRole('button', { name: 'Rút lại' });
  opener.focus();
  fireEvent.click(opener);
  const dialog = screen.getByRole('dialog');
  // As a browser does when the dialogue opens, which jsdom does not.
  opener.blur();
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});
