import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PaperImportReply, PaperReply } from '@nhip-thu/metrics';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnterRegisters } from '../../api/paper.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './paper.module.css';

const COUNTS = ['paper', 'both', 'electronic'] as const;
type Field = (typeof COUNTS)[number] | 'postings' | 'reason';
type Values = Readonly<Record<Field, string>>;

const EMPTY: Values = { paper: '', both: '', electronic: '', postings: '', reason: '' };
const COUNT = /^\d{1,9}$/;
/** Where a fault of the server belongs. A locked month wants its reason. */
const FIELD_OF: Readonly<Record<string, Field>> = { month: 'reason' };

/** What was typed, what is wrong with it, and its sending. */
function useEntry(reply: PaperReply) {
  const { t } = useTranslation();
  const enter = useEnterRegisters();
  const [agency, setAgency] = useState(reply.units[0]?.code ?? '');
  const [values, setValues] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const isWrong = (field: Field): boolean =>
    field !== 'reason' && !(field === 'postings' && values.postings === '') && !COUNT.test(values[field]);
  return {
    ...{ enter, agency, values },
    errorOf: (field: Field): string | null => (isTried && isWrong(field) ? t('paper.notCount') : faultAt(enter.data, field)),
    chooseAgency: (code: string): void => {
      enter.reset();
      setAgency(code);
    },
    change: (field: Field, value: string): void => {
      enter.reset();
      setValues({ ...values, [field]: value });
    },
    submit: (event: SubmitEvent): void => {
      event.preventDefault();
      setTried(true);
      if ([...COUNTS, 'postings' as const].some(isWrong)) return;
      const [paper = 0, both = 0, electronic = 0] = COUNTS.map((field) => Number(values[field]));
      const postings = values.postings === '' ? null : Number(values.postings);
      enter.mutate({ agency, month: reply.period.id, counts: { paper, both, electronic }, postings, reason: values.reason.trim() || null });
    },
  };
}

/** Enters the registers of one unit for the month shown; every fault stands at its field. */
export function PaperEntry({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const titleId = useId();
  const { enter, agency, values, errorOf, chooseAgency, change, submit } = useEntry(reply);
  const inputOf = (field: Field, label: string, className?: string) => (
    <TextInput
      label={label}
      {...(className === undefined ? {} : { className })}
      name={field}
      inputMode={field === 'reason' ? 'text' : 'numeric'}
      value={values[field]}
      error={errorOf(field)}
      onChange={(event) => change(field, event.currentTarget.value)}
    />
  );
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('paper.entryTitle')}</h2>
      <p className={classes['hint']}>
        {t('paper.entryHint')} {t('paper.fileHint')}
      </p>
      <form className={classes['form']} onSubmit={submit} noValidate>
        <NativeSelect
          className={classes['wide'] ?? ''}
          label={t('paper.choose')}
          data={reply.units.map(({ code, name }) => ({ value: code, label: name }))}
          value={agency}
          error={faultAt(enter.data, 'agency')}
          onChange={(event) => chooseAgency(event.currentTarget.value)}
        />
        {COUNTS.map((field) => (
          <div key={field}>{inputOf(field, t(`paper.${field}Column`))}</div>
        ))}
        {inputOf('postings', t('paper.postings'), classes['wide'])}
        {inputOf('reason', t('paper.entryReason'), classes['wide'])}
        <div className={classes['wide']} role="status">
          {enter.isError && <ProblemNotice error={enter.error} />}
          {enter.data !== undefined && enter.data.faults.length === 0 && (
            <Notice tone="success" title={enter.data.importId === null ? t('paper.unchanged') : t('paper.entrySaved')} />
          )}
        </div>
        <Button type="submit" w="fit-content" loading={enter.isPending}>
          {t('paper.save')}
        </Button>
      </form>
    </Card>
  );
}

function faultAt(reply: PaperImportReply | undefined, field: Field | 'agency'): string | null {
  const fault = reply?.faults.find(({ column }) => column !== null && (FIELD_OF[column] ?? column) === field);
  return fault === undefined ? null : `${fault.what}: ${fault.toDo}`;
}
