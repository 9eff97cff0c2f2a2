import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate, TargetEntry } from '@nhip-thu/metrics';
import { scopeOf } from './target-draft.ts';
import type { TargetDraft } from './target-draft.ts';

/**
 * The target that stands where a new one is being typed: of its metric, scope and kind of period, at its time, and superseded by none. The server
 * refuses a second one beside it. Null: the place is free, or no unit is chosen yet.
 * @param today stands for a first day that is not typed yet
 */
export function findInPlace(draft: TargetDraft, targets: readonly TargetEntry[], today: IsoDate): TargetEntry | null {
  const from = isIsoDate(draft.validFrom) ? draft.validFrom : today;
  const to = isIsoDate(draft.validTo) ? draft.validTo : null;
  const taken = targets.filter(
    (target) =>
      target.supersededBy === null &&
      target.metric === draft.metric &&
      (target.periodKind ?? '') === draft.periodKind &&
      isOfScope(target, draft) &&
      (target.validTo === null || from < target.validTo) &&
      (to === null || target.validFrom < to),
  );
  // The one that the server would name.
  return taken.toSorted((a, b) => a.id - b.id)[0] ?? null;
}

function isOfScope({ scope, agency, unitName }: TargetEntry, draft: TargetDraft): boolean {
  const asked = scopeOf(draft);
  switch (asked.kind) {
    case 'province':
      return scope.kind === 'province';
    case 'tier':
      return scope.kind === 'tier' && scope.tier === asked.tier;
    case 'agency':
      return scope.kind === 'agency' && agency === asked.agency;
    case 'division':
      return scope.kind === 'division' && agency === asked.agency && unitName === asked.division;
  }
}
