import { findRosterPlace, type ActivityYear, type IsoDate, type RosterDay, type RosterPlace } from '@nhip-thu/metrics';
import { holdsOn, type MembershipSpan } from '../directory/structure.ts';

/** Days of full leave, or of an exemption. */
export interface AbsenceSpan {
  readonly kind: 'leave' | 'exemption';
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Where an official was employed, and when they were away. */
export interface Employed {
  readonly officialId: number;
  /** Ascending, those after the period too: they tell where they went at a split. */
  readonly memberships: readonly MembershipSpan[];
  readonly absences: readonly AbsenceSpan[];
}

/** One official as the period roll-up sees them. */
export interface Person extends Employed {
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
export function findPersonPeriod(person: Employed, workingDays: readonly IsoDate[]): PersonPeriod | null {
  const [first, last] = [workingDays[0], workingDays.at(-1)];
  if (first === undefined || last === undefined) return null;
  const unit = findOnlyUnit(person, first, last);
  if (unit !== null) return wholePlaceOf(unit, workingDays, last);
  const roster = new Map(workingDays.flatMap((day) => rosterDayOf(person, day)));
  const place = findRosterPlace([...roster.values()]);
  const lastOfRoster = [...roster.keys()].at(-1);
  if (place === null || lastOfRoster === undefined) return null;
  const days = new Map<IsoDate, number>();
  for (const [day, { unit: unitOfDay, isOnFullLeave, isExempt }] of roster)
    if (unitOfDay !== null && !isOnFullLeave && !isExempt) days.set(day, unitOfDay);
  return { ...place, lastDay: [...days.keys()].at(-1) ?? lastOfRoster, days };
}

/** The unit of each of the days, ascending, on which a person was employed in a known one and not away. */
export function listUnitDays(person: Employed, days: readonly IsoDate[]): Map<IsoDate, number> {
  return new Map(
    days.flatMap((day) =>
      rosterDayOf(person, day).flatMap(([, { unit, isOnFullLeave, isExempt }]): [IsoDate, number][] =>
        unit === null || isOnFullLeave || isExempt ? [] : [[day, unit]],
      ),
    ),
  );
}

/** The unit of a person from one day to another, if nothing ends, begins or interrupts their membership; null otherwise. Most people. */
export function findOnlyUnit({ memberships, absences }: Employed, first: IsoDate, last: IsoDate): number | null {
  const membership = memberships.find((span) => holdsOn(span, first));
  if (membership === undefined || !holdsOn(membership, last)) return null;
  const isAway = absences.some(({ validFrom, validTo }) => validFrom <= last && (validTo === null || validTo > first));
  return isAway ? null : membership.agencyId;
}

const wholePlaces = new WeakMap<readonly IsoDate[], PersonPeriod>();

/** The place of whoever was in one unit on all of the days; asked for thousands of people with the same days, one unit after another. */
function wholePlaceOf(unit: number, workingDays: readonly IsoDate[], lastDay: IsoDate): PersonPeriod {
  const known = wholePlaces.get(workingDays);
  if (known?.unit === unit) return known;
  const place = known ?? findRosterPlace(workingDays.map(() => ({ unit, isOnFullLeave: false, isExempt: false })));
  if (place === null) throw new Error('a roster of no day');
  const own = { ...place, unit, lastDay, days: null };
  wholePlaces.set(workingDays, own);
  return own;
}

function rosterDayOf({ memberships, absences }: Employed, day: IsoDate): [IsoDate, RosterDay<number>][] {
  const membership = memberships.find((span) => holdsOn(span, day));
  if (membership === undefined) return [];
  const isAway = (kind: AbsenceSpan['kind']): boolean => absences.some((absence) => absence.kind === kind && holdsOn(absence, day));
  return [[day, { unit: membership.agencyId, isOnFullLeave: isAway('leave'), isExempt: isAway('exemption') }]];
}
