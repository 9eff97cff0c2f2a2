import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { figure, point, target } from '../testing/builders.ts';
import { loadWords } from '../testing/translate.ts';
import { formatOf } from './format.ts';
import { describeBar, describeBullet, describeMiniLine } from './mark-sentences.ts';

const vi = formatOf('vi');
let t: TFunction;
beforeAll(async () => {
  t = await loadWords();
});

describe('bullet', () => {
  it('says value, target and verdict', () => {
    expect(describeBullet(t, vi, figure(1003, 1389), target)).toBe('72,2%, chỉ tiêu 90%, Chưa đạt.');
  });

  it('has no sentence without value, as there is no bullet then', () => {
    expect(describeBullet(t, vi, figure(96, 132, { coverage: 0.785 }), target)).toBeNull();
  });
});

describe('bar of a row', () => {
  it('says name, rate, interval, target and verdict', () => {
    expect(describeBar(t, vi, { name: 'Xã Mường Bám', figure: figure(12, 34), target })).toBe(
      'Xã Mường Bám: 35,3%, khoảng 21,5–52,1%, chỉ tiêu 90%, Chưa đạt.',
    );
  });

  it('says why a rate is missing and never 0', () => {
    const sentence = describeBar(t, vi, { name: 'Sở Nông nghiệp', figure: figure(96, 132, { coverage: 0.785 }), target });
    expect(sentence).toBe('Sở Nông nghiệp: Chưa đủ dữ liệu.');
    expect(sentence).not.toMatch(/\d/);
  });

  it('names fewer than ten people as not published', () => {
    expect(describeBar(t, vi, { name: 'Ban nhỏ', figure: figure(8, 9), target })).toBe('Ban nhỏ: Không công bố.');
  });
});

describe('mini-line', () => {
  it('says where it began and ended', () => {
    const trend = [point('bc-2026-06', 11, 34), point('bc-2026-07', 12, 34)];
    expect(describeMiniLine(t, vi, trend, target)).toBe('2 kỳ: từ 32,4% (T6/2026) đến 35,3% (T7/2026).');
  });

  it('says how many periods are missing and ends at the last known one', () => {
    const trend = [point('bc-2026-05', 10, 40), point('bc-2026-06', 20, 40), point('bc-2026-07', null, 40)];
    expect(describeMiniLine(t, vi, trend, target)).toBe('3 kỳ: từ 25,0% (T5/2026) đến 50,0% (T6/2026). 1 kỳ thiếu số liệu.');
  });

  it('claims nothing where nothing is known', () => {
    const open = { ...point('bc-2026-08', 1, 40), isProvisional: true };
    expect(describeMiniLine(t, vi, [point('bc-2026-07', 20, 40), open], target)).not.toContain('T8/2026');
    expect(describeMiniLine(t, vi, [point('bc-2026-07', null, 40)], target)).toBe('Chưa kỳ nào có số liệu.');
  });
});
