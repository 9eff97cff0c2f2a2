import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { SetupForm } from './setup-form.tsx';

const OFFER = '/api/v1/setup/offer';
const fill = (label: RegExp, value: string): boolean => fireEvent.change(screen.getByLabelText(label), { target: { value } });
/** What a field says is wrong with it, as it is read out; null: nothing. */
function faultOf(field: HTMLElement): string | null {
  if (field.getAttribute('aria-invalid') !== 'true') return null;
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({ [OFFER]: () => ({ body: { secret: 'S', qr: 'data:,' } }) });
  renderAt('/thiet-lap', <SetupForm />);
});
afterEach(cleanup);

it('says at each field what is missing, goes to the first, and sends nothing until all is there', async () => {
  const send = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Tiếp: xác thực hai bước' }));
  expect(document.querySelector('form')?.noValidate).toBe(true);
  await send();
  const fields = [...document.querySelectorAll('input')];
  expect(fields.map((field) => faultOf(field)?.includes('Chưa điền ô này'))).toEqual([true, true, true, true]);
  await waitFor(() => expect(document.activeElement).toBe(fields[0]));
  for (const field of fields) fireEvent.change(field, { target: { value: 'ngan' } });
  await send();
  expect(fields.map(faultOf)).toEqual([null, null, null, expect.stringContaining('Cần ít nhất 12 ký tự')]);
  expect(server.sent).toEqual([]);
  fill(/^Mật khẩu/, 'mot-mat-khau-dai');
  await send();
  await waitFor(() => expect(server.sent.map(({ to }) => to)).toEqual([`POST ${OFFER}`]));
  // The code of the second step likewise.
  await userEvent.click(await screen.findByRole('button', { name: 'Tạo tài khoản' }));
  expect(faultOf(screen.getByRole('textbox'))).toContain('Chưa điền ô này');
  expect(server.sent).toHaveLength(1);
});
