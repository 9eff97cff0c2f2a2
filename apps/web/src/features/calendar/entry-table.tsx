import { Button, Table, TextInput } from '@mantine/core';
import type { CalendarEntryReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWriteCalendar, useWithdrawCalendarDay } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './calendar.module.css';

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
  const { withdrawn, entered } = entry;
  const state = entry.isTentative ? t('calendar.tentative') : t('calendar.inForce');
  return (
    <Table.Tr data-day={entry.day}>
      <Table.Th scope="row">{format.day(entry.day)}</Table.Th>
      <Table.Td>
        {t(`calendar.kinds.${entry.kind}`)}
        {entry.unit !== null && ` · ${entry.unit}`}
      </Table.Td>
      <Table.Td>
        {entry.source}
        <p className={classes['aside']}>{t('calendar.enteredBy', { by: entered.by, reason: entered.reason })}</p>
      </Table.Td>
      <Table.Td>
        {withdrawn === null
          ? state
          : t('calendar.withdrawnBy', { by: withdrawn.by, time: format.moment(withdrawn.at), reason: withdrawn.reason })}
      </Table.Td>
      {canWrite && <Table.Td>{withdrawn === null && <Withdrawal id={entry.id} day={format.day(entry.day)} />}</Table.Td>}
    </Table.Tr>
  );
}

/** Asks for the reason, for without one nothing is withdrawn. */
function Withdrawal({ id, day }: { readonly id: number; readonly day: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = useWithdrawCalendarDay();
  if (reason === null) {
    return (
      <Button variant="default" size="compact-sm" aria-label={t('calendar.withdrawDay', { day })} onClick={() => setReason('')}>
        {t('calendar.withdraw')}
      </Button>
    );
  }
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate({ id, reason });
      }}
    >
      <TextInput
        size="xs"
        required
        label={t('calendar.withdrawReason', { day })}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={withdraw.isPending}>
        {t('calendar.withdraw')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setReason(null)}>
        {t('calendar.cancel')}
      </Button>
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
    </form>
  );
}
