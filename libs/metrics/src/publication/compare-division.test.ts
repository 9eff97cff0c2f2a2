import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareToTarget, type Target } from '../target/compare-to-target.ts';
import { compareDivision, type DivisionVerdict } from './compare-division.ts';
import { publishDivisions } from './publish-divisions.ts';

const NINETY: Target = { comparator: '>=', threshold: 0.9 };
const compare = (counted: number, people: number, target: Target | null = NINETY): DivisionVerdict =>
  compareDivision(publishDivisions([{ divisionId: 1, counted, people }])[0]!, target);

describe('a division against a target', () => {
  it('is judged by what is told of it: 0 … 3, about 10, about 20 (which is 18) and 19 … 22 of 22', () => {
    expect([3, 11, 18, 19].map((counted) => compare(counted, 22, { comparator: '>=', threshold: 0.8 }))).toEqual([
      ...['not-met', 'not-met', 'met', 'met'],
    ]);
    expect([18, 20].map((counted) => compare(counted, 20))).toEqual(['met', 'met']);
  });

  it('has no verdict where its figure leaves it open, nor where nothing is told', () => {
    expect([19, 20, 22].map((counted) => compare(counted, 22))).toEqual(['not-published', 'not-published', 'not-published']);
    expect(compare(4, 4)).toBe('not-published');
  });

  it('without a target is not judged', () => {
    expect([compare(19, 22, null), compare(4, 4, null)]).toEqual(['no-target', 'no-target']);
  });

  it('has the verdict of its exact count, or none; and all counts of one figure have the same', () => {
    fc.assert(
      fc.property(
        ...[
          fc.integer({ min: 5, max: 120 }),
          fc.nat({ max: 120 }),
          fc.integer({ min: 1, max: 20 }),
          fc.constantFrom('>=' as const, '>' as const),
        ],
        (people, some, twentieths, comparator) => {
          const counted = some % (people + 1);
          const target = { comparator, threshold: twentieths / 20 };
          const said = compare(counted, people, target);
          const exact = (count: number) => compareToTarget(count, people, target)?.verdict;
          const figure = JSON.stringify(publishDivisions([{ divisionId: 1, counted, people }]));
          const alike = Array.from({ length: people + 1 }, (_, count) => count).filter(
            (count) => JSON.stringify(publishDivisions([{ divisionId: 1, counted: count, people }])) === figure,
          );
          const words = [...new Set(alike.map(exact))];
          expect(said).toBe(words.length === 1 ? words[0] : 'not-published');
        },
      ),
    );
  });
});
