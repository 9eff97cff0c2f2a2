import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { adoptionReply, period, point, target } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { formatOf } from '../../text/format.ts';
import { toTrendCsv } from './trend-csv.ts';
import { beginsWithData, findBases, findTrend } from './trend-finding.ts';
import { describeDistance, describeDue, describeTrend } from './trend-text.ts';

const vi = formatOf('vi');

describe('trend title', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });
  const titleOf = (points: Parameters<typeof findTrend>[0], against: typeof target | null = target) =>
    describeTrend(t, vi, findTrend(points, against), { who: t('trend.province'), target: against });

  it('says how far the province came and what is left to the target', () => {
    expect(titleOf([point('bc-2026-06', 995, 1521), point('bc-2026-07', 1003, 1389)])).toBe(
      'Toàn tỉnh tăng 6,8 điểm % qua 2 kỳ, lên 72,2%, còn cách chỉ tiêu 17,8 điểm %',
    );
  });

  it('names the period it speaks of when newer ones have no rate', () => {
    const [june, july] = [point('bc-2026-06', 659, 1000), point('bc-2026-07', null, 1000)];
    expect(titleOf([point('bc-2026-01', 182, 1000), june, july])).toBe(
      'Toàn tỉnh tăng 47,7 điểm % qua 2 kỳ, lên 65,9% ở tháng 6/2026, còn cách chỉ tiêu 24,1 điểm %',
    );
    const bound = { ...point('bc-2026-06', 9, 10), publication: 'at-least' } as const;
    expect(titleOf([point('bc-2026-05', 5, 10), bound, point('bc-2026-07', null, 10)])).toBe(
      'Toàn tỉnh ≥90,0% ở tháng 6/2026, kỳ mới nhất có tỷ lệ, đã đạt chỉ tiêu',
    );
  });

  it('counts no period between that has no rate', () => {
    const hidden = { ...point('bc-2026-05', null, 9), verdict: 'not-published' } as const;
    expect(titleOf([point('bc-2026-04', 182, 1000), hidden, point('bc-2026-06', 659, 1000)])).toContain('qua 2 kỳ có tỷ lệ, lên 65,9%');
  });

  it('compares no period that is not over: it ends with the one before', () => {
    const open = { ...point('bc-2026-07', 300, 1000), isProvisional: true };
    const title = titleOf([point('bc-2026-05', 600, 1000), point('bc-2026-06', 659, 1000), open]);
    expect(title).toBe('Toàn tỉnh tăng 5,9 điểm % qua 2 kỳ, lên 65,9% ở tháng 6/2026, còn cách chỉ tiêu 24,1 điểm %');
    expect(titleOf([open])).toBe('Chưa kỳ nào có tỷ lệ để vẽ xu hướng');
    expect(findBases([point('bc-2026-06', 5, 10), { ...open, denominator: 9 }])).toBeNull();
    expect(cellsOf([open])[0]).toMatchObject({ provisional: 'true', rate_percent: '30' });
  });

  it('never claims the target for a value just below it', () => {
    const title = titleOf([point('bc-2026-06', 8000, 10_000), point('bc-2026-07', 8997, 10_000)]);
    expect(title).toContain('lên 89,97%');
    expect(title).not.toContain('đã đạt');
  });

  it('says when the target is met', () => {
    expect(titleOf([point('bc-2026-06', 80, 100), point('bc-2026-07', 90, 100)])).toBe(
      'Toàn tỉnh tăng 10,0 điểm % qua 2 kỳ, lên 90,0%, đã đạt chỉ tiêu',
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

function cellsOf(points: Parameters<typeof findTrend>[0]): Record<string, string>[] {
  const [header = '', ...lines] = toTrendCsv(adoptionReply([], { trend: points }))
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n');
  return lines.map((line) => Object.fromEntries(header.split(',').map((name, at) => [name, line.split(',')[at] ?? ''])));
}

describe('the trend as a file', () => {
  it('tells of each period what the screen tells, and from what', () => {
    expect(cellsOf([{ ...point('bc-2026-04', 55, 100, 0.6), snapshotIds: [3, 7] }])[0]).toMatchObject({
      ...{ period: 'bc-2026-04', from: '2026-03-15', to: '2026-04-14', definition: 'du-2@1', numerator: '55', denominator: '100' },
      ...{ rate_percent: '55', publication: 'exact', interval_lower_percent: '45.2', interval_upper_percent: '64.4' },
      ...{ target_percent: '90', due_percent: '60', coverage_percent: '100', status: 'not-met', snapshot_id: '3 7' },
    });
  });

  it('leaves unknown cells empty', () => {
    expect(cellsOf([point('bc-2026-07', null, 1521)])[0]).toMatchObject({
      ...{ numerator: '', denominator: '1521', rate_percent: '', interval_lower_percent: '', publication: 'withheld' },
      ...{ coverage_percent: '50', status: 'insufficient-data' },
    });
  });

  it('compares no period with a target that came later', () => {
    expect(cellsOf([point('bc-2026-01', 17, 100), point('bc-2026-02', 20, 100)]).map((cells) => cells['target_percent'])).toEqual([
      '',
      '90',
    ]);
  });

  it('tells no interval of a masked count', () => {
    expect(cellsOf([{ ...point('bc-2026-07', 9, 10), publication: 'at-least', margin: 1 }])[0]).toMatchObject({
      ...{ numerator: '≥9', rate_percent: '≥90', interval_lower_percent: '', interval_upper_percent: '' },
    });
  });
});

it('says how far a period is from the target of its time, in the words of a distance and not of a change', async () => {
  const t = await loadWords();
  const say = (numerator: number | null, of: number, more = {}): string =>
    describeDistance(t, vi, { ...point('bc-2026-07', numerator, of), ...more });
  expect([say(173, 1000), say(95, 100), say(9, 10), say(89_970, 100_000), say(null, 10)]).toEqual([
    ...['thiếu 72,7 điểm %', 'vượt 5,0 điểm %', 'bằng chỉ tiêu', 'thiếu <0,1 điểm %', '— chưa so được'],
  ]);
  expect(say(17, 100, { threshold: null })).toBe('— chưa có chỉ tiêu');
  expect(say(9, 10, { publication: 'at-least', margin: 1, verdict: 'met' })).toBe('Đạt');
});

it('says what the path of the target asks of a period, with the distance', async () => {
  const t = await loadWords();
  const say = (numerator: number | null, due: number | null): string => describeDue(t, vi, point('bc-2026-04', numerator, 100, due));
  expect([say(55, 0.6), say(62, 0.6), say(60, 0.6), say(null, 0.6), say(55, null)]).toEqual([
    ...['lộ trình 60%: chậm 5,0 điểm %', 'lộ trình 60%: vượt 2,0 điểm %', 'lộ trình 60%: vừa đủ', 'lộ trình 60%', ''],
  ]);
  // Of "≥9/10" nobody is told whether it is nine: no distance, but what is certain.
  const bound = (numerator: number, due: number, publication: 'at-least' | 'at-most'): string =>
    describeDue(t, vi, { ...point('bc-2026-07', numerator, 10, due), publication });
  expect([bound(9, 0.9, 'at-least'), bound(9, 0.95, 'at-least'), bound(1, 0.9, 'at-most'), bound(1, 0.05, 'at-most')]).toEqual([
    ...['lộ trình 90%: đạt', 'lộ trình 95%', 'lộ trình 90%: chậm', 'lộ trình 5%'],
  ]);
});

describe('the beginning of a trend', () => {
  it('is that of the data only where no earlier period of its kind has figures', () => {
    const [may, june, year] = [period('bc-2026-05'), period('bc-2026-06'), period('dl-2025')];
    const points = [point('bc-2026-06', 1, 20), point('bc-2026-07', 2, 20)];
    expect(beginsWithData(points, [june, year])).toBe(true);
    expect(beginsWithData(points, [june, may])).toBe(false);
    expect(beginsWithData([point('bc-2026-06', null, 20)], [june])).toBe(false);
    expect(beginsWithData([], [june])).toBe(false);
  });
});
