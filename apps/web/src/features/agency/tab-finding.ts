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

/** How much mail it sent and received in the period; what no log tells is not told. */
export function describeMail(t: TFunction, format: Format, { agency: { name, volume }, period }: AgencyReply): string {
  const words = { name, period: namePeriod(t, period) };
  const { sent, received } = volume;
  if (sent === null) return t('agency.tabTitle.mailUnknown', words);
  const shown = format.count(sent);
  return received === null
    ? t('agency.tabTitle.mailSent', { ...words, sent: shown })
    : t('agency.tabTitle.mail', { ...words, sent: shown, received: format.count(received) });
}

/** How much of the working time logs tell of, and whether that is enough for a rate. */
export function describeLogs(t: TFunction, format: Format, { agency: { name, figure }, period }: AgencyReply): string {
  const words = { name, period: namePeriod(t, period), needed: format.threshold(MIN_COVERAGE) };
  const { coverage } = figure;
  if (coverage === null) return t('agency.tabTitle.logsNone', words);
  const rate = format.coverage(coverage);
  return t(coverage < MIN_COVERAGE ? 'agency.tabTitle.logsThin' : 'agency.tabTitle.logs', { ...words, rate });
}
