import { addDays } from '@nhip-thu/metrics';
import type { SessionHoursReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteCalendar } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import classes from './calendar.module.css';
import { RowSource, RowState } from './row-cells.tsx';
import { writeMonthDay, writeSessions } from './session-text.ts';
import { Withdrawal } from './withdrawal.tsx';

/** The day from which the hours hold that come with the installation. */
const SINCE_EVER = '1900-01-01';

/** Session hours of every season, of the province and of the agency that is shown, those withdrawn included. */
export function HoursTable({ hours }: { readonly hours: readonly SessionHoursReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canWrite = useCanWriteCalendar();
  const columns = [
    { key: 'season', head: t('calendar.season') },
    { key: 'sessions', head: t('calendar.sessions') },
    { key: 'validity', head: t('calendar.validity') },
    { key: 'source', head: t('calendar.source'), isProse: true },
    { key: 'state', head: t('calendar.state') },
    ...(canWrite ? [{ key: 'action', head: t('calendar.action') }] : []),
  ];
  const rows = hours.map((row) => {
    const { id, unit, from, to, sessions, validFrom, validTo, withdrawn } = row;
    const season = `${writeMonthDay(from)}–${writeMonthDay(to)}`;
    return {
      key: id,
      marks: { 'data-hours': id },
      cells: [
        <span key="season" className={classes['unbroken']}>
          {season}
          <span className={classes['aside']}>{unit ?? t('calendar.province')}</span>
        </span>,
        writeSessions(sessions),
        validTo === null
          ? t(validFrom === SINCE_EVER ? 'calendar.validAlways' : 'calendar.validSince', { from: format.day(validFrom) })
          : t('calendar.validSpan', { from: format.day(validFrom), to: format.day(addDays(validTo, -1)) }),
        <RowSource key="source" row={row} />,
        <RowState key="state" row={row} />,
        withdrawn === null && <Withdrawal key="action" table="hours" id={id} name={t('calendar.hoursName', { season })} />,
      ],
    };
  });
  return (
    <CardTable label={t('calendar.hoursRegion')} className={`${classes['table']} ${classes['hours']}`} columns={columns} rows={rows} />
  );
}
