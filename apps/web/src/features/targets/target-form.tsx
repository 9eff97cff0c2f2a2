import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { TargetEntry, TargetsReply } from '@nhip-thu/metrics';
import { parsePercent } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { reportingMonthOf } from '../../api/paper.ts';
import type { WhatIfQuestion } from '../../api/targets.ts';
import { Card } from '../../ui/card.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import { BasisFields } from './basis-fields.tsx';
import { PathFields } from './path-fields.tsx';
import { ScopeFields } from './scope-fields.tsx';
import { hasPathOver, scopeOf } from './target-draft.ts';
import type { TargetDraft } from './target-draft.ts';
import classes from './targets.module.css';
import { useTargetDraft } from './use-target-draft.ts';
import type { DraftHook } from './use-target-draft.ts';
import { PAPER_METRIC } from './what-if-question.ts';
import { Preview } from './what-if.tsx';

interface TargetFormProps {
  readonly reply: TargetsReply;
  /** The target it takes the place of; null for the first of its kind. */
  readonly superseded: TargetEntry | null;
  readonly periodId: string | null;
  /** Whether who would pass may be shown to whoever types. */
  readonly canPreview: boolean;
  readonly onEntered: (id: number) => void;
  readonly onClose: () => void;
}

/** Enters a target, as a rule one that supersedes another; says while it is typed who would pass. */
export function TargetForm({ reply, superseded, periodId, canPreview, onEntered, onClose }: TargetFormProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const hook = useTargetDraft(superseded, reply.day, onEntered);
  const question = canPreview ? questionOf(hook.draft, superseded, periodId) : null;
  return (
    <Card labelledBy={titleId}>
      {hook.isDirty && <LeaveGuard />}
      <h2 id={titleId}>{superseded === null ? t('targets.newTitle') : t('targets.supersedeTitle', { id: superseded.id })}</h2>
      <p className={classes['aside']}>{t('targets.formHint')}</p>
      <form {...useFaultFocus()} className={classes['form']} onSubmit={hook.submit} noValidate aria-labelledby={titleId}>
        <ScopeFields hook={hook} agencies={reply.agencies} isFixed={superseded !== null} />
        <LevelFields hook={hook} />
        <PathFields hook={hook} day={reply.day} isFormerOver={superseded !== null && hasPathOver(superseded, reply.day)} />
        <BasisFields hook={hook} />
        <div role="status">
          {hook.error !== null && <ProblemNotice error={hook.error} />}
          {hook.errorOf('supersedes') !== null && <p className={classes['fault']}>{hook.errorOf('supersedes')}</p>}
        </div>
        <div className={classes['actions']}>
          <Button type="submit" loading={hook.isPending}>
            {superseded === null ? t('targets.enter') : t('targets.supersede')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('targets.cancel')}
          </Button>
        </div>
      </form>
      {canPreview && hook.draft.scopeKind === 'division' && <p className={classes['aside']}>{t('targets.noPreviewOfDivision')}</p>}
      {question !== null && (
        <div className={classes['preview']}>
          <h3>{t('targets.previewTitle')}</h3>
          <Preview question={question} />
        </div>
      )}
    </Card>
  );
}

/** Who would pass by the draft; null where nothing can be said: no percentage yet, or a division. */
function questionOf(draft: TargetDraft, superseded: TargetEntry | null, periodId: string | null): WhatIfQuestion | null {
  const { metric } = draft;
  const threshold = parsePercent(draft.met);
  const scope = scopeOf(draft);
  const hasUnit = scope.kind !== 'agency' || scope.agency !== '';
  if (threshold === null || scope.kind === 'division' || !hasUnit) return null;
  const tried = { threshold, comparator: draft.comparator, scope, supersedes: superseded?.id ?? null };
  if (metric === PAPER_METRIC) return { about: 'paper', periodId: reportingMonthOf(periodId), tried: 'headline', ...tried };
  return { about: 'use', periodId, definition: metric, tried: metric, ...tried };
}

function LevelFields({ hook: { draft, change, errorOf } }: { readonly hook: DraftHook }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['group']}>
      <legend>{t('targets.levels')}</legend>
      <Comparator draft={draft} change={change} />
      {(['minimum', 'met', 'good'] as const).map((level) => (
        <TextInput
          key={level}
          label={t(`targets.level.${level}`)}
          required={level === 'met'}
          inputMode="decimal"
          value={draft[level]}
          error={errorOf(level)}
          onChange={({ currentTarget: { value } }) => change({ [level]: value })}
        />
      ))}
    </fieldset>
  );
}

function Comparator({ draft, change }: Pick<DraftHook, 'draft' | 'change'>) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('targets.comparator')}
      data={[
        { value: '>=', label: t('targets.atLeast') },
        { value: '>', label: t('targets.moreThan') },
      ]}
      value={draft.comparator}
      onChange={({ currentTarget: { value } }) => change({ comparator: value === '>' ? '>' : '>=' })}
    />
  );
}
