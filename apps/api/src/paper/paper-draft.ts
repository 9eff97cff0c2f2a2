import { countUsedReams, parsePeriodId, type RegisterLine, type ReamStock } from '@nhip-thu/metrics';

/** What a unit reports for a reporting month, from a file or a form, before it is stored. `row` is where it stands (0: a form). */
export type PaperDraft = RegisterDraft | ReamDraft;

interface DraftPlace {
  readonly row: number;
  readonly agencyCode: string;
  readonly periodId: string;
}

export interface RegisterDraft extends DraftPlace {
  readonly ledger: 'registers';
  /** By type of document, ordered by it. */
  readonly lines: readonly RegisterLine[];
  readonly postings: number | null;
}

export interface ReamDraft extends DraftPlace {
  readonly ledger: 'reams';
  readonly stock: ReamStock;
}

const MONTH = /^(\d{4})-(\d{1,2})$/;
const MONTH_FIRST = /^(\d{1,2})\/(\d{4})$/;

/** The id of the reporting month that `2026-07`, `7/2026` or `bc-2026-07` names; null when it names none. */
export function readMonth(text: string): string | null {
  const [, year, month] = MONTH.exec(text) ?? [];
  const [, monthFirst, yearLast] = MONTH_FIRST.exec(text) ?? [];
  const named = `bc-${year ?? yearLast}-${(month ?? monthFirst)?.padStart(2, '0')}`;
  const period = parsePeriodId(text.startsWith('bc-') ? text : named);
  return period?.kind === 'reporting-month' ? period.id : null;
}

/** Whether more paper is left than there can be. */
export function hasImpossibleStock(stock: ReamStock): boolean {
  try {
    countUsedReams(stock);
    return false;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}
