import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/problem.ts';
import { useSignIn } from '../../api/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './session.module.css';

/** Asks for name and password; on success the session query holds who is signed in. */
export function SignInForm() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const password = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  useEffect(() => {
    if (signIn.isError) password.current?.focus();
  }, [signIn.isError]);
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ username: username.trim(), password: secret });
      }}
    >
      {signIn.isError && <SignInProblem error={signIn.error} />}
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
      <PasswordInput
        ref={password}
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0, 'aria-hidden': false }}
      />
      <Button type="submit" size="md" fullWidth aria-busy={signIn.isPending}>
        {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  );
}

function SignInProblem({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  if (!(error instanceof ApiError) || !error.isUnauthorised) return <ProblemNotice error={error} />;
  return (
    <div role="alert">
      <Notice tone="danger" title={t('signIn.refused')} />
    </div>
  );
}
