import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { Twins } from './twins.tsx';

afterEach(cleanup);

const shown = (): string | null => document.body.textContent;
const print = (type: 'beforeprint' | 'afterprint'): void => {
  act(() => void window.dispatchEvent(new Event(type)));
};

it('shows the one that was chosen on the screen, and both on paper', () => {
  const { rerender } = render(<Twins isTable={false} chart={<p>hình </p>} table={<p>bảng</p>} />);
  expect(shown()).toBe('hình ');
  print('beforeprint');
  expect(shown()).toBe('hình bảng');
  print('afterprint');
  expect(shown()).toBe('hình ');
  rerender(<Twins isTable chart={<p>hình </p>} table={<p>bảng</p>} />);
  expect(shown()).toBe('bảng');
  print('beforeprint');
  expect(shown()).toBe('hình bảng');
});
