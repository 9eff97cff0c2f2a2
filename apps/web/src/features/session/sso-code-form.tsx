import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEnterSsoCode } from '../../api/session.ts';
import { faultAt, wordsOf } from '../../api/problem.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import classes from './session.module.css';

/** The second factor of whoever the identity provider has vouched for without one. */
export function SsoCodeForm() {
  const { t } = useTranslation();
  const enter = useEnterSsoCode();
  const faultFocus = useFaultFocus();
  const [code, setCode] = useState('');
  const fault = wordsOf(enter.error, ['second-factor-wrong']) ?? faultAt(enter.error, 'code');
  return (
    <>
      <form
        {...faultFocus}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate(code);
        }}
      >
        <TextInput
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
          error={fault}
          onChange={(event) => {
            enter.reset();
            setCode(event.currentTarget.value);
          }}
        />
        <div role="status">{enter.isError && fault === null && <ProblemNotice error={enter.error} />}</div>
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <p className={classes['ways']}>
        <Link to="/dang-nhap">{t('signIn.back')}</Link>
      </p>
    </>
  );
}
