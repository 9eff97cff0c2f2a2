import type { RegisterCounts } from '../contract/paper.ts';

/**
 * P = g + s: documents on paper. A document in both forms ("song song") is paper: somebody printed it.
 * Throws `RangeError` when a number is not a count.
 */
export function countPaperDocuments({ paper, both, electronic }: RegisterCounts): number {
  requireCounts(paper, both, electronic);
  return paper + both;
}

/** T = g + s + e: all outgoing documents, each once. Throws `RangeError` when a number is not a count. */
export function countDocuments({ paper, both, electronic }: RegisterCounts): number {
  requireCounts(paper, both, electronic);
  return paper + both + electronic;
}

/** φ = P ÷ T, 0..1: the share of documents on paper; null when there is none. 300, 60 and 40 give 0.9. */
export function paperShare(counts: RegisterCounts): number | null {
  const documents = countDocuments(counts);
  return documents === 0 ? null : countPaperDocuments(counts) / documents;
}

/** Throws `RangeError` unless all are whole and not negative. */
export function requireCounts(...counts: readonly number[]): void {
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) throw new RangeError(`not counts: ${counts.join(', ')}`);
}
