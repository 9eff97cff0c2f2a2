import { Button, Checkbox } from '@mantine/core';
import type { SecondFactorOfferReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirmFactor } from '../../api/accounts.ts';
import { faultAt } from '../../api/problem.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import classes from './own-account.module.css';

/** The secret for the phone, the code that shows it arrived, and then the recovery codes. */
export function ConfirmFactor({ offer }: { readonly offer: SecondFactorOfferReply }) {
  const { t } = useTranslation();
  const confirm = useConfirmFactor();
  const faultFocus = useFaultFocus();
  const [code, setCode] = useState('');
  if (confirm.isSuccess) return <RecoveryCodes codes={confirm.data.codes} />;
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

/** Shown this once: until whoever sees them says that they are kept, leaving the page asks first. */
function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  const [isKept, setKept] = useState(false);
  return (
    <>
      {!isKept && <LeaveGuard />}
      <Notice tone="success" title={t('ownAccount.factor.codes')}>
        <ul className={classes['codes']}>
          {codes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Notice>
      <Checkbox
        mt="md"
        label={t('ownAccount.factor.codesKept')}
        checked={isKept}
        onChange={({ currentTarget }) => setKept(currentTarget.checked)}
      />
    </>
  );
}
