import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter, useNavigate } from 'react-router';
import { useLatestParams } from './use-latest-params.ts';

afterEach(cleanup);

function Counter() {
  const [params, change] = useLatestParams();
  const step = (): void =>
    change((now) => new URLSearchParams([...now].filter(([key]) => key !== 'n').concat([['n', String(Number(now.get('n') ?? 0) + 1)]])));
  return (
    <>
      <button onClick={step}>step</button>
      <output>{params.toString()}</output>
    </>
  );
}

function Chooser() {
  const [, change] = useLatestParams();
  const navigate = useNavigate();
  return (
    <>
      <button onClick={() => change((now) => new URLSearchParams([...now, ['ss', 'khong']]))}>choose</button>
      <button onClick={() => change((now) => new URLSearchParams(now))}>same</button>
      <button onClick={() => void navigate(-1)}>back</button>
    </>
  );
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

const press = (name: string): void => screen.getByRole('button', { name }).click();

it('quick choices of different parts of the page all count', () => {
  open();
  act(() => {
    press('step');
    press('choose');
    press('step');
  });
  expect(shown()).toBe('ky=a&ss=khong&n=2');
});

it('a choice after Back builds on what Back brought', () => {
  open();
  act(() => press('step'));
  act(() => press('choose'));
  act(() => press('back'));
  expect(shown()).toBe('ky=a&n=1');
  act(() => press('step'));
  expect(shown()).toBe('ky=a&n=2');
});

it('what is chosen already is no step that Back would have to undo', () => {
  open();
  act(() => press('step'));
  act(() => press('same'));
  act(() => press('same'));
  act(() => press('back'));
  expect(shown()).toBe('ky=a');
});
