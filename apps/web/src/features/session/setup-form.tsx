import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { SecondFactorOfferReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../api/problem.ts';
import { useOfferFirstFactor } from '../../api/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import { useMissing } from '../../ui/use-missing.ts';
import classes from './session.module.css';
import { SetupFactor } from './setup-factor.tsx';

const LENGTH_MIN = 12;
const NOTHING = { token: '', username: '', displayName: '', password: '' };
/** Problems that are of one field. */
const PROBLEMS = {
  token: ['setup-token-wrong'],
  username: ['bad-account-name'],
  displayName: [],
  password: ['bad-password', 'common-password'],
} as const;
const COMPLETIONS = { token: 'off', username: 'username', displayName: 'name' } as const;

/** First who it is to be, then the second factor. */
export function SetupForm() {
  const { t } = useTranslation();
  const offer = useOfferFirstFactor();
  const [values, setValues] = useState(NOTHING);
  const [offered, setOffered] = useState<SecondFactorOfferReply | null>(null);
  const faultFocus = useFaultFocus();
  const { missingAt, isComplete } = useMissing();
  const [isShort, setShort] = useState(false);
  const serverFaultAt = (field: keyof typeof PROBLEMS): string | null => wordsOf(offer.error, PROBLEMS[field]);
  const faultAt = (field: keyof typeof PROBLEMS): string | null => missingAt(values[field]) ?? serverFaultAt(field);
  const isAtField = (['token', 'username', 'password'] as const).some((field) => serverFaultAt(field) !== null);
  const change = (field: keyof typeof PROBLEMS, value: string): void => {
    offer.reset();
    if (field === 'password') setShort(false);
    setValues({ ...values, [field]: value });
  };
  if (offered !== null) return <SetupFactor values={values} offer={offered} onBack={() => setOffered(null)} />;
  return (
    <form
      {...faultFocus}
      noValidate
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const isTooShort = values.password.length < LENGTH_MIN;
        setShort(isTooShort);
        if (isComplete(event.currentTarget, Object.values(values)) && !isTooShort) offer.mutate(values, { onSuccess: setOffered });
      }}
    >
      {(['token', 'username', 'displayName'] as const).map((field) => (
        <TextInput
          key={field}
          required
          withAsterisk={false}
          size="md"
          name={field}
          label={t(`signIn.setup.${field}`)}
          {...(field === 'token' && { description: t('signIn.setup.tokenHint') })}
          autoComplete={COMPLETIONS[field]}
          autoCapitalize="none"
          spellCheck={false}
          value={values[field]}
          error={faultAt(field)}
          onChange={({ currentTarget: { value } }) => change(field, value)}
        />
      ))}
      <PasswordField
        value={values.password}
        error={faultAt('password') ?? (isShort ? t('common.field.short', { least: LENGTH_MIN }) : null)}
        onType={(value) => change('password', value)}
      />
      <div role="status">{offer.isError && !isAtField && <ProblemNotice error={offer.error} />}</div>
      <Button type="submit" size="md" fullWidth loading={offer.isPending}>
        {t('signIn.setup.next')}
      </Button>
    </form>
  );
}

interface PasswordFieldProps {
  readonly value: string;
  readonly error: string | null;
  readonly onType: (value: string) => void;
}

function PasswordField({ value, error, onType }: PasswordFieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      required
      withAsterisk={false}
      size="md"
      name="password"
      label={t('signIn.password')}
      description={t('ownAccount.rule', { count: LENGTH_MIN })}
      autoComplete="new-password"
      value={value}
      error={error}
      // Mantine marks every other field by itself.
      aria-invalid={error !== null}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0, 'aria-hidden': false }}
    />
  );
}
