import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { CalendarEntryKind } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddCalendarDay } from '../../api/calendar.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './calendar.module.css';

const KINDS: readonly CalendarEntryKind[] = ['holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure'];

/** Enters a day for the province or the agency that is shown. */
export function DayForm({ year, unit }: { readonly year: number; readonly unit: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const add = useAddCalendarDay();
  const [day, setDay] = useState(`${year}-01-01`);
  const [kind, setKind] = useState<CalendarEntryKind>('holiday');
  const [source, setSource] = useState('');
  const [reason, setReason] = useState('');
  const [isTentative, setIsTentative] = useState(false);
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ day, kind, unit, source, reason, isTentative });
      }}
    >
      <TextInput required type="date" label={t('calendar.day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      <NativeSelect
        label={t('calendar.kind')}
        data={KINDS.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(KINDS.find((each) => each === event.currentTarget.value) ?? 'holiday')}
      />
      <TextInput required label={t('calendar.source')} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
      <TextInput required label={t('calendar.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Checkbox label={t('calendar.isTentative')} checked={isTentative} onChange={(event) => setIsTentative(event.currentTarget.checked)} />
      <Button type="submit" loading={add.isPending}>
        {t('calendar.save')}
      </Button>
      {add.isError && <ProblemNotice error={add.error} />}
      {add.data !== undefined && (
        <div role="status">
          <Notice
            tone="success"
            title={t('calendar.saved', { days: format.count(add.data.dirtyDays), periods: format.count(add.data.dirtyPeriods) })}
          />
        </div>
      )}
    </form>
  );
}
