import type { LifecyclePoint } from '../contract/adoption.ts';
import { MIN_PEOPLE } from '../target/figure.ts';
import { maskCount } from './mask-count.ts';

/** One unit's lifecycle, and whether the same people were in it all the time. */
export interface UnitLifecycle {
  readonly points: readonly LifecyclePoint[];
  /** People of the unit, the same in every period; null when some came or went. */
  readonly people: number | null;
}

/**
 * What may be told of the lifecycle of a unit: nothing unless the same 10 people or more were in it in every period, since whoever stayed, less whoever
 * was there, tells of those that left. Where rule 1 masks how many were active, so is all that is made of them: who returned and lapsed in this
 * period and the next, and the union where it is masked itself, with those who came for the first time before and after.
 * Null when nothing is told.
 */
export function publishLifecycle({ points, people }: UnitLifecycle): LifecyclePoint[] | null {
  if (people === null || people < MIN_PEOPLE) return null;
  const isTold = (count: number | null): boolean => count === null || maskCount(count, people).publication === 'exact';
  return points.map((point, at) => {
    const before = points[at - 1] ?? NOTHING_TOLD;
    const [isActiveTold, isUnionTold] = [isTold(point.active), isTold(point.cumulative)];
    const arePairsTold = [isActiveTold, isTold(before.active)].every(Boolean);
    const areNewTold = [isActiveTold, isUnionTold, isTold(before.cumulative)].every(Boolean);
    const areOldTold = [arePairsTold, areNewTold].every(Boolean);
    return {
      ...NOTHING_TOLD,
      ...(isActiveTold && { active: point.active }),
      ...(isUnionTold && { cumulative: point.cumulative }),
      ...(arePairsTold && { returning: point.returning, returningRate: point.returningRate, lapsed: point.lapsed }),
      ...(areNewTold && { firstTime: point.firstTime }),
      ...(areOldTold && { resurrected: point.resurrected }),
    };
  });
}

const NOTHING_TOLD: LifecyclePoint = {
  ...{ active: null, returning: null, returningRate: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null },
};

/**
 * The lifecycle of the province: the sum of what is told of its units (rule 2), point by point; a count that is not told of some unit is the
 * sum over the others that tell all of that point. Null where none does. `length` points, in the order of the periods.
 */
export function sumLifecycles(units: readonly (readonly LifecyclePoint[])[], length: number): LifecyclePoint[] {
  return Array.from({ length }, (_, at) => {
    const add = (pick: (point: LifecyclePoint) => number | null): number | null => {
      const counts = whole.map(pick);
      return counts.length === 0 || counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    };
    const told = units.flatMap((points) => points[at] ?? []);
    // Of the first period only some counts are known; a unit that tells fewer than the others do stays out.
    const most = Math.max(0, ...told.map(countTold));
    const whole = told.filter((point) => countTold(point) === most);
    const [active, returning] = [add((point) => point.active), add((point) => point.returning)];
    return {
      ...{ active, returning, returningRate: active === null || active === 0 || returning === null ? null : returning / active },
      ...{ firstTime: add((point) => point.firstTime), resurrected: add((point) => point.resurrected) },
      ...{ lapsed: add((point) => point.lapsed), cumulative: add((point) => point.cumulative) },
    };
  });
}

function countTold({ active, returning, firstTime, resurrected, lapsed, cumulative }: LifecyclePoint): number {
  return [active, returning, firstTime, resurrected, lapsed, cumulative].filter((count) => count !== null).length;
}
