import { beforeAll, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { period } from '../testing/builders.ts';
import { loadWords } from '../testing/translate.ts';
import { formatOf } from './format.ts';
import { abbreviatePeriod, describePeriod, namePeriod } from './period-text.ts';

const vi = formatOf('vi');
let t: TFunction;
beforeAll(async () => {
  t = await loadWords();
});

it('describes each kind with its days', () => {
  const ids = ['bc-2026-07', 'bc-2026-01', 'dl-2026-07', 'tuan-2026-w28', 'bc-2026-q3', 'dl-2026-h2', 'bc-2026', '4tuan-2026-w25'];
  expect(ids.map((id) => describePeriod(t, vi, period(id)))).toEqual([
    'Tháng 7/2026 · 15/06–14/07',
    'Tháng 1/2026 · 15/12/2025–14/01/2026',
    'Tháng 7/2026 · 01/07–31/07',
    'Tuần 28/2026 · 06/07–12/07',
    'Quý 3/2026 · 15/06–14/09',
    'Sáu tháng cuối năm 2026 · 01/07–31/12',
    'Năm 2026 · 15/12/2025–14/12/2026',
    'Bốn tuần từ tuần 25/2026 · 15/06–12/07',
  ]);
});

it('names each kind within a sentence and on an axis', () => {
  expect(namePeriod(t, period('dl-2026-07'))).toBe('tháng 7/2026 (dương lịch)');
  expect(namePeriod(t, period('tuan-2026-w05'))).toBe('tuần 5/2026');
  expect(namePeriod(t, period('bc-2026'))).toBe('năm 2026');
  expect(namePeriod(t, period('bc-2026-h1'))).toBe('sáu tháng đầu năm 2026');
  expect(['bc-2026-07', 'dl-2026-q4', 'bc-2026', 'tuan-2026-w05'].map((id) => abbreviatePeriod(t, id))).toEqual([
    ...['T7/2026', 'Q4/2026', '2026', 'Tuần 5/2026'],
  ]);
});

it('names the month in English, where a bare number is none', async () => {
  const english = await loadWords('en');
  expect(['bc-2026-07', 'dl-2026-01'].map((id) => abbreviatePeriod(english, id))).toEqual(['Jul 2026', 'Jan 2026']);
  expect(describePeriod(english, formatOf('en'), period('bc-2026-07'))).toMatch(/^Jul 2026 · /);
  expect(namePeriod(english, period('dl-2026-01'))).toBe('calendar Jan 2026');
});

it('shows an unknown id as it is', () => {
  expect(abbreviatePeriod(t, 'q-2026')).toBe('q-2026');
});
