import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { adoptionReply, point, target } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { createFormat } from '../../text/format.ts';
import { toTrendCsv } from './trend-csv.ts';
import { findBases, findTrend } from './trend-finding.ts';
import { describeDue, describeTrend } from './trend-text.ts';

const vi = createFormat('vi');

describe('trend title', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });
  const titleOf = (points: Parameters<typeof findTrend>[0], against: typeof target | null = target) =>
    describeTrend(t, vi, findTrend(points, against), { who: t('trend.province'), target: against });

  it('says how far the province came and what is left to the target', () => {
    expect(titleOf([point('bc-2026-06', 995, 1521), point('bc-2026-07', 1003, 1389)])).toBe(
      'Toàn tỉnh tăng 6,8 điểm % sau 2 kỳ, lên 72,2%, còn cách chỉ tiêu 17,8 điểm %',
    );
  });

  it('never claims the target for a value just below it', () => {
    const title = titleOf([point('bc-2026-06', 8000, 10_000), point('bc-2026-07', 8997, 10_000)]);
    expect(title).toContain('lên 89,97%');
    expect(title).not.toContain('đã đạt');
  });

  it('says when the target is met', () => {
    expect(titleOf([point('bc-2026-06', 80, 100), point('bc-2026-07', 90, 100)])).toBe(
      'Toàn tỉnh tăng 10,0 điểm % sau 2 kỳ, lên 90,0%, đã đạt chỉ tiêu',
    );
  });

  it('tells no change to a bound, and no way left from one', () => {
    const bound = { ...point('bc-2026-07', 9, 10), publication: 'at-least' } as const;
    const title = titleOf([point('bc-2026-01', 2, 10), bound]);
    expect(title).toBe('Toàn tỉnh ≥90,0% ở kỳ mới nhất có tỷ lệ, đã đạt chỉ tiêu');
    expect(findTrend([point('bc-2026-01', 2, 10), { ...point('bc-2026-07', 1, 10), publication: 'at-most' }], target)).toMatchObject({
      ...{ key: 'bound', change: 0, gap: null },
    });
  });

  it('looks over a gap from the first to the last known period', () => {
    expect(findTrend([point('bc-2026-05', null, 9), point('bc-2026-06', 5, 10), point('bc-2026-07', null, 10)], target)).toMatchObject({
      ...{ key: 'single', periodCount: 1, change: 0 },
    });
  });

  it('remarks when its ends speak of different people, since agencies without data leave the rate', () => {
    expect(findBases([point('bc-2026-06', 482, 657), point('bc-2026-07', 433, 525)])).toEqual({ first: 657, last: 525 });
    expect(findBases([point('bc-2026-06', 482, 657), point('bc-2026-07', 500, 657)])).toBeNull();
    expect(findBases([point('bc-2026-06', null, 657)])).toBeNull();
  });

  it('draws nothing from nothing', () => {
    expect(titleOf([point('bc-2026-07', null, 10)])).toBe('Chưa kỳ nào có tỷ lệ để vẽ xu hướng');
    expect(titleOf([])).toBe('Chưa kỳ nào có tỷ lệ để vẽ xu hướng');
  });
});

it('exports an unknown period with empty cells', () => {
  const text = toTrendCsv(adoptionReply([], { trend: [point('bc-2026-07', null, 1521)] }));
  expect(text).toContain('bc-2026-07,2026-06-15,2026-07-14,du-2@1,,1521,withheld,0,,90,,');
});

it('says what the path of the target asks of a period, with the distance', async () => {
  const t = await loadWords();
  const say = (numerator: number | null, due: number | null): string => describeDue(t, vi, point('bc-2026-04', numerator, 100, due));
  expect([say(55, 0.6), say(62, 0.6), say(60, 0.6), say(null, 0.6), say(55, null)]).toEqual([
    ...['lộ trình 60%: chậm 5,0 điểm %', 'lộ trình 60%: vượt 2,0 điểm %', 'lộ trình 60%: vừa đủ', 'lộ trình 60%', ''],
  ]);
  expect(toTrendCsv(adoptionReply([], { trend: [point('bc-2026-04', 55, 100, 0.6)] }))).toContain('du-2@1,55,100,exact,0,55,90,60,');
});
