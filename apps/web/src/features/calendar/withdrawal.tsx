import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWithdrawCalendarRow, type CalendarTable } from '../../api/calendar.ts';
import { faultAt } from '../../api/problem.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LeaveButtons } from '../../ui/leave-buttons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLeaving } from '../../ui/use-leaving.ts';
import classes from './calendar.module.css';
import { ChangePreview } from './change-preview.tsx';

interface WithdrawalProps {
  readonly table: CalendarTable;
  readonly id: number;
  /** What is withdrawn, in words. */
  readonly name: string;
}

/** Withdraws a row of the calendar, in a dialogue of its own. */
export function Withdrawal(props: WithdrawalProps) {
  const { t } = useTranslation();
  const [isOpen, opening] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={t('calendar.withdrawOf', { name: props.name })} onClick={opening.open}>
        {t('calendar.withdraw')}
      </Button>
      {isOpen && <WithdrawalDialog {...props} onClose={opening.close} />}
    </>
  );
}

/** Asks for the reason, for without one nothing is withdrawn, and says what it changes. */
function WithdrawalDialog({ table, id, name, onClose }: WithdrawalProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawCalendarRow();
  const leaving = useLeaving(reason !== '' && !withdraw.isSuccess, onClose);
  return (
    <Dialog title={t('calendar.withdrawOf', { name })} onClose={leaving.close}>
      <Form
        isSaved={withdraw.isSuccess}
        className={classes['withdrawal']}
        onSubmit={() => withdraw.mutate({ table, id, reason }, { onSuccess: onClose })}
      >
        <ChangePreview change={{ change: table === 'entries' ? 'withdraw-day' : 'withdraw-hours', id }} />
        <TextInput
          required
          label={t('calendar.withdrawReason', { name })}
          value={reason}
          error={faultAt(withdraw.error, 'reason')}
          onChange={(event) => {
            leaving.stay();
            setReason(event.currentTarget.value);
          }}
        />
        <FormProblem error={withdraw.error} fields={['reason']} />
        {leaving.isAsking && <Notice tone="warning" title={t('common.dropTitle')} />}
        <div className={classes['dialogActions']}>
          <LeaveButtons leaving={leaving} />
          {!leaving.isAsking && (
            <Button type="submit" loading={withdraw.isPending}>
              {t('calendar.withdraw')}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}
