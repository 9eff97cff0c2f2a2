import { describe, expect, it } from '@jest/globals';
import { tellUnlinked, type RosterRelease } from './link-rosters.ts';

const release = (over: Partial<RosterRelease>): RosterRelease => ({
  unitId: 1,
  from: '2026-06-15',
  to: '2026-07-14',
  roster: 'a',
  ...over,
});

describe('figures of a unit over common days (rule 4)', () => {
  it('are told beside each other of the same people only, the first one first', () => {
    const quarter = { from: '2026-06-15', to: '2026-09-14' };
    expect(tellUnlinked([release({}), release({ ...quarter, roster: 'b' }), release(quarter)])).toEqual([true, false, true]);
  });

  it('of other days, or of another unit, are told of anybody', () => {
    expect(
      tellUnlinked([release({}), release({ from: '2026-07-15', to: '2026-08-14', roster: 'b' }), release({ unitId: 2, roster: 'c' })]),
    ).toEqual([...[true, true, true]]);
  });

  it('are not told when it is not known of whom they are', () => {
    expect(tellUnlinked([release({ roster: null }), release({ roster: null })])).toEqual([true, false]);
  });
});
