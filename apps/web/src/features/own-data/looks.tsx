import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOwnLooks } from '../../api/own-data.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './own-data.module.css';
import { OwnViews } from './own-views.tsx';
import { useDeedWords } from './use-deed-words.ts';

/** Who looked at what is kept about the person on screen. */
export function Looks() {
  const { t } = useTranslation();
  const format = useFormat();
  const wordsOfDeed = useDeedWords();
  const looks = useOwnLooks();
  const rows = looks.data?.pages.flatMap((page) => page.looks);
  return (
    <Card labelledBy="ai-da-xem">
      <h2 id="ai-da-xem">{t('ownData.looks')}</h2>
      <p>{t('ownData.looksLead')}</p>
      {looks.isPending && <Placeholder height={120} />}
      {looks.isError && <ProblemNotice error={looks.error} onRetry={() => void looks.refetch()} />}
      {rows?.length === 0 && <Empty kind="never" text={t('ownData.looksNone')} />}
      {rows !== undefined && rows.length > 0 && (
        <CardTable
          label={t('ownData.looks')}
          isPaged
          className={classes['table']}
          columns={(['at', 'who', 'what', 'why'] as const).map((key) => ({ key, head: t(`ownData.lookColumns.${key}`) }))}
          rows={rows.map(({ id, at, kind, actor, role, action, reason, whom, subject, count }) => ({
            key: id,
            cells: [
              format.moment(at),
              [actor ?? t('audit.nobody'), ...(role === null ? [] : [t(`role.${role}`)])].join(' · '),
              <div key="what" className={classes['look']}>
                {wordsOfDeed(action) ?? (kind === 'command' ? `${t('audit.kind.command')} nhipthu ${action}` : t(`audit.kind.${kind}`))}
                {subject !== null && ` · ${subject}`}
                {whom !== 'self' && <small>{t(`ownData.lookedAt.${whom}`)}</small>}
                {count > 1 && <small>{t('ownData.timesThatDay', { times: format.count(count) })}</small>}
              </div>,
              reason ?? (kind === 'command' ? t('ownData.noReason') : '—'),
            ],
          }))}
        />
      )}
      {looks.hasNextPage && (
        <div className={classes['actions']}>
          <Button variant="default" loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </div>
      )}
      <OwnViews />
    </Card>
  );
}
