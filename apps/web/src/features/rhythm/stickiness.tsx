import type { StickinessReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import { listHabit } from './list-habit.ts';
import type { HabitRow } from './list-habit.ts';
import { toStickinessCsv } from './rhythm-csv.ts';
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
  /** The page shows units by the structure of today, by which this is not counted. */
  readonly isOtherStructure: boolean;
}

/** How habitual use is, over up to 12 periods, as a line or a table. */
export function Stickiness({ reply, isTable, onToggle, isBusy, isOtherStructure }: StickinessProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = listHabit(reply);
  // Of an open period the people of the rest of it are still to come: it is in the table, marked, and no point of the course.
  const closed = rows.filter(({ isOpen }) => !isOpen);
  const [last, open] = [closed.at(-1), rows.find(({ isOpen }) => isOpen)];
  const title = describeStickiness(t, format, last, open !== undefined);
  return (
    <ChartFrame
      title={title}
      context={t('rhythm.habit.context')}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`muc-deu-dan_${rows.at(-1)?.period.id ?? ''}.csv`, toStickinessCsv(rows, reply))}
      method={<Method rows={rows} asOf={reply.asOf} />}
      legend={listNotes().join(' ') || undefined}
    >
      {rows.every(({ point }) => point.value === null) ? (
        <Empty kind="withheld" text={t('rhythm.habit.none')} />
      ) : (
        <Twins isTable={isTable} table={<StickinessTable rows={rows} />} chart={<Course rows={closed} title={title} />} />
      )}
    </ChartFrame>
  );

  function listNotes(): string[] {
    const notes = [];
    if (last !== undefined && last.point.value !== null) {
      const { agencies, agencyCount } = last.point;
      notes.push(t('rhythm.habit.agencies', { shown: format.count(agencies), all: format.count(agencyCount) }));
    }
    const untold = closed.filter(({ point }) => point.value === null).map(({ period }) => abbreviatePeriod(t, period.id));
    if (untold.length > 0) notes.push(t('rhythm.habit.broken', { periods: untold.join(', ') }));
    if (open !== undefined) notes.push(t('rhythm.habit.open', { period: abbreviatePeriod(t, open.period.id) }));
    if (isOtherStructure) notes.push(t('rhythm.habit.structure'));
    return notes;
  }
}

/** How it is made, and of every period on the screen the people and agencies it is of. */
function Method({ rows, asOf }: { readonly rows: readonly HabitRow[]; readonly asOf: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = rows.filter(({ point }) => point.value !== null);
  const lines = [t('trace.habitTold', { told: format.count(told.length), all: format.count(rows.length) }), ...rows.map(tell)];
  const last = rows.at(-1)?.period;
  const snapshotIds = [...new Set(rows.flatMap(({ point }) => point.snapshotIds))].toSorted((a, b) => a - b);
  const period = last === undefined ? '' : namePeriod(t, last);
  return (
    <>
      <p>{t('rhythm.habit.method')}</p>
      <CountsTrace lines={lines} source={{ rules: ['du-1@1', 'ha@1'], period, snapshotIds, asOf }} />
    </>
  );

  function tell({ period: each, point }: HabitRow): string {
    const { value, meanDaily, active, agencies, agencyCount } = point;
    const name = abbreviatePeriod(t, each.id);
    if (value === null || meanDaily === null || active === null) return t('trace.habitSilent', { period: name });
    return t('trace.habit', {
      ...{ period: name, daily: format.count(meanDaily), active: showActive(format, point), rate: format.ratio(value) },
      ...{ agencies: format.count(agencies), all: format.count(agencyCount) },
    });
  }
}

/** The finding of the newest period that is over, which is named where the page is about one that is not. */
function describeStickiness(t: TFunction, format: Format, last: HabitRow | undefined, isNamed: boolean): string {
  const { value, meanDaily, active } = last?.point ?? { value: null, meanDaily: null, active: null };
  if (last === undefined || value === null || meanDaily === null || active === null) return t('rhythm.habit.title');
  const words = { rate: format.ratio(value), daily: format.count(meanDaily), active: showActive(format, last.point) };
  return isNamed ? t('rhythm.habit.findingOf', { ...words, period: namePeriod(t, last.period) }) : t('rhythm.habit.finding', words);
}

function Course({ rows: shown, title }: { readonly rows: readonly HabitRow[]; readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = shown.map(({ period, point }) => {
    const rate = point.value === null ? t('rhythm.habit.untold') : format.ratio(point.value);
    const people =
      point.meanDaily === null || point.active === null
        ? []
        : [t('rhythm.habit.people', { daily: format.count(point.meanDaily), active: showActive(format, point) })];
    const label = abbreviatePeriod(t, period.id);
    return { label, value: point.value, due: null, isMissing: point.value === null, rate, detail: [rate, ...people].join(' · ') };
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
