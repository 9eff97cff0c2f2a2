import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { HoursForm } from './hours-form.tsx';

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({});
  renderAt('/lich', <HoursForm unit={null} />);
});
afterEach(cleanup);

const listMissing = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map((field) =>
    field.labels?.[0]?.textContent?.replace(' *', ''),
  );

it('says at each field that it is missing; of an afternoon both times or none', async () => {
  expect(document.querySelector('form')?.noValidate).toBe(true);
  const send = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Ghi vào lịch' }));
  await send();
  const missing = listMissing();
  expect(missing).toHaveLength(7);
  expect(screen.getAllByText('Chưa điền ô này')).toHaveLength(7);
  fireEvent.change(screen.getByPlaceholderText('13:30'), { target: { value: '13:30' } });
  expect(listMissing()).toHaveLength(8);
  fireEvent.change(screen.getByPlaceholderText('13:30'), { target: { value: '' } });
  expect(listMissing()).toEqual(missing);
  expect(server.sent).toEqual([]);
});
