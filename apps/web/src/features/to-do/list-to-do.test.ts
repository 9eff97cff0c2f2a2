import { describe, expect, it } from '@jest/globals';
import { agency, figure, point } from '../../testing/builders.ts';
import { hasNoLogs, listToDo } from './list-to-do.ts';

const met = agency('Sở Nội vụ', figure(62, 68), 0.088);
const short = agency('Xã Mường Bám', figure(12, 34), -0.02);
const shorter = agency('Sở Y tế', figure(20, 75), 0.01);
const silent = agency('Sở Nông nghiệp', figure(96, 132, { coverage: 0.785 }));
const fallen = { ...agency('Sở Xây dựng', figure(70, 83), -10 / 83), before: point('bc-2026-06', 80, 83) };
const kinds = (agencies: Parameters<typeof listToDo>[0]['agencies']) =>
  listToDo({ agencies }).map(({ kind, agency: about }) => [kind, about?.name]);

describe('what is to be directed', () => {
  it('is missing logs, then a notable fall, then most people short; three at most', () => {
    expect(kinds([met, short, shorter, silent, fallen])).toEqual([
      ['missing', 'Sở Nông nghiệp'],
      ['fell', 'Sở Xây dựng'],
      ['short', 'Sở Y tế'],
    ]);
  });

  it('names nobody twice, and takes no small fall for one', () => {
    expect(kinds([{ ...short, change: -7 / 34, before: point('bc-2026-06', 19, 34) }, shorter])).toEqual([
      ['fell', 'Xã Mường Bám'],
      ['short', 'Sở Y tế'],
    ]);
  });

  it('is no fall of one or two people, however many points they make of a small agency', () => {
    const small = { ...agency('Ban Quản lý các khu công nghiệp', figure(7, 10), -0.2), before: point('tuan-2026-w27', 9, 10) };
    expect(kinds([small])).toEqual([['short', 'Ban Quản lý các khu công nghiệp']]);
  });

  it('is no fall where nothing is compared, as in a period that is not over', () => {
    expect(kinds([{ ...fallen, change: null, before: null }]).map(([kind]) => kind)).toEqual(['short']);
  });

  it('is one order for all where several agencies lack as many logs, and singles none of them out', () => {
    const alike = { ...silent, code: 'syt', name: 'Sở Y tế' };
    expect(listToDo({ agencies: [met, short, silent, alike] })).toMatchObject([
      { kind: 'all-missing', agency: null, count: 2, coverage: 0.785 },
      { kind: 'short' },
    ]);
  });

  it('is no order about logs where nobody has any in the period', () => {
    const none = ['Sở Nông nghiệp', 'Sở Y tế'].map((name) => agency(name, figure(0, 132, { coverage: 0 })));
    expect(listToDo({ agencies: none })).toEqual([]);
    expect([hasNoLogs(none), hasNoLogs([...none, met]), hasNoLogs([])]).toEqual([true, false, false]);
  });

  it('is nothing where everybody met the target', () => {
    expect(kinds([met])).toEqual([]);
  });
});
