import type { AgencyAdoption } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { describeSilence } from '../../text/silence-text.ts';

/** One agency's finding: at its target, how many people short of it, or why nothing can be said. */
export function describeAgency(t: TFunction, format: Format, { name, figure, target }: AgencyAdoption): string {
  const rate = format.rate(figure, target);
  if (rate === null || figure.numerator === null) return t('agency.unknown', { name, verdict: describeSilence(t, figure) });
  const values = { name, rate, people: format.people(figure) };
  if (target === null || figure.shortBy === null) return t('agency.noTarget', values);
  const threshold = `${target.comparator === '>' ? '> ' : ''}${format.threshold(target.threshold)}`;
  if (figure.verdict === 'met') return t('agency.met', { ...values, target: threshold });
  return t('agency.short', { name, count: figure.shortBy, shown: format.count(figure.shortBy), target: threshold });
}
