import type { AgencyTier } from '../contract/directory.ts';
import type { IsoDate, PeriodKind } from '../contract/period.ts';
import type { TargetMetric, TargetScope, VersionedTarget } from '../contract/target.ts';

/** Whose target is asked for. */
export interface TargetQuestion {
  readonly metric: TargetMetric;
  readonly periodKind: PeriodKind;
  /** Null for the province as a whole. */
  readonly tier: AgencyTier | null;
  /** Null for the province as a whole. */
  readonly agencyId: number | null;
  /** Of that agency; null when the agency itself is asked about. */
  readonly divisionId: number | null;
  /** The last day of the period, as a rule. */
  readonly day: IsoDate;
}

/**
 * The target in force on a day for one unit, or null: of those that concern it the most specific scope wins (division, then agency, then
 * tier, then province), of these one for the kind of period asked about before one for every kind, of these the one that came into force
 * last, of these the one entered last.
 *
 * A target is in force from `validFrom` on, before `validTo`, and before the `validFrom` of any target that supersedes it.
 */
export function chooseTarget(targets: readonly VersionedTarget[], question: TargetQuestion): VersionedTarget | null {
  let best: { readonly rank: number; readonly target: VersionedTarget } | null = null;
  for (const target of targets) {
    const rank = rankOf(target.scope, question);
    const isAsked = target.metric === question.metric && [null, question.periodKind].includes(target.periodKind);
    if (rank === null || !isAsked || !isInForce(target, targets, question.day)) continue;
    if (best === null || compareRanked({ rank, target }, best) > 0) best = { rank, target };
  }
  return best?.target ?? null;
}

function rankOf(scope: TargetScope, { tier, agencyId, divisionId }: TargetQuestion): number | null {
  switch (scope.kind) {
    case 'province':
      return 0;
    case 'tier':
      return scope.tier === tier ? 1 : null;
    case 'agency':
      return scope.agencyId === agencyId ? 2 : null;
    case 'division':
      return scope.divisionId === divisionId ? 3 : null;
  }
}

/** Whether a target is in force on a day, given all the others. */
export function isInForce(
  { id, validFrom, validTo }: Pick<VersionedTarget, 'id' | 'validFrom' | 'validTo'>,
  targets: readonly Pick<VersionedTarget, 'supersedes' | 'validFrom'>[],
  day: IsoDate,
): boolean {
  if (day < validFrom || (validTo !== null && day >= validTo)) return false;
  return !targets.some((other) => other.supersedes === id && other.validFrom <= day);
}

interface Ranked {
  readonly rank: number;
  readonly target: VersionedTarget;
}

function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const [aHasKind, bHasKind] = [a.target.periodKind !== null, b.target.periodKind !== null];
  if (aHasKind !== bHasKind) return aHasKind ? 1 : -1;
  if (a.target.validFrom !== b.target.validFrom) return a.target.validFrom < b.target.validFrom ? -1 : 1;
  return a.target.id - b.target.id;
}
