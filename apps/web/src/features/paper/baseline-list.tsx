import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { PaperBaselineReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { usePaperBaselines } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { nameMonths } from './baseline-words.ts';
import classes from './paper.module.css';

/** The baselines in force, and those they replaced when asked for. */
export function BaselineList() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes['part']}>{t('paper.baselineTitle')}</h3>
      <p className={classes['hint']}>{t('paper.baselineHint')}</p>
      <Baselines />
    </>
  );
}

function Baselines() {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAll, all] = useDisclosure(false);
  const { data, error, isError, refetch } = usePaperBaselines();
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={120} />;
  if (data.baselines.length === 0) return <Empty kind="never" text={t('paper.baselines.none')} />;
  const replacedCount = data.baselines.filter(({ isInForce }) => !isInForce).length;
  return (
    <>
      <BaselineTable baselines={data.baselines.filter(({ isInForce }) => isAll || isInForce)} />
      {replacedCount > 0 && (
        <Button variant="default" size="compact-sm" w="fit-content" mt="xs" aria-expanded={isAll} onClick={all.toggle}>
          {isAll
            ? t('paper.baselines.hideReplaced')
            : t('paper.baselines.showReplaced', { count: replacedCount, shown: format.count(replacedCount) })}
        </Button>
      )}
    </>
  );
}

function BaselineTable({ baselines }: { readonly baselines: readonly PaperBaselineReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('paper.baselines.region')}
      className={classes['baselineTable']}
      columns={[
        { key: 'agency', head: t('paper.agency') },
        { key: 'months', head: t('paper.baselines.months') },
        { key: 'basis', head: t('paper.basis') },
        { key: 'approvedBy', head: t('paper.approvedBy') },
        { key: 'approvedOn', head: t('paper.approvedOn') },
        { key: 'entered', head: t('paper.baselines.entered') },
        { key: 'state', head: t('paper.baselines.state') },
      ]}
      rows={baselines.map(({ id, agency, months, basis, approvedBy, approvedOn, madeBy, madeAt, isInForce }) => ({
        key: id,
        marks: { 'data-baseline-row': id },
        cells: [
          ...[agency?.name ?? t('paper.everyUnit'), nameMonths(t, months), basis, approvedBy, format.day(approvedOn)],
          ...[`${madeBy}, ${format.moment(madeAt)}`, t(isInForce ? 'paper.baselines.inForce' : 'paper.baselines.replaced')],
        ],
      }))}
    />
  );
}
