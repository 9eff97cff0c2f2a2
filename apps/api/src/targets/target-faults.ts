import { findTargetFaults, type IsoDate, type TargetScope } from '@nhip-thu/metrics';
import type { LocalisedFieldError } from '../http/problem.ts';
import { alreadyInPlace, alreadySuperseded, TARGET_FAULTS } from './target-problem.ts';
import type { StoredTarget } from './target.repository.ts';
import type { TargetInput } from './target.schema.ts';

/** Adds the fault of a field that bears its name. */
export function refuse(faults: LocalisedFieldError[], path: keyof typeof TARGET_FAULTS): null {
  faults.push({ path, message: TARGET_FAULTS[path] });
  return null;
}

/** What is wrong with a target by itself, on a day. */
export function listFaults(input: Omit<TargetInput, 'supersedes' | 'approvedBy' | 'reason'>, today: IsoDate): LocalisedFieldError[] {
  const { scope, legalBasis, ...terms } = input;
  const proposed = { ...terms, isOfDivision: scope.kind === 'division', issuedOn: legalBasis.issuedOn };
  return findTargetFaults(proposed, today).map(({ path, fault }) => ({ path, message: TARGET_FAULTS[fault] }));
}

type Placed = Pick<TargetInput, 'supersedes' | 'metric' | 'periodKind' | 'validFrom' | 'validTo'> & { readonly scope: TargetScope };

/**
 * The target that one supersedes, or null, must be of its metric and scope.
 * @throws ProblemException target-superseded
 */
export function judgeSuperseded(input: Placed, stored: readonly StoredTarget[], faults: LocalisedFieldError[]): void {
  if (input.supersedes === null) return;
  const former = stored.find(({ id }) => id === input.supersedes);
  if (former === undefined || former.metric !== input.metric || !isSameScope(former.scope, input.scope)) {
    refuse(faults, 'supersedes');
    return;
  }
  const successor = stored.find(({ supersedes }) => supersedes === former.id);
  if (successor !== undefined) throw alreadySuperseded(successor.id);
}

/**
 * A target stands alone in its metric, scope and kind of period, but for the one that it supersedes.
 * @throws ProblemException target-in-place
 */
export function refuseTakenPlace(input: Placed, stored: readonly StoredTarget[]): void {
  const inPlace = stored.find(
    (other) =>
      other.id !== input.supersedes &&
      other.metric === input.metric &&
      other.periodKind === input.periodKind &&
      isSameScope(other.scope, input.scope) &&
      !stored.some(({ supersedes }) => supersedes === other.id) &&
      (other.validTo === null || input.validFrom < other.validTo) &&
      (input.validTo === null || other.validFrom < input.validTo),
  );
  if (inPlace !== undefined) throw alreadyInPlace(inPlace.id);
}

function isSameScope(a: TargetScope, b: TargetScope): boolean {
  switch (a.kind) {
    case 'province':
      return b.kind === 'province';
    case 'tier':
      return b.kind === 'tier' && a.tier === b.tier;
    case 'agency':
      return b.kind === 'agency' && a.agencyId === b.agencyId;
    case 'division':
      return b.kind === 'division' && a.divisionId === b.divisionId;
  }
}
