import { Table } from '@mantine/core';
import type { CalendarEntryReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteCalendar } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './calendar.module.css';
import { RowSource, RowState } from './row-cells.tsx';
import { Withdrawal } from './withdrawal.tsx';

/** Every entry of the year with its source and what became of it. */
export function EntryTable({ entries }: { readonly entries: readonly CalendarEntryReply[] }) {
  const { t } = useTranslation();
  const canWrite = useCanWriteCalendar();
  return (
    <ScrollRegion label={t('calendar.entriesRegion')}>
      <Table className={classes['table'] ?? ''} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('calendar.day')}</Table.Th>
            <Table.Th scope="col">{t('calendar.kind')}</Table.Th>
            <Table.Th scope="col">{t('calendar.source')}</Table.Th>
            <Table.Th scope="col">{t('calendar.state')}</Table.Th>
            {canWrite && <Table.Th scope="col">{t('calendar.action')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} canWrite={canWrite} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function EntryRow({ entry, canWrite }: { readonly entry: CalendarEntryReply; readonly canWrite: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table.Tr data-day={entry.day}>
      <Table.Th scope="row">{format.day(entry.day)}</Table.Th>
      <Table.Td>
        {t(`calendar.kinds.${entry.kind}`)}
        {entry.unit !== null && ` · ${entry.unit}`}
      </Table.Td>
      <Table.Td>
        <RowSource row={entry} />
      </Table.Td>
      <Table.Td>
        <RowState row={entry} />
      </Table.Td>
      {canWrite && (
        <Table.Td>
          {entry.withdrawn === null && (
            <Withdrawal table="entries" id={entry.id} name={t('calendar.dayName', { day: format.day(entry.day) })} />
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
}
