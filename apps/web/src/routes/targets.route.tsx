import { Button } from '@mantine/core';
import { parsePeriodId } from '@nhip-thu/metrics';
import type { Period, TargetEntry, TargetMetric, TargetsReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanReadFigures, useCanWriteTargets } from '../api/access.ts';
import { usePeriods } from '../api/adoption.ts';
import { reportingMonthOf, usePaperPeriods } from '../api/paper.ts';
import { useTargets } from '../api/targets.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { useLatestParams } from '../app/use-latest-params.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { TargetForm } from '../features/targets/target-form.tsx';
import { TargetList } from '../features/targets/target-list.tsx';
import classes from '../features/targets/targets.module.css';
import { PAPER_METRIC, readTrial, rejectedOfTrial, writeTrial } from '../features/targets/what-if-question.ts';
import { WhatIf } from '../features/targets/what-if.tsx';
import { useFormat } from '../text/use-format.ts';
import { Empty } from '../ui/empty.tsx';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/chi-tieu`: who is held to what, since when, by which instrument; who would pass another target; and the form that supersedes one. */
export function TargetsRoute() {
  const { t } = useTranslation();
  const targets = useTargets();
  if (targets.data !== undefined) return <Targets reply={targets.data} />;
  return (
    <>
      <PageHeading title={t('targets.title')} />
      {targets.isError ? <ProblemNotice error={targets.error} onRetry={() => void targets.refetch()} /> : <Placeholder height={600} />}
    </>
  );
}

/** What the form is open for: a target to be superseded, or a new one. */
type Open = TargetEntry | 'new';

function Targets({ reply }: { readonly reply: TargetsReply }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const [enteredId, setEnteredId] = useState<number | null>(null);
  const { state } = useOverviewState();
  const [params] = useLatestParams();
  useCleanAddress(rejectedOfTrial(params, state.definition));
  const canWrite = useCanWriteTargets();
  const canReadFigures = useCanReadFigures();
  const inForce = reply.targets.filter((target) => target.state === 'in-force').length;
  const openForm = (what: Open): void => {
    setEnteredId(null);
    setOpen(what);
  };
  return (
    <>
      <PageHeading
        title={inForce === 0 ? t('targets.findingNone') : t('targets.finding', { count: inForce })}
        windowTitle={t('targets.title')}
      >
        <p>{t('targets.lead')}</p>
      </PageHeading>
      {enteredId !== null && (
        <div role="status">
          <Notice tone="success" title={t('targets.entered', { id: enteredId })} />
        </div>
      )}
      {open !== null && (
        <TargetForm
          reply={reply}
          superseded={open === 'new' ? null : open}
          periodId={state.periodId}
          canPreview={canReadFigures}
          onEntered={(id) => {
            setOpen(null);
            setEnteredId(id);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      <Lists reply={reply} {...(canWrite && open === null ? { onOpen: openForm } : {})} />
      {canReadFigures && open === null && <Trial reply={reply} />}
    </>
  );
}

function Lists({ reply, onOpen }: { readonly reply: TargetsReply; readonly onOpen?: (what: Open) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const current = reply.targets.filter(({ state }) => state !== 'past');
  const past = reply.targets.filter(({ state }) => state === 'past');
  return (
    <>
      <Card>
        <div className={classes['listHead']}>
          <h2>{t('targets.current', { day: format.day(reply.day) })}</h2>
          {onOpen !== undefined && <Button onClick={() => onOpen('new')}>{t('targets.new')}</Button>}
        </div>
        {current.length === 0 && <Empty kind="never" text={t('targets.empty')} />}
        <TargetList reply={reply} shown={current} {...(onOpen === undefined ? {} : { onSupersede: onOpen })} />
      </Card>
      {past.length > 0 && (
        <Card>
          <h2>{t('targets.past', { count: past.length })}</h2>
          <TargetList reply={reply} shown={past} />
        </Card>
      )}
    </>
  );
}

/** Tries another rule for the period and the definition that the address names, or for paper. */
function Trial({ reply }: { readonly reply: TargetsReply }) {
  const { state } = useOverviewState();
  const [params, change] = useLatestParams();
  const trial = readTrial(params, state.definition);
  const shared = {
    ...{ definition: state.definition, trial },
    supersedes: reply.targets.find((target) => isOfProvince(target, trial.metric))?.id ?? null,
    onChange: (more: Parameters<typeof writeTrial>[1]) =>
      change((current) => writeTrial(current, more), { replace: true, preventScrollReset: true }),
  };
  return trial.metric === PAPER_METRIC ? <PaperTrial {...shared} /> : <UseTrial {...shared} />;
}

type TrialProps = Omit<ComponentProps<typeof WhatIf>, 'periodId' | 'children'>;

function UseTrial(props: TrialProps) {
  const { state } = useOverviewState();
  const { data } = usePeriods();
  return (
    <WhatIf {...props} periodId={state.periodId}>
      <TrialPeriod periods={data?.periods} periodId={state.periodId ?? data?.defaultPeriodId ?? null} />
    </WhatIf>
  );
}

function PaperTrial(props: TrialProps) {
  const { state } = useOverviewState();
  const { data } = usePaperPeriods();
  const periodId = reportingMonthOf(state.periodId);
  return (
    <WhatIf {...props} periodId={periodId}>
      <TrialPeriod periods={data?.periods} periodId={periodId ?? data?.defaultPeriodId ?? null} />
    </WhatIf>
  );
}

function TrialPeriod({ periods = [], periodId }: { readonly periods?: readonly Period[] | undefined; readonly periodId: string | null }) {
  const { choose, readAsked } = useOverviewState();
  const shown = periodId === null ? null : parsePeriodId(periodId);
  if (shown === null) return null;
  return <PeriodPicker {...{ periods, shown }} readAsked={() => readAsked().periodId} onChange={(id) => choose({ periodId: id })} />;
}

function isOfProvince({ state, metric, scope }: TargetEntry, asked: TargetMetric): boolean {
  return state === 'in-force' && metric === asked && scope.kind === 'province';
}
