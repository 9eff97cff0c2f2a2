import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PaperReply, Period } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaperBaselines, useSetBaseline } from '../../api/paper.ts';
import { faultAt } from '../../api/problem.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { describeReplaced } from './baseline-words.ts';
import classes from './paper.module.css';

const EVERY_UNIT = '';
const FIELDS = ['months', 'basis', 'approvedBy', 'approvedOn'] as const;

/** Enters the months, first to last, that paper is compared with, as they were approved. */
export function BaselineForm({ reply, months }: { readonly reply: PaperReply; readonly months: readonly Period[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const set = useSetBaseline();
  const oldest = months.at(-1)?.id ?? reply.period.id;
  const [values, setValues] = useState({ agency: EVERY_UNIT, from: oldest, to: oldest, basis: '', approvedBy: '', approvedOn: '' });
  const change = (field: keyof typeof values) => (event: { readonly currentTarget: { readonly value: string } }) => {
    set.reset();
    setValues({ ...values, [field]: event.currentTarget.value });
  };
  const { agency, from, to, ...approval } = values;
  const field = (name: keyof typeof approval) => ({
    ...{ required: true, value: approval[name], error: faultAt(set.error, name), onChange: change(name) },
  });
  const chosen = months.filter(({ id }) => from <= id && id <= to).map(({ id }) => id);
  const monthOptions = months.map((month) => ({ value: month.id, label: describePeriod(t, format, month) }));
  return (
    <Form
      isSaved={set.isSuccess}
      className={`${classes['form']} ${classes['longChoices']}`}
      onSubmit={() => {
        if (chosen.length > 0) set.mutate({ ...approval, agency: agency === EVERY_UNIT ? null : agency, months: chosen });
      }}
    >
      <h3 className={classes['wide']}>{t('paper.baselines.newTitle')}</h3>
      <NativeSelect
        label={t('paper.agency')}
        data={[{ value: EVERY_UNIT, label: t('paper.everyUnit') }, ...reply.units.map(({ code, name }) => ({ value: code, label: name }))]}
        value={agency}
        onChange={change('agency')}
      />
      <NativeSelect label={t('paper.baselineFrom')} data={monthOptions} value={from} onChange={change('from')} />
      <NativeSelect
        label={t('paper.baselineTo')}
        data={monthOptions}
        value={to}
        error={chosen.length === 0 ? t('paper.endsBeforeItBegins') : faultAt(set.error, 'months')}
        onChange={change('to')}
      />
      <TextInput label={t('paper.basis')} {...field('basis')} />
      <TextInput label={t('paper.approvedBy')} {...field('approvedBy')} />
      <DayInput label={t('paper.approvedOn')} {...field('approvedOn')} />
      <div className={classes['wide']} role="status">
        <FormProblem error={set.error} fields={FIELDS} />
        {set.isSuccess && <Notice tone="success" title={t('paper.baselineSaved')} />}
      </div>
      <div className={`${classes['actions']} ${classes['wide']}`}>
        <Button type="submit" loading={set.isPending}>
          {t('paper.save')}
        </Button>
        {!set.isSuccess && <Replaced agency={agency === EVERY_UNIT ? null : agency} approvedOn={approval.approvedOn} />}
      </div>
    </Form>
  );
}

interface ReplacedProps {
  /** Code of the agency; null: every one without a baseline of its own. */
  readonly agency: string | null;
  readonly approvedOn: string;
}

/** Which baseline what is being entered will replace. */
function Replaced({ agency, approvedOn }: ReplacedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = usePaperBaselines();
  if (data === undefined) return null;
  return (
    <p className={classes['replaced']} role="status">
      {describeReplaced(t, format, data, { agency, approvedOn })}
    </p>
  );
}
