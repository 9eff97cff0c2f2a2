import { MantineProvider } from '@mantine/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { loadWords } from '../testing/translate.ts';
import { DayInput } from './day-input.tsx';

const told: string[] = [];

function Page() {
  const [day, setDay] = useState('2026-07-17');
  return (
    <MantineProvider env="test">
      <DayInput
        label="Ngày"
        min="2026-01-01"
        value={day}
        onChange={({ currentTarget: { value } }) => {
          told.push(value);
          setDay(value);
        }}
      />
      <button type="button" onClick={() => setDay('')}>
        Xóa
      </button>
      <button type="submit">Ghi</button>
    </MantineProvider>
  );
}

const field = (): HTMLInputElement => screen.getByLabelText('Ngày');
const type = async (text: string): Promise<void> => {
  await userEvent.clear(field());
  told.length = 0;
  await userEvent.type(field(), text);
};

beforeEach(async () => {
  await loadWords();
  told.length = 0;
  render(<Page />);
});
afterEach(cleanup);

describe('a field for a day', () => {
  it('shows and takes days as they are written here, and tells of none before it is whole', async () => {
    expect(field().value).toBe('17/07/2026');
    await type('1/2/2026');
    expect(told).toEqual(['2026-02-01']);
    await userEvent.tab();
    expect(field().value).toBe('01/02/2026');
  });

  it('says what is wrong once it is left with no day, or one out of reach, and tells of none', async () => {
    await type('07/17/2026');
    expect(field().validity.customError).toBe(true);
    expect(screen.queryByText(/^Nhập ngày/)).toBeNull();
    await userEvent.tab();
    expect(screen.getByText('Nhập ngày có trong lịch, dạng ngày/tháng/năm, ví dụ 20/01/2026')).toBeTruthy();
    expect([field().value, told.at(-1) ?? '']).toEqual(['07/17/2026', '']);
    await type('31/12/2025');
    await userEvent.tab();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await type('2026-01-20');
    await userEvent.tab();
    expect([told.at(-1), field().value, field().validity.valid]).toEqual(['2026-01-20', '20/01/2026', true]);
  });

  it('leaves the button that sends it where it is while it is pressed', async () => {
    await type('31/02/2026');
    await userEvent.pointer({ keys: '[MouseLeft>]', target: screen.getByRole('button', { name: 'Ghi' }) });
    expect([document.activeElement?.textContent, screen.queryByText(/^Nhập ngày/)]).toEqual(['Ghi', null]);
  });

  it('says between which days it must lie, also when it is sent as it is', async () => {
    await type('31/12/9999');
    act(() => {
      field().checkValidity();
    });
    expect(screen.getByText('Ngày phải từ 01/01/2026 đến 31/12/2099')).toBeTruthy();
    expect([field().validity.valid, told]).toEqual([false, []]);
  });

  it('is emptied from outside, also of half a day', async () => {
    await type('3/3/2026');
    await userEvent.click(screen.getByRole('button', { name: 'Xóa' }));
    expect(field().value).toBe('');
  });

  it('drops what was said of its text before, once a day was put in from outside', async () => {
    field().setCustomValidity('Chưa điền ô này');
    await userEvent.click(screen.getByRole('button', { name: 'Xóa' }));
    expect(field().validity.customError).toBe(false);
  });
});
