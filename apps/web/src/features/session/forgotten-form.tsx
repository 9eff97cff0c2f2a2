import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAskResetLetter } from '../../api/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './session.module.css';

/** Asks for a link by mail; whether there is such an account is not said. */
export function ForgottenForm() {
  const { t } = useTranslation();
  const ask = useAskResetLetter();
  const [username, setUsername] = useState('');
  return (
    <>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate(username.trim());
        }}
      >
        <TextInput
          label={t('signIn.username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          size="md"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <div role="status">
          {ask.isError && <ProblemNotice error={ask.error} />}
          {ask.isSuccess && <Notice tone="info" title={t('signIn.forgotten.sent')} text={t('signIn.forgotten.sentText')} />}
        </div>
        <Button type="submit" size="md" fullWidth loading={ask.isPending}>
          {t('signIn.forgotten.submit')}
        </Button>
      </form>
      <p className={classes['ways']}>
        <Link to="/dang-nhap">{t('signIn.back')}</Link>
      </p>
    </>
  );
}
