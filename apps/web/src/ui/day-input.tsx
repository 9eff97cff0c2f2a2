import { ActionIcon, TextInput } from '@mantine/core';
import type { IsoDate } from '@nhip-thu/metrics';
import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FIRST_DAY, LAST_DAY, parseDay } from '../text/parse-day.ts';
import { useFormat } from '../text/use-format.ts';
import classes from './ui.module.css';

interface DayInputProps {
  readonly label: ReactNode;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** Told of every whole day, and of none ('') once the field is empty or is left with something that is no day. */
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
  readonly required?: boolean;
  /** From which day on; one that may be meant, unless given. */
  readonly min?: IsoDate;
  readonly max?: IsoDate;
  readonly error?: ReactNode;
}

/** A day in the province's form, dd/mm/yyyy, whatever the language of the browser; typed, or picked from the browser's calendar. */
export function DayInput({ label, value, onChange, required = false, min = FIRST_DAY, max = LAST_DAY, error }: DayInputProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  // What is typed holds as long as the value is the one that it was typed for.
  const [draft, setDraft] = useState<{ readonly text: string; readonly value: string } | null>(null);
  const [isLeft, setLeft] = useState(true);
  const text = draft?.value === value ? draft.text : value === '' ? '' : format.day(value);
  const fault = describeFault();
  // Also anew with each text: that the field was empty is no longer said once a day was picked.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the text is what it is said of
  useEffect(() => field.current?.setCustomValidity(fault), [fault, text]);
  function describeFault(): string {
    if (text === '' || isDayWithin(text, min, max)) return '';
    if (parseDay(text) === null) return t('common.notDay', { example: format.day('2026-01-20') });
    return t('common.dayOutside', { least: format.day(min), most: format.day(max) });
  }
  const tell = (next: string, typed: string): void => {
    setDraft({ text: typed, value: next });
    if (next !== value) onChange({ currentTarget: { value: next } });
  };
  const type = (typed: string): void => {
    setLeft(false);
    const day = isDayWithin(typed, min, max) ? parseDay(typed) : null;
    // Half a day is kept to itself: the day before still holds.
    tell(day ?? (typed === '' ? '' : value), typed);
  };
  return (
    <TextInput
      ref={field}
      label={label}
      required={required}
      placeholder={t('common.dayForm')}
      autoComplete="off"
      value={text}
      error={isLeft && fault !== '' ? fault : error}
      onChange={(event) => type(event.currentTarget.value)}
      // Sent as it is, for instance by Enter.
      onInvalid={() => setLeft(true)}
      onBlur={({ relatedTarget: next }) => {
        // Sending says it too; a line that came in between would move the button from under the pointer.
        if (!isSubmit(next)) setLeft(true);
        if (fault === '') setDraft(null);
        else tell('', text);
      }}
      rightSection={
        <Picker
          value={value}
          min={min}
          max={max}
          onPick={(day) => {
            setDraft(null);
            onChange({ currentTarget: { value: day } });
          }}
        />
      }
    />
  );
}

function isSubmit(element: EventTarget | null): boolean {
  return element instanceof HTMLButtonElement && element.type === 'submit';
}

interface PickerProps {
  readonly value: string;
  readonly min: IsoDate;
  readonly max: IsoDate;
  readonly onPick: (day: string) => void;
}

/** The browser's own calendar, behind a button. */
function Picker({ value, min, max, onPick }: PickerProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="date"
        tabIndex={-1}
        aria-hidden
        className={classes['picker']}
        value={value}
        min={min}
        max={max}
        onChange={(event) => onPick(event.currentTarget.value)}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('common.pickDay')} onClick={() => field.current?.showPicker()}>
        <IconCalendar size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}

function isDayWithin(text: string, min: IsoDate, max: IsoDate): boolean {
  const day = parseDay(text);
  return day !== null && min <= day && day <= max;
}
