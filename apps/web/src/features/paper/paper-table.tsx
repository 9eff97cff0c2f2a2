import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { tellLedger } from '../../text/ledger-text.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { PaperLines } from '../../ui/paper-trace.tsx';
import { Twins } from '../../ui/twins.tsx';
import type { TableView } from './course-card.ts';
import { gapOf, orderUnits } from './order-units.ts';
import { PaperMethod } from './paper-method.tsx';
import { toPaperCsv } from './paper-words.ts';
import classes from './paper.module.css';
import { ReductionRows } from './reduction-rows.tsx';
import { UnitVerdict } from './unit-verdict.tsx';

const NUMBER_HEADS = [
  ...(['paperColumn', 'bothColumn', 'electronicColumn', 'baselineColumn'] as const),
  ...(['absoluteColumn', 'normalisedColumn', 'headlineColumn'] as const),
];

interface PaperTableProps {
  readonly reply: PaperReply;
  readonly isBusy: boolean;
  readonly view: TableView;
}

/** How far every unit is from its target, the farthest first; as a table with its registers and whether it has reported. */
export function PaperTable({ reply, isBusy, view }: PaperTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { submittedCount, expectedCount } = reply.province;
  const units = orderUnits(reply.units);
  const counts = { missing: format.count(expectedCount - submittedCount), total: format.count(expectedCount) };
  const reported = expectedCount === submittedCount ? t('paper.missingNone', counts) : t('paper.missingTitle', counts);
  return (
    <ChartFrame
      title={describeFarthest(t, format, units) ?? reported}
      context={t('paper.tableContext', { reported })}
      isBusy={isBusy}
      view={view}
      onCsv={() => downloadCsv(`van-ban_${reply.period.id}.csv`, toPaperCsv(reply))}
      method={
        <>
          <PaperMethod equivalents={reply.equivalents} />
          <FarthestTrace units={units} reply={reply} />
        </>
      }
      legend={view.isTable || reply.target === null ? undefined : t('paper.rowKey')}
    >
      <Twins
        isTable={view.isTable}
        table={<UnitTable units={units} reply={reply} />}
        chart={<ReductionRows units={units} reply={reply} />}
      />
    </ChartFrame>
  );
}

/** "Xa chỉ tiêu nhất: Xã Mường Bám, giảm 14,1%, còn 35,9 điểm %"; null where none can be told. */
function describeFarthest(t: TFunction, format: Format, [unit]: readonly PaperUnitReply[]): string | null {
  const gap = unit === undefined ? null : gapOf(unit);
  if (unit === undefined || gap === null) return null;
  const { name, registers, target, verdict } = unit;
  const rate = formatShown(format, registers.shown) ?? '—';
  if (target === null) return t('paper.least', { name, rate });
  return verdict === 'met' ? t('paper.leastMet', { name, rate }) : t('paper.farthest', { name, rate, points: format.points(gap) });
}

/** The agency of the title down to its counts, and how many agencies are compared. */
function FarthestTrace({ units, reply }: { readonly units: readonly PaperUnitReply[]; readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { comparedCount, province, period } = reply;
  const [unit] = units.filter((each) => gapOf(each) !== null);
  const lines = [
    ...(unit === undefined ? [] : tellLedger(t, format, { who: unit.name, unit: 'documents', ledger: unit.registers, period })),
    t('paper.trace.compared', { shown: format.count(comparedCount), total: format.count(province.expectedCount) }),
  ];
  return <PaperLines lines={lines} source={reply} />;
}

/** The rows' table twin, with everything of the registers. */
function UnitTable({ units, reply }: { readonly units: readonly PaperUnitReply[]; readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
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
      rows={units.map((unit) => ({
        key: unit.code,
        marks: { 'data-agency': unit.code },
        cells: [
          ...[unit.name, ...listNumbers(format, unit)],
          <UnitVerdict key="verdict" unit={unit} reply={reply} />,
          describeState(t, format, unit),
        ],
      }))}
    />
  );
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
