import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { listThinPeriods } from './course-finding.ts';
import type { CourseRow } from './course-finding.ts';

interface CourseMethodProps {
  readonly rows: readonly CourseRow[];
  readonly asOf: string | null;
}

/** How coverage is made: the minutes of the newest period that has any, and how many periods are below what a rate needs. */
export function CoverageMethod({ rows, asOf }: CourseMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = format.threshold(MIN_COVERAGE);
  const known = rows.filter(({ point }) => point.coverage !== null);
  const [newest, thin] = [known.at(-1), listThinPeriods(rows)];
  if (newest === undefined) return <p>{t('agency.quality.method', { rate })}</p>;
  const lines = [
    ...tellMinutes(t, format, newest),
    t('trace.thinPeriods', { thin: format.count(thin.length), known: format.count(known.length), rate }),
  ];
  return (
    <>
      <p>{t('agency.quality.method', { rate })}</p>
      <CountsTrace lines={lines} source={{ rules: ['coverage@2'], ...sourceOf(t, newest), asOf }} />
    </>
  );
}

/** How mail is counted: the parts of the newest period that has any, and how much of its working time logs tell of. */
export function FlowMethod({ rows, asOf }: CourseMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const newest = rows.findLast(({ point }) => point.sent !== null && point.sent > 0) ?? rows.findLast(({ point }) => point.sent !== null);
  if (newest === undefined) return <p>{t('agency.flow.method')}</p>;
  const { sent, received, sentInternal, sentExternal, sentMixed, sentUntold } = newest.point;
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  const mail = t('trace.mail', {
    ...{ sent: count(sent), received: count(received), inside: count(sentInternal), outside: count(sentExternal) },
    ...{ both: count(sentMixed), untold: count(sentUntold) },
  });
  return (
    <>
      <p>{t('agency.flow.method')}</p>
      <CountsTrace
        lines={[mail, ...tellMinutes(t, format, newest)]}
        source={{ rules: ['volume@1', 'coverage@2'], ...sourceOf(t, newest), asOf }}
      />
    </>
  );
}

function tellMinutes(t: TFunction, format: Format, { period, point: { coverage, coverageMinutes: minutes } }: CourseRow): string[] {
  if (coverage === null) return [];
  const rate = format.coverage(coverage);
  if (minutes === null) return [t('trace.coverage', { rate })];
  const counts = { covered: format.count(minutes.coveredMinutes), expected: format.count(minutes.expectedMinutes) };
  return [t('trace.coveragePeriod', { ...counts, period: namePeriod(t, period), rate })];
}

function sourceOf(t: TFunction, { period, point: { snapshotId } }: CourseRow) {
  return { period: namePeriod(t, period), snapshotIds: snapshotId === null ? [] : [snapshotId] };
}
