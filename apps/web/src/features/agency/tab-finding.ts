import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { AgencyReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeSilence } from '../../text/silence-text.ts';

/** How habitual use is: people with the habit of weeks (DU-3), or why that is not told. */
export function describeHabit(t: TFunction, format: Format, { agency: { name }, sensitivity }: AgencyReply): string {
  const figure = sensitivity.figures.find(({ definition }) => definition === 'du-3@1');
  if (figure === undefined) return t('agency.tabTitle.habit', { name });
  const rate = format.rate(figure, null);
  return rate === null
    ? t('agency.tabTitle.habitSilent', { name, reason: describeSilence(t, figure) })
    : t('agency.tabTitle.habitFinding', { name, rate, people: format.people(figure) });
}

/** How much mail it sent and received in the period, "at least" where logs are missing; what no log tells is not told. */
export function describeMail(t: TFunction, format: Format, { agency: { name, volume, figure }, period }: AgencyReply): string {
  const words = { name, period: namePeriod(t, period) };
  const { sent, received } = volume;
  if (sent === null) return t('agency.tabTitle.mailUnknown', words);
  const count = (value: number): string => (isThin(figure) ? t('kpi.atLeast', { shown: format.count(value) }) : format.count(value));
  return received === null
    ? t('agency.tabTitle.mailSent', { ...words, sent: count(sent) })
    : t('agency.tabTitle.mail', { ...words, sent: count(sent), received: count(received) });
}

/** Whether logs are missing to such an extent that no rate is told, and counts are lower than in truth. */
export function isThin({ coverage }: Pick<AgencyReply['agency']['figure'], 'coverage'>): boolean {
  return coverage !== null && coverage < MIN_COVERAGE;
}

/** How much of the working time logs tell of, and whether that is enough for a rate. */
export function describeLogs(t: TFunction, format: Format, { agency: { name, figure }, period }: AgencyReply): string {
  const words = { name, period: namePeriod(t, period), needed: format.threshold(MIN_COVERAGE) };
  const { coverage } = figure;
  if (coverage === null) return t('agency.tabTitle.logsNone', words);
  const rate = format.coverage(coverage);
  return t(isThin(figure) ? 'agency.tabTitle.logsThin' : 'agency.tabTitle.logs', { ...words, rate });
}
