import { expect, it } from '@jest/globals';
import { placeOfDay } from './place-of-day.ts';

it('a day stands within its period by the days that have passed of it; outside of all there is no place', () => {
  const months = ['bc-2026-01', 'bc-2026-02', 'bc-2026-03']; // 15/12–14/01, 15/01–14/02, 15/02–14/03
  expect(placeOfDay('2026-01-15', months)).toBe(0.5);
  expect(placeOfDay('2026-01-20', months)).toBeCloseTo(0.5 + 5 / 31, 12);
  expect(placeOfDay('2026-03-14', months)).toBeCloseTo(2.5 - 1 / 28, 12);
  expect([placeOfDay('2025-12-14', months), placeOfDay('2026-03-15', months), placeOfDay('2026-01-20', [])]).toEqual([null, null, null]);
});
