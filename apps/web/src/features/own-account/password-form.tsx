import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../../api/accounts.ts';
import { faultAt } from '../../api/problem.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import classes from './own-account.module.css';

const NOTHING = { current: '', next: '' };
const LENGTH_MIN = 12;
const FIELDS = ['current', 'next'] as const;

/** A new password for whoever knows the present one. */
export function PasswordForm() {
  const { t } = useTranslation();
  const change = useChangePassword();
  const [values, setValues] = useState(NOTHING);
  return (
    <Card>
      <h2>{t('ownAccount.password')}</h2>
      <form
        {...useFaultFocus()}
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(values, { onSuccess: () => setValues(NOTHING) });
        }}
      >
        {FIELDS.map((field) => (
          <PasswordField
            key={field}
            required
            label={t(`ownAccount.${field}`)}
            autoComplete={field === 'current' ? 'current-password' : 'new-password'}
            {...(field === 'next' && { minLength: LENGTH_MIN, description: t('ownAccount.rule', { count: LENGTH_MIN }) })}
            value={values[field]}
            error={faultAt(change.error, field)}
            onChange={({ currentTarget: { value } }) => {
              // What was answered before is not of what is typed now.
              change.reset();
              setValues({ ...values, [field]: value });
            }}
          />
        ))}
        <div role="status">
          <FormProblem error={change.error} fields={FIELDS} />
          {change.isSuccess && <Notice tone="success" title={t('ownAccount.changed')} />}
        </div>
        <Button type="submit" w="fit-content" loading={change.isPending}>
          {t('ownAccount.change')}
        </Button>
      </form>
    </Card>
  );
}
