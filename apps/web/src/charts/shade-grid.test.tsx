import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { ShadeGrid } from './shade-grid.tsx';

afterEach(cleanup);

it('draws a head without room after its column up to the edge, so that it is not cut', () => {
  const columns = Array.from({ length: 8 }, (_, at) => [{ at: String(at), step: 0 as const, detail: '' }]);
  const heads = columns.map((_, at) => (at === 2 ? 'Tháng 11' : at === 7 ? 'Tháng 12' : ''));
  const { container } = render(<ShadeGrid columns={columns} rows={['T2']} heads={heads} sentence="" />);
  const drawn = [...container.querySelectorAll('text')].slice(1);
  const width = Number(container.querySelector('svg')?.getAttribute('viewBox')?.split(' ')[2]);
  expect(drawn.map((text) => [text.textContent, text.getAttribute('text-anchor')])).toEqual([
    ['Tháng 11', null],
    ['Tháng 12', 'end'],
  ]);
  expect(Number(drawn[1]?.getAttribute('x'))).toBe(width);
});
