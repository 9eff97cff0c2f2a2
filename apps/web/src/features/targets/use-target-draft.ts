import type { IsoDate, TargetEntry } from '@nhip-thu/metrics';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/problem.ts';
import { useEnterTarget } from '../../api/targets.ts';
import { draftOf, EMPTY_DRAFT, faultOfPoint, fieldOfPath, findFaults, toNewTarget } from './target-draft.ts';
import type { DraftField, DraftPoint, TargetDraft } from './target-draft.ts';

/** What was typed, what is wrong with it, and its sending. */
export interface DraftHook {
  readonly draft: TargetDraft;
  readonly isDirty: boolean;
  readonly isPending: boolean;
  /** What failed and belongs to no field; null otherwise. */
  readonly error: Error | null;
  readonly change: (more: Partial<TargetDraft>) => void;
  readonly errorOf: (field: DraftField) => string | null;
  /** What is wrong with a field of a point of the path, known by its place. */
  readonly errorOfPoint: (at: number, field: keyof DraftPoint) => string | null;
  /** The target that it takes the place of; null for a new one. */
  readonly replaced: TargetEntry | null;
  /** Makes what is typed the successor of a target; all of it is kept. */
  readonly replace: (target: TargetEntry) => void;
  readonly submit: (event: SubmitEvent<HTMLFormElement>) => void;
}

/** @param today judges days of issue, and whether the path of the superseded is over */
export function useTargetDraft(superseded: TargetEntry | null, today: IsoDate, onEntered: (id: number) => void): DraftHook {
  const { t } = useTranslation();
  const enter = useEnterTarget();
  const [start] = useState(() => (superseded === null ? EMPTY_DRAFT : draftOf(superseded, today)));
  const [draft, setDraft] = useState(start);
  const [isTried, setTried] = useState(false);
  const [replaced, setReplaced] = useState(superseded);
  const faults = findFaults(draft, today);
  const told = serverFaults(enter.error);
  const errorOf = (field: DraftField): string | null => {
    const fault = isTried ? faults.get(field) : undefined;
    if (fault === undefined) return told.get(field) ?? null;
    // The fields of its points say it.
    return fault === 'badPath' ? null : t(`targets.fault.${fault}`);
  };
  const errorOfPoint = (at: number, field: keyof DraftPoint): string | null => {
    const fault = isTried ? faultOfPoint(draft, at, field) : null;
    return fault === null ? null : t(`targets.fault.${fault}`);
  };
  return {
    ...{ draft, isDirty: draft !== start && !enter.isSuccess, isPending: enter.isPending },
    error: enter.error !== null && told.size === 0 ? enter.error : null,
    change: (more) => {
      enter.reset();
      setDraft((before) => ({ ...before, ...more }));
    },
    ...{ errorOf, errorOfPoint, replaced },
    replace: (target) => {
      enter.reset();
      setReplaced(target);
    },
    submit: (event) => {
      event.preventDefault();
      setTried(true);
      // A field of a day knows more than its value: half a day that is still being typed.
      if (faults.size > 0 || !event.currentTarget.reportValidity()) return;
      enter.mutate(toNewTarget(draft, replaced?.id ?? null), { onSuccess: ({ id }) => onEntered(id) });
    },
  };
}

/** What the server found wrong, by field, in the language of the page. */
function serverFaults(error: Error | null): ReadonlyMap<DraftField, string> {
  const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return new Map(
    errors.flatMap(({ path, message }) => {
      const field = fieldOfPath(path);
      return field === null ? [] : [[field, message] as const];
    }),
  );
}
