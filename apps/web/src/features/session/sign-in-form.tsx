import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/problem.ts';
import { useSignIn } from '../../api/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import classes from './session.module.css';

const FACTOR_NEEDED = 'urn:nhip-thu:problem:second-factor-needed';
const FACTOR_WRONG = 'urn:nhip-thu:problem:second-factor-wrong';

function isFactorProblem(error: Error): boolean {
  const type = error instanceof ApiError ? error.problem?.type : undefined;
  return type === FACTOR_NEEDED || type === FACTOR_WRONG;
}

interface SignInFormProps {
  /** Who has to sign in, where that is known; it cannot be changed then, and a dialogue that opens puts the focus on the password. */
  readonly account?: string;
}

/** Asks for name and password, and for a code where the account has a second factor; on success the session query holds who is signed in. */
export function SignInForm({ account }: SignInFormProps) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const password = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState(account ?? '');
  const [secret, setSecret] = useState('');
  const [code, setCode] = useState('');
  const [hasCode, setHasCode] = useState(false);
  useEffect(() => {
    if (account !== undefined) password.current?.setAttribute('autofocus', '');
  }, [account]);
  useEffect(() => {
    if (signIn.isError && !isFactorProblem(signIn.error)) password.current?.focus();
  }, [signIn.isError, signIn.error]);
  const submit = (): void =>
    signIn.mutate(
      { username: username.trim(), password: secret, ...(hasCode && { code }) },
      { onError: (error) => setHasCode((had) => had || isFactorProblem(error)) },
    );
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
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
        readOnly={account !== undefined}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordField
        ref={password}
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      {hasCode && <CodeField code={code} onChange={setCode} />}
      <Button type="submit" size="md" fullWidth aria-busy={signIn.isPending}>
        {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  );
}

function SignInProblem({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const type = error instanceof ApiError ? error.problem?.type : undefined;
  if (type === FACTOR_NEEDED) return <Notice tone="info" title={t('signIn.codeAsked')} />;
  if (!(error instanceof ApiError) || !error.isUnauthorised || type === FACTOR_WRONG) return <ProblemNotice error={error} />;
  return (
    <div role="alert">
      <Notice tone="danger" title={t('signIn.refused')} />
    </div>
  );
}

/** Asked for once the password was right; the focus goes there. */
function CodeField({ code, onChange }: { readonly code: string; readonly onChange: (code: string) => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <TextInput
      ref={field}
      label={t('signIn.code')}
      description={t('signIn.codeHint')}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      size="md"
      value={code}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
