import { describe, expect, it } from '@jest/globals';
import type { TreeAgencyReply } from '@nhip-thu/metrics';
import { countMoved, toOrder, type SuccessionDraft } from './succession-draft.ts';

const agency = (code: string): TreeAgencyReply => ({
  ...{ code, name: code.toUpperCase(), tier: 'department', from: null, to: null, officialCount: 24, withoutMailboxCount: 1, domains: [] },
  mailboxes: { personal: 23, unit: 1, shared: 1, robot: 0, leaver: 0, unmatched: 0 },
  divisions: [
    { id: 1, name: 'Phòng Một', officialCount: 9 },
    { id: 2, name: 'Phòng Hai', officialCount: 5 },
  ],
});
const agencies = [agency('a'), agency('b')];
const draft: SuccessionDraft = { kind: 'merges', from: 'a', to: 'b', name: '', divisions: [], onDay: '2026-08-01', basis: ' QĐ 1 ' };
const decision = { onDay: '2026-08-01', basis: 'QĐ 1' };

describe('what becomes of an agency', () => {
  it('a merger needs two agencies that are there, a day and a decision', () => {
    expect(toOrder(draft, agencies)).toEqual({ kind: 'merges', from: 'a', to: 'b', ...decision });
    const missing: Partial<SuccessionDraft>[] = [
      { to: 'a' },
      { to: 'x' },
      { to: '' },
      { from: '' },
      { basis: ' ' },
      { onDay: '2026-02-30' },
    ];
    for (const part of missing) expect(toOrder({ ...draft, ...part }, agencies)).toBeNull();
  });

  it('a part goes to an agency that is there, or to a new one that needs a name', () => {
    const split: SuccessionDraft = { ...draft, kind: 'splits', divisions: ['Phòng Hai'] };
    const order = { kind: 'splits', from: 'a', divisions: ['Phòng Hai'], ...decision };
    expect(toOrder({ ...split, name: 'bỏ' }, agencies)).toEqual({ ...order, to: 'b', name: null });
    expect(toOrder({ ...split, to: ' MOI ', name: 'Cơ quan mới' }, agencies)).toEqual({ ...order, to: 'moi', name: 'Cơ quan mới' });
    expect(toOrder({ ...split, to: 'moi' }, agencies)).toBeNull();
    expect(toOrder({ ...split, divisions: [] }, agencies)).toBeNull();
  });

  it('a new name is all that a renaming needs', () => {
    expect(toOrder({ ...draft, kind: 'renamings', name: 'Tên mới' }, agencies)).toEqual({
      kind: 'renamings',
      code: 'a',
      name: 'Tên mới',
      ...decision,
    });
    expect(toOrder({ ...draft, kind: 'renamings' }, agencies)).toBeNull();
  });

  it('says how many go over: all, or those of the divisions', () => {
    expect(countMoved(draft, agency('a'))).toEqual({ officials: 24, mailboxes: 25 });
    expect(countMoved({ ...draft, kind: 'splits', divisions: ['Phòng Hai'] }, agency('a'))).toEqual({ officials: 5, mailboxes: 0 });
  });
});
