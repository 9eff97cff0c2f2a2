import { describe, expect, it } from '@jest/globals';
import { FaultList } from '../directory/import-fault.ts';
import type { PaperDraft } from './paper-draft.ts';
import type { PaperRecord } from './paper.repository.ts';
import { listNeighbourMonths, noteStockJumps } from './stock-notices.ts';

const draft = (row: number, periodId: string, opening: number, closing: number): PaperDraft => ({
  ...{ row, agencyCode: 'snv', periodId, ledger: 'reams', stock: { opening, bought: 40, closing } },
});
const record = (periodId: string, opening: number, closing: number): PaperRecord => ({
  ...{ agencyId: 1, periodId, ledger: 'reams', version: 1, madeAt: new Date(0), firstAt: new Date(0), postings: null, lines: null },
  ...{ correctionCount: 0, importId: 1 },
  stock: { opening, bought: 0, closing },
});
const note = (drafts: readonly PaperDraft[], records: readonly PaperRecord[] = []): string[] => {
  const notices = new FaultList('r.csv');
  noteStockJumps(drafts, records, () => 'snv', notices);
  return notices.faults.map(({ row, column, code, found, expected }) => `${row} ${column} ${code} ${found} ${expected}`);
};

describe('notices of reams', () => {
  it('June closes with 11 and July opens with 12: in one file, or beside what is stored before and after', () => {
    expect(note([draft(2, 'bc-2026-06', 12, 11), draft(3, 'bc-2026-07', 12, 10)])).toEqual(['3 opening stock-before 12 11']);
    expect(note([draft(2, 'bc-2026-07', 12, 10)], [record('bc-2026-06', 12, 11)])).toEqual(['2 opening stock-before 12 11']);
    expect(note([draft(2, 'bc-2026-06', 12, 11)], [record('bc-2026-07', 12, 10)])).toEqual(['2 closing stock-after 11 12']);
  });

  it('none where months go on from each other, also over a year, or the month beside is not known', () => {
    expect(note([draft(2, 'bc-2026-01', 11, 7)], [record('bc-2025-12', 5, 11), record('bc-2026-02', 7, 3)])).toEqual([]);
    expect(note([draft(2, 'bc-2026-07', 12, 10)])).toEqual([]);
  });

  it('a month that the file corrects counts as the file has it', () => {
    const file = [draft(2, 'bc-2026-06', 12, 11), draft(3, 'bc-2026-07', 11, 10)];
    expect(note(file, [record('bc-2026-06', 12, 9), record('bc-2026-07', 9, 8)])).toEqual([]);
  });

  it('looks at the months beside those of reams only', () => {
    const registers: PaperDraft = { row: 4, agencyCode: 'snv', periodId: 'bc-2026-03', ledger: 'registers', lines: [], postings: null };
    expect(listNeighbourMonths([draft(2, 'bc-2026-06', 1, 1), registers])).toEqual(['bc-2026-05', 'bc-2026-07']);
  });
});
