import { expect, it } from '@jest/globals';
import { loadWords } from '../testing/translate.ts';
import { describeMissing } from './describe-missing.ts';
import { formatOf } from './format.ts';

const lost = {
  coverage: 8292 / 10_560,
  coverageMinutes: { coveredMinutes: 8292, expectedMinutes: 10_560 },
  bounds: { lower: 34 / 132, upper: 96 / 132 },
};

it('says how many of the working minutes the logs tell of, and between what the rate lies', async () => {
  const t = await loadWords();
  const vi = formatOf('vi');
  expect(describeMissing(t, vi, lost)).toBe('thiếu nhật ký, độ phủ 78,5% (8.292/10.560 phút); trong khoảng 25,8–72,7%');
  expect(describeMissing(t, vi, { ...lost, bounds: null })).toBe('thiếu nhật ký, độ phủ 78,5% (8.292/10.560 phút)');
  expect(describeMissing(t, vi, { ...lost, coverageMinutes: null, bounds: null })).toBe('thiếu nhật ký, độ phủ 78,5%');
});
