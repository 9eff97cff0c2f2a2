import { Table } from '@mantine/core';
import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { describeThreshold, formatShown, hasOwnTarget, toPaperCsv } from './paper-words.ts';
import classes from './paper.module.css';

const NUMBER_HEADS = [
  ...(['paperColumn', 'bothColumn', 'electronicColumn', 'baselineColumn'] as const),
  ...(['absoluteColumn', 'normalisedColumn', 'headlineColumn'] as const),
];

/** Registers of every unit, who has reported, and what came of it. */
export function PaperTable({ reply, isBusy }: { readonly reply: PaperReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { submittedCount, expectedCount } = reply.province;
  const counts = { missing: format.count(expectedCount - submittedCount), total: format.count(expectedCount) };
  return (
    <ChartFrame
      title={expectedCount === submittedCount ? t('paper.missingNone', counts) : t('paper.missingTitle', counts)}
      context={t('paper.tableContext')}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`van-ban_${reply.period.id}.csv`, toPaperCsv(reply))}
      method={
        <>
          <p>{t('paper.method')}</p>
          <p>{t('paper.neverSummed')}</p>
        </>
      }
    >
      <ScrollRegion label={t('paper.region')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('paper.agency')}</Table.Th>
              {NUMBER_HEADS.map((head) => (
                <Table.Th key={head} scope="col" className={classes['right'] ?? ''}>
                  {t(`paper.${head}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('paper.verdictColumn')}</Table.Th>
              <Table.Th scope="col">{t('paper.stateColumn')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reply.units.map((unit) => (
              <UnitRow key={unit.code} unit={unit} province={reply.target} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </ChartFrame>
  );
}

interface UnitProps {
  readonly unit: PaperUnitReply;
  readonly province: PaperReply['target'];
}

function UnitRow({ unit, province }: UnitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts, registers } = unit;
  const count = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : format.count(value));
  const ratio = (value: number | null): string => (value === null ? '—' : format.ratio(value));
  const remarks = [t(`paper.state.${unit.state}`)];
  if (unit.isLocked) remarks.push(t('paper.locked'));
  if (unit.correctionCount > 0) remarks.push(t('paper.corrections', { shown: format.count(unit.correctionCount) }));
  return (
    <Table.Tr data-agency={unit.code}>
      <Table.Th scope="row">{unit.name}</Table.Th>
      {[count(counts?.paper), count(counts?.both), count(counts?.electronic), count(registers.baselineAmount)].map((text, index) => (
        <Table.Td key={NUMBER_HEADS[index]} className={classes['right'] ?? ''}>
          {text}
        </Table.Td>
      ))}
      <Table.Td className={classes['right'] ?? ''}>{ratio(registers.reduction.absolute)}</Table.Td>
      <Table.Td className={classes['right'] ?? ''}>{ratio(registers.reduction.normalised)}</Table.Td>
      <Table.Td className={`${classes['right']} ${classes['strong']}`}>{formatShown(format, registers.shown) ?? '—'}</Table.Td>
      <Table.Td>
        <UnitVerdict unit={unit} province={province} />
      </Table.Td>
      <Table.Td>{remarks.join(' · ')}</Table.Td>
    </Table.Tr>
  );
}

/** The verdict, why there is none, and what it is against where that is not the province's target. */
function UnitVerdict({ unit, province }: UnitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { registers, target, verdict } = unit;
  const hints = registers.reason === null ? [] : [t(`paper.reason.${registers.reason}`)];
  if (target !== null && hasOwnTarget(unit, province)) hints.push(t('paper.ownTarget', { rate: describeThreshold(t, format, target) }));
  return <StatusMark verdict={verdict} hint={hints.length === 0 ? undefined : hints.join(' · ')} />;
}
