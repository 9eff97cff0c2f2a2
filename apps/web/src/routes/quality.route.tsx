import { Button } from '@mantine/core';
import { addDays } from '@nhip-thu/metrics';
import type { AdoptionReply, CoverageReply, IsoDate } from '@nhip-thu/metrics';
import { IconChecklist } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { canReadFigures, canReadLedger, useSeesOwnAgencyOnly } from '../api/access.ts';
import { useAdoption, usePeriods } from '../api/adoption.ts';
import { useIngestFeed } from '../api/ingest.ts';
import { useCoverage, useReconciliation, useUnmatched } from '../api/reconciliation.ts';
import { useSession } from '../api/session.ts';
import { RANGE_LENGTHS } from '../app/ledger-state.ts';
import { useLedgerState } from '../app/use-ledger-state.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { AgencyQuality } from '../features/data-quality/agency-quality.tsx';
import { DataQualityBanner } from '../features/data-quality/data-quality-banner.tsx';
import { FailedFiles } from '../features/data-quality/failed-files.tsx';
import { UnconfirmedNotice } from '../features/data-quality/unconfirmed-notice.tsx';
import { Coverage } from '../features/reconciliation/coverage.tsx';
import { describeCoverage } from '../features/reconciliation/coverage-rows.ts';
import { RangePicker } from '../features/reconciliation/range-picker.tsx';
import { Rejects } from '../features/reconciliation/rejects.tsx';
import { Unmatched } from '../features/reconciliation/unmatched.tsx';
import { useFormat } from '../text/use-format.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProvisionalTag } from '../ui/provisional-tag.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { FigureControls } from './figure-controls.tsx';
import type { ControlPart } from './figure-controls.tsx';
import { findNewestDay } from './newest-day.ts';
import { NothingIngested } from './nothing-ingested.tsx';
import { useFiguresSource } from './use-figures-source.ts';

const AGENCIES_ID = 'co-quan';
/** Nothing here is compared with another period. */
const CHOICES: readonly ControlPart[] = ['definition', 'structure'];

/** `/chat-luong`: can the figures be trusted: which agencies and origins lack logs, what log-ins alone would promise, what was not understood. */
export function QualityRoute() {
  const role = useSession().data?.role;
  if (role === undefined) return null;
  if (!canReadFigures(role)) return <Origins isHeaded />;
  return <Agencies canSeeLedger={canReadLedger(role)}>{canReadLedger(role) && <Origins />}</Agencies>;
}

function Heading({ title, canSeeLedger }: { readonly title: string | null; readonly canSeeLedger: boolean }) {
  const { t } = useTranslation();
  return (
    <PageHeading title={title ?? t('quality.page')} windowTitle={t('quality.page')}>
      {canSeeLedger && (
        <p data-screen-only>
          <Button
            component={Link}
            to="/chat-luong/doi-soat"
            variant="default"
            size="compact-sm"
            leftSection={<IconChecklist size={16} aria-hidden />}
          >
            {t('quality.unconfirmedLink')}
          </Button>
        </p>
      )}
    </PageHeading>
  );
}

interface AgenciesProps {
  readonly canSeeLedger: boolean;
  /** Origins, for whoever sees the ledger. */
  readonly children: ReactNode;
}

/** Agencies by their coverage, for whom figures are open to; what stands below them is asked for once they are on the screen. */
function Agencies({ canSeeLedger, children }: AgenciesProps) {
  const { state } = useOverviewState();
  const periods = usePeriods();
  const adoption = useAdoption(state);
  if (adoption.data !== undefined) {
    return (
      <>
        <AgencyFigures reply={adoption.data} isBusy={adoption.isPlaceholderData} canSeeLedger={canSeeLedger} />
        <AfterPaint>{children}</AfterPaint>
      </>
    );
  }
  const hasNothing = periods.data?.periods.length === 0;
  return (
    <>
      <Heading title={null} canSeeLedger={canSeeLedger} />
      {adoption.isError && <ProblemNotice error={adoption.error} onRetry={() => void adoption.refetch()} />}
      {hasNothing || adoption.isError ? children : <Placeholder height={900} />}
    </>
  );
}

function AfterPaint({ children }: { readonly children: ReactNode }) {
  return useAfterPaint() ? children : null;
}

interface AgencyFiguresProps {
  readonly reply: AdoptionReply;
  readonly isBusy: boolean;
  readonly canSeeLedger: boolean;
}

function AgencyFigures({ reply, isBusy, canSeeLedger }: AgencyFiguresProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = reply.agencies.filter(({ figure }) => figure.verdict === 'insufficient-data').length;
  const total = reply.agencies.length;
  const title =
    missing === 0
      ? t('quality.allComplete', { count: total, total: format.count(total) })
      : t('quality.title', { count: missing, total: format.count(total) });
  // What speaks of the province is not said of one agency's figures.
  const isOwn = useSeesOwnAgencyOnly();
  useFiguresSource(reply);
  // The answer is on the screen before the long table below it is drawn.
  const later = useDeferredValue<AdoptionReply | null>(reply, null);
  return (
    <>
      <Heading title={title} canSeeLedger={canSeeLedger} />
      <FigureControls shown={reply.period} parts={CHOICES} />
      {reply.isProvisional && (
        <p>
          <ProvisionalTag reply={reply} />
        </p>
      )}
      <UnconfirmedNotice facts={reply.unconfirmedFacts} />
      {!isOwn && <DataQualityBanner reply={reply} tableId={AGENCIES_ID} />}
      <div id={AGENCIES_ID}>{later === null ? <Placeholder height={900} /> : <AgencyQuality reply={later} isBusy={isBusy} />}</div>
    </>
  );
}

/** Origins day by day, addresses and lines that were not understood. */
function Origins({ isHeaded = false }: HeadedProps) {
  const { query } = useIngestFeed();
  const newest = query.data === undefined ? null : findNewestDay(query.data);
  if (newest !== null) return <Days newest={newest} isHeaded={isHeaded} />;
  return (
    <>
      {isHeaded && <Heading title={null} canSeeLedger />}
      {query.data !== undefined && <FailedFiles />}
      {query.data !== undefined && <NothingIngested />}
      {query.isError && query.data === undefined && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Placeholder height={600} />}
    </>
  );
}

interface HeadedProps {
  /** No figures stand above: the page is headed by what is known of the logs. */
  readonly isHeaded?: boolean;
}

/** The page's finding where it is about logs alone, and how far they reach. */
function LogHeading({ reply }: { readonly reply: CoverageReply | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moments = (reply?.origins ?? []).flatMap(({ days }) => days.flatMap((day) => day?.lastAt ?? []));
  const last = moments.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
  return (
    <>
      <Heading title={reply === undefined ? null : describeCoverage(t, format, reply)} canSeeLedger />
      {last !== undefined && <p>{t('quality.logsTo', { time: format.moment(last) })}</p>}
    </>
  );
}

/** Coverage and unknown addresses over the chosen days, and the reasons why lines were rejected. */
function Days({ newest, isHeaded = false }: HeadedProps & { readonly newest: IsoDate }) {
  const { state, choose } = useLedgerState();
  const to = state.to ?? newest;
  const range = { from: addDays(to, 1 - state.length), to };
  const coverage = useCoverage(range);
  const unmatched = useUnmatched(range);
  return (
    <>
      {isHeaded && <LogHeading reply={coverage.data} />}
      <FailedFiles />
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
      <RejectedLines />
    </>
  );
}

function RejectedLines() {
  const check = useReconciliation();
  if (check.data !== undefined) return <Rejects reply={check.data} />;
  return check.isError ? <ProblemNotice error={check.error} onRetry={() => void check.refetch()} /> : <Placeholder height={280} />;
}
