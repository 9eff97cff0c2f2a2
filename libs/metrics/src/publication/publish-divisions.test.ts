import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishDivisions, type DivisionFigure } from './publish-divisions.ts';

const publish = (counted: number, people: number, k?: number): DivisionFigure | undefined =>
  publishDivisions([{ divisionId: 1, counted, people }], k)[0];

describe('divisions of an agency (rule 3)', () => {
  it('are told in bands at the ends and rounded to 5 between them', () => {
    expect([3, 11, 18, 19].map((counted) => publish(counted, 22))).toEqual([
      { divisionId: 1, people: 22, kind: 'low', atLeast: 0, atMost: 3 },
      { divisionId: 1, people: 22, kind: 'rounded', about: 10 },
      { divisionId: 1, people: 22, kind: 'rounded', about: 20 },
      { divisionId: 1, people: 22, kind: 'high', atLeast: 19, atMost: 22 },
    ]);
    expect([2, 3].map((counted) => publish(counted, 5)?.kind)).toEqual(['low', 'high']);
  });

  it('of fewer than 5 people are not told, nor of fewer than were set', () => {
    expect(publish(2, 4)).toEqual({ divisionId: 1, people: 4, kind: 'withheld' });
    expect(publish(2, 4, 3)?.kind).toBe('withheld');
    expect(publish(6, 11, 12)?.kind).toBe('withheld');
  });

  it('a band holds the count and at least three counts; refuses what is no share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 200 }), fc.nat({ max: 200 }), (people, some) => {
        const counted = some % (people + 1);
        const figure = publish(counted, people);
        const band = figure?.kind === 'low' || figure?.kind === 'high' ? figure : { atLeast: 0, atMost: people };
        expect(figure?.kind).not.toBe('withheld');
        expect(band.atLeast <= counted && counted <= band.atMost && band.atMost - band.atLeast >= 2).toBe(true);
      }),
    );
    expect(() => publish(6, 5)).toThrow(RangeError);
  });
});
