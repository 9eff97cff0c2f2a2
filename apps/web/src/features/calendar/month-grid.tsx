import { dayOfWeek, listDays, addDays } from '@nhip-thu/metrics';
import type { CalendarReply, IsoDate } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import classes from './calendar.module.css';

const WEEK = listDays('2024-01-01', '2024-01-07');

/** The twelve months of a year; what each day is stands in its name, not in its colour alone. */
export function MonthGrid({ reply }: { readonly reply: CalendarReply }) {
  const worked = new Set(reply.workingDays);
  const kinds = new Map(reply.entries.filter(({ withdrawn }) => withdrawn === null).map(({ day, kind }) => [day, kind]));
  return (
    <div className={classes['months']}>
      {Array.from({ length: 12 }, (_, index) => (
        <Month key={index} year={reply.year} month={index + 1} worked={worked} kinds={kinds} />
      ))}
    </div>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly worked: ReadonlySet<IsoDate>;
  readonly kinds: ReadonlyMap<IsoDate, CalendarReply['entries'][number]['kind']>;
}

function Month({ year, month, worked, kinds }: MonthProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days = listDays(first, addDays(first, 30)).filter((day) => day.slice(0, 7) === first.slice(0, 7));
  return (
    <div>
      <h3>{t('calendar.monthOf', { month, year })}</h3>
      <ol className={classes['month']}>
        {WEEK.map((day) => (
          <li key={day} className={classes['weekday']} aria-hidden>
            {weekday.format(new Date(day))}
          </li>
        ))}
        {days.map((day) => {
          const kind = kinds.get(day);
          const words = [
            format.day(day),
            t(worked.has(day) ? 'calendar.worked' : 'calendar.off'),
            ...(kind ? [t(`calendar.kinds.${kind}`)] : []),
          ];
          return (
            <li
              key={day}
              className={classes['day']}
              data-worked={worked.has(day)}
              data-entry={kind !== undefined}
              style={day === first ? { gridColumnStart: dayOfWeek(day) } : undefined}
              title={words.join(' · ')}
            >
              <span aria-hidden>{Number(day.slice(8))}</span>
              <span className={classes['spoken']}>{words.join(', ')}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
