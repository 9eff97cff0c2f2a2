import { Button, Table } from '@mantine/core';
import type { AccountRowReply, Role } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { AccountDialog, type AccountDeed } from './account-dialog.tsx';
import classes from './accounts.module.css';

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
  return (
    <Card>
      <h2>{t('accounts.all')}</h2>
      <ScrollRegion label={t('accounts.region')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {(['username', 'displayName', 'role', 'lastSeen', 'actions'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`accounts.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                isChangeable={roles.includes(account.role) && account.username !== ownName}
                onDeed={setDeed}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {deed !== null && <AccountDialog deed={deed} roles={roles} onClose={() => setDeed(null)} />}
    </Card>
  );
}

interface AccountRowProps {
  readonly account: AccountRowReply;
  readonly isChangeable: boolean;
  readonly onDeed: (deed: AccountDeed) => void;
}

function AccountRow({ account, isChangeable, onDeed }: AccountRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { username, displayName, role, agency, officialName, disabledAt, lastSeenAt } = account;
  const kinds = ['password', 'role', disabledAt === null ? 'disabling' : 'enabling'] as const;
  return (
    <Table.Tr data-account={username}>
      <Table.Th scope="row">{username}</Table.Th>
      <Table.Td>{displayName}</Table.Td>
      <Table.Td>{[t(`role.${role}`), agency ?? officialName].filter((part) => part !== null).join(' · ')}</Table.Td>
      <Table.Td>
        {disabledAt !== null && t('accounts.disabledSince', { time: format.moment(disabledAt) })}
        {disabledAt === null && (lastSeenAt === null ? t('accounts.notSeen') : format.moment(lastSeenAt))}
      </Table.Td>
      <Table.Td>
        {isChangeable && (
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
        )}
      </Table.Td>
    </Table.Tr>
  );
}
