import type { AgencyReply, Role } from '@nhip-thu/metrics';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { canReadDivisions, canReadExplanations } from '../api/access.ts';
import { useAgencyCourse, useDivisions, useRoleFlow } from '../api/adoption.ts';
import { AGENCY_TABS } from '../app/url-state.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import type { AgencyTab } from '../app/url-state.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { CoverageCourse } from '../features/agency/coverage-course.tsx';
import { DefinitionRows } from '../features/agency/definition-rows.tsx';
import { DivisionTable } from '../features/agency/division-table.tsx';
import { FlowCourse } from '../features/agency/flow-course.tsx';
import { HabitChart } from '../features/agency/habit-chart.tsx';
import { LifecycleTable } from '../features/agency/lifecycle-table.tsx';
import { isThin } from '../features/agency/tab-finding.ts';
import { SourceCard } from '../features/agency/source-card.tsx';
import classes from '../features/agency/agency.module.css';
import { AgencyQuality } from '../features/data-quality/agency-quality.tsx';
import { FigureCard } from '../features/kpi/figure-card.tsx';
import { VolumeCard } from '../features/kpi/volume-card.tsx';
import { VolumeMethod } from '../features/kpi/volume-method.tsx';
import { RoleFlowCard } from '../features/role-flow/role-flow-card.tsx';
import { Trend } from '../features/trend/trend.tsx';
import { namePeriod } from '../text/period-text.ts';
import { Later } from './later.tsx';

/** Fetched when they are opened. */
const AgencyPaper = lazy(async () => ({ default: (await import('./agency-paper.tsx')).AgencyPaper }));
const AgencyExplanations = lazy(async () => ({ default: (await import('./agency-explanations.tsx')).AgencyExplanations }));

/** The tabs that the server would answer a role about. */
export function agencyTabsOf(role: Role): AgencyTab[] {
  return AGENCY_TABS.filter((tab) => {
    if (tab === 'giai-trinh') return canReadExplanations(role);
    return tab !== 'phong' || canReadDivisions(role);
  });
}

interface TabProps {
  readonly reply: AgencyReply;
  readonly isBusy: boolean;
}

/** What a tab shows; nothing of the others is asked for. */
export function AgencyTabContent({ tab, ...props }: TabProps & { readonly tab: AgencyTab }) {
  const { agency } = props.reply;
  switch (tab) {
    case 'tong-quan':
      return <OverviewTab {...props} />;
    case 'nhip':
      return <RhythmTab {...props} />;
    case 'giay':
      return <AgencyPaper code={agency.code} />;
    case 'luong':
      return <FlowTab {...props} />;
    case 'chat-luong':
      return <QualityTab {...props} />;
    case 'giai-trinh':
      return <AgencyExplanations agency={agency} />;
    case 'phong':
      return <DivisionsTab code={agency.code} />;
  }
}

/** Against the target, over time, and under every definition. */
function OverviewTab({ reply, isBusy }: TabProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const { agency, snapshot } = reply;
  const isTable = state.view === 'bang';
  const snapshots = snapshot === null ? [] : [snapshot];
  return (
    <>
      <section className={classes['facts']} data-busy={isBusy || undefined}>
        <FigureCard
          figure={agency.figure}
          change={agency.change}
          target={agency.target}
          standing={agency.standing}
          compared={{ ...reply, comparison: state.comparison }}
          machineOnly={agency.boxes.machineOnly}
          source={{ ...reply, who: agency.name, snapshots }}
        />
        <VolumeCard
          volume={agency.volume}
          compared={null}
          gaps={isThin(agency.figure) ? 'own' : 0}
          method={
            <VolumeMethod
              volume={agency.volume}
              ground={{ coverage: agency.figure.coverage }}
              source={{ rules: ['volume@1'], period: namePeriod(t, reply.period), snapshotIds: [agency.snapshotId], asOf: reply.asOf }}
            />
          }
        />
        <SourceCard reply={reply} />
      </section>
      <Trend
        course={{
          ...{ ...reply, agency, trend: agency.trend, target: agency.target },
          traced: { ...reply, who: agency.name, figure: agency.figure, target: agency.target, snapshots },
        }}
        isTable={isTable}
        onToggle={() => choose({ view: isTable ? null : 'bang' })}
        isBusy={isBusy}
      />
      <DefinitionRows reply={reply} isBusy={isBusy} />
    </>
  );
}

/** The divisions of one's own agency, in the block of four weeks that the address names; one that there is not leaves it. */
function DivisionsTab({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const divisions = useDivisions(code);
  const blocks = divisions.data?.blocks;
  const isUnknown = state.blockId !== null && blocks !== undefined && blocks.every(({ period }) => period.id !== state.blockId);
  useCleanAddress(isUnknown ? ['bon-tuan'] : []);
  return (
    <Later name={t('agency.tab.phong')} answer={divisions} height={240}>
      {(reply) => (
        <DivisionTable
          reply={reply}
          blockId={state.blockId}
          onChoose={(blockId) => choose({ blockId: blockId === reply.blocks[0]?.period.id ? null : blockId })}
        />
      )}
    </Later>
  );
}

/** How habitual, and who came and stayed away. */
function RhythmTab({ reply, isBusy }: TabProps) {
  const { state, choose } = useOverviewState();
  return (
    <>
      <HabitChart reply={reply} isTable={state.isTwin} onToggle={() => choose({ isTwin: !state.isTwin })} isBusy={isBusy} />
      <LifecycleTable reply={reply} isBusy={isBusy} />
    </>
  );
}

/** Where its mail went, and which way between role groups. */
function FlowTab({ reply }: TabProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const course = useAgencyCourse(reply.agency.code, state);
  const flow = useRoleFlow(reply.agency.code, state);
  return (
    <>
      <Later name={t('agency.tab.luong')} answer={course} height={420}>
        {(data) => (
          <FlowCourse
            reply={data}
            isTable={state.isTwin}
            onToggle={() => choose({ isTwin: !state.isTwin })}
            isBusy={course.isPlaceholderData}
          />
        )}
      </Later>
      <Later name={t('roleFlow.title')} answer={flow} height={480}>
        {(data) => (
          <RoleFlowCard
            reply={data}
            snapshotIds={flow.isPlaceholderData ? [] : [reply.agency.snapshotId]}
            isTable={state.isGroupTable}
            onToggle={() => choose({ isGroupTable: !state.isGroupTable })}
            isBusy={flow.isPlaceholderData}
          />
        )}
      </Later>
    </>
  );
}

/** Whether its figures can be trusted. */
function QualityTab({ reply, isBusy }: TabProps) {
  const { t } = useTranslation();
  const { state, choose } = useOverviewState();
  const course = useAgencyCourse(reply.agency.code, state);
  return (
    <>
      <Later name={t('agency.tab.chat-luong')} answer={course} height={360}>
        {(data) => (
          <CoverageCourse
            reply={data}
            isTable={state.isTwin}
            onToggle={() => choose({ isTwin: !state.isTwin })}
            isBusy={course.isPlaceholderData}
          />
        )}
      </Later>
      <AgencyQuality reply={{ ...reply, agencies: [reply.agency] }} isBusy={isBusy} />
      <SourceCard reply={reply} />
    </>
  );
}
