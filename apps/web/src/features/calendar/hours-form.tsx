import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddSessionHours } from '../../api/calendar.ts';
import { faultAt, isAllAt } from '../../api/problem.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { useMissing } from '../../ui/use-missing.ts';
import classes from './calendar.module.css';
import { ChangePreview } from './change-preview.tsx';
import { ChangeResult } from './change-result.tsx';
import { BLANK_HOURS, findHoursFault, isHoursFieldRequired, readHours, TIMES, type HoursDraft, type HoursField } from './hours-draft.ts';
import { TentativeCheck } from './tentative-check.tsx';

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
  const { missingAt, isComplete, forget } = useMissing();
  const hours = readHours(draft);
  const startAnew = (): void => {
    forget();
    setDraft(BLANK_HOURS);
  };
  const field = (name: HoursField): FieldProps => {
    const fault = findHoursFault(draft, name);
    const required = isHoursFieldRequired(draft, name);
    const missing = required ? missingAt(draft[name]) : null;
    return {
      ...{
        label: t(`calendar.hoursFields.${name}`),
        ...{ value: draft[name], required },
        error: fault ? t(`calendar.hoursFaults.${fault}`) : (missing ?? faultAt(add.error, name)),
      },
      onChange: ({ currentTarget: { value } }) => setDraft((before) => ({ ...before, [name]: value })),
    };
  };
  return (
    <Form
      isSaved={add.isSuccess}
      keeps={['nam']}
      className={classes['stack']}
      noValidate
      onSubmit={({ currentTarget }) => {
        const { source, reason } = draft;
        if (isComplete(currentTarget, [source, reason]) && hours !== null) {
          add.mutate({ ...hours, unit, source, reason, isTentative }, { onSuccess: startAnew });
        }
      }}
    >
      <SeasonFields field={field} />
      <div className={classes['form']}>
        <TextInput {...field('source')} />
        <TextInput {...field('reason')} />
        <TentativeCheck isTentative={isTentative} onChange={setIsTentative} />
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
  readonly required: boolean;
  readonly error: ReactNode;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/** From when until when, in which part of the year, and at which times of day. */
function SeasonFields({ field }: { readonly field: (name: HoursField) => FieldProps }) {
  return (
    <>
      <div className={classes['form']}>
        <DayInput {...field('validFrom')} />
        <DayInput {...field('lastDay')} />
        <TextInput placeholder="16/04" {...field('from')} />
        <TextInput placeholder="15/10" {...field('to')} />
      </div>
      <div className={classes['form']}>
        {TIMES.map((name) => (
          <TextInput key={name} placeholder={EXAMPLES[name]} {...field(name)} />
        ))}
      </div>
    </>
  );
}
