import { ActionIcon, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { SessionReply } from '@nhip-thu/metrics';
import { IconBook, IconHelp, IconLogout, IconUser, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ASKED_TO_SIGN_OUT } from '../routes/sign-out.route.tsx';

interface AccountMenuProps {
  readonly session: SessionReply;
  /** Opens the help, which has no button of its own in a narrow header. */
  readonly onHelp: () => void;
}

/** Who is signed in, on a phone the help, and the way out. */
export function AccountMenu({ session, onHelp }: AccountMenuProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 30em)', undefined, { getInitialValueInEffect: false });
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
        <Menu.Item component={Link} to="/huong-dan" leftSection={<IconBook size={16} aria-hidden />}>
          {t('guide.title')}
        </Menu.Item>
        {isNarrow && (
          <Menu.Item leftSection={<IconHelp size={16} aria-hidden />} onClick={onHelp}>
            {t('help.title')}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to="/dang-xuat" state={ASKED_TO_SIGN_OUT} leftSection={<IconLogout size={16} aria-hidden />}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
