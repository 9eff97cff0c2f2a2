import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwnEmail, useSetEmail } from '../../api/accounts.ts';
import { faultAt } from '../../api/problem.ts';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import classes from './own-account.module.css';

/** Where a link for a new password is sent when this one is forgotten. */
export function EmailForm() {
  const { t } = useTranslation();
  const known = useOwnEmail();
  if (known.isPending) return <Placeholder height={160} />;
  return (
    <Card>
      <h2>{t('ownAccount.email.title')}</h2>
      <p>{t('ownAccount.email.hint')}</p>
      {known.isError ? <ProblemNotice error={known.error} onRetry={() => void known.refetch()} /> : <Fields known={known.data.email} />}
    </Card>
  );
}

function Fields({ known }: { readonly known: string | null }) {
  const { t } = useTranslation();
  const set = useSetEmail();
  const [email, setEmail] = useState(known ?? '');
  const [current, setCurrent] = useState('');
  // What was answered before is not of what is typed now.
  const typed =
    (take: (text: string) => void) =>
    ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>): void => {
      set.reset();
      take(value);
    };
  return (
    <Form
      isSaved={set.isSuccess}
      className={classes['form']}
      onSubmit={() => {
        const asked = email.trim();
        set.mutate({ current, email: asked === '' ? null : asked }, { onSuccess: () => setCurrent('') });
      }}
    >
      <TextInput
        label={t('ownAccount.email.address')}
        type="email"
        autoComplete="email"
        value={email}
        error={faultAt(set.error, 'email')}
        onChange={typed(setEmail)}
      />
      <PasswordField
        required
        label={t('ownAccount.current')}
        autoComplete="current-password"
        value={current}
        error={faultAt(set.error, 'current')}
        onChange={typed(setCurrent)}
      />
      <div role="status">
        <FormProblem error={set.error} fields={['email', 'current']} />
        {set.isSuccess && <Notice tone="success" title={t('ownAccount.email.set')} />}
      </div>
      <Button type="submit" w="fit-content" loading={set.isPending}>
        {t('ownAccount.email.submit')}
      </Button>
    </Form>
  );
}
