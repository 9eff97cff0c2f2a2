import type { PaperCourseMonth, PaperCourseReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { StackColumns } from '../../charts/stack-columns.tsx';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { tellForms } from '../../text/ledger-text.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PaperLines } from '../../ui/paper-trace.tsx';
import { Twins } from '../../ui/twins.tsx';
import type { CourseCardProps } from './course-card.ts';
import { FormKey } from './form-key.tsx';
import { FORMS } from './forms.ts';
import { toFormCsv } from './course-csv.ts';
import { electronicShare, findShares } from './paper-course-finding.ts';
import { PaperMethod } from './paper-method.tsx';
import classes from './paper.module.css';

/** Outgoing documents by form, month by month. */
export function FormColumns({ course, view, isBusy, isOwn }: CourseCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = describeForms(t, format, course);
  return (
    <ChartFrame
      title={title}
      context={t(isOwn ? 'paper.own.formContext' : 'paper.course.formContext')}
      isBusy={isBusy}
      view={view}
      onCsv={() => downloadCsv(`hinh-thuc-van-ban_${course.months.at(-1)?.period.id ?? ''}.csv`, toFormCsv(course))}
      method={
        <>
          <PaperMethod first={t('paper.course.formMethod')} />
          <FormTrace course={course} isOwn={isOwn} />
        </>
      }
      legend={<FormKey note={course.months.some(isPartial) ? t('paper.course.partialKey') : undefined} />}
    >
      {course.months.every(({ counts }) => counts === null) ? (
        <Empty kind="period" text={t('paper.course.noForms')} />
      ) : (
        <Twins
          isTable={view.isTable}
          table={<FormTable course={course} isOwn={isOwn} />}
          chart={<Picture course={course} title={title} isOwn={isOwn} />}
        />
      )}
    </ChartFrame>
  );
}

/** "Chỉ ký số: 10,0% số văn bản đi ở T1/2026, 43,7% ở T7/2026". */
function describeForms(t: TFunction, format: Format, { months }: PaperCourseReply): string {
  const shares = findShares(months);
  if (shares === null) return t('paper.course.formTitle');
  const { first, last } = shares;
  return t('paper.course.forms', {
    ...{ from: format.ratio(first.share), first: abbreviatePeriod(t, first.periodId) },
    ...{ to: format.ratio(last.share), last: abbreviatePeriod(t, last.periodId) },
  });
}

function isPartial({ counts, submittedCount, expectedCount }: PaperCourseMonth): boolean {
  return counts !== null && submittedCount < expectedCount;
}

type OfWhom = Pick<CourseCardProps, 'course' | 'isOwn'>;

function Picture({ course: { months }, title, isOwn }: OfWhom & { readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = months.map((month) => {
    const { counts, period } = month;
    const label = abbreviatePeriod(t, period.id);
    return {
      ...{ key: period.id, label },
      parts: counts === null ? null : ([counts.paper, counts.both, counts.electronic] as const),
      sum: counts === null ? '—' : `${format.count(sumOf(counts))}${isPartial(month) ? '*' : ''}`,
      detail: `${label}: ${describeMonth(t, format, month, isOwn)}`,
    };
  });
  return (
    <StackColumns
      columns={columns}
      formatAxis={(value) => format.count(value)}
      sentence={t('paper.course.describe', { title, points: columns.map(({ detail }) => detail).join('; ') })}
    />
  );
}

function sumOf({ paper, both, electronic }: NonNullable<PaperCourseMonth['counts']>): number {
  return paper + both + electronic;
}

function describeMonth(t: TFunction, format: Format, month: PaperCourseMonth, isOwn: boolean): string {
  const { counts, submittedCount, expectedCount } = month;
  if (counts === null) return t('paper.reason.not-submitted');
  return [
    ...FORMS.map((form) => `${t(`paper.${form}Column`)} ${format.count(counts[form])}`),
    ...(isOwn ? [] : [t('paper.reported', { shown: format.count(submittedCount), total: format.count(expectedCount) })]),
  ].join(' · ');
}

/** The shares of the title down to their counts, each with how many agencies reported. */
function FormTrace({ course, isOwn }: OfWhom) {
  const { t } = useTranslation();
  const format = useFormat();
  const shares = findShares(course.months);
  if (shares === null) return null;
  const ends = new Set([shares.first.periodId, shares.last.periodId]);
  const lines = course.months.flatMap(({ period, counts, submittedCount, expectedCount }) => {
    if (counts === null || !ends.has(period.id)) return [];
    const reported = t('paper.trace.reported', { shown: format.count(submittedCount), total: format.count(expectedCount) });
    return [tellForms(t, format, namePeriod(t, period), counts), ...(isOwn ? [] : [reported])];
  });
  return <PaperLines lines={lines} source={course} />;
}

/** The columns' table twin: same months, order and rounding. */
function FormTable({ course: { months }, isOwn }: OfWhom) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('paper.course.formRegion')}
      className={classes['courseTable']}
      columns={[
        { key: 'month', head: t('paper.course.month') },
        ...FORMS.map((form) => ({ key: form, head: t(`paper.${form}Column`), isNumber: true })),
        { key: 'sum', head: t('paper.course.sumColumn'), isNumber: true },
        { key: 'share', head: t('paper.course.shareColumn'), isNumber: true, isStrong: true, isSummary: true },
        ...(isOwn ? [] : [{ key: 'reported', head: t('paper.course.reportedColumn'), isNumber: true }]),
      ]}
      rows={months.map(({ period, counts, submittedCount, expectedCount }) => {
        const share = counts === null ? null : electronicShare(counts);
        return {
          key: period.id,
          marks: { 'data-period': period.id },
          cells: [
            abbreviatePeriod(t, period.id),
            ...FORMS.map((form) => (counts === null ? '—' : format.count(counts[form]))),
            counts === null ? '—' : format.count(sumOf(counts)),
            share === null ? '—' : format.ratio(share),
            `${format.count(submittedCount)}/${format.count(expectedCount)}`,
          ],
        };
      })}
    />
  );
}
