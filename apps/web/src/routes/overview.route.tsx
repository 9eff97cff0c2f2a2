import { Badge } from '@mantine/core';
import type { AdoptionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useAdoption, usePeriods } from '../api/adoption.ts';
import { useSession } from '../api/session.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { FigureControls } from './figure-controls.tsx';
import { DataQualityBanner } from '../features/data-quality/data-quality-banner.tsx';
import { UnconfirmedNotice } from '../features/data-quality/unconfirmed-notice.tsx';
import { KpiGrid } from '../features/kpi/kpi-grid.tsx';
import { League } from '../features/league/league.tsx';
import { LiveFigures } from '../features/live/live-figures.tsx';
import { Trend } from '../features/trend/trend.tsx';
import { describeFinding } from '../text/finding-text.ts';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FiguresFooter } from './figures-footer.tsx';
import { GettingStarted } from './getting-started.tsx';
import classes from './routes.module.css';

const LEAGUE_ID = 'co-quan';

/** `/`: are we at the target, who is not, since when. */
export function OverviewRoute() {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const periods = usePeriods();
  const adoption = useAdoption(state.periodId, state.definition);
  if (periods.data?.periods.length === 0 || adoption.data?.asOf === null) return <GettingStarted />;
  if (adoption.data !== undefined) return <Overview reply={adoption.data} isBusy={adoption.isPlaceholderData} />;
  if (adoption.isError) {
    const askedId = state.periodId ?? periods.data?.defaultPeriodId;
    const asked = periods.data?.periods.find((period) => period.id === askedId);
    return (
      <>
        <PageHeading title={t('app.overview')} />
        {asked !== undefined && <FigureControls shown={asked} />}
        <ProblemNotice error={adoption.error} onRetry={() => void adoption.refetch()} />
      </>
    );
  }
  return <OverviewPlaceholder />;
}

function Overview({ reply, isBusy }: { readonly reply: AdoptionReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, choose } = useOverviewState();
  // What speaks of the province is not said of one agency's figures.
  const isOwn = useSession().data?.role === 'agency';
  return (
    <>
      <PageHeading title={describeFinding(t, format, reply.agencies, reply.target)} windowTitle={t('app.overview')}>
        <p>
          {t('finding.context', { definition: t(`definition.${reply.definition}`), period: describePeriod(t, format, reply.period) })}
          {reply.isProvisional && (
            <>
              {' '}
              <Badge variant="outline" color="gray" className={classes['tag'] ?? ''}>
                {t('freshness.provisional')}
              </Badge>
            </>
          )}
          <LiveFigures reply={reply} />
        </p>
      </PageHeading>
      <FigureControls shown={reply.period} />
      <UnconfirmedNotice facts={reply.unconfirmedFacts} />
      {isOwn && reply.agencies.length > 0 && (
        <Notice tone="info" title={t('kpi.own', { name: reply.agencies.map(({ name }) => name).join(', ') })} />
      )}
      {!isOwn && <DataQualityBanner reply={reply} tableId={LEAGUE_ID} />}
      <KpiGrid reply={reply} isBusy={isBusy} />
      <League id={LEAGUE_ID} reply={reply} order={state.order} onOrderChange={(order) => choose({ order })} isBusy={isBusy} />
      {!isOwn && (
        <Trend course={reply} isTable={state.isTrendTable} onToggle={() => choose({ isTrendTable: !state.isTrendTable })} isBusy={isBusy} />
      )}
      <FiguresFooter reply={reply} />
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
      <Placeholder height={1500} />
      <Placeholder height={420} />
    </>
  );
}
