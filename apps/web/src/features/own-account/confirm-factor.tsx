import { Button, Checkbox } from '@mantine/core';
import type { SecondFactorOfferReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirmFactor } from '../../api/accounts.ts';
import { faultAt } from '../../api/problem.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { RecoveryCodes } from '../../ui/recovery-codes.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import classes from './own-account.module.css';

/** The secret for the phone, the code that shows it arrived, and then the recovery codes. */
export function ConfirmFactor({ offer }: { readonly offer: SecondFactorOfferReply }) {
  const { t } = useTranslation();
  const confirm = useConfirmFactor();
  const faultFocus = useFaultFocus();
  const [code, setCode] = useState('');
  if (confirm.isSuccess) return <KeepCodes codes={confirm.data.codes} />;
  return (
    <form
      {...faultFocus}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate({ code: code.replaceAll(/\s/g, '') });
      }}
    >
      {/* Left half way, a phone that has the secret already would give codes that are good for nothing. */}
      <LeaveGuard />
      <p>{t('ownAccount.factor.scan')}</p>
      <img className={classes['qr']} src={offer.qr} alt={t('ownAccount.factor.qr')} />
      <p className={classes['secret']}>{t('ownAccount.factor.secret', { secret: offer.secret })}</p>
      <CodeField
        value={code}
        error={faultAt(confirm.error, 'code')}
        onChange={(text) => {
          confirm.reset();
          setCode(text);
        }}
      />
      <div role="status">
        <FormProblem error={confirm.error} fields={['code']} />
      </div>
      <Button type="submit" w="fit-content" loading={confirm.isPending}>
        {t('ownAccount.factor.confirm')}
      </Button>
    </form>
  );
}

/** They are kept when whoever sees them says so. */
function KeepCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  const [isKept, setKept] = useState(false);
  return (
    <>
      <RecoveryCodes codes={codes} isKept={isKept} />
      <Checkbox
        mt="md"
        label={t('ownAccount.factor.codesKept')}
        checked={isKept}
        onChange={({ currentTarget }) => setKept(currentTarget.checked)}
      />
    </>
  );
}
