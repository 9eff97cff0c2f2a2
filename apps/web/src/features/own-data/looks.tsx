import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOwnLooks } from '../../api/own-data.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
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
        <ScrollRegion label={t('ownData.looks')}>
          <Table className={classes['table'] ?? ''} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {(['at', 'who', 'what', 'why'] as const).map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`ownData.lookColumns.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ id, at, kind, actor, role, action, reason, whom, subject, count }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row">{format.moment(at)}</Table.Th>
                  <Table.Td>{[actor ?? t('audit.nobody'), ...(role === null ? [] : [t(`role.${role}`)])].join(' · ')}</Table.Td>
                  <Table.Td className={classes['look'] ?? ''}>
                    {wordsOfDeed(action) ?? (kind === 'command' ? `${t('audit.kind.command')} nhipthu ${action}` : t(`audit.kind.${kind}`))}
                    {subject !== null && ` · ${subject}`}
                    {whom !== 'self' && <small>{t(`ownData.lookedAt.${whom}`)}</small>}
                    {count > 1 && <small>{t('ownData.timesThatDay', { times: format.count(count) })}</small>}
                  </Table.Td>
                  <Table.Td>{reason ?? (kind === 'command' ? t('ownData.noReason') : '—')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
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
