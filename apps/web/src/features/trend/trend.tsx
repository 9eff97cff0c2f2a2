import type { TrendPoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeriods } from '../../api/adoption.ts';
import { downloadCsv } from '../../text/csv.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { drawnRange, drawnValue, hasRange, namePoint } from '../../text/course-points.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { MethodNote } from '../../ui/method-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import type { Course } from './course.ts';
import { placeOfDay } from './place-of-day.ts';
import { describeBands, listBands } from './target-bands.ts';
import { toTrendCsv } from './trend-csv.ts';
import { beginsWithData, findTrend } from './trend-finding.ts';
import { describeGaps, isGap } from './trend-gaps.ts';
import { TrendTable } from './trend-table.tsx';
import { describeBases, describeDue, describeTrend } from './trend-text.ts';

const TrendLine = lazy(async () => {
  const { TrendLine: component } = await import('../../charts/trend-line.tsx');
  return { default: component };
});

const CHART_HEIGHT = 260;

interface TrendProps {
  readonly course: Course;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** The province, or one agency, over up to 12 periods against the target; line or table. */
export function Trend({ course, isTable, onToggle, isBusy }: TrendProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trend, target, agency } = course;
  const title = describeTrend(t, format, findTrend(trend, target), { who: agency?.name ?? t('trend.province'), target });
  const periods = usePeriods().data?.periods ?? [];
  const notes = listNotes(t, format, course, beginsWithData(trend, periods));
  return (
    <ChartFrame
      title={title}
      context={t(`definition.${course.definition}`)}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() =>
        downloadCsv(`${['xu-huong', agency?.code, course.period.id, course.definition].filter(Boolean).join('_')}.csv`, toTrendCsv(course))
      }
      method={<MethodNote definition={course.definition} target={target} {...(course.traced && { traced: course.traced })} />}
      legend={notes.length === 0 ? undefined : notes.join(' ')}
    >
      <Twins
        isTable={isTable}
        table={<TrendTable trend={trend} target={target} />}
        chart={<TrendPicture course={course} title={title} />}
      />
    </ChartFrame>
  );
}

/** What the picture does not say by itself. */
function listNotes(t: TFunction, format: Format, { trend, agency, target, definition }: Course, isFromBeginning: boolean): string[] {
  const gaps = describeGaps(t, trend, definition);
  const notes = gaps === null ? [] : [gaps];
  const open = trend.find(({ isProvisional }) => isProvisional);
  if (open !== undefined && open.value !== null) notes.push(t('trend.open', { period: abbreviatePeriod(t, open.periodId) }));
  if (target !== null) notes.push(describeBands(t, format, target));
  if (trend.some(({ due }) => due !== null)) notes.push(t('trend.dueNote'));
  if (hasRange(trend)) notes.push(t('trend.masked'));
  const [first] = trend;
  if (first !== undefined && isFromBeginning && trend.length > 1) {
    notes.push(t('trend.since', { period: abbreviatePeriod(t, first.periodId) }));
  }
  // An agency's people come and go; of the province it is agencies that do.
  const bases = agency === undefined ? describeBases(t, format, trend) : null;
  if (bases !== null) notes.push(bases);
  return notes;
}

interface TrendPictureProps {
  readonly course: Pick<Course, 'trend' | 'target'>;
  readonly title: string;
  /** In the letters of a meeting. */
  readonly isLarge?: boolean;
}

/** The line alone. An empty plot would look like a course at 0. */
export function TrendPicture({ course, title, isLarge = false }: TrendPictureProps) {
  const { t } = useTranslation();
  const hasAny = course.trend.some((point) => drawnValue(point) !== null);
  return hasAny ? <TrendCourse course={course} title={title} isLarge={isLarge} /> : <Empty kind="period" text={t('trend.noneHint')} />;
}

function TrendCourse({ course, title, isLarge }: Required<TrendPictureProps>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trend, target } = course;
  const since =
    target === null
      ? null
      : placeOfDay(
          target.validFrom,
          trend.map(({ periodId }) => periodId),
        );
  const rateOf = (point: TrendPoint): string => format.rate(point, target) ?? t(`verdict.${point.verdict}`);
  const points = trend.map((point) => t('trend.point', { period: namePoint(t, point.periodId, point), rate: rateOf(point) })).join('; ');
  return (
    <Suspense fallback={<Placeholder height={CHART_HEIGHT} />}>
      <TrendLine
        rows={trend.map((point) => ({
          label: abbreviatePeriod(t, point.periodId),
          ...{ value: drawnValue(point), range: drawnRange(point), due: point.due, isMissing: isGap(point) },
          detail: [
            rateOf(point),
            ...(point.isProvisional ? [t('freshness.provisional')] : []),
            ...(point.numerator === null ? [] : [format.people(point)]),
            ...(point.due === null ? [] : [describeDue(t, format, point)]),
          ].join(' · '),
        }))}
        seriesLabel={t('trend.series')}
        dueLabel={t('trend.due')}
        target={
          target === null
            ? null
            : {
                ...{ value: target.threshold, since, bands: listBands(target) },
                label: t('trend.targetLine', { rate: format.threshold(target.threshold) }),
              }
        }
        events={
          target === null || since === null ? [] : [{ at: since, label: t('trend.targetFrom', { day: format.day(target.validFrom) }) }]
        }
        formatAxis={(ratio) => format.threshold(ratio)}
        sentence={t('trend.describe', { title, points })}
        isLarge={isLarge}
      />
    </Suspense>
  );
}
