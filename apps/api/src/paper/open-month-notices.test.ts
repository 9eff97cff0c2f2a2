import { expect, it } from '@jest/globals';
import { FaultList } from '../directory/import-fault.ts';
import { noteOpenMonths } from './open-month-notices.ts';
import type { PaperDraft } from './paper-draft.ts';

const draft = (row: number, periodId: string): PaperDraft => ({
  ...{ row, agencyCode: 'snv', periodId, ledger: 'registers', postings: null, lines: [] },
});

it('a month is noticed once, at its first row, up to and with its last day', () => {
  const drafts = [draft(4, 'bc-2026-08'), draft(3, 'bc-2026-08'), draft(2, 'bc-2026-07')];
  const note = (today: string): string[] => {
    const notices = new FaultList('so.csv', new Map([['month', 'Tháng']]));
    noteOpenMonths(drafts, today, notices);
    return notices.faults.map(({ row, column, code, found, expected }) => [row, column, code, found, expected].join(' '));
  };
  expect(note('2026-08-14')).toEqual(['3 Tháng open-month bc-2026-08 2026-08-14']);
  expect(note('2026-08-15')).toEqual([]);
  expect(note('2026-07-14')).toHaveLength(2);
});
