import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { AgencyCourseReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { RateBar } from '../../charts/rate-bar.tsx';
import { namePoint } from '../../text/course-points.ts';
import { downloadCsv } from '../../text/csv.ts';
import { minutesOf } from '../../text/describe-missing.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Twins } from '../../ui/twins.tsx';
import classes from './agency.module.css';
import { CourseBars } from './course-bars.tsx';
import { toCoverageCsv } from './course-csv.ts';
import { listCourse, listThinPeriods } from './course-finding.ts';
import type { CourseRow } from './course-finding.ts';
import { CoverageMethod } from './course-method.tsx';

interface CoverageCourseProps {
  readonly reply: AgencyCourseReply;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** How much of an agency's working time logs tell of, period by period, against the share from which a rate is told. */
export function CoverageCourse({ reply, isTable, onToggle, isBusy }: CoverageCourseProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = listCourse(reply);
  return (
    <ChartFrame
      title={describeCoverage(t, format, rows)}
      context={t('agency.quality.context')}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`do-phu_${reply.code}_${reply.periods.at(-1)?.id ?? ''}.csv`, toCoverageCsv(reply, rows))}
      method={<CoverageMethod rows={rows} asOf={reply.asOf} />}
      {...(!isTable && { legend: t('agency.quality.key', { rate: format.threshold(MIN_COVERAGE) }) })}
    >
      <Twins isTable={isTable} table={<CoverageTable rows={rows} />} chart={<CoverageBars rows={rows} />} />
    </ChartFrame>
  );
}

function describeCoverage(t: TFunction, format: Format, rows: readonly CourseRow[]): string {
  const known = rows.filter(({ point }) => point.coverage !== null);
  if (known.length === 0) return t('agency.quality.title');
  const [worst, ...others] = listThinPeriods(rows).toSorted((a, b) => (a.point.coverage ?? 0) - (b.point.coverage ?? 0));
  const total = format.count(known.length);
  if (worst === undefined) return t('agency.quality.whole', { count: known.length, total });
  const words = { period: namePeriod(t, worst.period), rate: format.coverage(worst.point.coverage ?? 0) };
  return t('agency.quality.thin', { ...words, count: others.length + 1, total });
}

function CoverageBars({ rows }: { readonly rows: readonly CourseRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CourseBars
      rows={rows.map(({ period, point }) => {
        const { coverage, coverageMinutes } = point;
        const rate = coverage === null ? null : format.coverage(coverage);
        return {
          key: period.id,
          label: namePoint(t, period.id, point),
          bar: (
            <RateBar
              value={coverage}
              interval={null}
              threshold={MIN_COVERAGE}
              tone={coverage !== null && coverage < MIN_COVERAGE ? 'not-met' : 'met'}
              sentence={rate === null ? t('kpi.noLog') : t('quality.coverageBar', { rate, needed: format.threshold(MIN_COVERAGE) })}
            />
          ),
          text: rate ?? '—',
          aside: coverageMinutes === null ? null : t('quality.minutes', minutesOf(format, coverageMinutes)),
        };
      })}
    />
  );
}

function CoverageTable({ rows }: { readonly rows: readonly CourseRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardTable
      label={t('agency.quality.region')}
      className={`${classes['table']} ${classes['fitting']}`}
      columns={[
        { key: 'period', head: t('agency.lifecycle.period') },
        { key: 'coverage', head: t('compare.coverage'), isNumber: true },
        { key: 'covered', head: t('agency.quality.covered'), isNumber: true },
        { key: 'expected', head: t('agency.quality.expected'), isNumber: true },
      ]}
      rows={rows.map(({ period, point }) => ({
        key: period.id,
        marks: { 'data-period': period.id },
        cells: [
          namePoint(t, period.id, point),
          point.coverage === null ? '—' : format.coverage(point.coverage),
          point.coverageMinutes === null ? '—' : format.count(point.coverageMinutes.coveredMinutes),
          point.coverageMinutes === null ? '—' : format.count(point.coverageMinutes.expectedMinutes),
        ],
      }))}
    />
  );
}
