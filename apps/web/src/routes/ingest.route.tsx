import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { canReadFigures, useCanWriteLedger } from '../api/access.ts';
import { invalidateFigures } from '../api/adoption.ts';
import { useIngestFeed } from '../api/ingest.ts';
import { useSession } from '../api/session.ts';
import { Intake } from '../features/ingest/intake.tsx';
import { Ledger } from '../features/ingest/ledger.tsx';
import { RollUpNotice } from '../features/ingest/roll-up-notice.tsx';
import { WatchedFiles } from '../features/ingest/watched-files.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/nap`: logs in, and what became of every line. */
export function IngestRoute() {
  const { t } = useTranslation();
  const { query, isLive } = useIngestFeed();
  const queries = useQueryClient();
  const canWrite = useCanWriteLedger();
  const pendingCount = (query.data?.dirtyDays ?? 0) + (query.data?.dirtyPeriods ?? 0);
  useEffect(() => {
    // New figures have landed: the overview reads them anew.
    if (pendingCount === 0) invalidateFigures(queries);
  }, [pendingCount, queries]);
  return (
    <>
      <PageHeading title={t('ingest.title')}>
        <p>{t('ingest.lead')}</p>
      </PageHeading>
      {canWrite && <Intake ledger={query.data} />}
      {query.data !== undefined && (
        <RollUpNotice reply={query.data}>
          <ToOverview />
        </RollUpNotice>
      )}
      <WatchedFiles />
      {query.data !== undefined && <Ledger reply={query.data} isLive={isLive} />}
      {query.data === undefined && query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Placeholder height={300} />}
    </>
  );
}

/** For whoever has an overview. */
function ToOverview() {
  const { t } = useTranslation();
  const { data } = useSession();
  if (!data || !canReadFigures(data.role)) return null;
  return (
    <Button component={Link} to="/">
      {t('ingest.toOverview')}
    </Button>
  );
}
