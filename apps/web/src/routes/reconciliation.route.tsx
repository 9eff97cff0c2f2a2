import { Button } from '@mantine/core';
import { addDays } from '@nhip-thu/metrics';
import type { IngestReply, IsoDate } from '@nhip-thu/metrics';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIngestFeed } from '../api/ingest.ts';
import { useCoverage, useReconciliation, useUnmatched } from '../api/reconciliation.ts';
import { RANGE_LENGTHS } from '../app/ledger-state.ts';
import { useLedgerState } from '../app/use-ledger-state.ts';
import { SegmentPages } from '../features/ingest/segment-pages.tsx';
import { Coverage } from '../features/reconciliation/coverage.tsx';
import { describeLedger, Invariants } from '../features/reconciliation/invariants.tsx';
import { Totals } from '../features/reconciliation/origin-totals.tsx';
import { RangePicker } from '../features/reconciliation/range-picker.tsx';
import { Rejects } from '../features/reconciliation/rejects.tsx';
import { Unmatched } from '../features/reconciliation/unmatched.tsx';
import { useFormat } from '../text/use-format.ts';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/chat-luong/doi-soat`: does the ledger balance, what is missing, what was not understood. */
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
  const newest = findNewestDay(query.data);
  return newest === null && query.data.segments.length === 0 ? <NothingYet /> : <Reconciliation feed={query.data} newest={newest} />;
}

function NothingYet() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('ledger.title')} />
      <Card>
        <p>{t('ledger.empty')}</p>
        <Button component={Link} to="/nap">
          {t('empty.go')}
        </Button>
      </Card>
    </>
  );
}

interface ReconciliationProps {
  readonly feed: IngestReply;
  /** Newest day of any origin; null while nothing was read. */
  readonly newest: IsoDate | null;
}

function Reconciliation({ feed, newest }: ReconciliationProps) {
  const { t } = useTranslation();
  const { state, choose } = useLedgerState();
  return (
    <>
      <Balance />
      {newest !== null && <Days newest={newest} />}
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
      <Rejects reply={check.data} />
    </>
  );
}

/** Coverage and unknown addresses over the chosen days. */
function Days({ newest }: { readonly newest: IsoDate }) {
  const { state, choose } = useLedgerState();
  const to = state.to ?? newest;
  const range = { from: addDays(to, 1 - state.length), to };
  const coverage = useCoverage(range);
  const unmatched = useUnmatched(range);
  return (
    <>
      {coverage.data !== undefined && (
        <Coverage
          reply={coverage.data}
          isTable={state.isTable}
          onToggle={() => choose({ isTable: !state.isTable })}
          isBusy={coverage.isPlaceholderData}
          controls={<RangePicker lengths={RANGE_LENGTHS} length={state.length} to={to} newest={newest} onChange={choose} />}
        />
      )}
      {coverage.isError && <ProblemNotice error={coverage.error} onRetry={() => void coverage.refetch()} />}
      {coverage.isPending && <Placeholder height={280} />}
      {unmatched.data !== undefined && <Unmatched reply={unmatched.data} range={range} isBusy={unmatched.isPlaceholderData} />}
      {unmatched.isError && <ProblemNotice error={unmatched.error} onRetry={() => void unmatched.refetch()} />}
      {unmatched.isPending && <Placeholder height={280} />}
    </>
  );
}

function findNewestDay({ origins }: IngestReply): IsoDate | null {
  const days = origins.map(({ lastDay }) => lastDay).filter((day) => day !== null);
  return days.toSorted().at(-1) ?? null;
}
