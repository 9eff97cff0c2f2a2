import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadLabels } from './spread-labels.ts';

const room = { gap: 16, least: 10, most: 300 };

describe('spreadLabels', () => {
  it('leaves labels that do not touch where they are', () => {
    expect(spreadLabels([200, 20, 100], room)).toEqual([200, 20, 100]);
  });

  it('pushes touching ones apart, and back from the lower edge', () => {
    expect(spreadLabels([100, 104], room)).toEqual([100, 116]);
    expect(spreadLabels([298, 299], room)).toEqual([284, 300]);
  });

  it('never lets two touch nor one leave its room, whatever is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 300 }), { maxLength: 15 }), (wanted) => {
        const placed = spreadLabels(wanted, room).toSorted((a, b) => a - b);
        expect(placed.filter((y) => y < 10 || y > 300)).toEqual([]);
        expect(placed.filter((y, index) => index > 0 && y - (placed[index - 1] ?? 0) < 16)).toEqual([]);
      }),
    );
  });
});
