import { expect, it } from '@jest/globals';
import { point } from '../testing/builders.ts';
import { drawnRange, hasRange } from './course-points.ts';

it('a masked rate stands for all from it to the end of the scale; an exact one, and one that is not drawn, for nothing more', () => {
  const exact = point('bc-2026-06', 8, 10);
  const least = { ...point('bc-2026-07', 9, 10), publication: 'at-least' as const };
  const most = { ...point('bc-2026-07', 1, 10), publication: 'at-most' as const };
  expect([exact, least, most, { ...least, isProvisional: true }, { ...least, value: null }].map(drawnRange)).toEqual([
    ...[null, { lower: 0.9, upper: 1 }, { lower: 0, upper: 0.1 }],
    ...[null, null],
  ]);
  expect([hasRange([exact]), hasRange([exact, least])]).toEqual([false, true]);
});
