import { describe, expect, it } from '@jest/globals';
import { agency, figure, point } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { describeDrawn } from './slope-legend.ts';

const changed = (...points: number[]) =>
  points.map((by, at) => ({
    ...agency(`Xã ${at}`, figure(50 + by, 100), by / 100),
    before: point('bc-2026-06', 50, 100),
  }));

describe('the key of before and after', () => {
  it('explains falls only where one is drawn, and the target only where there is one', async () => {
    const t = await loadWords();
    expect(describeDrawn(t, changed(3, 5), true)).toBe('Đường đậm có tên: tăng nhiều nhất. Vạch ngang nét đứt: chỉ tiêu.');
    expect(describeDrawn(t, changed(3, -5), false)).toBe('Đường đậm có tên: giảm nhiều nhất và tăng nhiều nhất. Đường cam nét đứt: giảm.');
    expect(describeDrawn(t, changed(-3, -5), false)).toBe('Đường đậm có tên: giảm nhiều nhất. Đường cam nét đứt: giảm.');
  });

  it('explains no line where none is drawn, only who has none', async () => {
    const t = await loadWords();
    const young = changed(3).map((each) => ({ ...each, change: null }));
    expect(describeDrawn(t, young, true)).toMatch(/^1 cơ quan không có đường/);
  });
});
