import { expect, it } from '@jest/globals';
import { segmentPath } from './segment-path.ts';

const at = (x: number) => ({ x, y: 10 });

it('draws one line through neighbouring points', () => {
  expect(segmentPath([at(0), at(5), at(10)])).toBe('M0 10L5 10L10 10');
});

it('lifts the pen at an unknown value instead of bridging it', () => {
  expect(segmentPath([at(0), at(5), null, at(15), at(20)])).toBe('M0 10L5 10M15 10L20 10');
});

it('marks a point that stands alone between two gaps', () => {
  expect(segmentPath([null, at(5), null])).toBe('M5 10L5 10');
});

it('draws nothing where nothing is known', () => {
  expect(segmentPath([null, null])).toBe('');
});
