import { describe, expect, it } from '@jest/globals';
import { tellUnlinked, type RosterRelease } from './link-rosters.ts';

const release = (over: Partial<RosterRelease>): RosterRelease => ({
  ...{ unitIds: [1], from: '2026-06-15', to: '2026-07-14', roster: 'a' },
  ...over,
});

describe('figures of a unit over common days (rule 4)', () => {
  it('are told beside each other of the same people only, the first one first', () => {
    const quarter = { from: '2026-06-15', to: '2026-09-14' };
    expect(tellUnlinked([release({}), release({ ...quarter, roster: 'b' }), release(quarter)])).toEqual([true, false, true]);
  });

  it('of other days, or of another unit, are told of anybody', () => {
    const other = release({ unitIds: [2], roster: 'c' });
    expect(tellUnlinked([release({}), release({ from: '2026-07-15', to: '2026-08-14', roster: 'b' }), other])).toEqual([true, true, true]);
  });

  it('are not told when it is not known of whom they are', () => {
    expect(tellUnlinked([release({ roster: null }), release({ roster: null })])).toEqual([true, false]);
  });

  it('of several units together are of other people than those of one of them, or of others together', () => {
    const together = (unitIds: number[]): RosterRelease => release({ unitIds });
    expect(tellUnlinked([together([1, 2]), together([1, 2]), together([2, 3]), together([2]), together([3])])).toEqual([
      ...[true, true, false, false, true],
    ]);
  });

  it('of a unit and of what became part of it are of common people, where one of them ends before that', () => {
    const merge = [{ fromId: 1, toId: 2, onDay: '2026-07-01' }];
    const [before, then] = [release({ from: '2026-05-15', to: '2026-06-14' }), release({ from: '2026-04-01', unitIds: [2] })];
    expect(tellUnlinked([before, then])).toEqual([true, true]);
    expect(tellUnlinked([before, then], merge)).toEqual([true, false]);
    // Both before: nobody is of both.
    expect(tellUnlinked([before, { ...then, to: '2026-06-14' }], merge)).toEqual([true, true]);
    // Over two steps as well; a third unit is none of these.
    const steps = [...merge, { fromId: 2, toId: 3, onDay: '2026-07-02' }];
    expect(tellUnlinked([before, { ...then, unitIds: [3] }, { ...then, unitIds: [4] }], steps)).toEqual([true, false, true]);
  });
});
