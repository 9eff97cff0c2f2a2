import { expect, it } from '@jest/globals';
import { loadWords } from '../testing/translate.ts';

it('writes counts as the language writes them, and leaves years alone', async () => {
  const vi = await loadWords('vi');
  expect(vi('common.all', { count: 1104 })).toBe('Hiện tất cả 1.104');
  expect(vi('calendar.finding', { year: 2026, count: 249 })).toBe('Năm 2026: 249 ngày làm việc');
  const en = await loadWords('en');
  expect(en('common.all', { count: 1104 })).toBe('Show all 1,104');
});

it('lets no value turn the rest of its sentence around', async () => {
  const vi = await loadWords('vi');
  expect(vi('directory.undoTitle', { id: '3', title: '\u202Efdp.exe\u2066' })).toBe('Hoàn tác thay đổi số 3: fdp.exe?');
});
