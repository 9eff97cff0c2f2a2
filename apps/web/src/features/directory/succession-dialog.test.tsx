import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { TreeAgencyReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { fieldAt } from '../../testing/field-at.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { SuccessionDialog } from './succession-dialog.tsx';

const agency = (code: string, name: string): TreeAgencyReply => ({
  ...{ code, name, tier: 'department', from: null, to: null, officialCount: 68, withoutMailboxCount: 1, domains: [] },
  mailboxes: { personal: 67, unit: 0, shared: 0, robot: 0, leaver: 0, unmatched: 0 },
  divisions: [{ id: 7, name: 'Phòng Một', officialCount: 9 }],
});

let server: FakeServer;
let closed = 0;
beforeEach(async () => {
  await loadWords();
  closed = 0;
  const agencies = [agency('snv', 'Sở Nội vụ'), agency('skhcn', 'Sở Khoa học và Công nghệ')];
  server = new FakeServer({
    '/api/v1/directory/tree': () => ({ body: { at: '2026-07-17', officialCount: 136, mailboxCount: 134, agencies } }),
  });
  renderAt('/danh-ba', <SuccessionDialog at="2026-07-17" onClose={() => (closed += 1)} />);
  await screen.findAllByRole('option', { name: 'Sở Nội vụ', hidden: true });
});
afterEach(cleanup);

const dialog = (): HTMLElement => screen.getByRole('dialog', { hidden: true });
const press = (name: string): Promise<void> => userEvent.click(within(dialog()).getByText(name));

it('is not left without a question while something is typed: Esc and the button ask, and whoever stays finds it again', async () => {
  await userEvent.type(fieldAt('Căn cứ'), 'QĐ 15');
  fireEvent(dialog(), new Event('cancel', { cancelable: true }));
  expect(screen.getByText('Chưa áp dụng. Bỏ những gì đã nhập?')).toBeTruthy();
  await press('Ở lại');
  expect([fieldAt('Căn cứ').value, closed]).toEqual(['QĐ 15', 0]);
  await press('Đóng');
  expect(closed).toBe(0);
  await press('Bỏ');
  expect(closed).toBe(1);
});

it('is left at once while nothing is typed', async () => {
  await press('Đóng');
  expect(closed).toBe(1);
});

it('can be pressed while something is missing, and marks that', async () => {
  await press('Áp dụng');
  for (const label of ['Cơ quan', 'Sáp nhập vào', 'Căn cứ']) expect([label, fieldAt(label).validity.valueMissing]).toEqual([label, true]);
  fireEvent.change(fieldAt('Nội dung'), { target: { value: 'splits' } });
  fireEvent.change(fieldAt('Cơ quan'), { target: { value: 'snv' } });
  fireEvent.change(fieldAt(/^Mã cơ quan nhận/), { target: { value: 'SNV' } });
  fireEvent.change(fieldAt('Căn cứ'), { target: { value: ' ' } });
  fireEvent.change(fieldAt('Tên cơ quan mới'), { target: { value: 'Mới' } });
  await press('Áp dụng');
  expect(fieldAt('Căn cứ').validity.patternMismatch).toBe(true);
  fireEvent.change(fieldAt('Căn cứ'), { target: { value: 'QĐ 15' } });
  await press('Áp dụng');
  expect(screen.getByText('Chọn ít nhất một phòng')).toBeTruthy();
  expect(screen.getByText('Phải là cơ quan khác với cơ quan bị tách')).toBeTruthy();
  expect(server.sent).toEqual([]);
});

it('says at its field what the server finds wrong with it, in no box beside, until something else is typed', async () => {
  server.set('/api/v1/directory/successions/renamings', () => ({
    status: 400,
    body: {
      ...{ type: 'urn:nhip-thu:problem:invalid-input', title: 'Dữ liệu gửi lên không hợp lệ', status: 400 },
      errors: ['name', 'basis'].map((path) => ({ path, message: `${path} dài quá` })),
    },
  }));
  fireEvent.change(fieldAt('Nội dung'), { target: { value: 'renamings' } });
  fireEvent.change(fieldAt('Cơ quan'), { target: { value: 'snv' } });
  fireEvent.change(fieldAt('Tên mới'), { target: { value: 'x' } });
  fireEvent.change(fieldAt('Căn cứ'), { target: { value: 'y' } });
  await press('Áp dụng');
  await screen.findByText('basis dài quá');
  expect([fieldAt('Tên mới'), fieldAt('Căn cứ')].map((field) => field.getAttribute('aria-invalid'))).toEqual(['true', 'true']);
  expect(screen.queryByText('Dữ liệu gửi lên không hợp lệ')).toBeNull();
  fireEvent.change(fieldAt('Căn cứ'), { target: { value: 'z' } });
  expect(screen.queryByText(/dài quá/)).toBeNull();
});
