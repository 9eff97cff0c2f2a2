import { expect, it } from '@jest/globals';
import { findMainReason, listRejects } from './reject-rows.ts';

const origins = [
  { origin: 'a', rejectedReasons: { 'bad-time': 3, 'no-envelope': 5 }, oversize: 0 },
  { origin: 'b', rejectedReasons: { 'bad-time': 4 }, oversize: 2 },
];

it('lists lines by reason and origin, most first, with the oversize ones and without zeros', () => {
  expect(listRejects(origins).map(({ origin, reason, count }) => `${origin} ${reason} ${count}`)).toEqual([
    ...['a no-envelope 5', 'b bad-time 4', 'a bad-time 3', 'b oversize 2'],
  ]);
});

it('names the reason that most lines have over all origins', () => {
  expect(findMainReason(listRejects(origins))).toBe('bad-time');
  expect(findMainReason([])).toBeNull();
});
