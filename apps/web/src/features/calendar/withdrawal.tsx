import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWithdrawCalendarRow, type CalendarTable } from '../../api/calendar.ts';
import { faultAt } from '../../api/problem.ts';
import { Form } from '../../ui/form.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import classes from './calendar.module.css';
import { ChangePreview } from './change-preview.tsx';

interface WithdrawalProps {
  readonly table: CalendarTable;
  readonly id: number;
  /** What is withdrawn, in words. */
  readonly name: string;
}

/** Asks for the reason, for without one nothing is withdrawn, and says what it changes. */
export function Withdrawal({ table, id, name }: WithdrawalProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = useWithdrawCalendarRow();
  if (reason === null) {
    return (
      <Button variant="default" size="compact-sm" aria-label={t('calendar.withdrawOf', { name })} onClick={() => setReason('')}>
        {t('calendar.withdraw')}
      </Button>
    );
  }
  return (
    <Form
      isSaved={withdraw.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        withdraw.mutate({ table, id, reason });
      }}
    >
      <TextInput
        size="xs"
        required
        label={t('calendar.withdrawReason', { name })}
        value={reason}
        error={faultAt(withdraw.error, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ChangePreview change={{ change: table === 'entries' ? 'withdraw-day' : 'withdraw-hours', id }} />
      <Button type="submit" size="compact-sm" loading={withdraw.isPending}>
        {t('calendar.withdraw')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setReason(null)}>
        {t('calendar.cancel')}
      </Button>
      <FormProblem error={withdraw.error} fields={['reason']} />
    </Form>
  );
}
