import { Button, TextInput } from '@mantine/core';
import type { SecondFactorOfferReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../api/problem.ts';
import { useOfferFirstFactor } from '../../api/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
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
  const faultAt = (field: keyof typeof PROBLEMS): string | null => wordsOf(offer.error, PROBLEMS[field]);
  const isAtField = (['token', 'username', 'password'] as const).some((field) => faultAt(field) !== null);
  const change = (field: keyof typeof PROBLEMS, value: string): void => {
    offer.reset();
    setValues({ ...values, [field]: value });
  };
  if (offered !== null) return <SetupFactor values={values} offer={offered} onBack={() => setOffered(null)} />;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        offer.mutate(values, { onSuccess: setOffered });
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
        required
        withAsterisk={false}
        size="md"
        name="password"
        label={t('signIn.password')}
        description={t('ownAccount.rule', { count: LENGTH_MIN })}
        minLength={LENGTH_MIN}
        autoComplete="new-password"
        value={values.password}
        error={faultAt('password')}
        onChange={({ currentTarget: { value } }) => change('password', value)}
      />
      <div role="status">{offer.isError && !isAtField && <ProblemNotice error={offer.error} />}</div>
      <Button type="submit" size="md" fullWidth loading={offer.isPending}>
        {t('signIn.setup.next')}
      </Button>
    </form>
  );
}
