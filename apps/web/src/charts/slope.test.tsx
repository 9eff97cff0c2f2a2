import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { Slope } from './slope.tsx';

afterEach(cleanup);

/** Every word beside an empty picture of the scale. */
function wordsOf(isNarrow: boolean, threshold: number): (string | null)[] {
  const { container } = render(
    <Slope
      rows={[]}
      heads={{ from: '', to: '' }}
      threshold={{ value: threshold, label: `đích ${threshold * 100}` }}
      formatAxis={(ratio) => `${ratio * 100}%`}
      sentence=""
      isNarrow={isNarrow}
    />,
  );
  return [...container.querySelectorAll('text')].map(({ textContent }) => textContent).filter(Boolean);
}

it('says where its scale begins, is half and ends, and its target, on a narrow screen too', () => {
  expect(wordsOf(true, 0.9)).toEqual(['0%', '50%', '100%', 'đích 90']);
  cleanup();
  expect(wordsOf(false, 0.9)).toEqual(['0%', '20%', '40%', '60%', '80%', '100%', 'đích 90']);
});

it('does not write its target over a word of the scale', () => {
  expect(wordsOf(true, 0.5)).toEqual(['0%', '100%', 'đích 50']);
});
