import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddSessionHours } from '../../api/calendar.ts';
import { faultAt, isAllAt } from '../../api/problem.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import classes from './calendar.module.css';
import { ChangePreview } from './change-preview.tsx';
import { ChangeResult } from './change-result.tsx';
import { BLANK_HOURS, findHoursFault, isTimeRequired, readHours, TIMES, type HoursDraft, type HoursField } from './hours-draft.ts';

/** What a field may hold, while it is empty. */
const EXAMPLES: Readonly<Record<(typeof TIMES)[number], string>> = {
  ...{ morningStart: '07:30', morningEnd: '11:30', afternoonStart: '13:30', afternoonEnd: '17:00' },
};

/** Enters session hours of a season, for the province or the agency that is shown. */
export function HoursForm({ unit }: { readonly unit: string | null }) {
  const { t } = useTranslation();
  const add = useAddSessionHours();
  const [draft, setDraft] = useState<HoursDraft>(BLANK_HOURS);
  const [isTentative, setIsTentative] = useState(false);
  const hours = readHours(draft);
  const field = (name: HoursField): FieldProps => {
    const fault = findHoursFault(draft, name);
    return {
      ...{
        label: t(`calendar.hoursFields.${name}`),
        value: draft[name],
        error: fault ? t(`calendar.hoursFaults.${fault}`) : faultAt(add.error, name),
      },
      onChange: ({ currentTarget: { value } }) => setDraft((before) => ({ ...before, [name]: value })),
    };
  };
  return (
    <Form
      isSaved={add.isSuccess}
      keeps={['nam']}
      className={classes['stack']}
      onSubmit={() => {
        if (hours === null) return;
        const { source, reason } = draft;
        add.mutate({ ...hours, unit, source, reason, isTentative }, { onSuccess: () => setDraft(BLANK_HOURS) });
      }}
    >
      <div className={classes['form']}>
        <DayInput required {...field('validFrom')} />
        <DayInput {...field('lastDay')} />
        <TextInput required placeholder="16/04" {...field('from')} />
        <TextInput required placeholder="15/10" {...field('to')} />
      </div>
      <div className={classes['form']}>
        {TIMES.map((name) => (
          <TextInput key={name} placeholder={EXAMPLES[name]} required={isTimeRequired(draft, name)} {...field(name)} />
        ))}
      </div>
      <div className={classes['form']}>
        <TextInput required {...field('source')} />
        <TextInput required {...field('reason')} />
        <Checkbox
          label={t('calendar.isTentative')}
          checked={isTentative}
          onChange={(event) => setIsTentative(event.currentTarget.checked)}
        />
      </div>
      <ChangePreview change={hours && { change: 'enter-hours', unit, ...hours }} />
      <div>
        <Button type="submit" loading={add.isPending}>
          {t('calendar.save')}
        </Button>
      </div>
      <ChangeResult change={add} isToldAtFields={isAllAt(add.error, Object.keys(draft))} />
    </Form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: ReactNode;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}
