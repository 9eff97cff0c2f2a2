import { Button } from '@mantine/core';
import type { AdoptionReply, AgencyAdoption, PaperReply, SensitivityReply } from '@nhip-thu/metrics';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdoption, usePeriods, useRoleFlow } from '../api/adoption.ts';
import { usePaper } from '../api/paper.ts';
import { useSensitivity } from '../api/sensitivity.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { useKnownAgencies } from '../app/use-known-agencies.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { BeforeAfter } from '../features/comparison/before-after.tsx';
import { chooseRows, isWholeChoice, listTiers, WHOLE } from '../features/comparison/choose-rows.ts';
import { CourseGrid } from '../features/comparison/course-grid.tsx';
import { toIndicatorRows } from '../features/comparison/indicators.ts';
import type { IndicatorTimes } from '../features/comparison/indicators.ts';
import { Matrix } from '../features/comparison/matrix.tsx';
import { RowFilter } from '../features/comparison/row-filter.tsx';
import { VIEWS, ViewSwitch } from '../features/comparison/view-switch.tsx';
import { UpdatedNote } from '../features/live/updated-note.tsx';
import { League } from '../features/league/league.tsx';
import { describeReach } from '../features/role-flow/flow-heading.ts';
import { RoleFlowCard } from '../features/role-flow/role-flow-card.tsx';
import { orderAgencies } from '../features/league/order-agencies.ts';
import { describeFinding } from '../text/finding-text.ts';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Empty } from '../ui/empty.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProvisionalTag } from '../ui/provisional-tag.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FigureControls } from './figure-controls.tsx';
import { FiguresProblem } from './figures-problem.tsx';
import { FiguresFooter, FlowFooter } from './figures-footer.tsx';
import { GettingStarted } from './getting-started.tsx';
import { Later } from './later.tsx';
import classes from './routes.module.css';

/** `/co-quan`: agencies beside each other: league, courses, indicators, before and after. */
export function ComparisonRoute() {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const periods = usePeriods();
  const adoption = useAdoption(state);
  if (periods.data?.periods.length === 0) return <GettingStarted />;
  if (adoption.data !== undefined) return <Comparison reply={adoption.data} isBusy={adoption.isPlaceholderData} />;
  const askedId = state.periodId ?? periods.data?.defaultPeriodId;
  const asked = periods.data?.periods.find((period) => period.id === askedId);
  return (
    <>
      <PageHeading title={t('compare.title')} />
      {asked !== undefined && <FigureControls shown={asked} />}
      {adoption.isError ? <FiguresProblem error={adoption.error} onRetry={() => void adoption.refetch()} /> : <Placeholder height={1500} />}
    </>
  );
}

interface ViewProps {
  readonly reply: AdoptionReply;
  readonly isBusy: boolean;
}

function Comparison({ reply, isBusy }: ViewProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  // Of the period before it is not known which agencies the one that is awaited has.
  const codes = isBusy ? null : reply.agencies.map(({ code }) => code);
  // A bloc that no agency is of could not be chosen either.
  const isTier = state.tier === null || isBusy || listTiers(reply.agencies).includes(state.tier);
  useCleanAddress(isTier ? [] : ['khoi']);
  const choice = { tier: isTier ? state.tier : null, size: state.size, agencies: useKnownAgencies(state.agencies, codes) };
  const rows = orderAgencies(chooseRows(reply.agencies, choice), state.order);
  const isWhole = isWholeChoice(choice);
  // Of the whole province, whichever agencies are chosen, under no definition of use, and compared with nothing.
  const isFlow = state.view === 'luong';
  return (
    <>
      <Heading reply={reply} rows={rows} isFlow={isFlow} isWhole={isWhole} />
      <FigureControls shown={reply.period} snapshotIds={reply.snapshots.map(({ id }) => id)} {...(isFlow && { parts: [] })} />
      <div className={classes['bar']}>
        {!isFlow && <RowFilter choice={choice} all={reply.agencies} onChange={choose} />}
        <ViewSwitch
          view={VIEWS.find((view) => view === state.view) ?? 'bang'}
          onChange={(view) => choose({ view: view === 'bang' ? null : view, isTwin: false })}
        />
      </div>
      {rows.length === 0 && !isFlow ? (
        <Empty kind="filter" text={t('compare.noRows')}>
          <Button variant="default" onClick={() => choose(WHOLE)}>
            {t('empty.clearFilter')}
          </Button>
        </Empty>
      ) : (
        <View reply={reply} rows={rows} isBusy={isBusy} isWhole={isWhole} />
      )}
      {isFlow ? <FlowFooter reply={reply} /> : <FiguresFooter reply={reply} />}
    </>
  );
}

interface HeadingProps {
  readonly reply: AdoptionReply;
  readonly rows: readonly AgencyAdoption[];
  readonly isFlow: boolean;
  readonly isWhole: boolean;
}

/** The finding of the chosen agencies, or of the flow. */
function Heading({ reply, rows, isFlow, isWhole }: HeadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isFlow) return <FlowHeading reply={reply} />;
  return (
    <PageHeading title={describeFinding(t, format, rows, reply.target)} windowTitle={t('compare.title')}>
      <p>
        {t('finding.context', { definition: t(`definition.${reply.definition}`), period: describePeriod(t, format, reply.period) })}
        {!isWhole && ` · ${t('compare.chosen', { count: rows.length, all: format.count(reply.agencies.length) })}`}
        <ProvisionalTag reply={reply} />
        <UpdatedNote reply={reply} />
      </p>
    </PageHeading>
  );
}

/** The finding of the flow, which is of the whole province whichever agencies are chosen; its name until it is there. */
function FlowHeading({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useOverviewState();
  const flow = useRoleFlow(null, state).data;
  return (
    <PageHeading title={flow === undefined ? t('roleFlow.title') : describeReach(t, format, flow)} windowTitle={t('compare.title')}>
      <p>
        {t('finding.context', { definition: t('trend.province'), period: describePeriod(t, format, reply.period) })}
        <ProvisionalTag reply={reply} />
        <UpdatedNote reply={reply} />
      </p>
    </PageHeading>
  );
}

interface RowsProps extends ViewProps {
  /** The agencies set beside each other, in their order. */
  readonly rows: readonly AgencyAdoption[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
}

function View({ reply, rows, isBusy, isWhole }: RowsProps) {
  const { state, choose } = useOverviewState();
  // The answer is on the screen before the agencies are drawn.
  const isAnswered = useDeferredValue(true, false);
  const twin = { isTable: state.isTwin, onToggle: () => choose({ isTwin: !state.isTwin }) };
  if (!isAnswered) return <Placeholder height={1500} />;
  if (state.view === 'luoi') return <CourseGrid reply={reply} rows={rows} isBusy={isBusy} {...twin} />;
  if (state.view === 'truoc-sau') return <BeforeAfter reply={reply} rows={rows} comparison={state.comparison} isBusy={isBusy} {...twin} />;
  if (state.view === 'luong') return <ProvinceFlow snapshotIds={reply.snapshots.map(({ id }) => id)} {...twin} />;
  if (state.view === 'ma-tran') return <Indicators reply={reply} rows={rows} isBusy={isBusy} />;
  return (
    <League
      id="so-sanh"
      reply={{ ...reply, agencies: rows, pooled: isWhole ? reply.pooled : null }}
      order={state.order}
      onOrderChange={(order) => choose({ order })}
      isBusy={isBusy}
    />
  );
}

interface ProvinceFlowProps {
  /** What the figures of the period were made from. */
  readonly snapshotIds: readonly number[];
  readonly isTable: boolean;
  readonly onToggle: () => void;
}

/** Between the role groups of the whole province, whichever agencies are chosen: asked for only when shown. */
function ProvinceFlow({ snapshotIds, isTable, onToggle }: ProvinceFlowProps) {
  const { t } = useTranslation();
  const { state } = useOverviewState();
  const flow = useRoleFlow(null, state);
  return (
    <Later name={t('roleFlow.title')} answer={flow} height={480}>
      {(reply) => (
        <RoleFlowCard
          id="so-sanh"
          reply={reply}
          snapshotIds={flow.isPlaceholderData ? [] : snapshotIds}
          isTable={isTable}
          onToggle={onToggle}
          isBusy={flow.isPlaceholderData}
        />
      )}
    </Later>
  );
}

/** How far the logs and the registers reach. */
function timesOf(usage: Pick<SensitivityReply, 'asOf'>, paper: Pick<PaperReply, 'asOf'> | undefined): IndicatorTimes {
  return { usage: usage.asOf, paper: paper?.asOf ?? null };
}

/** Every definition, and paper where it is reported by such periods: asked for only when shown. */
function Indicators({ reply, rows, isBusy }: Omit<RowsProps, 'isWhole'>) {
  const { state } = useOverviewState();
  const hasPaper = reply.period.kind === 'reporting-month';
  const sensitivity = useSensitivity(state, true);
  const paper = usePaper(reply.period.id, hasPaper);
  if (sensitivity.data === undefined) {
    return sensitivity.isError ? (
      <ProblemNotice error={sensitivity.error} onRetry={() => void sensitivity.refetch()} />
    ) : (
      <Placeholder height={1500} />
    );
  }
  return (
    <>
      {paper.isError && <ProblemNotice error={paper.error} onRetry={() => void paper.refetch()} />}
      <Matrix
        rows={toIndicatorRows(rows, sensitivity.data, paper.data ?? null)}
        definitions={sensitivity.data.definitions}
        targets={sensitivity.data.targets}
        period={sensitivity.data.period}
        times={timesOf(sensitivity.data, paper.data)}
        hasPaper={hasPaper && !paper.isError}
        isPaperProvisional={paper.data?.isProvisional ?? false}
        isBusy={isBusy || sensitivity.isPlaceholderData || (hasPaper && paper.isPending)}
      />
    </>
  );
}
