import { TextInput } from '@mantine/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderAt } from '../testing/render-at.tsx';
import { useFaultFocus } from './use-fault-focus.ts';

afterEach(cleanup);

/** Faults come when the test says so, as from a server. */
let answer: (faults: readonly string[]) => void = () => undefined;

function Page() {
  const [faults, setFaults] = useState<readonly string[]>([]);
  return (
    <>
      <form
        {...useFaultFocus()}
        onSubmit={(event) => {
          event.preventDefault();
          answer = setFaults;
        }}
      >
        {['Giấy', 'Song song', 'Ký số'].map((label) => (
          <TextInput key={label} label={label} error={faults.includes(label) ? 'sai' : null} />
        ))}
        <button type="submit">Ghi</button>
      </form>
      <button type="button">Khác</button>
    </>
  );
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const focused = (): Element | null => document.activeElement;
/** Long enough for what would move the focus. */
const afterFrames = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

describe('a form that was refused', () => {
  it('leads to the first field with a fault, when the answer comes and when it is sent again as it was', async () => {
    renderAt('/', <Page />);
    await press('Ghi');
    answer(['Ký số', 'Song song']);
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Song song')));
    await press('Ghi');
    await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Song song')));
  });

  it('leaves whoever has gone on to something else, or has changed something, where they are', async () => {
    renderAt('/', <Page />);
    await press('Ghi');
    await press('Khác');
    answer(['Giấy']);
    await screen.findByText('sai');
    await afterFrames();
    expect(focused()).toBe(screen.getByRole('button', { name: 'Khác' }));
    await userEvent.type(screen.getByLabelText('Ký số'), '1');
    answer(['Giấy', 'Song song']);
    await afterFrames();
    expect(focused()).toBe(screen.getByLabelText('Ký số'));
  });
});
