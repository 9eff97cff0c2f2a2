import { Table } from '@mantine/core';
import type { MailDayReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { WeekdayTable } from './weekday-table.tsx';

/** The calendar as a table: a week a row, the newest first. */
export function MailTable({ weeks }: { readonly weeks: readonly MailDayReply[][] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <WeekdayTable label={t('rhythm.region')} head={t('rhythm.week')}>
      {weeks.toReversed().map((days) => (
        <Table.Tr key={days[0]?.day}>
          <Table.Th scope="row">{days[0] === undefined ? '' : format.day(days[0].day)}</Table.Th>
          {days.map(({ day, sent, isFew, isWorkingDay }) => (
            <Table.Td key={day} data-day={day} data-off={!isWorkingDay || undefined}>
              {isFew ? t('rhythm.fewCell') : sent === null ? '—' : format.count(sent)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </WeekdayTable>
  );
}
