import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canRetryJobs } from '../api/access.ts';
import { useQueues } from '../api/operation.ts';
import { useSession } from '../api/session.ts';
import { FailureList } from '../features/operation/failure-list.tsx';
import { QueueTable } from '../features/operation/queue-table.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/van-hanh`: what is in the queue, and what failed. */
export function OperationRoute() {
  const { t } = useTranslation();
  const session = useSession();
  const queues = useQueues();
  return (
    <>
      <PageHeading title={t('operation.title')}>
        <p>{t('operation.lead')}</p>
      </PageHeading>
      {queues.isError && <ProblemNotice error={queues.error} onRetry={() => void queues.refetch()} />}
      {queues.isPending && <Placeholder height={320} />}
      {queues.data !== undefined && (
        <>
          <QueueTable queues={queues.data.queues} isChangeable={session.data ? canRetryJobs(session.data.role) : false} />
          <FailureList failures={queues.data.failures} />
          <p>{t(`operation.store.${queues.data.store}`)}</p>
          <p>
            <Anchor href="/van-hanh/hang-doi" inherit>
              {t('operation.board')}
            </Anchor>
          </p>
        </>
      )}
    </>
  );
}
