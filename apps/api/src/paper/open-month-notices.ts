import { parsePeriodId, type IsoDate } from '@nhip-thu/metrics';
import type { FaultList } from '../directory/import-fault.ts';
import type { PaperDraft } from './paper-draft.ts';

/** Adds notices of months that are not over on a day, one a month, at the first row that reports it. */
export function noteOpenMonths(drafts: readonly PaperDraft[], today: IsoDate, notices: FaultList): void {
  const seen = new Set<string>();
  for (const { row, periodId } of drafts.toSorted((a, b) => a.row - b.row)) {
    const month = parsePeriodId(periodId);
    if (month === null || month.to < today || seen.has(month.id)) continue;
    seen.add(month.id);
    notices.add({ row, column: 'month', code: 'open-month', found: month.id, expected: month.to });
  }
}
