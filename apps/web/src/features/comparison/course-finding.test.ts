import { describe, expect, it } from '@jest/globals';
import { agency, figure, point } from '../../testing/builders.ts';
import { changeOver, countDirections, knownSpan, listPeriodIds } from './course-finding.ts';

describe('the course of an agency', () => {
  it('is the last known rate less the first', () => {
    expect(changeOver([point('bc-2026-04', null, 20), point('bc-2026-05', 5, 20), point('bc-2026-06', 15, 20)])).toBeCloseTo(0.5);
  });

  it('is not known from one rate, nor where a count is masked', () => {
    expect(changeOver([point('bc-2026-05', null, 20), point('bc-2026-06', 15, 20)])).toBeNull();
    expect(changeOver([{ ...point('bc-2026-05', 1, 20), publication: 'at-most' }, point('bc-2026-06', 15, 20)])).toBeNull();
  });

  it('ends with the last period that is over', () => {
    const open = { ...point('bc-2026-07', 4, 20), isProvisional: true };
    expect(changeOver([point('bc-2026-05', 5, 20), point('bc-2026-06', 15, 20), open])).toBeCloseTo(0.5);
    expect(changeOver([point('bc-2026-06', 15, 20), open])).toBeNull();
  });

  it('is counted by direction as it is printed: 0.04 points are none', () => {
    expect(countDirections([0.1, -0.2, 0.0004, null, 0.3])).toEqual({ up: 2, down: 1, same: 1, unknown: 1 });
  });

  it('spans the periods of the agency that was there longest', () => {
    const young = { ...agency('Sở Nội vụ', figure(62, 68)), trend: [point('bc-2026-07', 62, 68)] };
    expect(listPeriodIds([young, agency('Xã Mường Bám', figure(12, 34))])).toEqual(['bc-2026-06', 'bc-2026-07']);
  });

  it('reaches from the first to the last period that is over of which any agency has a rate', () => {
    const open = { ...point('bc-2026-07', 4, 20), isProvisional: true };
    const late = { trend: [point('bc-2026-04', null, 20), point('bc-2026-05', null, 20), point('bc-2026-06', 5, 20), open] };
    const early = { trend: [point('bc-2026-04', null, 20), point('bc-2026-05', 5, 20), point('bc-2026-06', null, 20), open] };
    expect(knownSpan([late, early])).toEqual(['bc-2026-05', 'bc-2026-06']);
    expect(knownSpan([{ trend: [open] }])).toEqual([]);
  });
});
