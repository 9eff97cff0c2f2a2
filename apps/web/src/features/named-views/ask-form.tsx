import { Button, NativeSelect, TextInput } from '@mantine/core';
import { NAMED_VIEW_LIMITS } from '@nhip-thu/metrics';
import type { NamedViewsReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskNamedView } from '../../api/named-views.ts';
import { faultAt } from '../../api/problem.ts';
import { parseCount } from '../../text/parse-number.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './named-views.module.css';

const EMPTY = { purpose: '', basis: '' };

/** Asks for a named view: of whom, which month, what for, on what basis, for how long. */
export function AskForm({ reply: { agencies, periods } }: { readonly reply: NamedViewsReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAskNamedView();
  const [values, setValues] = useState({ agency: agencies[0]?.code ?? '', periodId: periods[0]?.id ?? '', ...EMPTY });
  const [typedDays, setTypedDays] = useState('7');
  const [isTried, setTried] = useState(false);
  const days = parseDays(typedDays, format.language);
  const isShort = (field: keyof typeof EMPTY): boolean => values[field].trim().length < NAMED_VIEW_LIMITS[field];
  const submit = (): void => {
    setTried(true);
    if (days === null || isShort('basis') || isShort('purpose')) return;
    const onSuccess = (): void => {
      setTried(false);
      setValues({ ...values, ...EMPTY });
    };
    ask.mutate({ ...values, days }, { onSuccess });
  };
  const change = (field: keyof typeof values) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setValues({ ...values, [field]: event.currentTarget.value });
  const text = (field: keyof typeof EMPTY) => ({
    ...{ required: true, className: classes['wide'] ?? '', value: values[field], onChange: change(field) },
    error: isTried && isShort(field) ? t('common.textTooShort', { least: NAMED_VIEW_LIMITS[field] }) : faultAt(ask.error, field),
  });
  return (
    <Form isSaved={ask.isSuccess} className={classes['form']} onSubmit={submit}>
      <NativeSelect
        label={t('namedViews.agency')}
        data={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        value={values.agency}
        onChange={change('agency')}
      />
      <NativeSelect
        label={t('namedViews.period')}
        data={periods.map((period) => ({ value: period.id, label: describePeriod(t, format, period) }))}
        value={values.periodId}
        onChange={change('periodId')}
      />
      <DaysInput value={typedDays} isWrong={days === null && (typedDays !== '' || isTried)} onChange={setTypedDays} />
      <TextInput label={t('namedViews.basis')} {...text('basis')} />
      <LongText label={t('namedViews.purpose')} description={t('namedViews.purposeHint')} {...text('purpose')} />
      <Button type="submit" loading={ask.isPending}>
        {t('namedViews.ask')}
      </Button>
      <FormProblem error={ask.error} fields={['basis', 'purpose']} className={classes['wide']} />
    </Form>
  );
}

/** How long it is to hold; null while what is typed is no such number of days. */
function parseDays(typed: string, language: Parameters<typeof parseCount>[1]): number | null {
  const days = parseCount(typed, language);
  return days !== null && days >= 1 && days <= NAMED_VIEW_LIMITS.days ? days : null;
}

interface DaysInputProps {
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

/** Takes what is typed as it is, and says what it has to be: for how long named data stay open is nobody's guess. */
function DaysInput({ value, isWrong, onChange }: DaysInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      inputMode="numeric"
      label={t('namedViews.days')}
      value={value}
      error={isWrong ? t('common.notCountWithin', { most: NAMED_VIEW_LIMITS.days }) : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
