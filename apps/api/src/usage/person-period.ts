import { findRosterPlace, type ActivityYear, type IsoDate, type RosterDay, type RosterPlace } from '@nhip-thu/metrics';
import { holdsOn, type MembershipSpan } from '../directory/structure.ts';

/** Days of full leave, or of an exemption. */
export interface AbsenceSpan {
  readonly kind: 'leave' | 'exemption';
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** One official as the period roll-up sees them. */
export interface Person {
  readonly officialId: number;
  /** From the period on, ascending; later ones tell where they went at a split. */
  readonly memberships: readonly MembershipSpan[];
  readonly absences: readonly AbsenceSpan[];
  /** Bits of the boxes they held, on days on which they had a unit. */
  readonly activity: readonly ActivityYear[];
}

/** A person in the roster of a period, by agency id. */
export interface PersonPeriod extends RosterPlace<number> {
  /** The last eligible day; the last day of the roster when there is none. */
  readonly lastDay: IsoDate;
  /** Unit of each eligible working day; null when every working day is one, of that one unit. */
  readonly days: ReadonlyMap<IsoDate, number> | null;
}

/** Where a person stands in the roster of the working days of a period, ascending; null when they were employed on none of them. */
export function findPersonPeriod(person: Person, workingDays: readonly IsoDate[]): PersonPeriod | null {
  const isWhole = isOneUnitThroughout(person, workingDays);
  const roster = new Map(workingDays.flatMap((day) => rosterDayOf(person, day)));
  const place = findRosterPlace([...roster.values()]);
  const last = [...roster.keys()].at(-1);
  if (place === null || last === undefined) return null;
  if (isWhole) return { ...place, lastDay: last, days: null };
  const days = new Map<IsoDate, number>();
  for (const [day, { unit, isOnFullLeave, isExempt }] of roster) if (unit !== null && !isOnFullLeave && !isExempt) days.set(day, unit);
  return { ...place, lastDay: [...days.keys()].at(-1) ?? last, days };
}

function rosterDayOf({ memberships, absences }: Person, day: IsoDate): [IsoDate, RosterDay<number>][] {
  const membership = memberships.find((span) => holdsOn(span, day));
  if (membership === undefined) return [];
  const isAway = (kind: AbsenceSpan['kind']): boolean => absences.some((absence) => absence.kind === kind && holdsOn(absence, day));
  return [[day, { unit: membership.agencyId, isOnFullLeave: isAway('leave'), isExempt: isAway('exemption') }]];
}

/** Most people: nothing ends, begins or interrupts their membership. */
function isOneUnitThroughout({ memberships, absences }: Person, workingDays: readonly IsoDate[]): boolean {
  const [only] = memberships;
  const [first, last] = [workingDays[0], workingDays.at(-1)];
  if (only === undefined || only.agencyId === null || first === undefined || last === undefined) return false;
  return absences.length === 0 && holdsOn(only, first) && holdsOn(only, last);
}
