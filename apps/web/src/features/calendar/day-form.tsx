import { Button, NativeSelect, TextInput } from '@mantine/core';
import { isIsoDate } from '@nhip-thu/metrics';
import type { CalendarEntryKind } from '@nhip-thu/metrics';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddCalendarDay } from '../../api/calendar.ts';
import { faultAt, isAllAt } from '../../api/problem.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { useMissing } from '../../ui/use-missing.ts';
import classes from './calendar.module.css';
import { ChangePreview, readTaken, usePreviewedTaken } from './change-preview.tsx';
import { ChangeResult } from './change-result.tsx';
import { TentativeCheck } from './tentative-check.tsx';

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
  const { missingAt, isComplete, forget } = useMissing();
  const change = useMemo(() => (isIsoDate(day) ? ({ change: 'enter-day', unit, day, kind } as const) : null), [unit, day, kind]);
  const previewed = usePreviewedTaken(change);
  return (
    <Form
      isSaved={add.isSuccess}
      keeps={['nam']}
      className={classes['stack']}
      noValidate
      onSubmit={({ currentTarget }) => {
        if (!isComplete(currentTarget, [day, source, reason])) return;
        add.mutate(
          { day, kind, unit, source, reason, isTentative },
          {
            onSuccess: () => {
              forget();
              setDay('');
            },
          },
        );
      }}
    >
      <div className={classes['form']}>
        <DayInput
          required
          label={t('calendar.day')}
          value={day}
          error={missingAt(day) ?? readTaken(add.error) ?? previewed ?? faultAt(add.error, 'day')}
          onChange={(event) => {
            // What was said is of the day before.
            if (add.isError) add.reset();
            setDay(event.currentTarget.value);
          }}
        />
        <KindSelect value={kind} onChoose={setKind} />
        <Written label={t('calendar.source')} value={source} error={missingAt(source) ?? faultAt(add.error, 'source')} onType={setSource} />
        <Written label={t('calendar.reason')} value={reason} error={missingAt(reason) ?? faultAt(add.error, 'reason')} onType={setReason} />
        <TentativeCheck isTentative={isTentative} onChange={setIsTentative} />
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

interface WrittenProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onType: (value: string) => void;
}

function Written({ onType, ...rest }: WrittenProps) {
  return <TextInput required onChange={(event) => onType(event.currentTarget.value)} {...rest} />;
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
