import { Button } from '@mantine/core';
import { describeNotification, type NotificationReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../text/use-format.ts';
import classes from './notifications.module.css';

interface NotificationListProps {
  readonly notifications: readonly NotificationReply[];
  readonly onRead: (id: number) => void;
}

/** What one is told, newest first; what is unread says so in words. */
export function NotificationList({ notifications, onRead }: NotificationListProps) {
  return (
    <ul className={classes['list']}>
      {notifications.map((notification) => (
        <Item key={notification.id} notification={notification} onRead={onRead} />
      ))}
    </ul>
  );
}

function Item({
  notification: { id, content, madeAt, isRead },
  onRead,
}: { readonly notification: NotificationReply } & Pick<NotificationListProps, 'onRead'>) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { title, lines, path } = describeNotification(content, i18n.language === 'en' ? 'en' : 'vi');
  return (
    <li className={classes['item']} data-notification={content.kind} data-unread={!isRead || undefined}>
      <div className={classes['body']}>
        <div>
          <Link to={path} className={classes['title']} onClick={() => !isRead && onRead(id)}>
            {title}
          </Link>
        </div>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
        <div className={classes['aside']}>
          {format.moment(madeAt)} · {t(isRead ? 'notifications.isRead' : 'notifications.isUnread')}
        </div>
      </div>
      {!isRead && (
        <Button variant="default" size="xs" aria-label={t('notifications.markNamed', { title })} onClick={() => onRead(id)}>
          {t('notifications.mark')}
        </Button>
      )}
    </li>
  );
}
