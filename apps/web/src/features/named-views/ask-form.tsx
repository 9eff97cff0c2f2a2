import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { NamedViewsReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskNamedView } from '../../api/named-views.ts';
import { faultAt } from '../../api/problem.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './named-views.module.css';

/** Asks for a named view: of whom, which month, what for, on what basis, for how long. */
export function AskForm({ reply: { agencies, periods } }: { readonly reply: NamedViewsReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAskNamedView();
  const empty = { purpose: '', basis: '' };
  const [values, setValues] = useState({ agency: agencies[0]?.code ?? '', periodId: periods[0]?.id ?? '', days: 7, ...empty });
  return (
    <Form
      isSaved={ask.isSuccess}
      className={classes['form']}
      onSubmit={() => ask.mutate(values, { onSuccess: () => setValues({ ...values, ...empty }) })}
    >
      <NativeSelect
        label={t('namedViews.agency')}
        data={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        value={values.agency}
        onChange={(event) => setValues({ ...values, agency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('namedViews.period')}
        data={periods.map((period) => ({ value: period.id, label: describePeriod(t, format, period) }))}
        value={values.periodId}
        onChange={(event) => setValues({ ...values, periodId: event.currentTarget.value })}
      />
      <NumberInput
        label={t('namedViews.days')}
        min={1}
        max={30}
        allowDecimal={false}
        value={values.days}
        onChange={(days) => setValues({ ...values, days: Number(days) || 1 })}
      />
      <TextInput
        required
        className={classes['wide'] ?? ''}
        label={t('namedViews.basis')}
        value={values.basis}
        error={faultAt(ask.error, 'basis')}
        onChange={(event) => setValues({ ...values, basis: event.currentTarget.value })}
      />
      <Textarea
        required
        className={classes['wide'] ?? ''}
        label={t('namedViews.purpose')}
        description={t('namedViews.purposeHint')}
        value={values.purpose}
        error={faultAt(ask.error, 'purpose')}
        onChange={(event) => setValues({ ...values, purpose: event.currentTarget.value })}
      />
      <Button type="submit" loading={ask.isPending}>
        {t('namedViews.ask')}
      </Button>
      {ask.isError && (
        <div className={classes['wide']}>
          <ProblemNotice error={ask.error} />
        </div>
      )}
    </Form>
  );
}
