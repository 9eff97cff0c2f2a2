import { Table } from '@mantine/core';
import type { PaperHandOver } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { usePaperHandOvers, useUndoPaper } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
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
  const name = handOver.source === 'form' ? format.moment(handOver.madeAt) : handOver.name;
  const words = {
    ...{ button: t('paper.undo'), name: t('paper.undoOf', { name }), keep: t('paper.keep') },
    ...{ title: t('paper.undoTitle', { name }), text: t('paper.undoText'), done: t('paper.undoDone', { name }) },
  };
  return <UndoButton id={handOver.id} undo={useUndoPaper()} words={words} />;
}
