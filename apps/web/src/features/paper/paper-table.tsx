import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { describeThreshold, hasOwnTarget, toPaperCsv } from './paper-words.ts';
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
      <CardTable
        label={t('paper.region')}
        className={classes['table']}
        columns={[
          { key: 'agency', head: t('paper.agency') },
          ...NUMBER_HEADS.map((key) => ({
            key,
            head: t(`paper.${key}`),
            isNumber: true,
            isStrong: key === 'headlineColumn',
            isSummary: key === 'headlineColumn',
          })),
          ...(['verdictColumn', 'stateColumn'] as const).map((key) => ({
            key,
            head: t(`paper.${key}`),
            isSummary: key === 'verdictColumn',
          })),
        ]}
        rows={reply.units.map((unit) => ({
          key: unit.code,
          marks: { 'data-agency': unit.code },
          cells: [
            ...[unit.name, ...listNumbers(format, unit)],
            <UnitVerdict key="verdict" unit={unit} reply={reply} />,
            describeState(t, format, unit),
          ],
        }))}
      />
    </ChartFrame>
  );
}

interface UnitProps {
  readonly unit: PaperUnitReply;
  readonly reply: PaperReply;
}

/** In the order of `NUMBER_HEADS`. */
function listNumbers(format: Format, { counts, registers }: PaperUnitReply): string[] {
  const count = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : format.count(value));
  const ratio = (value: number | null): string => (value === null ? '—' : format.ratio(value));
  return [
    ...[count(counts?.paper), count(counts?.both), count(counts?.electronic), count(registers.baselineAmount)],
    ...[ratio(registers.reduction.absolute), ratio(registers.reduction.normalised), formatShown(format, registers.shown) ?? '—'],
  ];
}

/** Whether and when it was reported, and how often corrected. */
export function describeState(t: TFunction, format: Format, { state, isLocked, correctionCount }: PaperUnitReply): string {
  const remarks = [t(`paper.state.${state}`)];
  if (isLocked) remarks.push(t('paper.locked'));
  if (correctionCount > 0) remarks.push(t('paper.corrections', { shown: format.count(correctionCount) }));
  return remarks.join(' · ');
}

/** The verdict, why there is none, and what it is against where that is not the province's target. */
function UnitVerdict({ unit, reply: { target: province, isProvisional } }: UnitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { registers, target, verdict } = unit;
  const hints = registers.reason === null ? [] : [t(`paper.reason.${registers.reason}`)];
  if (isProvisional && registers.shown !== null) hints.push(t('paper.provisionalMark'));
  if (target !== null && hasOwnTarget(unit, province)) hints.push(t('paper.ownTarget', { rate: describeThreshold(t, format, target) }));
  return <StatusMark verdict={verdict} hint={hints.length === 0 ? undefined : hints.join(' · ')} />;
}
