import type { PaperCourseMonth, PaperCourseReply, PaperTargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrendTarget } from '../../charts/trend-line.tsx';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { tellLedger } from '../../text/ledger-text.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PaperLines } from '../../ui/paper-trace.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import type { CourseCardProps } from './course-card.ts';
import { toIndexCsv } from './course-csv.ts';
import { BASELINE_INDEX, findLastCompared, indexOf } from './paper-course-finding.ts';
import { PaperMethod } from './paper-method.tsx';
import classes from './paper.module.css';

const TrendLine = lazy(async () => {
  const { TrendLine: component } = await import('../../charts/trend-line.tsx');
  return { default: component };
});

const CHART_HEIGHT = 260;
const STEP = 25;

/** Paper of the province, or of one agency, as an index, 100 being the baseline, down to where the target is. */
export function IndexLine({ course, view, isBusy, isOwn }: CourseCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = describeIndex(t, format, course);
  return (
    <ChartFrame
      title={title}
      context={t(isOwn ? 'paper.own.indexContext' : 'paper.course.indexContext')}
      isBusy={isBusy}
      view={view}
      onCsv={() => downloadCsv(`chi-so-giay_${course.months.at(-1)?.period.id ?? ''}.csv`, toIndexCsv(course))}
      method={
        <>
          <PaperMethod first={t('paper.course.indexMethod')} />
          <IndexTrace course={course} isOwn={isOwn} />
        </>
      }
      legend={describeKey(t, format, course)}
    >
      {findLastCompared(course.months) === undefined ? (
        <Empty kind="period" text={t('paper.course.noIndexHint')} />
      ) : (
        <Twins
          isTable={view.isTable}
          table={<IndexTable course={course} isOwn={isOwn} />}
          chart={<Picture course={course} title={title} isOwn={isOwn} />}
        />
      )}
    </ChartFrame>
  );
}

/** "Văn bản giấy còn 65,7 khi kỳ gốc là 100; chỉ tiêu: không quá 50". */
function describeIndex(t: TFunction, format: Format, { months, target }: PaperCourseReply): string {
  const last = findLastCompared(months);
  if (last === undefined) return t('paper.course.noIndex');
  if (last.registers.reason === 'is-baseline') return t('paper.course.isBaseline', { month: abbreviatePeriod(t, last.period.id) });
  const values = { index: showIndex(format, last), month: abbreviatePeriod(t, last.period.id) };
  if (target === null) return t('paper.course.index', values);
  return t('paper.course.indexTarget', { ...values, goal: describeGoal(t, format, target) });
}

/** "không quá 50", or "dưới 50" where the level itself is not enough. */
function describeGoal(t: TFunction, format: Format, { comparator, threshold }: PaperTargetReply): string {
  const goal = format.threshold(1 - threshold).replace('%', '');
  return t(comparator === '>' ? 'paper.course.below' : 'paper.course.atMost', { goal });
}

function describeKey(t: TFunction, format: Format, { target, months }: PaperCourseReply): string {
  const unknown = months.filter((month) => indexOf(month) === null).map(({ period }) => abbreviatePeriod(t, period.id));
  return [
    ...(target === null ? [] : [t('paper.course.band', { goal: describeGoal(t, format, target) })]),
    ...(unknown.length === 0 ? [] : [t('paper.course.unknown', { months: unknown.join(', ') })]),
  ].join(' ');
}

/** Rounded as the reduction is, so that both stand on the same side of the target. */
function showIndex(format: Format, { registers: { shown, reason } }: PaperCourseMonth): string {
  if (reason === 'is-baseline') return format.count(BASELINE_INDEX);
  if (shown === null) return '—';
  return (formatShown(format, { percent: BASELINE_INDEX - shown.percent, digits: shown.digits }) ?? '—').replace('%', '');
}

type OfWhom = Pick<CourseCardProps, 'course' | 'isOwn'>;

function Picture({ course: { months, target }, title, isOwn }: OfWhom & { readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const top = Math.max(BASELINE_INDEX, ...months.map((month) => indexOf(month) ?? 0));
  const ticks = Array.from({ length: Math.ceil(top / STEP) + 1 }, (_, at) => at * STEP);
  const points = months.map((month) => t('trend.point', { period: abbreviatePeriod(t, month.period.id), rate: showIndex(format, month) }));
  return (
    <Suspense fallback={<Placeholder height={CHART_HEIGHT} />}>
      <TrendLine
        rows={months.map((month) => ({
          label: abbreviatePeriod(t, month.period.id),
          ...{ value: indexOf(month), due: null, isMissing: indexOf(month) === null },
          detail: describeMonth(t, format, month, isOwn),
        }))}
        seriesLabel={t('paper.course.indexColumn')}
        dueLabel=""
        target={target === null ? null : toTrendTarget(t, format, target)}
        events={[]}
        ticks={ticks}
        formatAxis={(value) => format.count(value)}
        sentence={t('trend.describe', { title, points: points.join('; ') })}
      />
    </Suspense>
  );
}

/** The index of the title down to its counts, and of how many agencies it is; nothing where no month can be compared. */
function IndexTrace({ course, isOwn }: OfWhom) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = findLastCompared(course.months);
  if (last === undefined) return null;
  const { registers, period, comparedCount, expectedCount } = last;
  const reduction = formatShown(format, registers.shown)?.replace('%', '');
  const lines = [
    ...tellLedger(t, format, { who: t(isOwn ? 'paper.agency' : 'trend.province'), unit: 'documents', ledger: registers, period }),
    ...(reduction === undefined
      ? []
      : [t('paper.trace.index', { reduction: /^\d/u.test(reduction) ? reduction : `(${reduction})`, index: showIndex(format, last) })]),
    ...(isOwn ? [] : [t('paper.trace.compared', { shown: format.count(comparedCount), total: format.count(expectedCount) })]),
  ];
  return <PaperLines lines={lines} source={course} />;
}

function toTrendTarget(t: TFunction, format: Format, target: PaperTargetReply): TrendTarget {
  const goal = BASELINE_INDEX * (1 - target.threshold);
  return {
    ...{ value: goal, since: null, bands: [{ kind: 'met', from: 0, to: goal }] },
    label: t('paper.course.goalLine', { goal: describeGoal(t, format, target) }),
  };
}

function describeMonth(t: TFunction, format: Format, month: PaperCourseMonth, isOwn: boolean): string {
  const { amount, baselineAmount, reason } = month.registers;
  if (reason !== null || amount === null || baselineAmount === null) return t(`paper.reason.${reason ?? 'nothing-to-compare'}`);
  return [
    showIndex(format, month),
    t('paper.documents', { before: format.count(baselineAmount), after: format.count(amount) }),
    ...(isOwn ? [] : [t('paper.comparedOf', { shown: format.count(month.comparedCount), total: format.count(month.expectedCount) })]),
    ...(month.isProvisional ? [t('paper.provisionalMark')] : []),
  ].join(' · ');
}

const NUMBER_HEADS = [
  'baselineColumn',
  'amountColumn',
  'absoluteColumn',
  'normalisedColumn',
  'headlineColumn',
  'indexColumn',
  'comparedColumn',
] as const;

/** The line's table twin: same months, order and rounding; of one agency nothing is told of how many are compared. */
function IndexTable({ course: { months }, isOwn }: OfWhom) {
  const { t } = useTranslation();
  const format = useFormat();
  const headOf = (key: (typeof NUMBER_HEADS)[number]): string =>
    key === 'indexColumn' || key === 'amountColumn' || key === 'comparedColumn' ? t(`paper.course.${key}`) : t(`paper.${key}`);
  return (
    <CardTable
      label={t('paper.course.indexRegion')}
      className={classes['courseTable']}
      columns={[
        { key: 'month', head: t('paper.course.month') },
        ...NUMBER_HEADS.filter((key) => !isOwn || key !== 'comparedColumn').map((key) => ({
          ...{ key, head: headOf(key), isNumber: true, isStrong: key === 'indexColumn', isSummary: key === 'indexColumn' },
        })),
      ]}
      rows={months.map((month) => ({
        key: month.period.id,
        marks: { 'data-period': month.period.id },
        cells: [abbreviatePeriod(t, month.period.id), ...listIndexCells(format, month)],
      }))}
    />
  );
}

/** In the order of `NUMBER_HEADS`. */
function listIndexCells(format: Format, month: PaperCourseMonth): string[] {
  const { amount, baselineAmount, reduction, shown } = month.registers;
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  const ratio = (value: number | null): string => (value === null ? '—' : format.ratio(value));
  return [
    ...[count(baselineAmount), count(amount), ratio(reduction.absolute), ratio(reduction.normalised)],
    ...[formatShown(format, shown) ?? '—', showIndex(format, month)],
    `${format.count(month.comparedCount)}/${format.count(month.expectedCount)}`,
  ];
}
