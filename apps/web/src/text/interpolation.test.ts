import { expect, it } from '@jest/globals';
import { loadWords } from '../testing/translate.ts';

it('writes counts as the language writes them, and leaves years alone', async () => {
  const vi = await loadWords('vi');
  expect(vi('common.all', { count: 1104 })).toBe('Hiện tất cả 1.104');
  expect(vi('calendar.finding', { year: 2026, count: 249 })).toBe('Năm 2026: 249 ngày làm việc');
  const en = await loadWords('en');
  expect(en('common.all', { count: 1104 })).toBe('Show all 1,104');
});
