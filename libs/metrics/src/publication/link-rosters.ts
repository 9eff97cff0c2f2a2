import type { IsoDate } from '../contract/period.ts';

/** A figure of one unit: over which days it looks, and of whom it speaks. */
export interface RosterRelease {
  readonly unitId: number;
  /** First and last day looked at, the look back of the definition included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Names the people judged: equal for equal sets of them; null when that is not known. */
  readonly roster: string | null;
}

/**
 * Rule 4 between periods: which figures may be told beside each other, in the order given.
 *
 * Two figures of a unit that look at common days speak of the same acts. If one is about a person more than the other, their difference is about that
 * person: 15 of 20 in a month and 15 of 19 in a week of it say of the twentieth that nothing was done all month. So a figure is told only when
 * everything told before it, of the same unit and over common days, is about the same people. The order is that of importance, fixed beforehand;
 * it must not depend on what is counted. Example: a month, then a quarter with a newcomer more: the quarter is not told.
 */
export function tellUnlinked(releases: readonly RosterRelease[]): boolean[] {
  const told = new Map<number, RosterRelease[]>();
  return releases.map((release) => {
    const before = told.get(release.unitId) ?? [];
    const isTold = before.every((other) => !haveCommonDays(other, release) || (release.roster !== null && other.roster === release.roster));
    if (isTold) told.set(release.unitId, [...before, release]);
    return isTold;
  });
}

function haveCommonDays(a: RosterRelease, b: RosterRelease): boolean {
  return a.from <= b.to && b.from <= a.to;
}
