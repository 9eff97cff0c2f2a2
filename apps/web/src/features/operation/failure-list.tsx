import type { JobFailureReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { CardTable } from '../../ui/card-table.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Jobs that failed at their last attempt, with what the program said. */
export function FailureList({ failures }: { readonly failures: readonly JobFailureReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (failures.length === 0) return <Notice tone="success" title={t('operation.noFailures')} />;
  const columns = [
    { key: 'job', head: t('operation.job') },
    { key: 'at', head: t('operation.failedAt') },
    { key: 'attempts', head: t('operation.attempts'), isNumber: true },
    { key: 'reason', head: t('operation.reason') },
  ];
  const rows = failures.map(({ job, id, failedAt, attempts, reason }) => ({
    key: `${job} ${id}`,
    cells: [
      t(`operation.jobs.${job}`, { defaultValue: job }),
      failedAt === null ? '–' : format.moment(failedAt),
      format.count(attempts),
      <span key="reason" lang="en" style={{ overflowWrap: 'anywhere' }}>
        {reason}
      </span>,
    ],
  }));
  return (
    <Card>
      <h2>{t('operation.failures')}</h2>
      <CardTable label={t('operation.failuresRegion')} columns={columns} rows={rows} />
    </Card>
  );
}
