import type { AgencyAdoption, AgencyReply } from '@nhip-thu/metrics';
import { parsePeriodId } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { canCompareAgencies } from '../api/access.ts';
import { useAgency, usePeriods } from '../api/adoption.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { useSession } from '../api/session.ts';
import { useCanReadDivisions } from '../api/access.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { describeAgency } from '../features/agency/agency-finding.ts';
import { DivisionTable } from '../features/agency/division-table.tsx';
import { DefinitionRows } from '../features/agency/definition-rows.tsx';
import { LifecycleTable } from '../features/agency/lifecycle-table.tsx';
import { SourceCard } from '../features/agency/source-card.tsx';
import classes from '../features/agency/agency.module.css';
import { sizeOf } from '../features/comparison/choose-rows.ts';
import { FigureControls } from './figure-controls.tsx';
import { FiguresProblem } from './figures-problem.tsx';
import { FigureCard } from '../features/kpi/figure-card.tsx';
import { VolumeCard } from '../features/kpi/volume-card.tsx';
import { UpdatedNote } from '../features/live/updated-note.tsx';
import { Trend } from '../features/trend/trend.tsx';
import { describePeriod } from '../text/period-text.ts';
import { describeSilence } from '../text/silence-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';

/** `/co-quan/:ma`: one agency against its target, under every definition, over time, and who came and stayed away. */
export function AgencyRoute() {
  const { t } = useTranslation();
  const { ma: code = '' } = useParams();
  const { state } = useOverviewState();
  const periods = usePeriods();
  const agency = useAgency(code, state);
  if (agency.data !== undefined) return <Agency reply={agency.data} isBusy={agency.isPlaceholderData} />;
  const askedId = state.periodId ?? periods.data?.defaultPeriodId ?? null;
  const asked = askedId === null ? null : parsePeriodId(askedId);
  return (
    <>
      <PageHeading title={t('agency.title')} />
      {agency.isError && asked !== null && <FigureControls shown={asked} />}
      {agency.isError ? <FiguresProblem error={agency.error} onRetry={() => void agency.refetch()} /> : <Placeholder height={1200} />}
      <BackLink />
    </>
  );
}

function Agency({ reply, isBusy }: { readonly reply: AgencyReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, choose } = useOverviewState();
  const isTable = state.view === 'bang';
  const canReadDivisions = useCanReadDivisions();
  const { agency, period, definition, comparedWith } = reply;
  return (
    <>
      <PageHeading title={describeAgency(t, format, agency)} windowTitle={agency.name}>
        <p>
          {t('finding.context', { definition: t(`definition.${definition}`), period: describePeriod(t, format, period) })}
          <UpdatedNote reply={reply} />
        </p>
      </PageHeading>
      <FigureControls shown={period} snapshotIds={[agency.snapshotId]} />
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
        course={{
          ...{ ...reply, agency, trend: agency.trend, target: agency.target },
          traced: { ...reply, who: agency.name, figure: agency.figure, target: agency.target, snapshots: [] },
        }}
        isTable={isTable}
        onToggle={() => choose({ view: isTable ? null : 'bang' })}
        isBusy={isBusy}
      />
      <DefinitionRows reply={reply} isBusy={isBusy} />
      <LifecycleTable reply={reply} isBusy={isBusy} />
      {canReadDivisions && <DivisionTable code={agency.code} />}
      <BackLink agency={agency} />
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

/** To all agencies, and to those that this one is best compared with. */
function BackLink({ agency }: { readonly agency?: AgencyAdoption }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { data: session } = useSession();
  const canCompare = session !== undefined && session !== null && canCompareAgencies(session.role);
  const carried = new URLSearchParams(carriedChoices(search));
  if (!canCompare) return null;
  const peers = new URLSearchParams(carried);
  if (agency !== undefined) {
    peers.set('khoi', agency.tier);
    peers.set('qm', sizeOf(agency.figure.denominator));
  }
  return (
    <p className={classes['links']}>
      <Link to={{ pathname: '/co-quan', search: carried.toString() }}>{t('agency.back')}</Link>
      {agency !== undefined && <Link to={{ pathname: '/co-quan', search: peers.toString() }}>{t('compare.peers')}</Link>}
    </p>
  );
}
