import { parsePeriodId } from '../calendar/period.ts';
import type { Figure } from '../contract/figure.ts';
import type { Period, PeriodKind } from '../contract/period.ts';
import type { TargetStanding, Trajectory, VersionedTarget } from '../contract/target.ts';
import { fractionOfCounts, numberOf, subtractFractions, type Fraction } from '../statistics/fraction.ts';
import { levelReached } from './target-level.ts';
import { dueAt } from './trajectory.ts';

/**
 * Where a figure stands against its target beside the verdict: the level reached, and what the trajectory asks of the period.
 * `value` null (withheld or unknown) reaches no level and is not behind anything.
 * Example: 55 of 100 where 60.0 % is due reaches no level of 80/90/95 and is 0.05 behind.
 */
export function standAgainst(
  value: Fraction | null,
  { comparator, levels, trajectory }: Pick<VersionedTarget, 'comparator' | 'levels' | 'trajectory'>,
  period: Period,
): TargetStanding {
  const due = trajectory === null || kindOfTrajectory(trajectory) !== period.kind ? null : dueAt(trajectory, period);
  return {
    level: value === null ? null : levelReached(value, levels, comparator),
    due: due === null ? null : numberOf(due),
    behind: due === null || value === null ? null : numberOf(subtractFractions(due, value)),
  };
}

/**
 * Where a published figure stands: the level that every count reaches which its printed one stands for. Behind what is due it is said to be only where
 * the printed count is not masked.
 */
export function standFigureAgainst(
  { numerator, denominator, publication, margin }: Pick<Figure, 'numerator' | 'denominator' | 'publication' | 'margin'>,
  target: Pick<VersionedTarget, 'comparator' | 'levels' | 'trajectory'>,
  period: Period,
): TargetStanding {
  if (numerator === null) return standAgainst(null, target, period);
  const isAtMost = publication === 'at-most';
  const standing = standAgainst(fractionOfCounts(isAtMost ? numerator - margin : numerator, denominator), target, period);
  return isAtMost || publication === 'at-least' ? { ...standing, behind: null } : standing;
}

/** The kind of periods a trajectory is laid out in; null when its points are of several kinds, name no period, or there are none. */
export function kindOfTrajectory(trajectory: Trajectory): PeriodKind | null {
  const points = trajectory.kind === 'linear' ? [trajectory.from, trajectory.to] : trajectory.steps;
  const kinds = new Set(points.map(({ periodId }) => parsePeriodId(periodId)?.kind ?? null));
  const [kind = null] = kinds;
  return kinds.size === 1 ? kind : null;
}
