import type { LifecycleCounts } from '../contract/adoption.ts';
import { MIN_PEOPLE } from '../target/figure.ts';
import { maskCount } from './mask-count.ts';

/** One unit's lifecycle, and whether the same people were in it all the time. */
export interface UnitLifecycle {
  readonly points: readonly LifecycleCounts[];
  /** People of the unit, the same in every period; null when some came or went. */
  readonly people: number | null;
}

/**
 * What may be told of the lifecycle of a unit: nothing unless the same 10 people or more were in it in every period, since whoever stayed, less whoever
 * was there, tells of those that left. Where rule 1 masks how many were active, so is all that is made of them: who returned and lapsed in this
 * period and the next, and the union where it is masked itself, with those who came for the first time before and after.
 * Null when nothing is told.
 */
export function publishLifecycle({ points, people }: UnitLifecycle): LifecycleCounts[] | null {
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

const NOTHING_TOLD: LifecycleCounts = {
  ...{ active: null, returning: null, returningRate: null, firstTime: null, resurrected: null, lapsed: null, cumulative: null },
};

/** The lifecycle of several units together. */
export interface LifecycleSum {
  readonly points: readonly LifecycleCounts[];
  /** Units that every point is the sum of; 0 = nothing is told. */
  readonly units: number;
}

/**
 * The lifecycle of the province: the sum of what is told of its units (rule 2), of the same units in every period, so that the points belong together:
 * cumulative never falls, and active before = returning + lapsed. They are the units of which as much is told as of any other in each period, beginning
 * with the first one in which anything is. All null without such a unit. `length` points, in the order of the periods.
 */
export function sumLifecycles(units: readonly (readonly LifecycleCounts[])[], length: number): LifecycleSum {
  // Of the first period only some counts are known.
  const most = Array.from({ length }, (_, at) => Math.max(0, ...units.map((points) => countTold(points[at]))));
  const begin = most.findIndex((told) => told > 0);
  const same =
    begin < 0 ? [] : units.filter((points) => most.every((told, at) => at < begin || (told > 0 && countTold(points[at]) === told)));
  const points = Array.from({ length }, (_, at) => {
    const add = (pick: (point: LifecycleCounts) => number | null): number | null => {
      const counts = same.map((own) => pick(own[at] ?? NOTHING_TOLD));
      return counts.length === 0 || counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    };
    const [active, returning] = [add((point) => point.active), add((point) => point.returning)];
    return {
      ...{ active, returning, returningRate: active === null || active === 0 || returning === null ? null : returning / active },
      ...{ firstTime: add((point) => point.firstTime), resurrected: add((point) => point.resurrected) },
      ...{ lapsed: add((point) => point.lapsed), cumulative: add((point) => point.cumulative) },
    };
  });
  return { points, units: same.length };
}

function countTold(point: LifecycleCounts = NOTHING_TOLD): number {
  const { active, returning, firstTime, resurrected, lapsed, cumulative } = point;
  return [active, returning, firstTime, resurrected, lapsed, cumulative].filter((count) => count !== null).length;
}
