import type { AgencyReply } from '@nhip-thu/metrics';
import { parsePeriodId } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useAgency, usePeriods } from '../api/adoption.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { describeAgency } from '../features/agency/agency-finding.ts';
import { DefinitionRows } from '../features/agency/definition-rows.tsx';
import { LifecycleTable } from '../features/agency/lifecycle-table.tsx';
import { SourceCard } from '../features/agency/source-card.tsx';
import classes from '../features/agency/agency.module.css';
import { FigureControls } from './figure-controls.tsx';
import { FigureCard } from '../features/kpi/figure-card.tsx';
import { VolumeCard } from '../features/kpi/volume-card.tsx';
import { Trend } from '../features/trend/trend.tsx';
import { describePeriod } from '../text/period-text.ts';
import { describeSilence } from '../text/silence-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/co-quan/:ma`: one agency against its target, under every definition, over time, and who came and stayed away. */
export function AgencyRoute() {
  const { t } = useTranslation();
  const { ma: code = '' } = useParams();
  const { state } = useOverviewState();
  const periods = usePeriods();
  const agency = useAgency(code, state.periodId, state.definition);
  if (agency.data !== undefined) return <Agency reply={agency.data} isBusy={agency.isPlaceholderData} />;
  const askedId = state.periodId ?? periods.data?.defaultPeriodId ?? null;
  const asked = askedId === null ? null : parsePeriodId(askedId);
  return (
    <>
      <PageHeading title={t('agency.title')} />
      {agency.isError && asked !== null && <FigureControls shown={asked} />}
      {agency.isError ? <ProblemNotice error={agency.error} onRetry={() => void agency.refetch()} /> : <Placeholder height={1200} />}
      <BackLink />
    </>
  );
}

function Agency({ reply, isBusy }: { readonly reply: AgencyReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, choose } = useOverviewState();
  const { agency, period, definition, comparedWith } = reply;
  return (
    <>
      <PageHeading title={describeAgency(t, format, agency)} windowTitle={agency.name}>
        <p>{t('finding.context', { definition: t(`definition.${definition}`), period: describePeriod(t, format, period) })}</p>
      </PageHeading>
      <FigureControls shown={period} />
      <Missing reply={reply} />
      <section className={classes['facts']} aria-label={t('kpi.title')} data-busy={isBusy || undefined}>
        <FigureCard
          figure={agency.figure}
          change={agency.change}
          target={agency.target}
          standing={agency.standing}
          comparedWith={comparedWith}
          machineOnly={agency.boxes.machineOnly}
        />
        <VolumeCard volume={agency.volume} previousVolume={null} comparedWith={null} gaps={0} />
        <SourceCard reply={reply} />
      </section>
      <Trend
        course={{ ...reply, agency, trend: agency.trend, target: agency.target }}
        isTable={state.isTrendTable}
        onToggle={() => choose({ isTrendTable: !state.isTrendTable })}
        isBusy={isBusy}
      />
      <DefinitionRows reply={reply} isBusy={isBusy} />
      <LifecycleTable reply={reply} isBusy={isBusy} />
      <BackLink />
    </>
  );
}

/** Why there is no rate, and between which rates it lies all the same. */
function Missing({ reply: { agency } }: { readonly reply: AgencyReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figure } = agency;
  if (figure.value !== null) return null;
  const parts = [];
  if (figure.coverage !== null) parts.push(t('agency.coverage', { rate: format.coverage(figure.coverage) }));
  if (figure.bounds !== null) parts.push(t('agency.bounds', { interval: format.interval(figure.bounds) }));
  return <Notice tone="warning" title={t('agency.unknownHint', { verdict: describeSilence(t, figure) })} text={parts.join(' ')} />;
}

function BackLink() {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <p>
      <Link to={{ pathname: '/', search }}>{t('agency.back')}</Link>
    </p>
  );
}
