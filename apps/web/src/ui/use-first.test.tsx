import { MantineProvider } from '@mantine/core';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { loadWords } from '../testing/translate.ts';
import { CardTable } from './card-table.tsx';

beforeEach(() => loadWords());
afterEach(cleanup);

const rows = Array.from({ length: 5 }, (_, at) => ({ key: at, cells: [`Sở ${at}`] }));
const drawn = (): number => screen.getAllByRole('rowheader').length;
const print = (type: 'beforeprint' | 'afterprint'): void => {
  act(() => void window.dispatchEvent(new Event(type)));
};
const draw = (firstRows?: number): void => {
  const columns = [{ key: 'agency', head: 'Cơ quan' }];
  render(
    <MantineProvider env="test">
      <CardTable label="Chênh lệch" columns={columns} rows={rows} {...(firstRows !== undefined && { firstRows })} />
    </MantineProvider>,
  );
};

it('draws the first rows, the others when asked, and all of them on paper', () => {
  draw(2);
  expect(drawn()).toBe(2);
  print('beforeprint');
  expect([drawn(), screen.queryByRole('button')]).toEqual([5, null]);
  print('afterprint');
  expect(drawn()).toBe(2);
  act(() => screen.getByRole('button', { name: 'Hiện tất cả 5' }).click());
  expect(drawn()).toBe(5);
});

it('draws everything where nothing is left out', () => {
  draw();
  expect([drawn(), screen.queryByRole('button')]).toEqual([5, null]);
});
