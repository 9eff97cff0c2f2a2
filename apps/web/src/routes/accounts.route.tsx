import { useTranslation } from 'react-i18next';
import { rolesLookedAfter } from '../api/access.ts';
import { useAccounts } from '../api/accounts.ts';
import { useSession } from '../api/session.ts';
import { AccountTable } from '../features/accounts/account-table.tsx';
import { CreateForm } from '../features/accounts/create-form.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/quan-tri/tai-khoan`: who may sign in, and as what. */
export function AccountsRoute() {
  const { t } = useTranslation();
  const session = useSession();
  const accounts = useAccounts();
  const roles = session.data ? rolesLookedAfter(session.data.role) : [];
  return (
    <>
      <PageHeading title={t('accounts.title')}>
        <p>{t('accounts.lead')}</p>
      </PageHeading>
      {roles.length > 0 && <CreateForm roles={roles} />}
      {accounts.isError && <ProblemNotice error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.isPending && <Placeholder height={320} />}
      {accounts.data !== undefined && (
        <AccountTable accounts={accounts.data.accounts} roles={roles} ownName={session.data?.username ?? ''} />
      )}
    </>
  );
}
