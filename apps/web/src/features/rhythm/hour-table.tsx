import { Table } from '@mantine/core';
import type { HourCell, HoursReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { describeHour, showFew, showMean } from './hour-words.ts';
import { hourStateOf, toHourRows } from './hour-week.ts';
import { WeekdayTable } from './weekday-table.tsx';

/** The strip of hours as a table: an hour a row. */
export function HourTable({ reply }: { readonly reply: HoursReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = (cell: HourCell): string => {
    if (cell.isFew) return showFew(format, reply.dayCounts[cell.weekday - 1] ?? 0);
    if (cell.mean !== null) return showMean(format, cell.mean);
    return hourStateOf(cell, reply) === 'not-yet' ? t('rhythm.keys.notYet') : '—';
  };
  return (
    <WeekdayTable label={t('rhythm.hours.region')} head={t('rhythm.hours.column')} note={t('rhythm.hours.tableUnit')}>
      {toHourRows(reply.cells).map(({ hour, cells }) => (
        <Table.Tr key={hour}>
          <Table.Th scope="row">{describeHour(t, hour)}</Table.Th>
          {cells.map((cell) => (
            <Table.Td key={cell.weekday} data-at={`${cell.weekday}-${hour}`}>
              {show(cell)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </WeekdayTable>
  );
}
