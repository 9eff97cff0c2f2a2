import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter, useNavigate } from 'react-router';
import { useLatestParams } from './use-latest-params.ts';

afterEach(cleanup);

let step: () => void;
let choose: () => void;
let goBack: () => void;

function Counter() {
  const [params, change] = useLatestParams();
  step = () =>
    change((now) => new URLSearchParams([...now].filter(([key]) => key !== 'n').concat([['n', String(Number(now.get('n') ?? 0) + 1)]])));
  return <output>{params.toString()}</output>;
}

function Chooser() {
  const [, change] = useLatestParams();
  const navigate = useNavigate();
  choose = () => change((now) => new URLSearchParams([...now, ['ss', 'khong']]));
  goBack = () => void navigate(-1);
  return null;
}

const open = (): void => {
  render(
    <MemoryRouter initialEntries={['/?ky=a']}>
      <Counter />
      <Chooser />
    </MemoryRouter>,
  );
};
const shown = (): string | null => screen.getByRole('status').textContent;

it('quick choices of different parts of the page all count', () => {
  open();
  act(() => {
    step();
    choose();
    step();
  });
  expect(shown()).toBe('ky=a&ss=khong&n=2');
});

it('a choice after Back builds on what Back brought', () => {
  open();
  act(() => step());
  act(() => choose());
  act(() => goBack());
  expect(shown()).toBe('ky=a&n=1');
  act(() => step());
  expect(shown()).toBe('ky=a&n=2');
});
