import { useMediaQuery } from '@mantine/hooks';
import type { MailDayReply, MailDaysReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import { MailMethod } from './mail-method.tsx';
import { MailTable } from './mail-table.tsx';
import { listMonthHeads } from './month-heads.ts';
import { busiestOf, findMailDays, isPartial, stepOf, toWeeks } from './mail-weeks.ts';
import { toMailCsv } from './rhythm-csv.ts';
import classes from './rhythm.module.css';
import { ShadeLegend } from './shade-legend.tsx';
import { WeekdayMeans } from './weekday-means.tsx';
import { weekdayNames, weekdayWithin } from './calendar-names.ts';

const ShadeGrid = lazy(async () => {
  const { ShadeGrid: component } = await import('../../charts/shade-grid.tsx');
  return { default: component };
});

const CALENDAR_HEIGHT = 200;
/** As many weeks as fit a narrow screen side by side; the rest stands in a further row. */
const NARROW_WEEKS = 13;

interface MailDaysProps {
  readonly reply: MailDaysReply;
  /** Of the figures of the same period, for the file. */
  readonly snapshotIds: readonly number[];
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** On which days mail is sent: half a year as a calendar, or a table of weeks. */
export function MailDays({ reply, snapshotIds, isTable, onToggle, isBusy }: MailDaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const weeks = toWeeks(reply.days);
  const shown = reply.days;
  const [first, last] = [shown[0]?.day, shown.at(-1)?.day];
  if (first === undefined || last === undefined) return null;
  const title = describeMailDays(t, format, shown);
  return (
    <ChartFrame
      title={title}
      context={t('rhythm.context', { from: format.day(first), to: format.day(last) })}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`lich-thu_${reply.period.id}.csv`, toMailCsv(reply, snapshotIds))}
      method={<MailMethod reply={reply} snapshotIds={snapshotIds} />}
      legend={<ShadeLegend busiest={busiestOf(shown)} unit="rhythm.unit" others={listOtherKeys(shown)} />}
    >
      <Twins isTable={isTable} table={<MailTable weeks={weeks} />} chart={<Calendar weeks={weeks} title={title} />} />
      <WeekdayMeans days={shown} />
    </ChartFrame>
  );
}

function describeMailDays(t: TFunction, format: Format, days: readonly MailDayReply[]): string {
  const { mean, busiestWeekday, missingCount } = findMailDays(days);
  const most = busiestOf(days);
  if (most === 0) return t('rhythm.none');
  const parts = [
    mean === null
      ? t('rhythm.most', { count: most, shown: format.count(most) })
      : t('rhythm.mean', { count: Math.round(mean), shown: format.count(Math.round(mean)) }),
  ];
  if (busiestWeekday !== null) parts.push(t('rhythm.busiest', { weekday: weekdayWithin(format.language, busiestWeekday) }));
  if (missingCount > 0) parts.push(t('rhythm.missing', { count: missingCount, shown: format.count(missingCount) }));
  return parts.join(', ');
}

/** What else than shades is drawn, for the key: only that. */
function listOtherKeys(days: readonly MailDayReply[]): ('fewMail' | 'unknown' | 'partialKey' | 'off')[] {
  const keys = {
    fewMail: days.some(({ isFew, isWorkingDay }) => isFew && isWorkingDay),
    unknown: days.some(({ sent, isFew, isWorkingDay }) => sent === null && !isFew && isWorkingDay),
    partialKey: days.some(isPartial),
    off: days.some(({ isWorkingDay }) => !isWorkingDay),
  };
  return (['fewMail', 'unknown', 'partialKey', 'off'] as const).filter((key) => keys[key]);
}

interface CalendarProps {
  readonly weeks: readonly (readonly MailDayReply[])[];
  readonly title: string;
}

/** The weeks side by side; on a narrow screen in rows, so that every width shows the same days. */
function Calendar({ weeks, title }: CalendarProps) {
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const days = weeks.flat();
  const busiest = busiestOf(days);
  const hasYears = days[0]?.day.slice(0, 4) !== days.at(-1)?.day.slice(0, 4);
  return (
    <Suspense fallback={<Placeholder height={CALENDAR_HEIGHT} />}>
      <div className={classes['calendar']}>
        {(isNarrow ? inRows(weeks) : [weeks]).map((row) => (
          <CalendarRow key={row[0]?.[0]?.day} {...{ weeks: row, title, busiest, hasYears }} />
        ))}
      </div>
    </Suspense>
  );
}

/** Rows of as many weeks as fit, the newest row full. */
function inRows<Week>(weeks: readonly Week[]): Week[][] {
  const rows: Week[][] = [];
  for (let end = weeks.length; end > 0; end -= NARROW_WEEKS) rows.unshift(weeks.slice(Math.max(0, end - NARROW_WEEKS), end));
  return rows;
}

interface CalendarRowProps extends CalendarProps {
  readonly busiest: number;
  /** The calendar touches two years. */
  readonly hasYears: boolean;
}

function CalendarRow({ weeks, title, busiest, hasYears }: CalendarRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ShadeGrid
      sentence={t('rhythm.describe', { title })}
      rows={weekdayNames(format.language, 'short')}
      heads={listMonthHeads(format.language, weeks, hasYears)}
      columns={weeks.map((days) =>
        days.map((each) => ({
          at: each.day,
          step: each.isFew ? 0 : stepOf(each.sent, busiest),
          isDayOff: !each.isWorkingDay,
          isPartial: isPartial(each),
          detail: describeDay(t, format, each),
        })),
      )}
    />
  );
}

function describeDay(t: TFunction, format: Format, each: MailDayReply): string {
  const { day, sent, received, isFew, isWorkingDay, coveredCount, agencyCount } = each;
  const parts = [`${weekdayNames(format.language, 'long')[weekdayAt(day)] ?? ''} ${format.day(day)}`];
  if (!isWorkingDay) parts.push(t('rhythm.off'));
  if (isFew) parts.push(t('rhythm.few'));
  else if (sent === null || received === null) parts.push(t('rhythm.unknown'));
  else
    parts.push(
      t('rhythm.sent', { count: sent, shown: format.count(sent) }),
      t('rhythm.received', { count: received, shown: format.count(received) }),
    );
  if (isPartial(each)) parts.push(t('rhythm.partial', { count: agencyCount - (coveredCount ?? 0) }));
  return parts.join(' · ');
}

function weekdayAt(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
