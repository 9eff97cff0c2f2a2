import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareOutFresh } from './undo-shares.ts';

const share = (id: string, gain: number, fresh = 10, duplicate = 10): Parameters<typeof shareOutFresh>[1][number] => ({
  ...{ id, gain, fresh, duplicate },
});

describe('shareOutFresh', () => {
  it('gives each segment the facts that were duplicates of the undone one', () => {
    expect(shareOutFresh(7, [share('1', 0), share('2', 4), share('3', 3)])).toEqual([
      { id: '2', facts: 0, fresh: 4, duplicate: -4 },
      { id: '3', facts: 0, fresh: 3, duplicate: -3 },
    ]);
  });

  it('fills up by room when the order of folding was another', () => {
    expect(shareOutFresh(9, [share('1', 2, 10, 3), share('2', 0)])).toEqual([
      { id: '1', facts: 0, fresh: 3, duplicate: -3 },
      { id: '2', facts: 0, fresh: 6, duplicate: -6 },
    ]);
  });

  it('counts what a newer parser finds as further facts, and takes back what it no longer finds', () => {
    expect(shareOutFresh(5, [share('1', 5, 10, 0)])).toEqual([{ id: '1', facts: 5, fresh: 5, duplicate: 0 }]);
    expect(shareOutFresh(-5, [share('1', 0)])).toEqual([{ id: '1', facts: 0, fresh: -5, duplicate: 5 }]);
  });

  it('keeps facts = fresh + duplicate, neither below 0, and shares out everything', () => {
    const shares = fc.array(fc.record({ id: fc.uuid(), gain: fc.nat(20), fresh: fc.nat(20), duplicate: fc.nat(20) }), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), shares, (difference, all) => {
        const changes = shareOutFresh(difference, all);
        expect(changes.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(difference);
        for (const change of changes) {
          const before = all.find(({ id }) => id === change.id);
          expect(change.facts).toBe(change.fresh + change.duplicate);
          expect((before?.duplicate ?? 0) + change.duplicate).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
