import { coveragePercent } from '@nhip-thu/metrics';
import type { AgencyReply, LifecyclePoint, Period } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { StackBar } from '../../charts/stack-bar.tsx';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import { namePoint } from '../../text/course-points.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import classes from './agency.module.css';

const COLUMNS = ['active', 'returning', 'firstTime', 'resurrected', 'lapsed', 'cumulative'] as const;

/** Who came back, who is new and who stayed away, period by period; the bars share one scale. */
export function LifecycleTable({ reply, isBusy }: { readonly reply: AgencyReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const { lifecycle, lifecyclePeriods, agency, period } = reply;
  const rows = (lifecycle ?? []).flatMap((point, at) => {
    const of = lifecyclePeriods[at];
    return of === undefined ? [] : [{ period: of, point, isProvisional: reply.isProvisional && of.id === period.id }];
  });
  // Periods before the logs began tell nothing.
  const known = rows.slice(
    Math.max(
      0,
      rows.findIndex(({ point }) => point.active !== null),
    ),
  );
  const last = known.at(-1)?.point;
  const hasFinding = last !== undefined && last.firstTime !== null && last.lapsed !== null;
  return (
    <ChartFrame
      title={hasFinding ? t('agency.lifecycle.grew', { count: last.firstTime, lapsed: last.lapsed }) : t('agency.lifecycle.title')}
      context={t('agency.lifecycle.context')}
      isBusy={isBusy}
      onCsv={() => downloadCsv(`vong-doi_${agency.code}_${period.id}.csv`, toLifecycleCsv(agency.code, known, reply.asOf))}
      method={<Method {...{ reply, rows: known }} />}
      legend={rows.length === 0 ? undefined : t('agency.lifecycle.key')}
    >
      {rows.length === 0 ? (
        <Empty kind="withheld" text={t('agency.lifecycle.withheld')} />
      ) : (
        <>
          <Rows rows={known} people={agency.figure.denominator} />
          <Reasons rows={known} />
        </>
      )}
    </ChartFrame>
  );
}

/** What the counts mean, which are told, and those of the newest period on the screen. */
function Method({ reply, rows }: { readonly reply: AgencyReply; readonly rows: readonly LifecycleRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = rows.at(-1);
  const point = last?.point;
  const told = rows.filter((row) => row.point.active !== null).length;
  const counts = COLUMNS.flatMap((column) => {
    const count = point?.[column] ?? null;
    return count === null ? [] : [`${t(`agency.lifecycle.${column}`)} ${format.count(count)}`];
  }).join(', ');
  const period = namePeriod(t, last?.period ?? reply.period);
  const lines = [
    t('trace.lifecycleTold', { told: format.count(told), all: format.count(rows.length) }),
    ...(counts === '' ? [] : [t('trace.lifecycle', { who: reply.agency.name, period, counts })]),
    ...(typeof point?.coverage === 'number' ? [t('trace.coverage', { rate: format.coverage(point.coverage) })] : []),
  ];
  const snapshotIds = [...new Set(rows.flatMap((row) => row.point.snapshotId ?? []))].toSorted((a, b) => a - b);
  return (
    <>
      <p>{t('agency.lifecycle.method')}</p>
      <p>{t('agency.lifecycle.publication')}</p>
      {rows.length > 0 && <CountsTrace lines={lines} source={{ rules: ['du-1@1'], period, snapshotIds, asOf: reply.asOf }} />}
    </>
  );
}

/** Why some counts stand as dashes. */
function Reasons({ rows }: { readonly rows: readonly LifecycleRow[] }) {
  const { t } = useTranslation();
  const reasons = [
    ...(rows.some(({ point }) => point.withheld === 'not-published') ? [t('agency.lifecycle.masked')] : []),
    ...(rows.some(isPartial) ? [t('agency.lifecycle.partial')] : []),
  ];
  return reasons.length === 0 ? null : <p className={classes['reasons']}>{reasons.join(' ')}</p>;
}

/** Who was active is told, but not all that is made of it. */
function isPartial({ point }: LifecycleRow): boolean {
  return point.withheld === null && COLUMNS.some((column) => point[column] === null);
}

export interface LifecycleRow {
  readonly period: Period;
  readonly point: LifecyclePoint;
  readonly isProvisional: boolean;
}

function Rows({ rows, people }: { readonly rows: readonly LifecycleRow[]; readonly people: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = (count: number | null): string => (count === null ? '—' : format.count(count));
  const scale = Math.max(people, ...rows.map(({ point }) => point.active ?? 0));
  return (
    <CardTable
      label={t('agency.lifecycle.region')}
      className={classes['table']}
      columns={[
        { key: 'period', head: t('agency.lifecycle.period') },
        { key: 'bar', head: t('agency.lifecycle.share'), isWide: true },
        ...COLUMNS.map((column) => ({ key: column, head: t(`agency.lifecycle.${column}`), isNumber: true })),
      ]}
      rows={rows.map(({ period, point, isProvisional }) => ({
        key: period.id,
        cells: [
          <PeriodName key="period" period={period} withheld={point.withheld} isProvisional={isProvisional} />,
          <StackBar
            key="bar"
            parts={[point.returning, point.firstTime, point.resurrected]}
            scale={scale}
            sentence={t('agency.lifecycle.bar', {
              period: abbreviatePeriod(t, period.id),
              returning: shown(point.returning),
              firstTime: shown(point.firstTime),
              resurrected: shown(point.resurrected),
            })}
          />,
          ...COLUMNS.map((column) => shown(point[column])),
        ],
      }))}
    />
  );
}

function PeriodName({
  period,
  withheld,
  isProvisional,
}: Pick<LifecycleRow, 'period' | 'isProvisional'> & Pick<LifecyclePoint, 'withheld'>) {
  const { t } = useTranslation();
  return (
    <>
      {namePoint(t, period.id, { isProvisional })}
      {withheld !== null && <div className={classes['aside'] ?? ''}>{t(`verdict.${withheld}`)}</div>}
    </>
  );
}

/** Status `partial`: active is told, but not every count made of it; otherwise why it is not. */
export function toLifecycleCsv(code: string, rows: readonly LifecycleRow[], asOf: string | null): string {
  return toCsv(
    [
      ...['agency_code', 'period', 'from', 'to', 'definition', 'active', 'returning', 'first_time', 'resurrected', 'lapsed', 'cumulative'],
      ...['status', 'coverage_percent', 'provisional', 'snapshot_id', 'as_of'],
    ],
    rows.map((row) => [
      ...[code, row.period.id, row.period.from, row.period.to, 'du-1@1', ...COLUMNS.map((column) => row.point[column])],
      ...[
        row.point.withheld ?? (isPartial(row) ? 'partial' : 'known'),
        row.point.coverage === null ? null : coveragePercent(row.point.coverage),
        String(row.isProvisional),
        row.point.snapshotId,
        asOf,
      ],
    ]),
  );
}
