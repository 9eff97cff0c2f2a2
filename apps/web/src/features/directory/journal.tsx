import { Button } from '@mantine/core';
import type { DirectoryChangeSetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteDirectory } from '../../api/access.ts';
import { useDirectoryChanges } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
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
      {changes.data !== undefined && rows.length === 0 && <Empty kind="never" text={t('directory.noChanges')} />}
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
    <CardTable
      label={t('directory.journalRegion')}
      isPaged
      className={classes['table']}
      columns={(['number', 'what', 'rows', 'who', 'undoColumn'] as const).map((key) => ({
        ...{ key, head: t(`directory.${key}`), isProse: key === 'what' },
      }))}
      rows={rows.map((change) => ({
        key: change.id,
        marks: { 'data-change': change.id },
        cells: [
          change.id,
          `${t(`directory.changeKind.${change.kind}`)} · ${change.title}`,
          format.count(change.rowCount),
          `${change.madeBy}, ${format.moment(change.madeAt)}`,
          change.undoneBy === null ? (
            canWrite && change.kind !== 'undo' && <UndoChange change={change} />
          ) : (
            <>{t('directory.undoneBy', { id: change.undoneBy })}</>
          ),
        ],
      }))}
    />
  );
}
