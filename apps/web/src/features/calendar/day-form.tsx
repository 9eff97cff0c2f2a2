import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { isIsoDate } from '@nhip-thu/metrics';
import type { CalendarEntryKind } from '@nhip-thu/metrics';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddCalendarDay } from '../../api/calendar.ts';
import { faultAt, isAllAt } from '../../api/problem.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import classes from './calendar.module.css';
import { ChangePreview, readTaken, usePreviewedTaken } from './change-preview.tsx';
import { ChangeResult } from './change-result.tsx';

const KINDS: readonly CalendarEntryKind[] = ['holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure'];

/** Enters a day for the province or the agency that is shown. */
export function DayForm({ unit }: { readonly unit: string | null }) {
  const { t } = useTranslation();
  const add = useAddCalendarDay();
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<CalendarEntryKind>(unit === null ? 'holiday' : 'closure');
  const [source, setSource] = useState('');
  const [reason, setReason] = useState('');
  const [isTentative, setIsTentative] = useState(false);
  const change = useMemo(() => (isIsoDate(day) ? ({ change: 'enter-day', unit, day, kind } as const) : null), [unit, day, kind]);
  const previewed = usePreviewedTaken(change);
  return (
    <Form
      isSaved={add.isSuccess}
      keeps={['nam']}
      className={classes['stack']}
      onSubmit={() => add.mutate({ day, kind, unit, source, reason, isTentative }, { onSuccess: () => setDay('') })}
    >
      <div className={classes['form']}>
        <DayInput
          required
          label={t('calendar.day')}
          value={day}
          error={readTaken(add.error) ?? previewed ?? faultAt(add.error, 'day')}
          onChange={(event) => {
            // What was said is of the day before.
            if (add.isError) add.reset();
            setDay(event.currentTarget.value);
          }}
        />
        <KindSelect value={kind} onChoose={setKind} />
        <TextInput
          required
          label={t('calendar.source')}
          value={source}
          error={faultAt(add.error, 'source')}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <TextInput
          required
          label={t('calendar.reason')}
          value={reason}
          error={faultAt(add.error, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t('calendar.isTentative')}
          checked={isTentative}
          onChange={(event) => setIsTentative(event.currentTarget.checked)}
        />
      </div>
      <ChangePreview change={change} />
      <div>
        <Button type="submit" loading={add.isPending}>
          {t('calendar.save')}
        </Button>
      </div>
      <ChangeResult change={add} isToldAtFields={readTaken(add.error) !== null || isAllAt(add.error, ['day', 'source', 'reason'])} />
    </Form>
  );
}

interface KindSelectProps {
  readonly value: CalendarEntryKind;
  readonly onChoose: (kind: CalendarEntryKind) => void;
}

function KindSelect({ value, onChoose }: KindSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('calendar.kind')}
      data={KINDS.map((each) => ({ value: each, label: t(`calendar.kinds.${each}`) }))}
      value={value}
      onChange={(event) => onChoose(KINDS.find((each) => each === event.currentTarget.value) ?? 'holiday')}
    />
  );
}
