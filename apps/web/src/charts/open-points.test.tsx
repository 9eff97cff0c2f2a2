import { afterEach, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, waitFor } from '@testing-library/react';
import { Bullet } from './bullet.tsx';
import { MiniLine } from './mini-line.tsx';
import { RateBar } from './rate-bar.tsx';
import { TrendLine } from './trend-line.tsx';

afterEach(cleanup);
const RANGE = { lower: 0.9, upper: 1 };

it('a short line ends in a hollow dot with the range, where its last value is not exact', () => {
  const { container, rerender } = render(<MiniLine values={[0.8, 0.9]} ranges={[null, RANGE]} threshold={null} sentence="" />);
  const bar = container.querySelector('line');
  // 28 high, 3 free above and below: 1 at 3, 0.9 at 5.2.
  expect(['x1', 'y1', 'y2'].map((name) => Number(bar?.getAttribute(name)).toFixed(1))).toEqual(['93.0', '5.2', '3.0']);
  expect(container.querySelector('circle')?.getAttribute('data-open')).toBe('true');
  rerender(<MiniLine values={[0.8, 0.9]} ranges={[null, null]} threshold={null} sentence="" />);
  expect([container.querySelector('line'), container.querySelector('[data-open]')]).toEqual([null, null]);
});

it.each([
  ['at least', RANGE, ['90.00%', '10.00%']],
  ['at most', { lower: 0, upper: 0.1 }, ['0.00%', '10.00%']],
])('a bar of a rate that is told to be %s so much is full up to the lower end, and dashed from there', (_how, range, [full, dashed]) => {
  const bars = { range, threshold: 0.9, sentence: '', tone: 'met' } as const;
  for (const bar of [<RateBar key="r" value={0.9} interval={null} {...bars} />, <Bullet key="b" value={0.9} nearFrom={0.8} {...bars} />]) {
    const { container, unmount } = render(bar);
    const widthOf = (part: string): string | null | undefined => container.querySelector(part)?.getAttribute('width');
    expect([widthOf('[data-tone]'), widthOf('[data-tone] + rect')]).toEqual([full, dashed]);
    unmount();
  }
});

it('so does a course, over the dot of the line', async () => {
  const row = { label: 'T7', due: null, isMissing: false, detail: '' };
  const { container } = render(
    <MantineProvider env="test">
      <TrendLine
        {...{ seriesLabel: '', dueLabel: '', target: null, events: [], sentence: '', formatAxis: String }}
        rows={[
          { ...row, value: 0.8 },
          { ...row, value: 0.9, range: RANGE },
        ]}
      />
    </MantineProvider>,
  );
  await waitFor(() => expect(container.querySelectorAll('.recharts-reference-dot')).toHaveLength(1));
  expect(container.querySelectorAll('.recharts-reference-line')).toHaveLength(1);
});
