import type { AgencyAdoption, AgencyReply, Period } from '@nhip-thu/metrics';
import { parsePeriodId } from '@nhip-thu/metrics';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { canCompareAgencies, canReadNamedViews } from '../api/access.ts';
import { useAgency, usePeriods } from '../api/adoption.ts';
import { absentAgencyOf } from '../api/problem.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { useSession } from '../api/session.ts';
import { serialiseState } from '../app/url-state.ts';
import type { AgencyTab } from '../app/url-state.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import classes from '../features/agency/agency.module.css';
import { sizeOf } from '../features/comparison/choose-rows.ts';
import { describeSilence } from '../text/silence-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { TabLinks } from '../ui/tab-links.tsx';
import { AgencyAbsent } from './agency-absent.tsx';
import { AgencyHeading, TAB_CONTROLS } from './agency-heading.tsx';
import { AgencyTabContent, agencyTabsOf } from './agency-tabs.tsx';
import { FigureControls } from './figure-controls.tsx';
import { FiguresProblem } from './figures-problem.tsx';
import { useFiguresSource } from './use-figures-source.ts';

/** `/co-quan/:ma`: one agency against its target and over time; its rhythm, paper, flows, quality and explanations, each behind a tab. */
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
      <PageHeading title={absentAgencyOf(agency.error)?.name ?? t('agency.title')} />
      {agency.isError ? <Failed error={agency.error} asked={asked} onRetry={() => void agency.refetch()} /> : <Placeholder height={1200} />}
      <BackLink />
    </>
  );
}

interface FailedProps {
  readonly error: Error;
  readonly asked: Period | null;
  readonly onRetry: () => void;
}

/** Other choices, and why these have no figures. */
function Failed({ error, asked, onRetry }: FailedProps) {
  const absent = absentAgencyOf(error);
  if (asked === null) return <FiguresProblem error={error} onRetry={onRetry} />;
  return (
    <>
      <FigureControls shown={asked} />
      {absent === null ? <FiguresProblem error={error} onRetry={onRetry} /> : <AgencyAbsent agency={absent} asked={asked} />}
    </>
  );
}

/** Tabs of the figure that is asked for, which need a word where there is none. */
const TELLING_OF_USE: readonly AgencyTab[] = ['tong-quan', 'chat-luong'];

/** The tabs of the role, and the one that is open; what the role is not answered about is not asked, and does not stay in the address. */
function useTabs(): { readonly tabs: readonly AgencyTab[]; readonly shown: AgencyTab } {
  const { state } = useOverviewState();
  const role = useSession().data?.role;
  const tabs = role === undefined ? [] : agencyTabsOf(role);
  const shown = tabs.find((tab) => tab === state.tab) ?? 'tong-quan';
  useCleanAddress(role === undefined || shown === state.tab ? [] : ['tab']);
  return { tabs, shown };
}

function Agency({ reply, isBusy }: { readonly reply: AgencyReply; readonly isBusy: boolean }) {
  const { tabs, shown } = useTabs();
  const { agency, period } = reply;
  const parts = TAB_CONTROLS[shown];
  // Paper names its own source; the other tabs without choices are of no period's figures of use.
  const isOfUse = parts !== null && shown !== 'giay';
  const definition = parts?.includes('definition') === true ? reply.definition : null;
  useFiguresSource(isOfUse ? { definition, snapshots: reply.snapshot === null ? [] : [reply.snapshot], asOf: reply.asOf } : null);
  return (
    <>
      <AgencyHeading tab={shown} reply={reply} />
      {parts !== null && <FigureControls shown={period} snapshotIds={[agency.snapshotId]} parts={parts} />}
      <Tabs tabs={tabs} shown={shown} />
      {TELLING_OF_USE.includes(shown) && <Missing reply={reply} />}
      <Suspense fallback={<Placeholder height={600} />}>
        <AgencyTabContent tab={shown} reply={reply} isBusy={isBusy} />
      </Suspense>
      <BackLink agency={agency} />
    </>
  );
}

/** The parts of the page, under the same choices. */
function Tabs({ tabs, shown }: { readonly tabs: readonly AgencyTab[]; readonly shown: AgencyTab }) {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const { search } = useLocation();
  // A table is of one part only.
  const without = { ...state, view: null, isTwin: false };
  return (
    <TabLinks
      label={t('agency.tabs')}
      tabs={tabs.map((tab) => ({
        ...{ tab, name: t(`agency.tab.${tab}`) },
        search: serialiseState({ ...without, tab }, new URLSearchParams(search)).toString(),
      }))}
      shown={shown}
    />
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
  const carried = new URLSearchParams(carriedChoices(search));
  if (session === undefined || session === null) return null;
  const canCompare = canCompareAgencies(session.role);
  const peers = new URLSearchParams(carried);
  if (agency !== undefined) {
    peers.set('khoi', agency.tier);
    peers.set('qm', sizeOf(agency.figure.denominator));
  }
  return (
    <p className={classes['links']} data-screen-only>
      {canCompare && <Link to={{ pathname: '/co-quan', search: carried.toString() }}>{t('agency.back')}</Link>}
      {canCompare && agency !== undefined && <Link to={{ pathname: '/co-quan', search: peers.toString() }}>{t('compare.peers')}</Link>}
      {agency !== undefined && canReadNamedViews(session.role) && (
        <Link to={`/co-quan/${encodeURIComponent(agency.code)}/danh-sach`}>{t('agency.namedList')}</Link>
      )}
    </p>
  );
}
