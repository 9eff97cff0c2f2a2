import { Button } from '@mantine/core';
import type { SecondFactorOfferReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateFirst, useEnter, type FirstAccountNames } from '../../api/session.ts';
import { faultAt } from '../../api/problem.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { RecoveryCodes } from '../../ui/recovery-codes.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import classes from './session.module.css';

interface SetupFactorProps {
  readonly values: FirstAccountNames;
  readonly offer: SecondFactorOfferReply;
  readonly onBack: () => void;
}

/** The secret for the phone and the code that shows it arrived; then the account is there, with recovery codes to keep. */
export function SetupFactor({ values, offer, onBack }: SetupFactorProps) {
  const { t } = useTranslation();
  const create = useCreateFirst();
  const faultFocus = useFaultFocus();
  const [code, setCode] = useState('');
  if (create.isSuccess) return <KeepCodes codes={create.data.codes} />;
  return (
    <form
      {...faultFocus}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ ...values, secret: offer.secret, code: code.replaceAll(/\s/g, '') });
      }}
    >
      <p>{t('ownAccount.factor.scan')}</p>
      <img className={classes['qr']} src={offer.qr} alt={t('ownAccount.factor.qr')} />
      <p className={classes['secret']}>{t('ownAccount.factor.secret', { secret: offer.secret })}</p>
      <CodeField
        withAsterisk={false}
        size="md"
        value={code}
        error={faultAt(create.error, 'code')}
        onChange={(text) => {
          create.reset();
          setCode(text);
        }}
      />
      <div role="status">
        <FormProblem error={create.error} fields={['code']} />
      </div>
      <Button type="submit" size="md" fullWidth loading={create.isPending}>
        {t('signIn.setup.create')}
      </Button>
      <Button variant="default" size="md" fullWidth onClick={onBack}>
        {t('signIn.setup.back')}
      </Button>
    </form>
  );
}

/** Whoever goes on has kept them. */
function KeepCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  const enter = useEnter();
  const [isKept, setKept] = useState(false);
  return (
    <div className={classes['after']} role="status">
      <RecoveryCodes codes={codes} isKept={isKept} />
      <Button
        size="md"
        fullWidth
        onClick={() => {
          setKept(true);
          void enter();
        }}
      >
        {t('signIn.setup.enter')}
      </Button>
    </div>
  );
}
