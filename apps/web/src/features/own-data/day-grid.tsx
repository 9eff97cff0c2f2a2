import { VisuallyHidden } from '@mantine/core';
import { dayOfWeek, listDays } from '@nhip-thu/metrics';
import type { OwnDayReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { describeDay, markOf } from './day-words.ts';
import classes from './own-data.module.css';

const WEEK = listDays('2024-01-01', '2024-01-07');
/** Beside the day's number, so that no day is told by its colour alone. */
const SIGNS = {
  ...({ used: '✓', 'used-apart': '✓', 'used-so-far': '✓', machine: '⚙' } as const),
  ...({ 'not-seen': '–', unknown: '?', away: '', off: '', ahead: '' } as const),
};

interface DayGridProps {
  readonly days: readonly OwnDayReply[];
  readonly chosen: string | null;
  readonly onChoose: (day: string) => void;
}

/** The days of a period as a calendar, a week a row; each opens its evidence. */
export function DayGrid({ days, chosen, onChoose }: DayGridProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const [first] = days;
  return (
    <ol className={classes['grid']} aria-label={t('ownData.days')}>
      {WEEK.map((day) => (
        <li key={day} className={classes['weekday']} aria-hidden>
          {weekday.format(new Date(day))}
        </li>
      ))}
      {days.map((day) => {
        const mark = markOf(day);
        const [, month, date] = day.day.split('-').map(Number);
        return (
          <li key={day.day} style={day === first ? { gridColumnStart: dayOfWeek(day.day) } : undefined}>
            <button
              type="button"
              className={classes['day']}
              data-day={day.day}
              data-mark={mark}
              aria-pressed={chosen === day.day}
              title={describeDay(t, format, day)}
              onClick={() => onChoose(day.day)}
            >
              <span aria-hidden>{date === 1 || day === first ? `${date}/${month}` : date}</span>
              <span aria-hidden className={classes['sign']}>
                {SIGNS[mark]}
              </span>
              <VisuallyHidden>{describeDay(t, format, day)}</VisuallyHidden>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** What the signs of the grid mean. */
export function DayKey() {
  const { t } = useTranslation();
  return (
    <span className={classes['key']}>
      {(['used', 'used-apart', 'used-so-far', 'machine', 'not-seen', 'unknown', 'away'] as const).map((mark) => (
        <span key={mark} className={classes['keyItem']}>
          <span className={classes['swatch']} data-mark={mark} aria-hidden>
            {SIGNS[mark]}
          </span>
          {t(`ownData.key.${mark}`)}
        </span>
      ))}
    </span>
  );
}
