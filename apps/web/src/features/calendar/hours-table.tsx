import { Table } from '@mantine/core';
import { addDays } from '@nhip-thu/metrics';
import type { SessionHoursReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useCanWriteCalendar } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './calendar.module.css';
import { RowSource, RowState } from './row-cells.tsx';
import { writeMonthDay, writeSessions } from './session-text.ts';
import { Withdrawal } from './withdrawal.tsx';

/** Session hours of every season, of the province and of the agency that is shown, those withdrawn included. */
export function HoursTable({ hours }: { readonly hours: readonly SessionHoursReply[] }) {
  const { t } = useTranslation();
  const canWrite = useCanWriteCalendar();
  return (
    <ScrollRegion label={t('calendar.hoursRegion')}>
      <Table className={`${classes['table']} ${classes['hours']}`} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('calendar.season')}</Table.Th>
            <Table.Th scope="col">{t('calendar.sessions')}</Table.Th>
            <Table.Th scope="col">{t('calendar.validity')}</Table.Th>
            <Table.Th scope="col">{t('calendar.source')}</Table.Th>
            <Table.Th scope="col">{t('calendar.state')}</Table.Th>
            {canWrite && <Table.Th scope="col">{t('calendar.action')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {hours.map((row) => (
            <HoursRow key={row.id} row={row} canWrite={canWrite} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

function HoursRow({ row, canWrite }: { readonly row: SessionHoursReply; readonly canWrite: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, unit, from, to, sessions, validFrom, validTo, withdrawn } = row;
  const season = `${writeMonthDay(from)}–${writeMonthDay(to)}`;
  return (
    <Table.Tr data-hours={id}>
      <Table.Th scope="row" className={classes['unbroken']}>
        {season}
        <p className={classes['aside']}>{unit ?? t('calendar.province')}</p>
      </Table.Th>
      <Table.Td>{writeSessions(sessions)}</Table.Td>
      <Table.Td>
        {validTo === null
          ? t('calendar.validSince', { from: format.day(validFrom) })
          : t('calendar.validSpan', { from: format.day(validFrom), to: format.day(addDays(validTo, -1)) })}
      </Table.Td>
      <Table.Td>
        <RowSource row={row} />
      </Table.Td>
      <Table.Td>
        <RowState row={row} />
      </Table.Td>
      {canWrite && (
        <Table.Td>{withdrawn === null && <Withdrawal table="hours" id={id} name={t('calendar.hoursName', { season })} />}</Table.Td>
      )}
    </Table.Tr>
  );
}
