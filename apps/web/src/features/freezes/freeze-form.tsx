import type { Period } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreeze } from '../../api/freezes.ts';
import { faultAt } from '../../api/problem.ts';
import { namePeriod } from '../../text/period-text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { FreezeBasis } from './freeze-basis.tsx';
import { FreezeFields, type FreezeRequest } from './freeze-fields.tsx';

interface FreezeFormProps {
  /** Periods that are over, have figures and are not frozen. */
  readonly open: readonly Period[];
  readonly isAnyFrozen: boolean;
}

/** Freezes one of the periods that are over and not frozen yet, after saying what it would hold: it is never taken back. */
export function FreezeForm({ open, isAnyFrozen }: FreezeFormProps) {
  const { t } = useTranslation();
  const freeze = useFreeze();
  const [asked, setAsked] = useState<FreezeRequest | null>(null);
  const [done, setDone] = useState<{ readonly period: string; readonly code: string } | null>(null);
  const confirm = ({ period, approvedBy }: FreezeRequest): void => {
    const name = namePeriod(t, period);
    freeze.mutate(
      { periodId: period.id, approvedBy },
      { onSuccess: ({ version }) => setDone({ period: name, code: version.code }), onSettled: () => setAsked(null) },
    );
  };
  return (
    <>
      {open.length === 0 ? (
        <p>{t(isAnyFrozen ? 'freezes.nothingOpen' : 'freezes.nothingOver')}</p>
      ) : (
        // Emptied by what was frozen: nobody approved the next one yet.
        <FreezeFields
          key={done?.code}
          open={open}
          isSaved={freeze.isSuccess}
          fault={faultAt(freeze.error, 'approvedBy')}
          onAsk={setAsked}
        />
      )}
      {asked !== null && (
        <ConfirmDialog
          title={t('freezes.confirmTitle', { period: namePeriod(t, asked.period) })}
          text={t('freezes.confirmText', { name: asked.approvedBy })}
          confirmLabel={t('freezes.make')}
          cancelLabel={t('freezes.keepOpen')}
          isBusy={freeze.isPending}
          onConfirm={() => confirm(asked)}
          onClose={() => setAsked(null)}
        >
          <FreezeBasis period={asked.period} />
        </ConfirmDialog>
      )}
      <div role="status">
        <FormProblem error={freeze.error} fields={['approvedBy']} />
        {done !== null && !freeze.isError && <Notice tone="success" title={t('freezes.frozen', done)} />}
      </div>
    </>
  );
}
