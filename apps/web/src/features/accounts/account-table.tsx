import { Button } from '@mantine/core';
import type { AccountRowReply, Role } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import { AccountDialog, type AccountDeed } from './account-dialog.tsx';
import classes from './accounts.module.css';

const HEADS = ['username', 'displayName', 'role', 'lastSeen', 'actions'] as const;

interface AccountTableProps {
  readonly accounts: readonly AccountRowReply[];
  /** Roles whose accounts whoever is signed in looks after. */
  readonly roles: readonly Role[];
  readonly ownName: string;
}

/** Every account, and what can be done with those that whoever is signed in looks after. */
export function AccountTable({ accounts, roles, ownName }: AccountTableProps) {
  const { t } = useTranslation();
  const [deed, setDeed] = useState<AccountDeed | null>(null);
  const agencies = useAgencyNames();
  return (
    <Card>
      <h2>{t('accounts.all')}</h2>
      <CardTable
        label={t('accounts.region')}
        className={classes['table']}
        columns={HEADS.map((key) => ({ key, head: t(`accounts.${key}`) }))}
        rows={accounts.map((account) => ({
          key: account.id,
          marks: { 'data-account': account.username },
          cells: [
            ...[
              account.username,
              account.displayName,
              <RoleWords key="role" account={account} agencies={agencies} />,
              <LastSeen key="seen" account={account} />,
            ],
            roles.includes(account.role) && account.username !== ownName ? <Deeds key="deeds" account={account} onDeed={setDeed} /> : null,
          ],
        }))}
      />
      {deed !== null && <AccountDialog deed={deed} roles={roles} onClose={() => setDeed(null)} />}
    </Card>
  );
}

interface AccountProps {
  readonly account: AccountRowReply;
}

function RoleWords({
  account: { role, agency, officialName },
  agencies,
}: AccountProps & { readonly agencies: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  return [t(`role.${role}`), agency === null ? officialName : (agencies.get(agency) ?? agency)].filter((part) => part !== null).join(' · ');
}

function LastSeen({ account: { disabledAt, lastSeenAt } }: AccountProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = lastSeenAt === null ? t('accounts.notSeen') : format.moment(lastSeenAt);
  return disabledAt === null ? last : `${last} · ${t('accounts.disabledSince', { time: format.moment(disabledAt) })}`;
}

function Deeds({ account, onDeed }: AccountProps & { readonly onDeed: (deed: AccountDeed) => void }) {
  const { t } = useTranslation();
  const { username } = account;
  const kinds = ['password', 'role', account.disabledAt === null ? 'disabling' : 'enabling'] as const;
  return (
    <div className={classes['actions']}>
      {kinds.map((kind) => (
        <Button
          key={kind}
          variant="default"
          size="compact-sm"
          aria-label={t('accounts.deedOf', { deed: t(`accounts.deed.${kind}`), username })}
          onClick={() => onDeed({ kind, account })}
        >
          {t(`accounts.deed.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
