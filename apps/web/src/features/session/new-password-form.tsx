import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useResetPassword } from '../../api/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './session.module.css';

const LENGTH_MIN = 12;

/** A new password for whoever has the token of a link; it signs nobody in. */
export function NewPasswordForm({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const reset = useResetPassword();
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
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate({ token, next });
      }}
    >
      <PasswordInput
        label={t('ownAccount.next')}
        description={t('ownAccount.rule', { count: LENGTH_MIN })}
        name="password"
        autoComplete="new-password"
        minLength={LENGTH_MIN}
        required
        withAsterisk={false}
        size="md"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0, 'aria-hidden': false }}
      />
      <div role="status">{reset.isError && <ProblemNotice error={reset.error} />}</div>
      <Button type="submit" size="md" fullWidth loading={reset.isPending}>
        {t('signIn.renewed.submit')}
      </Button>
    </form>
  );
}
