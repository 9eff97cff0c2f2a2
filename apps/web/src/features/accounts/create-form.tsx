import { Button, TextInput } from '@mantine/core';
import type { Role } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateAccount } from '../../api/accounts.ts';
import { faultAt, wordsOf } from '../../api/problem.ts';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';
import { roleFault, RoleFields, toRoleAsked, type RoleDraft } from './role-fields.tsx';

const NO_NAMES = { username: '', displayName: '', email: '' };
/** Problems that are of one field. */
const PROBLEMS = { username: ['bad-account-name', 'name-taken'], displayName: [], email: ['bad-email', 'not-own-mailbox'] } as const;
type Field = keyof typeof PROBLEMS;

/** Makes an account and shows its password once. */
export function CreateForm({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation();
  const create = useCreateAccount();
  const [names, setNames] = useState(NO_NAMES);
  const { username, displayName, email } = names;
  const [draft, setDraft] = useState<RoleDraft>({ role: 'agency', of: '' });
  const faultOf = (field: Field): string | null => wordsOf(create.error, PROBLEMS[field]) ?? faultAt(create.error, field);
  const isAtField =
    roleFault(create.error) !== null || (['username', 'displayName', 'email'] as const).some((field) => faultOf(field) !== null);
  // What was said of the former values; the password of an account that was made stays.
  const forget = (): void => (create.isError ? create.reset() : undefined);
  const input = (field: Field) => ({
    ...{ label: t(`accounts.${field}`), value: names[field], error: faultOf(field), autoComplete: 'off' },
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) => {
      forget();
      setNames({ ...names, [field]: field === 'email' ? value.trim() : value });
    },
  });
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
        <TextInput required autoCapitalize="none" spellCheck={false} {...input('username')} />
        <TextInput required {...input('displayName')} />
        <TextInput type="email" {...input('email')} />
        <RoleFields
          draft={draft}
          roles={roles}
          fault={roleFault(create.error)}
          onChange={(asked) => {
            forget();
            setDraft(asked);
          }}
        />
        <Button type="submit" w="fit-content" loading={create.isPending}>
          {t('accounts.submit')}
        </Button>
        <div className={classes['wide']} role="status">
          {create.isError && !isAtField && <ProblemNotice error={create.error} />}
          {create.isSuccess && <NewPassword {...create.data} username={create.data.account.username} />}
        </div>
      </Form>
    </Card>
  );
}
