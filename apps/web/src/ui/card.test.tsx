import { MantineProvider } from '@mantine/core';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { loadWords } from '../testing/translate.ts';
import { Card } from './card.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

it('a part that fails leaves its neighbour, says under which id the console has the fault, and can be tried again', () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = true;
  const Part = () => {
    if (isBroken) throw new Error('no plot');
    return <p>drawn</p>;
  };
  render(
    <MantineProvider env="test">
      <Card>
        <Part />
      </Card>
      <Card>
        <p>neighbour</p>
      </Card>
    </MantineProvider>,
  );
  expect(screen.getByText('neighbour')).toBeTruthy();
  const [id = ''] = /w-[0-9a-f]{8}/.exec(screen.getByText(/Mã lỗi/).textContent ?? '') ?? [];
  expect(id).not.toBe('');
  expect(logged.mock.calls.some(([first]) => first === `Nhịp Thư ${id}`)).toBe(true);
  isBroken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(screen.getByText('drawn')).toBeTruthy();
});
