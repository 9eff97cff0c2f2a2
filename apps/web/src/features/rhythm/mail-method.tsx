import type { MailDaysReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { isPartial, listWorked } from './mail-weeks.ts';

/** How mail is counted by day, how many days have a count, and what the mean of a working day is the quotient of. */
export function MailMethod({ reply, snapshotIds }: { readonly reply: MailDaysReply; readonly snapshotIds: readonly number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days, asOf } = reply;
  const [known, few] = [days.filter(({ sent }) => sent !== null).length, days.filter(({ isFew }) => isFew).length];
  const { worked } = listWorked(days);
  const sum = worked.reduce((total, { sent }) => total + sent, 0);
  const words = {
    sum: t('trace.mailSum', { count: sum, shown: format.count(sum) }),
    days: t('trace.workingDays', { count: worked.length, shown: format.count(worked.length) }),
  };
  const lines = [
    t('trace.mailDays', {
      ...{ all: format.count(days.length), working: format.count(days.filter(({ isWorkingDay }) => isWorkingDay).length) },
      ...{ known: format.count(known), few: format.count(few), unknown: format.count(days.length - known - few) },
    }),
    ...(worked.length === 0 ? [] : [t('trace.mailMean', { ...words, mean: format.count(Math.round(sum / worked.length)) })]),
    t('trace.mailPartial', { shown: format.count(days.filter(isPartial).length) }),
  ];
  const period = t('rhythm.context', { from: format.day(days[0]?.day ?? ''), to: format.day(days.at(-1)?.day ?? '') });
  return (
    <>
      <p>{t('rhythm.method')}</p>
      {days.length > 0 && <CountsTrace lines={lines} source={{ rules: ['volume@1'], period, snapshotIds, asOf }} />}
    </>
  );
}
