import { Button } from '@mantine/core';
import { isDefinitionId, parsePeriodId } from '@nhip-thu/metrics';
import type { DefinitionId, TargetEntry, TargetsReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanReadFigures, useCanWriteTargets } from '../api/access.ts';
import { usePeriods } from '../api/adoption.ts';
import { useTargets } from '../api/targets.ts';
import { useLatestParams } from '../app/use-latest-params.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { PeriodPicker } from '../features/controls/period-picker.tsx';
import { TargetForm } from '../features/targets/target-form.tsx';
import { TargetList } from '../features/targets/target-list.tsx';
import classes from '../features/targets/targets.module.css';
import { WhatIf } from '../features/targets/what-if.tsx';
import { useFormat } from '../text/use-format.ts';
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
        {current.length === 0 && <p>{t('targets.empty')}</p>}
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

/** Tries another rule for the period and the definition that the address names. */
function Trial({ reply }: { readonly reply: TargetsReply }) {
  const { state, choose } = useOverviewState();
  const { tried, percent, write } = useTried(state.definition);
  const periods = usePeriods();
  const periodId = state.periodId ?? periods.data?.defaultPeriodId ?? null;
  const shown = periodId === null ? null : parsePeriodId(periodId);
  const province = reply.targets.find((target) => isOfProvince(target, state.definition));
  return (
    <WhatIf
      {...{ periodId: state.periodId, definition: state.definition, tried, percent }}
      supersedes={province?.id ?? null}
      onChange={write}
    >
      {shown !== null && <PeriodPicker periods={periods.data?.periods ?? []} shown={shown} onChange={(id) => choose({ periodId: id })} />}
    </WhatIf>
  );
}

function isOfProvince({ state, metric, scope }: TargetEntry, definition: DefinitionId): boolean {
  return state === 'in-force' && metric === definition && scope.kind === 'province';
}

interface Tried {
  readonly tried: DefinitionId | null;
  readonly percent: string;
  readonly write: (choice: { readonly tried?: DefinitionId | null; readonly percent?: string }) => void;
}

/** What is tried, kept in the address: `thu` a definition, `muc` a percentage. */
function useTried(definition: DefinitionId): Tried {
  const [params, change] = useLatestParams();
  const named = params.get('thu') ?? '';
  return {
    tried: isDefinitionId(named) && named !== definition ? named : null,
    percent: params.get('muc') ?? '',
    write: (choice) =>
      change(
        (current) => {
          const next = new URLSearchParams(current);
          if (choice.tried !== undefined) put(next, 'thu', choice.tried ?? '');
          if (choice.percent !== undefined) put(next, 'muc', choice.percent);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}

function put(params: URLSearchParams, key: string, value: string): void {
  if (value === '') params.delete(key);
  else params.set(key, value);
}
