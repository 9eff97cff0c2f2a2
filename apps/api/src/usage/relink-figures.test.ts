import { describe, expect, it } from '@jest/globals';
import { findLinked, linkKeyOf, type FrozenRow, type LinkRow } from './relink-figures.ts';

const MONTH = { periodId: 'bc-2026-07', lookedFrom: '2026-06-15', toDay: '2026-07-14' };
const WEEK = { periodId: 'tuan-2026-w28', lookedFrom: '2026-07-06', toDay: '2026-07-12' };

const rowOf = (over: Partial<LinkRow> = {}): LinkRow => ({
  ...{ ...MONTH, agencyId: 1, definition: 'du-2@1', roster: 'all', eligible: 20, hasLogs: true },
  ...over,
});
const find = (rows: readonly LinkRow[], frozen: readonly FrozenRow[] = []): string[] =>
  [...findLinked({ rows, frozen, successions: [] })].toSorted();

describe('figures of common days about other people (rule 4)', () => {
  it('are not told of a week in which somebody was away, wherever it stands in the list; of the month they are', () => {
    const [month, week] = [rowOf(), rowOf({ ...WEEK, roster: 'one less' })];
    expect(find([week, month])).toEqual([linkKeyOf(week)]);
    expect(find([{ ...week, roster: 'all' }, month])).toEqual([]);
  });

  it('give way to the definition of the targets, and to the older period of one kind', () => {
    const [regular, active] = [rowOf(), rowOf({ definition: 'du-1@1', roster: 'with one whom DU-2 cannot judge' })];
    expect(find([active, regular])).toEqual([linkKeyOf(active)]);
    const habit = { definition: 'du-3@1', lookedFrom: '2026-03-23' } as const;
    const [before, now] = [rowOf({ ...habit, periodId: 'bc-2026-06', toDay: '2026-06-14', roster: 'former' }), rowOf(habit)];
    expect(find([now, before])).toEqual([linkKeyOf(now)]);
  });

  it('of small agencies are told together, and of the same ones only', () => {
    const small = (agencyId: number, over: Partial<LinkRow> = {}): LinkRow =>
      rowOf({ agencyId, roster: `r${agencyId}`, eligible: 6, ...over });
    const week = [small(1, WEEK), small(2, WEEK)];
    expect(find([small(1), small(2), ...week])).toEqual([]);
    // The third was large in the week, or has come since.
    expect(find([small(1), small(2), small(3), ...week])).toEqual(week.map(linkKeyOf).toSorted());
    expect(find([small(1), small(2), rowOf({ agencyId: 2, ...WEEK, roster: 'r2', eligible: 10 })])).toEqual([
      linkKeyOf({ ...WEEK, agencyId: 2, definition: 'du-2@1' }),
    ]);
  });

  it('hide nothing where they tell nothing: without logs, or of nobody', () => {
    const week = rowOf({ ...WEEK, roster: 'one less' });
    expect(find([rowOf({ hasLogs: false }), week])).toEqual([]);
    expect(find([rowOf({ roster: '' }), week])).toEqual([]);
  });

  it('are not told beside what was frozen, whatever comes first otherwise', () => {
    const { eligible: _eligible, hasLogs: _hasLogs, ...frozen } = rowOf({ roster: 'before somebody was excused' });
    expect(find([rowOf()], [{ ...frozen, isPooled: false }])).toEqual([linkKeyOf(rowOf())]);
    expect(find([rowOf()], [{ ...frozen, roster: 'all', isPooled: false }])).toEqual([]);
  });

  it('of an agency are never told of the blocks of its divisions (rule 3)', () => {
    const block = rowOf({ periodId: '4tuan-2026-w25', lookedFrom: '2026-06-15', toDay: '2026-07-12' });
    expect(find([rowOf(), block])).toEqual([linkKeyOf(block)]);
  });
});
