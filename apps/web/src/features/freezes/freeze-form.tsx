import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Period } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreeze } from '../../api/freezes.ts';
import { faultAt } from '../../api/problem.ts';
import { describePeriod, namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FreezeBasis } from './freeze-basis.tsx';
import classes from './freezes.module.css';

/** Freezes one of the periods that are over and not frozen yet, after saying what it would hold: it is never taken back. */
export function FreezeForm({ open }: { readonly open: readonly Period[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const freeze = useFreeze();
  const [chosen, setChosen] = useState('');
  const [approvedBy, setApprovedBy] = useState('');
  const [isNameMissing, setNameMissing] = useState(false);
  const [isAsking, asking] = useDisclosure(false);
  const [done, setDone] = useState<{ readonly period: string; readonly code: string } | null>(null);
  const period = open.find(({ id }) => id === chosen) ?? open[0];
  const confirm = ({ id: periodId }: Period, name: string): void =>
    freeze.mutate(
      { periodId, approvedBy },
      { onSuccess: ({ version }) => setDone({ period: name, code: version.code }), onSettled: asking.close },
    );
  return (
    <>
      {period === undefined ? (
        <p>{t('freezes.nothingOpen')}</p>
      ) : (
        <Form
          isSaved={freeze.isSuccess}
          className={classes['form']}
          onSubmit={() => {
            const isMissing = approvedBy.trim() === '';
            setNameMissing(isMissing);
            if (!isMissing) asking.open();
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
            error={isNameMissing ? t('freezes.approverMissing') : faultAt(freeze.error, 'approvedBy')}
            onChange={(event) => {
              setNameMissing(false);
              setApprovedBy(event.currentTarget.value);
            }}
          />
          <Button type="submit">{t('freezes.make')}</Button>
        </Form>
      )}
      {isAsking && period !== undefined && (
        <ConfirmDialog
          title={t('freezes.confirmTitle', { period: namePeriod(t, period) })}
          text={t('freezes.confirmText', { name: approvedBy.trim() })}
          confirmLabel={t('freezes.make')}
          cancelLabel={t('freezes.keepOpen')}
          isBusy={freeze.isPending}
          onConfirm={() => confirm(period, namePeriod(t, period))}
          onClose={asking.close}
        >
          <FreezeBasis period={period} />
        </ConfirmDialog>
      )}
      <div role="status">
        {freeze.isError && <ProblemNotice error={freeze.error} />}
        {done !== null && <Notice tone="success" title={t('freezes.frozen', done)} />}
      </div>
    </>
  );
}
