import { Button, TextInput } from '@mantine/core';
import type { Role } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateAccount } from '../../api/accounts.ts';
import { faultAt } from '../../api/problem.ts';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';
import { RoleFields, toRoleAsked, type RoleDraft } from './role-fields.tsx';

const NO_NAMES = { username: '', displayName: '', email: '' };

/** Makes an account and shows its password once. */
export function CreateForm({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation();
  const create = useCreateAccount();
  const [names, setNames] = useState(NO_NAMES);
  const { username, displayName, email } = names;
  const [draft, setDraft] = useState<RoleDraft>({ role: 'agency', of: '' });
  return (
    <Card>
      <h2>{t('accounts.create')}</h2>
      <Form
        isSaved={create.isSuccess}
        className={classes['form']}
        onSubmit={() => {
          create.mutate(
            { username, displayName, ...(email !== '' && { email }), ...toRoleAsked(draft) },
            { onSuccess: () => setNames(NO_NAMES) },
          );
        }}
      >
        <TextInput
          required
          label={t('accounts.username')}
          value={username}
          error={faultAt(create.error, 'username')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => setNames({ ...names, username: value })}
        />
        <TextInput
          required
          label={t('accounts.displayName')}
          value={displayName}
          error={faultAt(create.error, 'displayName')}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => setNames({ ...names, displayName: value })}
        />
        <TextInput
          label={t('accounts.email')}
          type="email"
          value={email}
          error={faultAt(create.error, 'email')}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => setNames({ ...names, email: value.trim() })}
        />
        <RoleFields draft={draft} roles={roles} onChange={setDraft} />
        <Button type="submit" w="fit-content" loading={create.isPending}>
          {t('accounts.submit')}
        </Button>
        <div className={classes['wide']} role="status">
          {create.isError && <ProblemNotice error={create.error} />}
          {create.isSuccess && <NewPassword {...create.data} username={create.data.account.username} />}
        </div>
      </Form>
    </Card>
  );
}
