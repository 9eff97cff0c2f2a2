import type { PaperCourseMonth, RegisterCounts } from '@nhip-thu/metrics';

/** What the index is of the baseline. */
export const BASELINE_INDEX = 100;

/** The paper of a month where the baseline is 100: 100 × (1 − headline reduction); above 100 when there is more; null = cannot be told. */
export function indexOf({ registers: { reduction, reason } }: Pick<PaperCourseMonth, 'registers'>): number | null {
  if (reason === 'is-baseline') return BASELINE_INDEX;
  return reduction.headline === null ? null : BASELINE_INDEX * (1 - reduction.headline);
}

/** The last month whose reduction is known; undefined without any. */
export function findLastCompared(months: readonly PaperCourseMonth[]): PaperCourseMonth | undefined {
  return months.findLast((month) => indexOf(month) !== null);
}

/** Of all outgoing documents those that are on no paper, 0..1; null without a document. */
export function electronicShare({ paper, both, electronic }: RegisterCounts): number | null {
  const all = paper + both + electronic;
  return all === 0 ? null : electronic / all;
}

/** Shares of documents on no paper in the first and the last month that tell one; null where fewer than two do. */
export function findShares(months: readonly PaperCourseMonth[]): {
  readonly first: { readonly share: number; readonly periodId: string };
  readonly last: { readonly share: number; readonly periodId: string };
} | null {
  const known = months.flatMap(({ counts, period }) => {
    const share = counts === null ? null : electronicShare(counts);
    return share === null ? [] : [{ share, periodId: period.id }];
  });
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined || first === last ? null : { first, last };
}
