import { ActionIcon, Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNotifications } from '../api/notifications.ts';
import { useCalm } from './use-calm.ts';
import { useFormat } from '../text/use-format.ts';

const MOST_SHOWN = 99;

/** The way to the notification centre, with how much in it is unread; asked once the page is painted. */
export function Bell() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useNotifications(useCalm());
  const count = data?.unreadCount ?? 0;
  const label = count === 0 ? t('notifications.title') : t('notifications.unread', { count, shown: format.count(count) });
  return (
    <Indicator
      label={count > MOST_SHOWN ? `${MOST_SHOWN}+` : format.count(count)}
      size={18}
      offset={4}
      disabled={count === 0}
      color="red.9"
      data-unread={count}
    >
      <ActionIcon component={Link} to="/thong-bao" variant="default" size={36} aria-label={label} title={label}>
        <IconBell size={18} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}
