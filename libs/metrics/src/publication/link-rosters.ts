import type { IsoDate } from '../contract/period.ts';

/** A figure of one unit, or of several together: over which days it looks, and of whom it speaks. */
export interface RosterRelease {
  /** Ascending. */
  readonly unitIds: readonly number[];
  /** First and last day looked at, the look back of the definition included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Names the people judged: equal for equal sets of them; null when that is not known. */
  readonly roster: string | null;
}

/** People of one unit became people of another on a day: a merger or a split. */
export interface UnitSuccession {
  readonly fromId: number;
  readonly toId: number;
  readonly onDay: IsoDate;
}

/**
 * Rule 4 between periods: which figures may be told beside each other, in the order given.
 *
 * Two figures of a unit that look at common days speak of the same acts. If one is about a person more than the other, their difference is about that
 * person: 15 of 20 in a month and 15 of 19 in a week of it say of the twentieth that nothing was done all month. So a figure is told only when
 * everything told before it, of the same unit and over common days, is about the same people. Units joined by a succession are one in this respect, where
 * one of two figures ends before it and the other does not: the people of both may be the same. The order is that of importance, fixed beforehand; it
 * must not depend on what is counted. Example: a month, then a quarter with a newcomer more: the quarter is not told.
 */
export function tellUnlinked(releases: readonly RosterRelease[], successions: readonly UnitSuccession[] = []): boolean[] {
  const kinOf = findKin(successions);
  const told = new Map<number, Map<string, RosterRelease[]>>();
  return releases.map((release, at) => {
    const kins = [...new Set(release.unitIds.map((id) => kinOf(id)))];
    const key = release.roster === null ? `${at}?` : `${release.unitIds.join()} ${release.roster}`;
    const isTold = kins.every((kin) =>
      [...(told.get(kin) ?? [])].every(
        ([other, before]) =>
          other === key || !before.some((each) => haveCommonDays(each, release) && haveCommonPeople(each, release, successions)),
      ),
    );
    if (isTold) for (const kin of kins) note(told, kin, key, release);
    return isTold;
  });
}

function note(told: Map<number, Map<string, RosterRelease[]>>, kin: number, key: string, release: RosterRelease): void {
  const groups = told.get(kin) ?? new Map<string, RosterRelease[]>();
  told.set(kin, groups);
  const group = groups.get(key) ?? [];
  groups.set(key, group);
  group.push(release);
}

function haveCommonDays(a: RosterRelease, b: RosterRelease): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Whether somebody may be of both: of one unit, or of two of which one became part of the other between their ends. */
function haveCommonPeople(a: RosterRelease, b: RosterRelease, successions: readonly UnitSuccession[]): boolean {
  if (a.unitIds.some((id) => b.unitIds.includes(id))) return true;
  const [first, last] = a.to < b.to ? [a.to, b.to] : [b.to, a.to];
  return successions.some(({ onDay }) => first < onDay && onDay <= last);
}

/** One number for all units that successions join, over any number of steps. */
function findKin(successions: readonly UnitSuccession[]): (unitId: number) => number {
  const parent = new Map<number, number>();
  const kinOf = (unitId: number): number => {
    const up = parent.get(unitId);
    return up === undefined ? unitId : kinOf(up);
  };
  for (const { fromId, toId } of successions) {
    const [from, to] = [kinOf(fromId), kinOf(toId)];
    if (from !== to) parent.set(from, to);
  }
  return kinOf;
}
