import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEnterSsoCode } from '../../api/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './session.module.css';

/** The second factor of whoever the identity provider has vouched for without one. */
export function SsoCodeForm() {
  const { t } = useTranslation();
  const enter = useEnterSsoCode();
  const [code, setCode] = useState('');
  return (
    <>
      <form
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
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div role="status">{enter.isError && <ProblemNotice error={enter.error} />}</div>
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
