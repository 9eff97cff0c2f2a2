import type { CalendarEntryReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteCalendar } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import classes from './calendar.module.css';
import { RowSource, RowState } from './row-cells.tsx';
import { Withdrawal } from './withdrawal.tsx';

/** Every entry of the year with its source and what became of it. */
export function EntryTable({ entries }: { readonly entries: readonly CalendarEntryReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canWrite = useCanWriteCalendar();
  const columns = [
    { key: 'day', head: t('calendar.day') },
    { key: 'kind', head: t('calendar.kind') },
    { key: 'source', head: t('calendar.source'), isProse: true },
    { key: 'state', head: t('calendar.state') },
    ...(canWrite ? [{ key: 'action', head: t('calendar.action') }] : []),
  ];
  const rows = entries.map((entry) => ({
    key: entry.id,
    marks: { 'data-day': entry.day },
    cells: [
      format.day(entry.day),
      [t(`calendar.kinds.${entry.kind}`), ...(entry.unit === null ? [] : [entry.unit])].join(' · '),
      <RowSource key="source" row={entry} />,
      <RowState key="state" row={entry} />,
      entry.withdrawn === null && (
        <Withdrawal key="action" table="entries" id={entry.id} name={t('calendar.dayName', { day: format.day(entry.day) })} />
      ),
    ],
  }));
  return <CardTable label={t('calendar.entriesRegion')} className={classes['table']} columns={columns} rows={rows} />;
}
