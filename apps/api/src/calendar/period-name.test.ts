import { expect, it } from '@jest/globals';
import { namePeriod } from './period-name.ts';

it.each([
  ['bc-2026-07', 'tháng 7 năm 2026', 'July 2026'],
  ['tuan-2026-w28', 'tuần 28 năm 2026', 'week 28 of 2026'],
  ['bc-2026-13', 'kỳ “bc-2026-13”', 'period “bc-2026-13”'],
])('names %s in words', (id, vi, en) => {
  expect(namePeriod(id)).toEqual({ vi, en });
});
