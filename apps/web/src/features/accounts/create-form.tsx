import { Button, TextInput } from '@mantine/core';
import type { Role } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateAccount } from '../../api/accounts.ts';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';
import { RoleFields, toRoleAsked, type RoleDraft } from './role-fields.tsx';

/** Makes an account and shows its password once. */
export function CreateForm({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation();
  const create = useCreateAccount();
  const [names, setNames] = useState({ username: '', displayName: '' });
  const [draft, setDraft] = useState<RoleDraft>({ role: 'agency', of: '' });
  return (
    <Card>
      <h2>{t('accounts.create')}</h2>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ ...names, ...toRoleAsked(draft) }, { onSuccess: () => setNames({ username: '', displayName: '' }) });
        }}
      >
        <TextInput
          required
          label={t('accounts.username')}
          value={names.username}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => setNames({ ...names, username: value })}
        />
        <TextInput
          required
          label={t('accounts.displayName')}
          value={names.displayName}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => setNames({ ...names, displayName: value })}
        />
        <RoleFields draft={draft} roles={roles} onChange={setDraft} />
        <Button type="submit" w="fit-content" loading={create.isPending}>
          {t('accounts.submit')}
        </Button>
        <div className={classes['wide']} role="status">
          {create.isError && <ProblemNotice error={create.error} />}
          {create.isSuccess && <NewPassword username={create.data.account.username} password={create.data.password} />}
        </div>
      </form>
    </Card>
  );
}
