import type { HourCell, HoursReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { describePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import { busiestHourOf, findHours, hourStateOf, toHourRows } from './hour-week.ts';
import type { HourState } from './hour-week.ts';
import { HourTable } from './hour-table.tsx';
import { describeHour, showMean } from './hour-words.ts';
import { stepOf } from './mail-weeks.ts';
import { toHoursCsv } from './rhythm-csv.ts';
import classes from './rhythm.module.css';
import { ShadeLegend } from './shade-legend.tsx';
import { weekdayNames } from './calendar-names.ts';

const ShadeGrid = lazy(async () => {
  const { ShadeGrid: component } = await import('../../charts/shade-grid.tsx');
  return { default: component };
});

const GRID_HEIGHT = 200;
/** A head every so many hours, so that they do not run into each other. */
const HEAD_HOURS = 3;

interface HoursProps {
  readonly reply: HoursReply;
  /** Of the figures of the same period, for the file. */
  readonly snapshotIds: readonly number[];
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** At which hours of the week mailboxes are opened, as shades or as a table. */
export function Hours({ reply, snapshotIds, isTable, onToggle, isBusy }: HoursProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const busiest = busiestHourOf(reply.cells);
  const title = describeHours(t, format, reply);
  return (
    <ChartFrame
      title={title}
      context={`${t('rhythm.hours.context')} · ${describePeriod(t, format, reply.period)}`}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`gio-mo-thu_${reply.period.id}.csv`, toHoursCsv(reply, snapshotIds))}
      method={<Method {...{ reply, snapshotIds }} />}
      {...(busiest > 0 && {
        legend: <ShadeLegend busiest={busiest} unit="rhythm.hours.unit" others={listMarks(reply)} />,
      })}
    >
      {busiest === 0 ? (
        <Empty kind="period" text={t('rhythm.hours.none')} />
      ) : (
        <Twins isTable={isTable} table={<HourTable reply={reply} />} chart={<Strip {...{ reply, title }} />} />
      )}
      <p className={classes['notes']}>{listNotes(t, format, reply).join(' ')}</p>
    </ChartFrame>
  );
}

/** How the means are made, of which agencies and days, and how many squares have none. */
function Method({ reply, snapshotIds }: Pick<HoursProps, 'reply' | 'snapshotIds'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cells, dayCounts, missingDays, timedAgencies, agencyCount, period, asOf } = reply;
  const names = weekdayNames(format.language, 'short');
  const states = cells.map((cell) => hourStateOf(cell, reply));
  const countOf = (state: HourState): string => format.count(states.filter((each) => each === state).length);
  const lines = [
    t('trace.hours', {
      ...{ timed: format.count(timedAgencies), all: format.count(agencyCount), missing: format.count(missingDays) },
      days: dayCounts.map((count, at) => `${names[at]} ${format.count(count)}`).join(', '),
    }),
    t('trace.hourCells', {
      ...{ all: format.count(cells.length), known: countOf('known'), few: countOf('few') },
      ...{ noLog: countOf('no-log'), notYet: countOf('not-yet') },
    }),
  ];
  return (
    <>
      <p>{t('rhythm.hours.method')}</p>
      <CountsTrace lines={lines} source={{ rules: ['ha@1'], period: namePeriod(t, period), snapshotIds, asOf }} />
    </>
  );
}

/** The marks of hours without a mean that are in the picture, and of the sessions. */
function listMarks(reply: HoursReply): readonly ('few' | 'unknown' | 'notYet' | 'session')[] {
  const isNotYet = reply.passedCounts.includes(0);
  return isNotYet ? ['few', 'unknown', 'notYet', 'session'] : ['few', 'unknown', 'session'];
}

function describeHours(t: TFunction, format: Format, reply: HoursReply): string {
  const { morning, afternoon } = findHours(reply);
  const told = [morning, afternoon].flatMap((part) => (part === null ? [] : [part]));
  if (told.length === 0) return t('rhythm.hours.title');
  const parts = told.map(({ hour, mean }) =>
    t('rhythm.hours.part', { hours: describeHour(t, hour), shown: format.count(Math.round(mean)) }),
  );
  return t('rhythm.hours.finding', { parts: parts.join(t('rhythm.hours.and')) });
}

/** What of the logs is missing. */
function listNotes(t: TFunction, format: Format, { missingDays, partialDays, timedAgencies, agencyCount }: HoursReply): string[] {
  const notes = [];
  if (missingDays > 0) notes.push(t('rhythm.hours.missing', { count: missingDays, shown: format.count(missingDays) }));
  if (partialDays > 0) notes.push(t('rhythm.hours.partial', { count: partialDays, shown: format.count(partialDays) }));
  const untimed = agencyCount - timedAgencies;
  if (untimed > 0) notes.push(t('rhythm.hours.untimed', { count: untimed, shown: format.count(untimed) }));
  return notes;
}

function Strip({ reply, title }: { readonly reply: HoursReply; readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const busiest = busiestHourOf(reply.cells);
  const names = weekdayNames(format.language, 'long');
  const words = { few: t('rhythm.hours.few'), 'no-log': t('rhythm.unknown'), 'not-yet': t('rhythm.keys.notYet') };
  const describe = (cell: HourCell): string => {
    const state = hourStateOf(cell, reply);
    const shown = state === 'known' ? t('rhythm.hours.mean', { shown: showMean(format, cell.mean ?? 0) }) : words[state];
    return `${names[cell.weekday - 1]} ${describeHour(t, cell.hour)} · ${shown}`;
  };
  return (
    <Suspense fallback={<Placeholder height={GRID_HEIGHT} />}>
      <ShadeGrid
        sentence={t('rhythm.hours.describe', { title })}
        rows={weekdayNames(format.language, 'short')}
        heads={toHourRows(reply.cells).map(({ hour }) => (hour % HEAD_HOURS === 0 ? t('rhythm.hours.head', { hour }) : ''))}
        spans={reply.sessions.map(({ start, end }) => ({ from: start / 60, to: end / 60 }))}
        columns={toHourRows(reply.cells).map(({ cells }) =>
          cells.map((cell) => ({
            at: `${cell.weekday}-${cell.hour}`,
            step: cell.isFew ? 0 : cell.mean === null ? null : stepOf(Math.max(1, Math.round(cell.mean)), busiest),
            isNotYet: hourStateOf(cell, reply) === 'not-yet',
            detail: describe(cell),
          })),
        )}
      />
    </Suspense>
  );
}
