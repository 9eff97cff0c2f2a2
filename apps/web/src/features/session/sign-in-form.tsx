import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, faultAt, isAllAt, isProblem, wordsOf } from '../../api/problem.ts';
import { useSignIn } from '../../api/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import classes from './session.module.css';

const FACTOR_NEEDED = 'second-factor-needed';
const FACTOR_WRONG = 'second-factor-wrong';

/** They say themselves what is wrong with what was sent of them. */
const FIELDS = ['username', 'password', 'code'] as const;
type Field = (typeof FIELDS)[number];

function isFactorProblem(error: Error): boolean {
  return isProblem(error, FACTOR_NEEDED) || isProblem(error, FACTOR_WRONG);
}

/** Whether a field says what is wrong. */
function isAtField(error: Error | null): boolean {
  return isAllAt(error, FIELDS) || isProblem(error, FACTOR_WRONG);
}

interface SignInFormProps {
  /** Who has to sign in, where that is known; it cannot be changed then, and a dialogue that opens puts the focus on the password. */
  readonly account?: string;
}

/** Asks for name and password, and for a code where the account has a second factor; on success the session query holds who is signed in. */
export function SignInForm({ account }: SignInFormProps) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const faultFocus = useFaultFocus();
  const password = useRef<HTMLInputElement>(null);
  const { values, hasCode, faultOf, type, submit } = useTyped(account ?? '', signIn);
  useEffect(() => {
    if (account !== undefined) password.current?.setAttribute('autofocus', '');
  }, [account]);
  useEffect(() => {
    if (signIn.isError && !isFactorProblem(signIn.error) && !isAllAt(signIn.error, FIELDS)) password.current?.focus();
  }, [signIn.isError, signIn.error]);
  return (
    <form
      {...faultFocus}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {signIn.isError && !isAtField(signIn.error) && <SignInProblem error={signIn.error} />}
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
        value={values.username}
        error={faultOf('username')}
        onChange={({ currentTarget: { value } }) => type('username', value)}
      />
      <PasswordField
        ref={password}
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        value={values.password}
        error={faultOf('password')}
        onChange={({ currentTarget: { value } }) => type('password', value)}
      />
      {hasCode && <CodeField code={values.code} error={faultOf('code')} onChange={(text) => type('code', text)} />}
      <Button type="submit" size="md" fullWidth aria-busy={signIn.isPending}>
        {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  );
}

/** What stands in the fields, and what is wrong with it once it was sent. */
function useTyped(account: string, signIn: ReturnType<typeof useSignIn>) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ username: account, password: '', code: '' });
  const [isNameMissing, setIsNameMissing] = useState(false);
  const [hasCode, setHasCode] = useState(false);
  return {
    values,
    hasCode,
    faultOf: (field: Field): string | null => {
      if (field === 'username' && isNameMissing) return t('common.field.missing');
      return faultAt(signIn.error, field) ?? (field === 'code' ? wordsOf(signIn.error, [FACTOR_WRONG]) : null);
    },
    type: (field: Field, text: string): void => {
      setIsNameMissing(false);
      // What was wrong with a value is not of what is typed now; that name or password are wrong stands until they are sent again.
      if (isAtField(signIn.error)) signIn.reset();
      setValues({ ...values, [field]: text });
    },
    submit: (): void => {
      const username = values.username.trim();
      setIsNameMissing(username === '');
      if (username === '') return;
      signIn.mutate(
        { username, password: values.password, ...(hasCode && { code: values.code }) },
        { onError: (error) => setHasCode((had) => had || isFactorProblem(error)) },
      );
    },
  };
}

function SignInProblem({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  if (isProblem(error, FACTOR_NEEDED)) return <Notice tone="info" title={t('signIn.codeAsked')} />;
  if (!(error instanceof ApiError) || !error.isUnauthorised) return <ProblemNotice error={error} />;
  return (
    <div role="alert">
      <Notice tone="danger" title={t('signIn.refused')} />
    </div>
  );
}

interface CodeFieldProps {
  readonly code: string;
  readonly error: string | null;
  readonly onChange: (code: string) => void;
}

/** Asked for once the password was right; the focus goes there. */
function CodeField({ code, error, onChange }: CodeFieldProps) {
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
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
