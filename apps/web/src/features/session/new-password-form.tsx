import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useResetPassword } from '../../api/session.ts';
import { faultAt } from '../../api/problem.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import classes from './session.module.css';

const LENGTH_MIN = 12;

/** A new password for whoever has the token of a link; it signs nobody in. */
export function NewPasswordForm({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const reset = useResetPassword();
  const faultFocus = useFaultFocus();
  const [next, setNext] = useState('');
  if (token === '') {
    return (
      <div className={classes['form']}>
        <Notice tone="warning" title={t('signIn.renewed.noToken')} text={<Link to="/quen-mat-khau">{t('signIn.renewed.again')}</Link>} />
        <Link to="/dang-nhap">{t('signIn.back')}</Link>
      </div>
    );
  }
  if (reset.isSuccess) {
    return (
      <div role="status">
        <Notice tone="success" title={t('signIn.renewed.done')} text={<Link to="/dang-nhap">{t('signIn.submit')}</Link>} />
      </div>
    );
  }
  return (
    <form
      {...faultFocus}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate({ token, next });
      }}
    >
      <PasswordField
        label={t('ownAccount.next')}
        description={t('ownAccount.rule', { count: LENGTH_MIN })}
        name="password"
        autoComplete="new-password"
        minLength={LENGTH_MIN}
        required
        withAsterisk={false}
        size="md"
        value={next}
        error={faultAt(reset.error, 'next')}
        onChange={({ currentTarget: { value: text } }) => {
          reset.reset();
          setNext(text);
        }}
      />
      <div role="status">
        <FormProblem error={reset.error} fields={['next']} />
      </div>
      <Button type="submit" size="md" fullWidth loading={reset.isPending}>
        {t('signIn.renewed.submit')}
      </Button>
    </form>
  );
}
