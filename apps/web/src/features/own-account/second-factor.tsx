import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferFactor, useRemoveFactor, useSecondFactor } from '../../api/accounts.ts';
import { useSession } from '../../api/session.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ConfirmFactor } from './confirm-factor.tsx';
import classes from './own-account.module.css';

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
  const forget = (): void => setCurrent('');
  return (
    <>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          remove.reset();
          offer.mutate({ current }, { onSuccess: forget });
        }}
      >
        <PasswordInput
          required
          label={t('ownAccount.factor.current')}
          autoComplete="current-password"
          value={current}
          onChange={({ currentTarget: { value } }) => setCurrent(value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0, 'aria-hidden': false }}
        />
        <div role="status">
          {offer.isError && <ProblemNotice error={offer.error} />}
          {remove.isError && <ProblemNotice error={remove.error} />}
        </div>
        <div className={classes['actions']}>
          <Button type="submit" loading={offer.isPending}>
            {t(isOn ? 'ownAccount.factor.replace' : 'ownAccount.factor.offer')}
          </Button>
          {isOn && (
            <Button
              variant="default"
              disabled={current === ''}
              loading={remove.isPending}
              onClick={() => {
                offer.reset();
                remove.mutate({ current }, { onSuccess: forget });
              }}
            >
              {t('ownAccount.factor.remove')}
            </Button>
          )}
        </div>
      </form>
      {offer.isSuccess && <ConfirmFactor key={offer.data.secret} offer={offer.data} />}
    </>
  );
}
