import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferFactor, useRemoveFactor, useSecondFactor } from '../../api/accounts.ts';
import { useSession } from '../../api/session.ts';
import { faultAt } from '../../api/problem.ts';
import { Card } from '../../ui/card.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import { ConfirmFactor } from './confirm-factor.tsx';
import classes from './own-account.module.css';

/** Name of the button that sends the form to switch it off. */
const REMOVE = 'remove';

/** Switches the second factor on and off: a code of an authenticator app at every sign-in. */
export function SecondFactor() {
  const { t } = useTranslation();
  const factor = useSecondFactor();
  const session = useSession();
  if (factor.data === undefined) {
    return factor.isError ? <ProblemNotice error={factor.error} onRetry={() => void factor.refetch()} /> : <Placeholder height={160} />;
  }
  const { isOn, recoveryCodesLeft } = factor.data;
  return (
    <Card>
      <h2>{t('ownAccount.factor.title')}</h2>
      <p>{isOn ? t('ownAccount.factor.on', { count: recoveryCodesLeft }) : t('ownAccount.factor.off')}</p>
      {session.data?.needsSecondFactor === true && <Notice tone="warning" title={t('ownAccount.factor.required')} />}
      <FactorForm isOn={isOn} />
    </Card>
  );
}

function FactorForm({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation();
  const offer = useOfferFactor();
  const remove = useRemoveFactor();
  const [current, setCurrent] = useState('');
  const refusal = offer.error ?? remove.error;
  const forget = (): void => setCurrent('');
  return (
    <>
      <form
        {...useFaultFocus()}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          const { submitter } = event.nativeEvent;
          const [asked, other] = submitter?.getAttribute('name') === REMOVE ? [remove, offer] : [offer, remove];
          other.reset();
          asked.mutate({ current }, { onSuccess: forget });
        }}
      >
        <PasswordField
          required
          label={t('ownAccount.factor.current')}
          autoComplete="current-password"
          value={current}
          error={faultAt(refusal, 'current')}
          onChange={({ currentTarget: { value } }) => {
            // What was refused before is not of what is typed now; what was offered stands.
            if (offer.isError) offer.reset();
            if (remove.isError) remove.reset();
            setCurrent(value);
          }}
        />
        <div role="status">
          <FormProblem error={refusal} fields={['current']} />
        </div>
        <div className={classes['actions']}>
          <Button type="submit" loading={offer.isPending}>
            {t(isOn ? 'ownAccount.factor.replace' : 'ownAccount.factor.offer')}
          </Button>
          {isOn && (
            <Button type="submit" name={REMOVE} variant="default" loading={remove.isPending}>
              {t('ownAccount.factor.remove')}
            </Button>
          )}
        </div>
      </form>
      {offer.isSuccess && <ConfirmFactor key={offer.data.secret} offer={offer.data} />}
    </>
  );
}
