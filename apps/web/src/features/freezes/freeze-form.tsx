import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Period } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreeze } from '../../api/freezes.ts';
import { faultAt } from '../../api/problem.ts';
import { describePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './freezes.module.css';

/** Freezes one of the periods that are over and not frozen yet. */
export function FreezeForm({ open }: { readonly open: readonly Period[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const freeze = useFreeze();
  const [chosen, setChosen] = useState('');
  const [approvedBy, setApprovedBy] = useState('');
  const [done, setDone] = useState<{ readonly period: string; readonly code: string } | null>(null);
  const period = open.find(({ id }) => id === chosen) ?? open[0];
  return (
    <>
      {period === undefined ? (
        <p>{t('freezes.nothingOpen')}</p>
      ) : (
        <Form
          isSaved={freeze.isSuccess}
          className={classes['form']}
          onSubmit={() => {
            const name = namePeriod(t, period);
            freeze.mutate(
              { periodId: period.id, approvedBy: approvedBy.trim() === '' ? null : approvedBy },
              { onSuccess: ({ version }) => setDone({ period: name, code: version.code }) },
            );
          }}
        >
          <NativeSelect
            label={t('freezes.period')}
            data={open.map((each) => ({ value: each.id, label: describePeriod(t, format, each) }))}
            value={period.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <TextInput
            label={t('freezes.approvedBy')}
            value={approvedBy}
            error={faultAt(freeze.error, 'approvedBy')}
            onChange={(event) => setApprovedBy(event.currentTarget.value)}
          />
          <Button type="submit" loading={freeze.isPending}>
            {t('freezes.make')}
          </Button>
        </Form>
      )}
      <div role="status">
        {freeze.isError && <ProblemNotice error={freeze.error} />}
        {done !== null && <Notice tone="success" title={t('freezes.frozen', done)} />}
      </div>
    </>
  );
}
