import { Button } from '@mantine/core';
import type { QueueReply, QueuesReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useRetryJobs } from '../../api/operation.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

interface QueueTableProps {
  readonly queues: QueuesReply['queues'];
  /** Whether whoever is signed in may run failed jobs again. */
  readonly isChangeable: boolean;
}

const COUNTS = ['waiting', 'active', 'delayed', 'failed'] as const;

/** Every job there is, how many of it are where, and a button for those that failed. */
export function QueueTable({ queues, isChangeable }: QueueTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useRetryJobs();
  const columns = [
    { key: 'job', head: t('operation.job') },
    ...COUNTS.map((key) => ({ key, head: t(`operation.${key}`), isNumber: true })),
    ...(isChangeable ? [{ key: 'actions', head: t('operation.actions') }] : []),
  ];
  const button = ({ job, failed }: QueueReply) =>
    failed > 0 && (
      <Button
        size="xs"
        variant="default"
        loading={retry.isPending && retry.variables === job}
        aria-label={t('operation.retryOf', { job: t(`operation.jobs.${job}`, { defaultValue: job }) })}
        onClick={() => retry.mutate(job)}
      >
        {t('operation.retry')}
      </Button>
    );
  const rows = queues.map((queue) => ({
    key: queue.job,
    marks: { 'data-job': queue.job, 'data-failed': queue.failed > 0 },
    cells: [
      t(`operation.jobs.${queue.job}`, { defaultValue: queue.job }),
      ...COUNTS.map((key) => format.count(queue[key])),
      ...(isChangeable ? [button(queue)] : []),
    ],
  }));
  return (
    <Card>
      <h2>{t('operation.queue')}</h2>
      {retry.isError && <ProblemNotice error={retry.error} onRetry={() => retry.mutate(retry.variables)} />}
      <CardTable label={t('operation.region')} columns={columns} rows={rows} />
    </Card>
  );
}
