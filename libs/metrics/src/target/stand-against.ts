import { parsePeriodId } from '../calendar/period.ts';
import type { Period, PeriodKind } from '../contract/period.ts';
import type { TargetStanding, Trajectory, VersionedTarget } from '../contract/target.ts';
import { numberOf, subtractFractions, type Fraction } from '../statistics/fraction.ts';
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

/** The kind of periods a trajectory is laid out in; null when its points are of several kinds, name no period, or there are none. */
export function kindOfTrajectory(trajectory: Trajectory): PeriodKind | null {
  const points = trajectory.kind === 'linear' ? [trajectory.from, trajectory.to] : trajectory.steps;
  const kinds = new Set(points.map(({ periodId }) => parsePeriodId(periodId)?.kind ?? null));
  const [kind = null] = kinds;
  return kinds.size === 1 ? kind : null;
}
