import { Button, NativeSelect } from '@mantine/core';
import { USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { ExplanationReply, ExplanationSide, ExplanationsReply, TargetMetric } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenExplanation } from '../../api/explanations.ts';
import { faultAt } from '../../api/problem.ts';
import { nameMetric } from '../../text/metric-text.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './explanations.module.css';

const METRICS: readonly TargetMetric[] = [...USE_DEFINITIONS.map(({ id }) => id), 'paper-reduction@1'];

/** Home Affairs asks an agency; an agency explains by itself. */
export function OpenForm({ reply, side }: { readonly reply: ExplanationsReply; readonly side: ExplanationSide }) {
  const { agencies, periods } = reply;
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenExplanation();
  const [values, setValues] = useState({ agency: agencies[0]?.code ?? '', periodId: periods[0]?.id ?? '', text: '' });
  const [metric, setMetric] = useState<TargetMetric>('du-2@1');
  const same = reply.explanations.find((each) => isUnfinishedOf(each, { ...values, metric }));
  return (
    <Form
      isSaved={open.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        open.mutate({ ...values, metric }, { onSuccess: () => setValues({ ...values, text: '' }) });
      }}
    >
      <NativeSelect
        label={t('explanations.agency')}
        data={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        value={values.agency}
        onChange={(event) => setValues({ ...values, agency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('explanations.period')}
        data={periods.map((period) => ({ value: period.id, label: describePeriod(t, format, period) }))}
        value={values.periodId}
        onChange={(event) => setValues({ ...values, periodId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('explanations.metric')}
        data={METRICS.map((value) => ({ value, label: nameMetric(t, value) }))}
        value={metric}
        onChange={(event) => setMetric(METRICS.find((each) => each === event.currentTarget.value) ?? 'du-2@1')}
      />
      <div className={classes['wide']} role="status">
        {same !== undefined && (
          <Notice
            tone="warning"
            title={t('explanations.same', { id: same.id, state: t(`explanations.states.${same.state}`) })}
            text={t('explanations.sameText')}
          />
        )}
      </div>
      <LongText
        required
        className={classes['wide'] ?? ''}
        label={t('explanations.text')}
        value={values.text}
        error={faultAt(open.error, 'text')}
        onChange={(event) => setValues({ ...values, text: event.currentTarget.value })}
      />
      <Button type="submit" loading={open.isPending}>
        {t(side === 'agency' ? 'explanations.give' : 'explanations.ask')}
      </Button>
      <FormProblem error={open.error} fields={['text']} className={classes['wide']} />
    </Form>
  );
}

interface Subject {
  readonly agency: string;
  readonly periodId: string;
  readonly metric: TargetMetric;
}

/** Whether it is an explanation of the same figure that waits for an answer or a judgement. */
function isUnfinishedOf({ agency, period, metric, state }: ExplanationReply, subject: Subject): boolean {
  const isUnfinished = state === 'open' || state === 'answered';
  return isUnfinished && agency === subject.agency && period.id === subject.periodId && metric === subject.metric;
}
