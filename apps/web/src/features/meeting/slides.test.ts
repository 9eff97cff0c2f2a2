import { describe, expect, it } from '@jest/globals';
import { adoptionReply, agency, figure, point } from '../../testing/builders.ts';
import { countVerdicts } from './count-verdicts.ts';
import { listSlides, readSlideNumber } from './slides.ts';

const met = agency('Sở Nội vụ', figure(62, 68));
const silent = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
const trend = [point('bc-2026-06', 50, 68), point('bc-2026-07', 62, 68)];

describe('pages of a meeting', () => {
  it('are those that there is something to say on', () => {
    expect(listSlides(adoptionReply([met, silent], { trend }), { toDoCount: 2, hasPaper: true })).toEqual([
      ...['province', 'farthest', 'trend', 'paper', 'missing', 'to-do'],
    ]);
    expect(listSlides(adoptionReply([met], { trend: trend.slice(1) }), { toDoCount: 0, hasPaper: false })).toEqual([
      'province',
      'farthest',
    ]);
    const open = trend.map((each, at) => ({ ...each, isProvisional: at === 1 }));
    expect(listSlides(adoptionReply([met], { trend: open }), { toDoCount: 0, hasPaper: false })).not.toContain('trend');
    expect(listSlides(adoptionReply([silent], { trend: [] }), { toDoCount: 0, hasPaper: false })).toEqual(['province', 'missing']);
  });

  it('tell of verdicts how many there are of each', () => {
    const rows = (['met', 'not-met', 'not-met', 'insufficient-data'] as const).map((verdict) => ({ verdict }));
    expect(countVerdicts(rows)).toMatchObject({ met: 1, near: 0, 'not-met': 2, 'insufficient-data': 1 });
  });

  it('are numbered from 1, and no address leads beyond them', () => {
    expect([null, '2', '9', '0', 'x', '-1'].map((text) => readSlideNumber(text, 3))).toEqual([1, 2, 3, 1, 1, 1]);
  });
});
