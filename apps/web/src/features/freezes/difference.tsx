import { Button, TextInput } from '@mantine/core';
import type { FrozenDifference } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAmend } from '../../api/freezes.ts';
import { faultAt } from '../../api/problem.ts';
import { namePeriod } from '../../text/period-text.ts';
import { Form } from '../../ui/form.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { ChangeTable } from './change-table.tsx';
import classes from './freezes.module.css';

interface DifferenceProps {
  readonly difference: FrozenDifference;
  readonly canAmend: boolean;
  readonly onAmended: (version: FrozenDifference['version']) => void;
}

/** What differs in one period, and the form that makes it an amendment. */
export function Difference({ difference: { period, changes }, canAmend, onAmended }: DifferenceProps) {
  const { t } = useTranslation();
  const amend = useAmend();
  const [reason, setReason] = useState('');
  const [approvedBy, setApprovedBy] = useState('');
  return (
    <>
      <ChangeTable period={period} changes={changes} afterWord="after" />
      {canAmend && (
        <Form
          isSaved={amend.isSuccess}
          className={classes['form']}
          onSubmit={() => {
            amend.mutate({ periodId: period.id, reason, approvedBy }, { onSuccess: ({ version }) => onAmended(version) });
          }}
        >
          <TextInput
            required
            label={t('freezes.reason')}
            value={reason}
            error={faultAt(amend.error, 'reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            required
            label={t('freezes.approvedBy')}
            value={approvedBy}
            error={faultAt(amend.error, 'approvedBy')}
            onChange={(event) => setApprovedBy(event.currentTarget.value)}
          />
          <Button type="submit" loading={amend.isPending}>
            {t('freezes.amend', { period: namePeriod(t, period) })}
          </Button>
        </Form>
      )}
      <FormProblem error={amend.error} fields={['reason', 'approvedBy']} />
    </>
  );
}
