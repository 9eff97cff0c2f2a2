import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { point } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { describeGaps } from './trend-gaps.ts';

describe('periods without a rate', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });

  it('are told with the reason of each, and not as missing logs where they are only not published', () => {
    const unpublished = (periodId: string) => ({ ...point(periodId, null, 8), verdict: 'not-published' as const });
    const trend = [unpublished('bc-2026-04'), point('bc-2026-05', null, 20), point('bc-2026-06', 12, 20), unpublished('bc-2026-07')];
    expect(describeGaps(t, trend, 'du-2@1')).toBe(
      'Không công bố: T4/2026, T7/2026; Chưa đủ dữ liệu: T5/2026. Chỗ gạch chéo không phải bằng 0: đường bị ngắt ở đó, không nối qua.',
    );
  });

  it('of a definition that needs more weeks are told so, and no hatching where there is no picture', () => {
    const early = { ...point('bc-2026-05', null, 20), verdict: 'too-few-days' as const };
    expect(describeGaps(t, [early], 'du-3@1')).toBe('Chưa đủ 12 tuần nhật ký: T5/2026.');
  });

  it('are none where every period has a rate', () => {
    expect(describeGaps(t, [point('bc-2026-06', 12, 20)], 'du-2@1')).toBeNull();
  });
});
