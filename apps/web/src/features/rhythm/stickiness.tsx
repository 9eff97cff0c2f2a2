import type { StickinessPoint, StickinessReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv, toCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { showActive, StickinessTable } from './stickiness-table.tsx';

const TrendLine = lazy(async () => {
  const { TrendLine: component } = await import('../../charts/trend-line.tsx');
  return { default: component };
});

const CHART_HEIGHT = 260;

interface StickinessProps {
  readonly reply: StickinessReply;
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** How habitual use is, over up to 12 periods, as a line or a table. */
export function Stickiness({ reply, isTable, onToggle, isBusy }: StickinessProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points, periods, agencyCount } = reply;
  // Of an open period the people of the rest of it are still to come: it is in the table, marked, and no point of the course.
  const closed = reply.isProvisional ? points.slice(0, -1) : points;
  const last = closed.at(-1);
  const hasAny = points.some(({ value }) => value !== null);
  const title = describeStickiness(t, format, last);
  const open = reply.isProvisional ? periods.at(-1) : undefined;
  return (
    <ChartFrame
      title={title}
      context={t('rhythm.habit.context')}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`muc-deu-dan_${periods.at(-1)?.id ?? ''}.csv`, toStickinessCsv(reply))}
      method={<p>{t('rhythm.habit.method')}</p>}
      legend={listNotes().join(' ') || undefined}
    >
      {!hasAny ? (
        <Empty kind="withheld" text={t('rhythm.habit.none')} />
      ) : isTable ? (
        <StickinessTable reply={reply} />
      ) : (
        <Course reply={{ ...reply, points: closed }} title={title} />
      )}
    </ChartFrame>
  );

  function listNotes(): string[] {
    const notes = [];
    if (last !== undefined && last.value !== null)
      notes.push(t('rhythm.habit.agencies', { shown: format.count(last.agencies), all: format.count(agencyCount) }));
    if (open !== undefined) notes.push(t('rhythm.habit.open', { period: abbreviatePeriod(t, open.id) }));
    return notes;
  }
}

function describeStickiness(t: TFunction, format: Format, last: StickinessPoint | undefined): string {
  if (last === undefined || last.value === null || last.meanDaily === null || last.active === null) return t('rhythm.habit.title');
  const [daily, active] = [format.count(last.meanDaily), showActive(format, last)];
  return t('rhythm.habit.finding', { rate: format.ratio(last.value), daily, active });
}

function Course({ reply, title }: { readonly reply: StickinessReply; readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = reply.points.map((point, at) => {
    const period = reply.periods[at];
    const label = period === undefined ? '' : abbreviatePeriod(t, period.id);
    const rate = point.value === null ? t('rhythm.habit.untold') : format.ratio(point.value);
    const people =
      point.meanDaily === null || point.active === null
        ? []
        : [t('rhythm.habit.people', { daily: format.count(point.meanDaily), active: showActive(format, point) })];
    return { label, value: point.value, due: null, isMissing: false, rate, detail: [rate, ...people].join(' · ') };
  });
  return (
    <Suspense fallback={<Placeholder height={CHART_HEIGHT} />}>
      <TrendLine
        rows={rows}
        seriesLabel={t('rhythm.habit.series')}
        dueLabel=""
        target={null}
        events={[]}
        formatAxis={(ratio) => format.threshold(ratio)}
        sentence={t('trend.describe', {
          title,
          points: rows.map(({ label, rate }) => t('trend.point', { period: label, rate })).join('; '),
        })}
      />
    </Suspense>
  );
}

/** The same periods as on screen; what is not told is empty. */
function toStickinessCsv({ periods, points, agencyCount, isProvisional, asOf }: StickinessReply): string {
  return toCsv(
    [
      'period',
      'from',
      'to',
      'stickiness',
      'mean_daily_active',
      'active',
      'active_margin',
      'agencies',
      'agency_count',
      'definition',
      'provisional',
      'status',
      'as_of',
    ],
    points.map(({ value, meanDaily, active, margin, agencies }, at) => [
      ...[periods[at]?.id ?? null, periods[at]?.from ?? null, periods[at]?.to ?? null, value, meanDaily, active],
      ...[
        active === null ? null : margin,
        agencies,
        agencyCount,
        'du-1@1',
        String(isProvisional && at === points.length - 1),
        value === null ? 'not-told' : 'known',
        asOf,
      ],
    ]),
  );
}
