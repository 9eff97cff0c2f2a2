import { nextPeriod, parsePeriodId, previousPeriod } from '@nhip-thu/metrics';
import type { FaultList } from '../directory/import-fault.ts';
import type { PaperDraft, ReamDraft } from './paper-draft.ts';
import type { PaperRecord } from './paper.repository.ts';

type Stocks = ReadonlyMap<string, Pick<ReamDraft['stock'], 'opening' | 'closing'>>;

/** The months beside those of the drafts, whose reams these should go on from and into. */
export function listNeighbourMonths(drafts: readonly PaperDraft[]): string[] {
  const months = drafts.flatMap(({ ledger, periodId }) => (ledger === 'reams' ? (parsePeriodId(periodId) ?? []) : []));
  return [...new Set(months.flatMap((month) => [previousPeriod(month).id, nextPeriod(month).id]))];
}

/**
 * Adds notices of reams that do not go on where the month before ended, or are not gone on from. A month after that is in the same file speaks for
 * itself.
 * @param records of the neighbour months, as stored
 */
export function noteStockJumps(
  drafts: readonly PaperDraft[],
  records: readonly PaperRecord[],
  codeOf: (agencyId: number) => string | undefined,
  notices: FaultList,
): void {
  const own = drafts.filter((draft) => draft.ledger === 'reams');
  const inFile: Stocks = new Map(own.map((draft) => [`${draft.agencyCode} ${draft.periodId}`, draft.stock]));
  const stored: Stocks = new Map(
    records.flatMap(({ agencyId, periodId, stock }) => (stock === null ? [] : [[`${codeOf(agencyId)} ${periodId}`, stock] as const])),
  );
  for (const { row, agencyCode, periodId, stock } of own) {
    const month = parsePeriodId(periodId);
    if (month === null) continue;
    const [beforeKey, afterKey] = [`${agencyCode} ${previousPeriod(month).id}`, `${agencyCode} ${nextPeriod(month).id}`];
    const before = inFile.get(beforeKey) ?? stored.get(beforeKey);
    const after = inFile.has(afterKey) ? undefined : stored.get(afterKey);
    if (before !== undefined && before.closing !== stock.opening) {
      notices.add({ row, column: 'opening', code: 'stock-before', found: String(stock.opening), expected: String(before.closing) });
    }
    if (after !== undefined && after.opening !== stock.closing) {
      notices.add({ row, column: 'closing', code: 'stock-after', found: String(stock.closing), expected: String(after.opening) });
    }
  }
}
