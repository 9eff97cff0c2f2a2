import type { Verdict } from '@nhip-thu/metrics';

/** Verdicts in the order in which they are told. */
export const VERDICTS: readonly Verdict[] = ['met', 'near', 'not-met', 'insufficient-data', 'too-few-days', 'not-published', 'no-target'];

/** How many stand at each verdict. */
export function countVerdicts(rows: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const countOf = (wanted: Verdict): number => rows.filter(({ verdict }) => verdict === wanted).length;
  // Every verdict is in the list.
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, countOf(verdict)])) as Record<Verdict, number>;
}
