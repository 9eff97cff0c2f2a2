import { Button, Table } from '@mantine/core';
import type { DirectoryChangeSetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteDirectory } from '../../api/access.ts';
import { useDirectoryChanges } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './directory.module.css';
import { UndoChange } from './undo-change.tsx';

/** Every change of the directory, newest first, each of which can be taken back. */
export function Journal() {
  const { t } = useTranslation();
  const changes = useDirectoryChanges();
  const rows = changes.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <Card>
      <h2>{t('directory.journal')}</h2>
      <p className={classes['aside']}>{t('directory.journalContext')}</p>
      {changes.isPending && <Placeholder height={200} />}
      {changes.isError && <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data !== undefined && rows.length === 0 && <p>{t('directory.noChanges')}</p>}
      {rows.length > 0 && <ChangeTable rows={rows} />}
      {changes.hasNextPage && (
        <Button variant="default" mt={10} loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {t('directory.more')}
        </Button>
      )}
    </Card>
  );
}

function ChangeTable({ rows }: { readonly rows: readonly DirectoryChangeSetReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canWrite = useCanWriteDirectory();
  return (
    <ScrollRegion label={t('directory.journalRegion')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('directory.number')}</Table.Th>
            <Table.Th scope="col">{t('directory.what')}</Table.Th>
            <Table.Th scope="col">{t('directory.rows')}</Table.Th>
            <Table.Th scope="col">{t('directory.who')}</Table.Th>
            <Table.Th scope="col">{t('directory.undoColumn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((change) => (
            <Table.Tr key={change.id} data-change={change.id}>
              <Table.Th scope="row">{change.id}</Table.Th>
              <Table.Td>{`${t(`directory.changeKind.${change.kind}`)} · ${change.title}`}</Table.Td>
              <Table.Td>{format.count(change.rowCount)}</Table.Td>
              <Table.Td>{`${change.madeBy}, ${format.moment(change.madeAt)}`}</Table.Td>
              <Table.Td>
                {change.undoneBy !== null && t('directory.undoneBy', { id: change.undoneBy })}
                {canWrite && change.undoneBy === null && change.kind !== 'undo' && <UndoChange change={change} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
