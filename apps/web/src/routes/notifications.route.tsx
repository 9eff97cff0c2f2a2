import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMarkRead, useNotifications } from '../api/notifications.ts';
import { NotificationList } from '../features/notifications/notification-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/thong-bao`: what the role and the agency of the account are told. */
export function NotificationsRoute() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isError, refetch } = useNotifications();
  const mark = useMarkRead();
  const count = data?.unreadCount ?? 0;
  return (
    <>
      <PageHeading
        title={count === 0 ? t('notifications.title') : t('notifications.unread', { count, shown: format.count(count) })}
        windowTitle={t('notifications.title')}
      >
        <p>{t('notifications.lead')}</p>
      </PageHeading>
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {mark.isError && <ProblemNotice error={mark.error} />}
      {data === undefined && !isError && <Placeholder height={300} />}
      {data !== undefined && (
        <Card>
          {count > 0 && (
            <Button variant="default" size="sm" mb={8} loading={mark.isPending} onClick={() => mark.mutate(null)}>
              {t('notifications.markAll')}
            </Button>
          )}
          {data.notifications.length === 0 ? (
            <p>{t('notifications.none')}</p>
          ) : (
            <NotificationList notifications={data.notifications} onRead={mark.mutate} />
          )}
        </Card>
      )}
    </>
  );
}
