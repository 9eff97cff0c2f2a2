import { ActionIcon, Menu } from '@mantine/core';
import type { SessionReply } from '@nhip-thu/metrics';
import { IconLogout, IconUser, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASKED_TO_SIGN_OUT } from '../routes/sign-out.route.tsx';

/** Who is signed in, and the way out. */
export function AccountMenu({ session }: { readonly session: SessionReply }) {
  const { t } = useTranslation();
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
        <Menu.Item component={Link} to="/dang-xuat" state={ASKED_TO_SIGN_OUT} leftSection={<IconLogout size={16} aria-hidden />}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
