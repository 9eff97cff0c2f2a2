import { ActionIcon, Menu } from '@mantine/core';
import type { SessionReply } from '@nhip-thu/metrics';
import { IconLogout, IconUser, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSignOut } from '../api/session.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';

/** Who is signed in, and the way out. */
export function AccountMenu({ session }: { readonly session: SessionReply }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const { leave } = useUnsaved();
  const label = `${t('app.account')}: ${session.displayName}`;
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={label} title={label}>
          <IconUser size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        <Menu.Label>
          {session.displayName} · {t(`role.${session.role}`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/tai-khoan" leftSection={<IconUser size={16} aria-hidden />}>
          {t('app.ownAccount')}
        </Menu.Item>
        <Menu.Item component={Link} to="/toi" leftSection={<IconUserCheck size={16} aria-hidden />}>
          {t('app.ownData')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave(() => signOut.mutate())}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
