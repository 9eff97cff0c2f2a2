import { Button, TextInput } from '@mantine/core';
import type { SecondFactorOfferReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirmFactor } from '../../api/accounts.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './own-account.module.css';

/** The secret for the phone, the code that shows it arrived, and then the recovery codes. */
export function ConfirmFactor({ offer }: { readonly offer: SecondFactorOfferReply }) {
  const { t } = useTranslation();
  const confirm = useConfirmFactor();
  const [code, setCode] = useState('');
  if (confirm.isSuccess) {
    return (
      <Notice tone="success" title={t('ownAccount.factor.codes')}>
        <ul className={classes['codes']}>
          {confirm.data.codes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate({ code });
      }}
    >
      <p>{t('ownAccount.factor.scan')}</p>
      <img className={classes['qr']} src={offer.qr} alt={t('ownAccount.factor.qr')} />
      <p className={classes['secret']}>{t('ownAccount.factor.secret', { secret: offer.secret })}</p>
      <TextInput
        required
        label={t('ownAccount.factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
      />
      {confirm.isError && <ProblemNotice error={confirm.error} />}
      <Button type="submit" w="fit-content" loading={confirm.isPending}>
        {t('ownAccount.factor.confirm')}
      </Button>
    </form>
  );
}
