import { Table } from '@mantine/core';
import type { HoursReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { describeHour, showFew, showMean } from './hour-words.ts';
import { toHourRows } from './hour-week.ts';
import { WeekdayTable } from './weekday-table.tsx';

/** The strip of hours as a table: an hour a row. */
export function HourTable({ reply }: { readonly reply: HoursReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <WeekdayTable label={t('rhythm.hours.region')} head={t('rhythm.hours.column')} note={t('rhythm.hours.tableUnit')}>
      {toHourRows(reply.cells).map(({ hour, cells }) => (
        <Table.Tr key={hour}>
          <Table.Th scope="row">{describeHour(t, hour)}</Table.Th>
          {cells.map(({ weekday, mean, isFew }) => (
            <Table.Td key={weekday} data-at={`${weekday}-${hour}`}>
              {isFew ? showFew(format, reply.dayCounts[weekday - 1] ?? 0) : mean === null ? '—' : showMean(format, mean)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </WeekdayTable>
  );
}
