import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScheduleRecipient } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { ScheduleForm } from './schedule-form.tsx';

const candidates: readonly ScheduleRecipient[] = ['an', 'binh'].map((username) => ({
  ...{ username, displayName: username, role: 'home-affairs', obstacle: null },
}));
const errors = [
  { path: 'formats', message: 'chọn ít nhất một định dạng' },
  { path: 'recipients', message: 'chọn ít nhất một người nhận' },
];
const refuse = (more: readonly object[] = []) => ({
  ...{ status: 400, body: { type: 'x', title: 'Dữ liệu gửi lên không hợp lệ', status: 400, errors: [...errors, ...more] } },
});

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

const describedBy = (element: Element | undefined): string =>
  (element?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

describe('the form of a schedule', () => {
  it('says of groups of boxes what is wrong with each, at the group and its boxes, and nowhere else', async () => {
    const server = new FakeServer({ '/api/v1/schedules': () => refuse() });
    renderAt('/bao-cao/lich', <ScheduleForm candidates={candidates} />);
    for (const name of ['DOCX', 'PDF']) await userEvent.click(screen.getByRole('checkbox', { name }));
    await userEvent.click(screen.getByRole('button', { name: 'Thêm' }));
    await screen.findByText('chọn ít nhất một định dạng');
    expect(server.sent).toHaveLength(1);
    for (const [name, fault] of [
      ['Định dạng', 'chọn ít nhất một định dạng'],
      ['Người nhận thư', 'chọn ít nhất một người nhận'],
    ] as const) {
      const group = screen.getByRole('group', { name });
      expect(describedBy(group)).toContain(fault);
      const boxes = within(group).getAllByRole('checkbox');
      expect(boxes.map((box) => [box.getAttribute('aria-invalid'), describedBy(box)])).toEqual(boxes.map(() => ['true', fault]));
    }
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'PDF' }));
    expect(screen.getByRole('checkbox', { name: 'PDF' }).getAttribute('aria-invalid')).not.toBe('true');
  });

  it('keeps the box for what stands at no field', async () => {
    const server = new FakeServer({ '/api/v1/schedules': () => refuse([{ path: 'startsOn', message: 'không dùng được' }]) });
    renderAt('/bao-cao/lich', <ScheduleForm candidates={candidates} />);
    await userEvent.click(screen.getByRole('button', { name: 'Thêm' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Dữ liệu gửi lên không hợp lệ');
    expect(server.sent).toHaveLength(1);
  });
});
