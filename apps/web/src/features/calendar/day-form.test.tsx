import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { DayForm } from './day-form.tsx';

const ENTRIES = '/api/v1/calendar/entries';
const fill = (label: RegExp, value: string): boolean => fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** The form with everything typed, sent once. */
async function send(body: { readonly status: number; readonly [member: string]: unknown }): Promise<HTMLElement> {
  const preview = { dirtyDays: 0, dirtyPeriods: 0, firstDay: null, lastDay: null, sample: null };
  const server = new FakeServer({
    [ENTRIES]: () => ({ status: body.status, body }),
    '/api/v1/calendar/preview': () => ({ body: preview }),
  });
  renderAt('/lich', <DayForm unit={null} />);
  fill(/^Ngày/, '2026-09-02');
  fill(/^Căn cứ/, 'Thông báo');
  fill(/^Lý do/, 'Quốc khánh');
  await userEvent.click(screen.getByRole('button', { name: 'Ghi vào lịch' }));
  await screen.findByText(/đã có trong lịch|một lỗi/);
  expect(server.sent.map(({ to }) => to)).toContain(`POST ${ENTRIES}`);
  return screen.getByLabelText(/^Ngày/);
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('a day of the calendar', () => {
  it('that is there already is said at the day, until another is typed', async () => {
    const title = 'Ngày này đã có trong lịch; rút mục cũ trước';
    const day = await send({ type: 'urn:nhip-thu:problem:calendar-day-taken', title, status: 409 });
    expect(day.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(day.getAttribute('aria-describedby') ?? '')?.textContent).toBe(title);
    expect(screen.queryByRole('alert')).toBeNull();
    fill(/^Ngày/, '2026-09-03');
    expect(screen.queryByText(title)).toBeNull();
  });

  it('that is there already is said at the day as soon as it is typed', async () => {
    const title = 'Ngày này đã có trong lịch; rút mục cũ trước';
    const server = new FakeServer({
      '/api/v1/calendar/preview': () => ({ status: 409, body: { type: 'urn:nhip-thu:problem:calendar-day-taken', title, status: 409 } }),
    });
    renderAt('/lich', <DayForm unit={null} />);
    fill(/^Ngày/, '2026-09-02');
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.getByLabelText(/^Ngày/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(server.sent).toHaveLength(1);
  });

  it('has no box beside what stands at its field', async () => {
    const errors = [{ path: 'day', message: 'một lỗi' }];
    const day = await send({ type: 'x', title: 'Dữ liệu gửi lên không hợp lệ', status: 400, errors });
    expect(day.getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
