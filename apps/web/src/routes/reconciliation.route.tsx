import { Button } from '@mantine/core';
import type { IngestReply } from '@nhip-thu/metrics';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIngestFeed } from '../api/ingest.ts';
import { useReconciliation } from '../api/reconciliation.ts';
import { useLedgerState } from '../app/use-ledger-state.ts';
import { SegmentPages } from '../features/ingest/segment-pages.tsx';
import { describeLedger, Invariants } from '../features/reconciliation/invariants.tsx';
import { Totals } from '../features/reconciliation/origin-totals.tsx';
import { useFormat } from '../text/use-format.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { findNewestDay } from './newest-day.ts';
import { NothingIngested } from './nothing-ingested.tsx';

/** `/chat-luong/doi-soat`: does the ledger balance, and every file in it. */
export function ReconciliationRoute() {
  const { t } = useTranslation();
  const { query } = useIngestFeed();
  if (query.data === undefined) {
    return (
      <>
        <PageHeading title={t('ledger.title')} />
        {query.isError ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : <Placeholder height={600} />}
      </>
    );
  }
  if (findNewestDay(query.data) !== null || query.data.segments.length > 0) return <Reconciliation feed={query.data} />;
  return (
    <>
      <PageHeading title={t('ledger.title')} />
      <NothingIngested />
    </>
  );
}

function Reconciliation({ feed }: { readonly feed: IngestReply }) {
  const { t } = useTranslation();
  const { state, choose } = useLedgerState();
  return (
    <>
      <Balance />
      <SegmentPages
        origins={feed.origins.map(({ name }) => name)}
        filter={{ origin: state.origin, state: state.segmentState }}
        onFilter={(filter) =>
          choose({
            ...(filter.origin === undefined ? {} : { origin: filter.origin }),
            ...(filter.state === undefined ? {} : { segmentState: filter.state }),
          })
        }
      />
      <Button component={Link} to="/nap" variant="default" w="fit-content">
        {t('empty.go')}
      </Button>
    </>
  );
}

/** The finding, the invariants and the sums: one reading of the ledger. */
function Balance() {
  const { t } = useTranslation();
  const format = useFormat();
  const check = useReconciliation();
  if (check.data === undefined) {
    return (
      <>
        <PageHeading title={t('ledger.title')} />
        {check.isError ? <ProblemNotice error={check.error} onRetry={() => void check.refetch()} /> : <Placeholder height={460} />}
      </>
    );
  }
  return (
    <>
      <PageHeading title={describeLedger(t, check.data.invariants)} windowTitle={t('ledger.title')}>
        <p>
          {t('ledger.title')} · {t('ledger.checkedAt', { time: format.moment(check.data.checkedAt) })}{' '}
          <Button
            variant="default"
            size="compact-sm"
            ml={8}
            loading={check.isFetching}
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => void check.refetch()}
          >
            {t('ledger.again')}
          </Button>
        </p>
      </PageHeading>
      {check.isError && <ProblemNotice error={check.error} onRetry={() => void check.refetch()} />}
      <Invariants reply={check.data} />
      <Totals reply={check.data} />
    </>
  );
}
