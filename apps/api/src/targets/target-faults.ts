import { DIVISION_FIGURES, kindOfTrajectory, parsePeriodId, periodNumber, type PeriodKind, type TargetScope } from '@nhip-thu/metrics';
import type { LocalisedFieldError } from '../http/problem.ts';
import { alreadyInPlace, alreadySuperseded, TARGET_FAULTS } from './target-problem.ts';
import type { StoredTarget } from './target.repository.ts';
import type { TargetInput } from './target.schema.ts';

/** Adds a fault; `shownAt` is the path of the field, where that is not the name of the fault. */
export function refuse(faults: LocalisedFieldError[], path: keyof typeof TARGET_FAULTS, shownAt: string = path): null {
  faults.push({ path: shownAt, message: TARGET_FAULTS[path] });
  return null;
}

type Judged = Pick<TargetInput, 'metric' | 'periodKind' | 'levels' | 'trajectory' | 'validFrom' | 'validTo'>;

/** What is wrong with a target by itself. */
export function listFaults({ metric, periodKind, levels, trajectory, validFrom, validTo }: Judged): LocalisedFieldError[] {
  const faults: LocalisedFieldError[] = [];
  const { minimum, met, good } = levels;
  if (minimum !== null && minimum >= met) refuse(faults, 'levels', 'levels.minimum');
  if (good !== null && good <= met) refuse(faults, 'levels', 'levels.good');
  if (validTo !== null && validTo <= validFrom) refuse(faults, 'validTo');
  if (metric === 'paper-reduction@1' && ![null, 'reporting-month'].includes(periodKind)) refuse(faults, 'periodKind');
  if (trajectory !== null) judgeTrajectory(trajectory, { periodKind, met }, faults);
  return faults;
}

/** What a target of a division is about must be among what is told of divisions. */
export function judgeDivision({ metric, periodKind, trajectory }: Judged, faults: LocalisedFieldError[]): void {
  if (metric !== DIVISION_FIGURES.metric) refuse(faults, 'divisionFigure', 'metric');
  if (!isToldOfDivisions(periodKind)) refuse(faults, 'divisionFigure', 'periodKind');
  else if (trajectory !== null && !isToldOfDivisions(kindOfTrajectory(trajectory))) refuse(faults, 'divisionFigure', 'trajectory');
}

function isToldOfDivisions(kind: PeriodKind | null): boolean {
  return kind === null || kind === DIVISION_FIGURES.periodKind;
}

function judgeTrajectory(
  trajectory: NonNullable<Judged['trajectory']>,
  { periodKind, met }: Pick<Judged, 'periodKind'> & { readonly met: number },
  faults: LocalisedFieldError[],
): void {
  const kind = kindOfTrajectory(trajectory);
  const points = trajectory.kind === 'linear' ? [trajectory.from, trajectory.to] : trajectory.steps;
  const isOfKind = kind !== null && (periodKind === null || kind === periodKind);
  if (!isOfKind || !isForward(points)) refuse(faults, 'trajectory');
  else if (points.at(-1)?.value !== met) refuse(faults, 'trajectoryEnd', 'trajectory');
}

function isForward(points: readonly { readonly periodId: string }[]): boolean {
  const numbers = points.flatMap(({ periodId }) => {
    const period = parsePeriodId(periodId);
    return period === null ? [] : [periodNumber(period)];
  });
  return numbers.every((number, at) => at === 0 || (numbers[at - 1] ?? number) < number);
}

type Placed = Pick<TargetInput, 'supersedes' | 'metric' | 'periodKind' | 'validFrom' | 'validTo'> & { readonly scope: TargetScope };

/**
 * A target stands alone in its metric, scope and kind of period, or supersedes the one that stands there.
 * @throws ProblemException target-superseded, target-in-place
 */
export function refuseWrongPlace(input: Placed, stored: readonly StoredTarget[], faults: LocalisedFieldError[]): void {
  if (input.supersedes !== null) {
    const former = stored.find(({ id }) => id === input.supersedes);
    if (former === undefined || former.metric !== input.metric || !isSameScope(former.scope, input.scope)) {
      refuse(faults, 'supersedes');
      return;
    }
    const successor = stored.find(({ supersedes }) => supersedes === former.id);
    if (successor !== undefined) throw alreadySuperseded(successor.id);
  }
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
