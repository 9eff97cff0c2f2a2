import type { MailDayReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { findMailDays } from './mail-weeks.ts';
import classes from './rhythm.module.css';
import { weekdayNames } from './calendar-names.ts';

/** Messages of a working day by day of the week, as figures and bars from 0; nothing where none is known. */
export function WeekdayMeans({ days }: { readonly days: readonly MailDayReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { weekdays } = findMailDays(days);
  const most = Math.max(0, ...weekdays.map(({ mean }) => mean));
  if (most === 0) return null;
  const names = weekdayNames(format.language, 'long');
  return (
    <div className={classes['weekdays']}>
      <h3>{t('rhythm.byWeekday')}</h3>
      <dl>
        {weekdays.map(({ weekday, mean }) => (
          <div key={weekday} data-weekday={weekday}>
            <dt>{names[weekday - 1]}</dt>
            <dd>
              <span className={classes['bar']} style={{ inlineSize: `${(mean / most) * 100}%` }} aria-hidden />
              {format.count(Math.round(mean))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
