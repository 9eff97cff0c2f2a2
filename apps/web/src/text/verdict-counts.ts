import type { Verdict, VerdictCounts } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** "Đạt 17, Gần đạt 3": the verdicts of `among` that somebody has, in that order; "" where nobody has one. */
export function listVerdictCounts(t: TFunction, format: Format, counts: VerdictCounts, among: readonly Verdict[]): string {
  return among
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${t(`verdict.${verdict}`)} ${format.count(counts[verdict])}`)
    .join(', ');
}
