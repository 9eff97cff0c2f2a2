import { expect, it } from '@jest/globals';
import { parseDay } from './parse-day.ts';

it('reads a day as it is written here or in files, and no other order of its parts', () => {
  expect(['20/01/2026', '1/7/2026', ' 20-01-2026 ', '20.01.2026', '2026-01-20'].map(parseDay)).toEqual([
    ...['2026-01-20', '2026-07-01', '2026-01-20', '2026-01-20', '2026-01-20'],
  ]);
  expect(['', '07/17/2026', '31/02/2026', '32/12/9999', '20/01/26', '20/01', '2026-1-20', '20012026', 'hôm nay'].map(parseDay)).toEqual(
    Array(9).fill(null),
  );
});
