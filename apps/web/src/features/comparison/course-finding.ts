import type { AgencyAdoption, TrendPoint } from '@nhip-thu/metrics';
import { drawnValue } from '../../text/course-points.ts';
import { changeDirection } from '../../text/format.ts';

/** How many agencies went which way. */
export interface Directions {
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** Of whom nothing can be said: no two rates to compare, or one of them masked. */
  readonly unknown: number;
}

/** Counts the directions of changes, each a difference of ratios or null. */
export function countDirections(changes: readonly (number | null)[]): Directions {
  const counts = { up: 0, down: 0, same: 0, unknown: 0 };
  for (const change of changes) counts[change === null ? 'unknown' : changeDirection(change)] += 1;
  return counts;
}

type Known = Pick<TrendPoint, 'value' | 'publication' | 'isProvisional'>;

/** The first and the last point with a rate of a period that is over; null unless there are two. */
export function findEnds<Point extends Known>(trend: readonly Point[]): { readonly first: Point; readonly last: Point } | null {
  const known = trend.filter((point) => drawnValue(point) !== null);
  const [first, last] = [known.at(0), known.at(-1)];
  return first === undefined || last === undefined || first === last ? null : { first, last };
}

/** Last known rate of a period that is over less the first; null unless there are two, both exact: a difference of masked counts would tell one of them. */
export function changeOver(trend: readonly Known[]): number | null {
  const ends = findEnds(trend);
  if (ends === null || ends.first.publication !== 'exact' || ends.last.publication !== 'exact') return null;
  return ends.first.value === null || ends.last.value === null ? null : ends.last.value - ends.first.value;
}

/** Ids of every period that any of the agencies has a point of, oldest first. */
export function listPeriodIds(agencies: readonly Pick<AgencyAdoption, 'trend'>[]): string[] {
  const longest = agencies.reduce<readonly TrendPoint[]>((found, { trend }) => (trend.length > found.length ? trend : found), []);
  return longest.map(({ periodId }) => periodId);
}

/** Ids of the first and the last period that is over of which any of the agencies has a rate; none when there is no rate. */
export function knownSpan(agencies: readonly Pick<AgencyAdoption, 'trend'>[]): string[] {
  const known = listPeriodIds(agencies).filter((id) =>
    agencies.some(({ trend }) => trend.some((point) => point.periodId === id && drawnValue(point) !== null)),
  );
  return [...known.slice(0, 1), ...known.slice(-1)];
}
