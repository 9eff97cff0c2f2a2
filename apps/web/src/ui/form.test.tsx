import { NativeSelect, TextInput } from '@mantine/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Form } from './form.tsx';

afterEach(cleanup);

function Page() {
  const [isSaved, setSaved] = useState(false);
  return (
    <>
      <Form isSaved={isSaved} onSubmit={() => setSaved(true)}>
        <TextInput label="Căn cứ" onChange={() => setSaved(false)} />
        <NativeSelect label="Đơn vị" data={['Sở Nội vụ', 'Sở Y tế']} />
        <button type="submit">Lưu</button>
      </Form>
      <Form isSaved={false}>
        <TextInput label="Lý do" />
      </Form>
      <Search />
      <Link to="/khac">Trang khác</Link>
      <Form isSaved={false} keeps={['ky']}>
        <TextInput label="Ghi chú" />
      </Form>
      <Link to="/day?ky=bc-2026-06">Kỳ khác</Link>
      <Link to="/day?ky=bc-2026-06&xem=bang">Bảng</Link>
      <Link to="/day">Kỳ đầu</Link>
    </>
  );
}

/** Leads to another page and is taken away by it. */
function Search() {
  const [isOpen, setOpen] = useState(true);
  const navigate = useNavigate();
  const lead = (): void => {
    setOpen(false);
    void navigate('/khac');
  };
  return isOpen ? (
    <dialog open>
      <button onClick={lead}>Tìm</button>
    </dialog>
  ) : null;
}

const address = (): string | null => screen.getByTestId('address').textContent;
const leave = () => userEvent.click(screen.getByRole('link', { name: 'Trang khác' }));

beforeEach(async () => {
  await loadWords();
  renderAt('/day', <Page />);
});

describe('a page with forms', () => {
  it('is left without a question while nothing is typed, also after a choice from a list', async () => {
    await userEvent.selectOptions(screen.getByLabelText('Đơn vị'), 'Sở Y tế');
    await leave();
    expect(address()).toBe('/khac');
  });

  it('asks before what was typed is lost, and stays or leaves as it is told', async () => {
    await userEvent.type(screen.getByLabelText('Căn cứ'), 'QĐ 1');
    await leave();
    expect(address()).toBe('/day');
    await userEvent.click(screen.getByRole('button', { name: 'Ở lại', hidden: true }));
    expect(address()).toBe('/day');
    expect(screen.queryByRole('dialog', { hidden: true, name: 'Rời trang này?' })).toBeNull();
    await leave();
    await userEvent.click(screen.getByRole('button', { name: 'Rời trang', hidden: true }));
    expect(address()).toBe('/khac');
  });

  it('gives the focus back to the field that had it, though the search that led away is gone', async () => {
    const field = screen.getByLabelText('Căn cứ');
    await userEvent.type(field, 'QĐ 1');
    await userEvent.click(screen.getByRole('button', { name: 'Tìm' }));
    const stay = await screen.findByRole('button', { name: 'Ở lại', hidden: true });
    stay.focus();
    await userEvent.click(stay);
    expect(document.activeElement).toBe(field);
  });

  it('asks no more once it is saved, and again after the next change', async () => {
    await userEvent.type(screen.getByLabelText('Căn cứ'), 'QĐ 1');
    await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
    await userEvent.type(screen.getByLabelText('Căn cứ'), '2');
    await leave();
    expect(address()).toBe('/day');
    await userEvent.click(screen.getByRole('button', { name: 'Ở lại', hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
    await leave();
    expect(address()).toBe('/khac');
  });

  it('asks before another period takes what was typed, not before a form that stays by it or before another look', async () => {
    await userEvent.type(screen.getByLabelText('Ghi chú'), 'xem lại');
    await userEvent.click(screen.getByRole('link', { name: 'Kỳ khác' }));
    expect(address()).toBe('/day?ky=bc-2026-06');
    await userEvent.type(screen.getByLabelText('Căn cứ'), 'QĐ 1');
    await userEvent.click(screen.getByRole('link', { name: 'Bảng' }));
    expect(address()).toBe('/day?ky=bc-2026-06&xem=bang');
    await userEvent.click(screen.getByRole('link', { name: 'Kỳ đầu' }));
    expect(address()).toBe('/day?ky=bc-2026-06&xem=bang');
    await userEvent.click(screen.getByRole('button', { name: 'Ở lại', hidden: true }));
    expect(screen.getByLabelText<HTMLInputElement>('Căn cứ').value).toBe('QĐ 1');
    await userEvent.click(screen.getByRole('link', { name: 'Kỳ đầu' }));
    await userEvent.click(screen.getByRole('button', { name: 'Rời trang', hidden: true }));
    expect(address()).toBe('/day');
  });

  it('asks once though two forms are begun', async () => {
    await userEvent.type(screen.getByLabelText('Căn cứ'), 'QĐ 1');
    await userEvent.type(screen.getByLabelText('Lý do'), 'đính chính');
    await leave();
    expect(screen.getAllByRole('dialog', { hidden: true, name: 'Rời trang này?' })).toHaveLength(1);
  });
});
