import { describe, expect, it } from '@jest/globals';
import { parsePeriodId } from '../calendar/period.ts';
import { toRoman, viPeriod, viPeriodShort } from './vi-text.ts';

describe('names of periods in documents', () => {
  it.each([
    ['bc-2026-07', 'tháng 7 năm 2026', 'T7/2026'],
    ['dl-2026-06', 'tháng 6 năm 2026', 'T6/2026'],
    ['bc-2026-q3', 'quý III năm 2026', 'Q3/2026'],
    ['bc-2026-h1', '6 tháng đầu năm 2026', '1/2 năm 2026'],
    ['bc-2026-h2', '6 tháng cuối năm 2026', '2/2 năm 2026'],
    ['bc-2026', 'năm 2026', '2026'],
    ['tuan-2026-w28', 'tuần 28 năm 2026', '2026'],
  ])('%s is %s', (id, name, short) => {
    const period = parsePeriodId(id);
    if (period === null) throw new Error(`no period ${id}`);
    expect([viPeriod(period), viPeriodShort(period)]).toEqual([name, short]);
  });

  it('Roman numbers end at ten', () => {
    expect([1, 4, 9, 10].map(toRoman)).toEqual(['I', 'IV', 'IX', 'X']);
    expect(() => toRoman(11)).toThrow(RangeError);
  });
});
