import type { PaperHandOver } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { usePaperHandOvers, useUndoPaper } from '../../api/paper.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
import classes from './paper.module.css';

const HEADS = ['handedOverAt', 'ledger', 'handOverName', 'madeBy', 'handOverState'] as const;

/** The newest files and entries, each with its way back. */
export function HandOverTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isError, refetch } = usePaperHandOvers();
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={200} />;
  if (data.imports.length === 0) return <Empty kind="never" text={t('paper.noHandOvers')} />;
  return (
    <CardTable
      label={t('paper.handOverRegion')}
      className={classes['narrowTable']}
      columns={HEADS.map((key) => ({ key, head: t(`paper.${key}`) }))}
      rows={data.imports.map((handOver) => ({
        key: handOver.id,
        marks: { 'data-hand-over': handOver.id },
        cells: [
          ...[format.moment(handOver.madeAt), t(`paper.ledgers.${handOver.ledger}`)],
          ...[nameOf(t, handOver), handOver.madeBy],
          handOver.undoneAt === null ? (
            <UndoHandOver handOver={handOver} />
          ) : (
            t('paper.undone', { time: format.moment(handOver.undoneAt), by: handOver.undoneBy ?? '' })
          ),
        ],
      }))}
    />
  );
}

/** A file by its name, an entry by its unit and month. */
function nameOf(t: TFunction, { source, name }: PaperHandOver): string {
  const [code = '', periodId = ''] = name.split(' ');
  return source === 'file' ? name : t('paper.byForm', { code: code.toUpperCase(), month: abbreviatePeriod(t, periodId) });
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
