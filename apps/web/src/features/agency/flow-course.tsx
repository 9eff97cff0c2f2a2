import type { AgencyCourseReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { StackBar } from '../../charts/stack-bar.tsx';
import { namePoint } from '../../text/course-points.ts';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Twins } from '../../ui/twins.tsx';
import classes from './agency.module.css';
import { FLOW_COUNTS, toFlowCsv } from './course-csv.ts';
import { findFlow, listCourse } from './course-finding.ts';
import type { CourseRow, FlowFinding } from './course-finding.ts';
import { FlowMethod } from './course-method.tsx';
import { CourseBars } from './course-bars.tsx';
import { isThin } from './tab-finding.ts';

/** Parts of what was sent, in the order of the fills of a bar. */
const PARTS = ['sentInternal', 'sentMixed', 'sentExternal', 'sentUntold'] as const;

interface FlowCourseProps {
  readonly reply: AgencyCourseReply;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** Where the mail of an agency went, period by period: inside the province, outside, or both. */
export function FlowCourse({ reply, isTable, onToggle, isBusy }: FlowCourseProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = listCourse(reply);
  return (
    <ChartFrame
      title={describeFlow(t, format, rows)}
      context={t('agency.flow.context')}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`luong-thu_${reply.code}_${reply.periods.at(-1)?.id ?? ''}.csv`, toFlowCsv(reply, rows))}
      method={<FlowMethod rows={rows} asOf={reply.asOf} />}
      {...(!isTable && { legend: t('agency.flow.key') })}
    >
      {findFlow(rows) === null ? (
        <Empty kind="period" text={t('agency.flow.none')} />
      ) : (
        <Twins isTable={isTable} table={<FlowTable rows={rows} />} chart={<FlowBars rows={rows} />} />
      )}
    </ChartFrame>
  );
}

function describeFlow(t: TFunction, format: Format, rows: readonly CourseRow[]): string {
  const found = findFlow(rows);
  if (found === null) return t('agency.flow.title');
  const finding = describeWay(t, format, found);
  return found.isProvisional ? t('agency.course.provisional', { finding }) : finding;
}

/** Of the messages whose way is known how many stayed inside; where that is not all of them, also how many are not known. */
function describeWay(t: TFunction, format: Format, { period, sent, told, untold, inside }: FlowFinding): string {
  const words = { period: namePeriod(t, period), sent: format.count(sent), count: sent };
  if (told === 0) return t('agency.flow.untold', words);
  const shares = { ...words, rate: format.ratio(inside / told), inside: format.count(inside), told: format.count(told) };
  return untold === 0 ? t('agency.flow.finding', shares) : t('agency.flow.findingOfTold', { ...shares, untold: format.count(untold) });
}

function FlowBars({ rows }: { readonly rows: readonly CourseRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scale = Math.max(1, ...rows.map(({ point }) => point.sent ?? 0));
  return (
    <CourseBars
      rows={rows.map(({ period, point }) => ({
        key: period.id,
        label: namePoint(t, period.id, point),
        bar: (
          <StackBar
            parts={PARTS.map((part) => point[part])}
            scale={scale}
            sentence={`${abbreviatePeriod(t, period.id)}: ${describeParts(t, format, point)}`}
          />
        ),
        text: point.sent === null ? t('kpi.noLog') : format.count(point.sent),
        aside: [describeParts(t, format, point), ...describeThin(t, format, point)].join(' · '),
      }))}
    />
  );
}

/** "140 trong tỉnh · 18 ra ngoài"; what is none of it is left out, and nothing at all is said to be so. */
function describeParts(t: TFunction, format: Format, point: CourseRow['point']): string {
  const parts = PARTS.flatMap((part) => {
    const count = point[part];
    return count === null || count === 0 ? [] : [t(`agency.flow.part.${part}`, { shown: format.count(count) })];
  });
  if (parts.length > 0) return parts.join(' · ');
  return t(point.sent === null ? 'kpi.noLog' : 'agency.flow.nothing');
}

/** That logs are missing, so that the true counts are higher. */
function describeThin(t: TFunction, format: Format, point: CourseRow['point']): string[] {
  const { coverage, sent } = point;
  if (coverage === null || !isThin(point) || sent === null) return [];
  return [t('agency.flow.thin', { rate: format.coverage(coverage) })];
}

/** The bars' table twin: the same counts, "≥" where logs are missing. */
function FlowTable({ rows }: { readonly rows: readonly CourseRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = (count: number | null, sign: string): string => (count === null ? '—' : `${sign}${format.count(count)}`);
  return (
    <CardTable
      label={t('agency.flow.region')}
      className={classes['table']}
      columns={[
        { key: 'period', head: t('agency.lifecycle.period') },
        ...FLOW_COUNTS.map((key) => ({ key, head: t(`agency.flow.column.${key}`), isNumber: true, isSummary: key === 'sent' })),
      ]}
      rows={rows.map(({ period, point }) => ({
        key: period.id,
        marks: { 'data-period': period.id },
        cells: [namePoint(t, period.id, point), ...FLOW_COUNTS.map((column) => shown(point[column], isThin(point) ? '≥' : ''))],
      }))}
    />
  );
}
