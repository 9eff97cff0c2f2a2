import { Button, NativeSelect } from '@mantine/core';
import { isExplanationUnfinished, USE_DEFINITIONS } from '@nhip-thu/metrics';
import type { ExplanationReply, ExplanationSide, ExplanationsReply, TargetMetric } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenExplanation } from '../../api/explanations.ts';
import type { NewExplanation } from '../../api/explanations.ts';
import { faultAt, isProblem } from '../../api/problem.ts';
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
  const first: NewExplanation = { agency: agencies[0]?.code ?? '', periodId: periods[0]?.id ?? '', metric: 'du-2@1', text: '' };
  const [values, setValues] = useState(first);
  const change = (more: Partial<typeof values>): void => {
    open.reset();
    setValues({ ...values, ...more });
  };
  const isRefused = isProblem(open.error, 'explanation-unfinished');
  const same = reply.explanations.find((each) => isUnfinishedOf(each, values));
  return (
    <Form
      isSaved={open.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        open.mutate(values, { onSuccess: () => setValues({ ...values, text: '' }) });
      }}
    >
      <NativeSelect
        label={t('explanations.agency')}
        data={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        value={values.agency}
        onChange={(event) => change({ agency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('explanations.period')}
        data={periods.map((period) => ({ value: period.id, label: describePeriod(t, format, period) }))}
        value={values.periodId}
        onChange={(event) => change({ periodId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('explanations.metric')}
        data={METRICS.map((value) => ({ value, label: nameMetric(t, value) }))}
        value={values.metric}
        onChange={(event) => change({ metric: METRICS.find((each) => each === event.currentTarget.value) ?? 'du-2@1' })}
      />
      <div className={classes['wide']} role="status">
        {same !== undefined && !isRefused && <SameNotice {...same} />}
      </div>
      <LongText
        required
        className={classes['wide'] ?? ''}
        label={t('explanations.text')}
        value={values.text}
        error={faultAt(open.error, 'text')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Button type="submit" loading={open.isPending}>
        {t(side === 'agency' ? 'explanations.give' : 'explanations.ask')}
      </Button>
      <FormProblem error={open.error} fields={['text']} className={classes['wide']} />
    </Form>
  );
}

/** Says before anything is sent that one of the same figure is not done. */
function SameNotice({ id, state }: Pick<ExplanationReply, 'id' | 'state'>) {
  const { t } = useTranslation();
  const title = t('explanations.same', { id, state: t(`explanations.states.${state}`) });
  return <Notice tone="warning" title={title} text={t('explanations.sameText')} />;
}

/** Whether it is an explanation of the same figure that waits for an answer or a judgement. */
function isUnfinishedOf({ agency, period, metric, state }: ExplanationReply, subject: NewExplanation): boolean {
  return isExplanationUnfinished(state) && agency === subject.agency && period.id === subject.periodId && metric === subject.metric;
}
