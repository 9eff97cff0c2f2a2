import { describe, expect, it } from '@jest/globals';
import { adoptionReply, agency, figure, point } from '../../testing/builders.ts';
import { listSlides, readSlideNumber } from './slides.ts';

const met = agency('Sở Nội vụ', figure(62, 68));
const silent = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
const trend = [point('bc-2026-06', 50, 68), point('bc-2026-07', 62, 68)];

describe('pages of a meeting', () => {
  it('are those that there is something to say on', () => {
    expect(listSlides(adoptionReply([met, silent], { trend }), 2)).toEqual(['province', 'farthest', 'trend', 'missing', 'to-do']);
    expect(listSlides(adoptionReply([met], { trend: trend.slice(1) }), 0)).toEqual(['province', 'farthest']);
    expect(listSlides(adoptionReply([silent], { trend: [] }), 0)).toEqual(['province', 'missing']);
  });

  it('are numbered from 1, and no address leads beyond them', () => {
    expect([null, '2', '9', '0', 'x', '-1'].map((text) => readSlideNumber(text, 3))).toEqual([1, 2, 3, 1, 1, 1]);
  });
});
