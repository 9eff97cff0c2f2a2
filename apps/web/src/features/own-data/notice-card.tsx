import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAcknowledge, useOwnNotice } from '../../api/data-requests.ts';
import { toLanguage } from '../../text/interpolation.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './own-data.module.css';

/** What officials are told of the measurement; until it is acknowledged it asks for that. */
export function NoticeCard() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const own = useOwnNotice();
  const acknowledge = useAcknowledge();
  const notice = own.data?.notice ?? null;
  if (own.isError) return <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />;
  if (notice === null || own.data === undefined) return null;
  const at = own.data.acknowledgedAt;
  return (
    <Card labelledBy="thong-bao">
      <h2 id="thong-bao">{t('ownData.notice', { version: notice.version, day: format.moment(notice.publishedAt) })}</h2>
      <p className={classes['noticeText']}>{notice.text[toLanguage(i18n.language)]}</p>
      <ul className={classes['verdicts']} aria-label={t('ownData.sources')}>
        {own.data.sources.map(({ name, legalBasis }) => (
          <li key={name}>
            {legalBasis === null
              ? t('ownData.sourceWithout', { name })
              : t('ownData.source', { name, text: legalBasis.text, number: legalBasis.number, day: format.day(legalBasis.on) })}
          </li>
        ))}
      </ul>
      {at === null ? (
        <div className={classes['actions']}>
          <Button loading={acknowledge.isPending} onClick={() => acknowledge.mutate(notice.version)}>
            {t('ownData.acknowledge')}
          </Button>
        </div>
      ) : (
        <p>{t('ownData.acknowledged', { time: format.moment(at) })}</p>
      )}
      {acknowledge.isError && <ProblemNotice error={acknowledge.error} />}
    </Card>
  );
}
