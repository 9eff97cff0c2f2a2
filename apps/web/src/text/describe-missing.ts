import type { CoverageMinutes, Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** Minutes with evidence and minutes expected, as words of a text. */
export function minutesOf(format: Format, { coveredMinutes, expectedMinutes }: CoverageMinutes): { covered: string; expected: string } {
  return { covered: format.count(coveredMinutes), expected: format.count(expectedMinutes) };
}

/** Why there is no rate where logs are missing: how much of the working time they tell of, and between what the rate lies nevertheless. */
export function describeMissing(
  t: TFunction,
  format: Format,
  { coverage, coverageMinutes, bounds }: Pick<Figure, 'coverageMinutes' | 'bounds'> & { readonly coverage: number },
): string {
  const rate = format.coverage(coverage);
  const missing =
    coverageMinutes === null ? t('league.missing', { rate }) : t('league.missingMinutes', { rate, ...minutesOf(format, coverageMinutes) });
  return bounds === null ? missing : `${missing}${t('league.between', { bounds: format.interval(bounds) })}`;
}
