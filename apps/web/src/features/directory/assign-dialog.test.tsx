import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { TreeAgencyReply, UnknownAddressReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { AssignDialog } from './assign-dialog.tsx';

// Of all that is known of them the dialogue asks only these.
const row = { address: 'quet@snv.example', suggestion: { agency: 'snv', kind: 'robot', officials: [] } } as unknown as UnknownAddressReply;
const agencies = [
  { code: 'snv', name: 'Sở Nội vụ' },
  { code: 'stp', name: 'Sở Tư pháp' },
] as unknown as TreeAgencyReply[];

beforeEach(loadWords);
afterEach(cleanup);

it('closes at once while nothing was chosen, and asks before it drops what was', async () => {
  const server = new FakeServer({});
  const onClose = jest.fn();
  renderAt('/danh-ba', <AssignDialog row={row} agencies={agencies} onClose={onClose} />);
  const escape = (): boolean => fireEvent(screen.getByRole('dialog', { hidden: true }), new Event('cancel', { cancelable: true }));
  escape();
  expect(onClose).toHaveBeenCalledTimes(1);
  await userEvent.selectOptions(screen.getByLabelText(/^Cơ quan/), 'stp');
  escape();
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(screen.getByText('Chưa áp dụng. Bỏ những gì đã nhập?')).toBeTruthy();
  await userEvent.click(screen.getByText('Ở lại'));
  expect(screen.getByLabelText<HTMLSelectElement>(/^Cơ quan/).value).toBe('stp');
  await userEvent.click(screen.getByText('Đóng'));
  await userEvent.click(screen.getByText('Bỏ'));
  expect(onClose).toHaveBeenCalledTimes(2);
  expect(server.sent).toEqual([]);
});
