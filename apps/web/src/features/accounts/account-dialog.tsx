import { Button } from '@mantine/core';
import type { AccountRowReply, Role } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMakePassword, useSetAccountState, useSetRole } from '../../api/accounts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './accounts.module.css';
import { NewPassword } from './new-password.tsx';
import { roleFault, RoleFields, toRoleAsked, type RoleDraft } from './role-fields.tsx';

export interface AccountDeed {
  readonly kind: 'password' | 'role' | 'disabling' | 'enabling';
  readonly account: AccountRowReply;
}

interface AccountDialogProps {
  readonly deed: AccountDeed;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

/** Asks before an account is changed; each of these ends its sessions. */
export function AccountDialog({ deed: { kind, account }, roles, onClose }: AccountDialogProps) {
  if (kind === 'password') return <PasswordDialog account={account} onClose={onClose} />;
  if (kind === 'role') return <RoleDialog account={account} roles={roles} onClose={onClose} />;
  return <StateDialog account={account} change={kind} onClose={onClose} />;
}

type OneAccount = Pick<AccountDialogProps, 'onClose'> & { readonly account: AccountRowReply };

function StateDialog({ account, change, onClose }: OneAccount & { readonly change: 'disabling' | 'enabling' }) {
  const { t } = useTranslation();
  const set = useSetAccountState();
  return (
    <ConfirmDialog
      title={t(`accounts.ask.${change}`, { username: account.username })}
      text={t(`accounts.askText.${change}`)}
      confirmLabel={t(`accounts.deed.${change}`)}
      cancelLabel={t('accounts.cancel')}
      isBusy={set.isPending}
      onConfirm={() => set.mutate({ id: account.id, change }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {set.isError && <ProblemNotice error={set.error} />}
    </ConfirmDialog>
  );
}

function PasswordDialog({ account, onClose }: OneAccount) {
  const { t } = useTranslation();
  const make = useMakePassword();
  if (make.isSuccess) {
    return (
      <Dialog title={t('accounts.deed.password')} onClose={onClose}>
        <NewPassword {...make.data} username={account.username} />
        <Button mt={12} onClick={onClose}>
          {t('accounts.close')}
        </Button>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={t('accounts.ask.password', { username: account.username })}
      text={t('accounts.askText.password')}
      confirmLabel={t('accounts.deed.password')}
      cancelLabel={t('accounts.cancel')}
      isBusy={make.isPending}
      onConfirm={() => make.mutate(account.id)}
      onClose={onClose}
    >
      {make.isError && <ProblemNotice error={make.error} />}
    </ConfirmDialog>
  );
}

function RoleDialog({ account, roles, onClose }: OneAccount & Pick<AccountDialogProps, 'roles'>) {
  const { t } = useTranslation();
  const set = useSetRole();
  const [draft, setDraft] = useState<RoleDraft>({ role: account.role, of: account.agency ?? '' });
  const fault = roleFault(set.error);
  if (set.data?.linkTo) {
    return (
      <Dialog title={t('accounts.deed.role')} onClose={onClose}>
        <NewPassword username={account.username} password={null} linkTo={set.data.linkTo} />
        <Button mt={12} onClick={onClose}>
          {t('accounts.close')}
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('accounts.ask.role', { username: account.username })} onClose={onClose}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ id: account.id, asked: toRoleAsked(draft) }, { onSuccess: ({ linkTo }) => linkTo === null && onClose() });
        }}
      >
        <p className={classes['wide']}>{t('accounts.askText.role')}</p>
        <RoleFields draft={draft} roles={roles} fault={fault} onChange={setDraft} />
        {set.isError && fault === null && (
          <div className={classes['wide']}>
            <ProblemNotice error={set.error} />
          </div>
        )}
        <Button variant="default" onClick={onClose}>
          {t('accounts.cancel')}
        </Button>
        <Button type="submit" loading={set.isPending}>
          {t('accounts.deed.role')}
        </Button>
      </form>
    </Dialog>
  );
}
