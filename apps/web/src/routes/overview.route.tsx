import { Button } from '@mantine/core';
import type { AdoptionReply } from '@nhip-thu/metrics';
import { IconPresentation } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useAdoption, usePeriods } from '../api/adoption.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { useSeesOwnAgencyOnly } from '../api/access.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { FigureControls } from './figure-controls.tsx';
import { FiguresProblem } from './figures-problem.tsx';
import { DataQualityBanner } from '../features/data-quality/data-quality-banner.tsx';
import { UnconfirmedNotice } from '../features/data-quality/unconfirmed-notice.tsx';
import { KpiGrid } from '../features/kpi/kpi-grid.tsx';
import { League } from '../features/league/league.tsx';
import { UpdatedNote } from '../features/live/updated-note.tsx';
import { ToDoList } from '../features/to-do/to-do.tsx';
import { Trend } from '../features/trend/trend.tsx';
import { describeFinding } from '../text/finding-text.ts';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProvisionalTag } from '../ui/provisional-tag.tsx';
import { RhythmCards } from './rhythm-cards.tsx';
import { FiguresFooter } from './figures-footer.tsx';
import { GettingStarted } from './getting-started.tsx';
import classes from './routes.module.css';

const LEAGUE_ID = 'co-quan';

/** `/`: are we at the target, who is not, since when. */
export function OverviewRoute() {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const periods = usePeriods();
  const adoption = useAdoption(state);
  if (periods.data?.periods.length === 0 || adoption.data?.asOf === null) return <GettingStarted />;
  if (adoption.data !== undefined) return <Overview reply={adoption.data} isBusy={adoption.isPlaceholderData} />;
  if (adoption.isError) {
    const askedId = state.periodId ?? periods.data?.defaultPeriodId;
    const asked = periods.data?.periods.find((period) => period.id === askedId);
    return (
      <>
        <PageHeading title={t('app.overview')} />
        {asked !== undefined && <FigureControls shown={asked} />}
        <FiguresProblem error={adoption.error} onRetry={() => void adoption.refetch()} />
      </>
    );
  }
  return <OverviewPlaceholder />;
}

function Overview({ reply, isBusy }: { readonly reply: AdoptionReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useOverviewState();
  const { search } = useLocation();
  // What speaks of the province is not said of one agency's figures.
  const isOwn = useSeesOwnAgencyOnly();
  // The answer is on the screen before the long table below it is drawn.
  const later = useDeferredValue<AdoptionReply | null>(reply, null);
  return (
    <>
      <PageHeading title={describeFinding(t, format, reply.agencies, reply.target)} windowTitle={t('app.overview')}>
        <p>
          {t('finding.context', { definition: t(`definition.${reply.definition}`), period: describePeriod(t, format, reply.period) })}
          <ProvisionalTag reply={reply} />
          <UpdatedNote reply={reply} />
        </p>
      </PageHeading>
      <FigureControls shown={reply.period} snapshotIds={reply.snapshots.map(({ id }) => id)}>
        {!isOwn && (
          <Button
            component={Link}
            to={{ pathname: '/trinh-chieu', search: carriedChoices(search) }}
            variant="default"
            leftSection={<IconPresentation size={18} aria-hidden />}
          >
            {t('meeting.title')}
          </Button>
        )}
      </FigureControls>
      <UnconfirmedNotice facts={reply.unconfirmedFacts} />
      {isOwn && reply.agencies.length > 0 && (
        <Notice tone="info" title={t('kpi.own', { name: reply.agencies.map(({ name }) => name).join(', ') })} />
      )}
      {!isOwn && <DataQualityBanner reply={reply} tableId={LEAGUE_ID} />}
      <KpiGrid reply={reply} question={state} isBusy={isBusy}>
        {!isOwn && <ToDoList reply={reply} />}
      </KpiGrid>
      {later === null ? <Placeholder height={1200} /> : <Agencies reply={later} isOwn={isOwn} isBusy={isBusy} />}
      <FiguresFooter reply={reply} />
    </>
  );
}

interface AgenciesProps {
  readonly reply: AdoptionReply;
  readonly isOwn: boolean;
  readonly isBusy: boolean;
}

/** Who is how far from the target, since when, and in which rhythm. */
function Agencies({ reply, isOwn, isBusy }: AgenciesProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const isTable = state.view === 'bang';
  return (
    <>
      <League id={LEAGUE_ID} reply={reply} order={state.order} onOrderChange={(order) => choose({ order })} isBusy={isBusy} />
      {!isOwn && (
        <div className={classes['pair']}>
          <Trend
            course={{ ...reply, traced: { ...reply, who: t('trend.province'), figure: reply.province } }}
            isTable={isTable}
            onToggle={() => choose({ view: isTable ? null : 'bang' })}
            isBusy={isBusy}
          />
          <RhythmCards periodId={reply.period.id} snapshotIds={reply.snapshots.map(({ id }) => id)} />
        </div>
      )}
    </>
  );
}

function OverviewPlaceholder() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('app.overview')} />
      <Placeholder height={60} />
      <Placeholder height={220} />
      <Placeholder height={1200} />
      <Placeholder height={420} />
    </>
  );
}
