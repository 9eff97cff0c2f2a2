import { parsePeriodId, periodNumber } from '../calendar/period.ts';
import type { Period } from '../contract/period.ts';
import type { Trajectory, TrajectoryPoint } from '../contract/target.ts';
import { addFractions, fractionOfDecimal, multiplyFractions, subtractFractions, type Fraction } from '../statistics/fraction.ts';

/** What was due in a period, and by how much the rate falls short of it: below 0 when it is ahead. Both are exact ratios. */
export interface TrajectoryStand {
  readonly due: Fraction;
  readonly behind: Fraction;
}

/**
 * Where a rate should stand in a period.
 *
 * linear: a + (b − a) × k ÷ K in the k-th of K periods after the first; at most the last value after it. Steps hold until the next.
 * Null before the first period. Periods are counted, not days, so that months of 28 and 31 days weigh alike.
 * Throws `RangeError` when a period is none or of another kind, or a linear trajectory does not lead forward.
 * Example: 30 % at M0 → 90 % at M6: 60.0 % due at M3.
 */
export function dueAt(trajectory: Trajectory, period: Period): Fraction | null {
  const now = periodNumber(period);
  const numberOfPoint = (point: TrajectoryPoint): number => numberOfId(point.periodId, period);
  if (trajectory.kind === 'steps') {
    const passed = trajectory.steps.filter((step) => numberOfPoint(step) <= now);
    const latest = passed.toSorted((a, b) => numberOfPoint(a) - numberOfPoint(b)).at(-1);
    return latest === undefined ? null : fractionOfDecimal(latest.value);
  }
  const [first, last] = [numberOfPoint(trajectory.from), numberOfPoint(trajectory.to)];
  if (first >= last) throw new RangeError(`a trajectory that leads nowhere: ${trajectory.from.periodId} to ${trajectory.to.periodId}`);
  if (now < first) return null;
  const passed = { numerator: BigInt(Math.min(now, last) - first), denominator: BigInt(last - first) };
  const [start, goal] = [fractionOfDecimal(trajectory.from.value), fractionOfDecimal(trajectory.to.value)];
  return addFractions(start, multiplyFractions(subtractFractions(goal, start), passed));
}

/** Compares a rate with what is due; null before the trajectory begins. 55.0 % where 60.0 % is due is "chậm 5,0 điểm %". */
export function standOnTrajectory(value: Fraction, trajectory: Trajectory, period: Period): TrajectoryStand | null {
  const due = dueAt(trajectory, period);
  return due && { due, behind: subtractFractions(due, value) };
}

function numberOfId(periodId: string, { kind }: Period): number {
  const period = parsePeriodId(periodId);
  if (period === null || period.kind !== kind) throw new RangeError(`"${periodId}" is no period of the kind ${kind}`);
  return periodNumber(period);
}
