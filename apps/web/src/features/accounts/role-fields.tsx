import { NativeSelect, TextInput } from '@mantine/core';
import type { Role } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import type { RoleAsked } from '../../api/accounts.ts';
import { useAgencyNames } from '../../api/directory.ts';
import { faultAt, wordsOf } from '../../api/problem.ts';

/** What is typed of a role; `of` is the agency or the official. */
export interface RoleDraft {
  readonly role: Role;
  readonly of: string;
}

interface RoleFieldsProps {
  readonly draft: RoleDraft;
  readonly roles: readonly Role[];
  /** What the server found wrong with the agency or the official. */
  readonly fault: string | null;
  readonly onChange: (draft: RoleDraft) => void;
}

/** What a failed call says of the agency or the official; null when it says nothing of them. */
export function roleFault(error: Error | null): string | null {
  const named = wordsOf(error, ['unknown-agency', 'unknown-official', 'no-own-mailbox']);
  return named ?? faultAt(error, 'agency') ?? faultAt(error, 'official');
}

/** Role, and of which agency or official where the role needs one. */
export function RoleFields({ draft, roles, fault, onChange }: RoleFieldsProps) {
  const { t } = useTranslation();
  const { role, of } = draft;
  const agencies = useAgencyNames();
  return (
    <>
      <NativeSelect
        label={t('accounts.role')}
        data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={role}
        onChange={({ currentTarget: { value } }) => onChange({ role: roles.find((each) => each === value) ?? role, of: '' })}
      />
      {role === 'agency' && (
        <NativeSelect
          required
          label={t('accounts.agency')}
          data={[{ value: '', label: t('accounts.chooseAgency') }, ...listOptions(agencies, of)]}
          value={of}
          error={fault}
          onChange={({ currentTarget: { value } }) => onChange({ role, of: value })}
        />
      )}
      {role === 'official' && (
        <TextInput
          required
          label={t('accounts.official')}
          value={of}
          error={fault}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => onChange({ role, of: value })}
        />
      )}
    </>
  );
}

/** Agencies of today by name; that of the account stays when it is no longer among them. */
function listOptions(agencies: ReadonlyMap<string, string>, of: string): { readonly value: string; readonly label: string }[] {
  const options = [...agencies].map(([value, label]) => ({ value, label }));
  return of === '' || agencies.has(of) ? options : [...options, { value: of, label: of }];
}

export function toRoleAsked({ role, of }: RoleDraft): RoleAsked {
  if (role === 'agency') return { role, agency: of };
  return role === 'official' ? { role, official: of.trim() } : { role };
}
