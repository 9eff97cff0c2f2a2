import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { TargetEntry, TargetsReply } from '@nhip-thu/metrics';
import { parsePercent } from '@nhip-thu/metrics';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { reportingMonthOf } from '../../api/paper.ts';
import { isProblem } from '../../api/problem.ts';
import type { WhatIfQuestion } from '../../api/targets.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFaultFocus } from '../../ui/use-fault-focus.ts';
import { BasisFields } from './basis-fields.tsx';
import { PathFields } from './path-fields.tsx';
import { findInPlace } from './place-taken.ts';
import { ScopeFields } from './scope-fields.tsx';
import { hasPathOver, scopeOf } from './target-draft.ts';
import type { TargetDraft } from './target-draft.ts';
import { describeSpan } from './target-words.ts';
import classes from './targets.module.css';
import { useTargetDraft } from './use-target-draft.ts';
import type { DraftHook } from './use-target-draft.ts';
import { PAPER_METRIC } from './what-if-question.ts';
import { Preview } from './what-if.tsx';

interface TargetFormProps {
  readonly reply: TargetsReply;
  /** The target it takes the place of, and starts from; null for a new one, which may become the successor of what is in its place. */
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
  const title = useRef<HTMLHeadingElement>(null);
  const hook = useTargetDraft(superseded, reply.day, onEntered);
  const { replaced } = hook;
  const question = canPreview ? questionOf(hook.draft, replaced, periodId) : null;
  const inPlace = replaced === null ? findInPlace(hook.draft, reply.targets, reply.day) : null;
  const replace = (target: TargetEntry): void => {
    hook.replace(target);
    title.current?.focus();
  };
  return (
    <Card labelledBy={titleId}>
      {hook.isDirty && <LeaveGuard />}
      <h2 id={titleId} ref={title} tabIndex={-1}>
        {replaced === null ? t('targets.newTitle') : t('targets.supersedeTitle', { id: replaced.id })}
      </h2>
      <p className={classes['aside']}>{t('targets.formHint')}</p>
      <form {...useFaultFocus()} className={classes['form']} onSubmit={hook.submit} noValidate aria-labelledby={titleId}>
        <ScopeFields hook={hook} agencies={reply.agencies} isFixed={replaced !== null} />
        {inPlace !== null && <InPlace target={inPlace} onReplace={replace} />}
        <LevelFields hook={hook} />
        <PathFields hook={hook} day={reply.day} isFormerOver={superseded !== null && hasPathOver(superseded, reply.day)} />
        <BasisFields hook={hook} />
        <Refusal hook={hook} inPlace={inPlace} onReplace={replace} />
        <div className={classes['actions']}>
          <Button type="submit" loading={hook.isPending}>
            {replaced === null ? t('targets.enter') : t('targets.supersede')}
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

interface InPlaceProps {
  readonly target: TargetEntry;
  readonly onReplace: (target: TargetEntry) => void;
}

/** That the place of what is typed is taken, and the way on. */
function InPlace({ target, onReplace }: InPlaceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Notice
      tone="info"
      title={t('targets.inPlace', { id: target.id, span: describeSpan(t, format, target) })}
      text={t('targets.inPlaceHint')}
    >
      <ReplaceButton target={target} onReplace={onReplace} />
    </Notice>
  );
}

interface RefusalProps extends Pick<InPlaceProps, 'onReplace'> {
  readonly hook: DraftHook;
  readonly inPlace: TargetEntry | null;
}

/** What the server refused that is of no field, with the way on where something is in its place. */
function Refusal({ hook: { error, errorOf }, inPlace, onReplace }: RefusalProps) {
  const fault = errorOf('supersedes');
  return (
    <div role="status">
      {error !== null && <ProblemNotice error={error} />}
      {inPlace !== null && isProblem(error, 'target-in-place') && (
        <div className={classes['wayOn']}>
          <ReplaceButton target={inPlace} onReplace={onReplace} />
        </div>
      )}
      {fault !== null && <p className={classes['fault']}>{fault}</p>}
    </div>
  );
}

function ReplaceButton({ target, onReplace }: InPlaceProps) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={() => onReplace(target)}>
      {t('targets.replaceInPlace', { id: target.id })}
    </Button>
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
