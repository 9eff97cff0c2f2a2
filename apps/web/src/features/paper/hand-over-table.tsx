import { Button, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { PaperHandOver } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { usePaperHandOvers, useUndoPaper } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './paper.module.css';

/** The newest files and entries, each with its way back. */
export function HandOverTable() {
  const { t } = useTranslation();
  const { data, error, isError, refetch } = usePaperHandOvers();
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={200} />;
  if (data.imports.length === 0) return <p className={classes['hint']}>{t('paper.noHandOvers')}</p>;
  return (
    <ScrollRegion label={t('paper.handOverRegion')}>
      <Table className={classes['narrowTable'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('paper.handedOverAt')}</Table.Th>
            <Table.Th scope="col">{t('paper.ledger')}</Table.Th>
            <Table.Th scope="col">{t('paper.handOverName')}</Table.Th>
            <Table.Th scope="col">{t('paper.madeBy')}</Table.Th>
            <Table.Th scope="col">{t('paper.handOverState')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.imports.map((handOver) => (
            <HandOverRow key={handOver.id} handOver={handOver} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function HandOverRow({ handOver }: { readonly handOver: PaperHandOver }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, ledger, source, name, madeBy, madeAt, undoneAt, undoneBy } = handOver;
  return (
    <Table.Tr data-hand-over={id}>
      <Table.Th scope="row">{format.moment(madeAt)}</Table.Th>
      <Table.Td>{t(`paper.ledgers.${ledger}`)}</Table.Td>
      <Table.Td>{source === 'form' ? t('paper.byForm') : name}</Table.Td>
      <Table.Td>{madeBy}</Table.Td>
      <Table.Td>
        {undoneAt === null ? (
          <UndoHandOver handOver={handOver} />
        ) : (
          t('paper.undone', { time: format.moment(undoneAt), by: undoneBy ?? '' })
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function UndoHandOver({ handOver }: { readonly handOver: PaperHandOver }) {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const undo = useUndoPaper();
  const [isAsking, asking] = useDisclosure(false);
  const name = handOver.source === 'form' ? format.moment(handOver.madeAt) : handOver.name;
  const confirm = (): void =>
    undo.mutate(handOver.id, {
      onSuccess: () => {
        asking.close();
        announce(t('paper.undoDone', { name }));
      },
    });
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={t('paper.undoOf', { name })} onClick={asking.open}>
        {t('paper.undo')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('paper.undoTitle', { name })}
          text={t('paper.undoText')}
          confirmLabel={t('paper.undo')}
          cancelLabel={t('paper.keep')}
          isBusy={undo.isPending}
          onConfirm={confirm}
          onClose={asking.close}
        >
          {undo.isError && <ProblemNotice error={undo.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
