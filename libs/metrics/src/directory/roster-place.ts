import { MIN_ELIGIBLE_DAYS } from '../adoption/eligibility.ts';
import type { RosterClass } from '../contract/directory.ts';

/** One working day of the period on which a person was employed. A unit is named by its id; null when it is not known. */
export interface RosterDay<Unit> {
  /** The unit of that day: during a secondment the host. */
  readonly unit: Unit | null;
  readonly isOnFullLeave: boolean;
  readonly isExempt: boolean;
}

export interface RosterPlace<Unit> {
  readonly class: RosterClass;
  /** Where the person is counted; null when no unit was known on any day. */
  readonly unit: Unit | null;
  readonly eligibleDays: number;
}

/**
 * Where a person stands in the roster of a period, and in which unit; null when they were employed on no working day of it.
 *
 * `days` are the working days of their employment, ascending. A day is eligible when the unit is known and it is neither of full leave nor
 * exempted. E: at least 5 eligible days. Otherwise, of the days lost to leave and to exemptions (a day that is both is of leave) the more
 * frequent gives the class, leave at a tie, if the person would have reached 5 days without them; else too short.
 * The unit is that of the last eligible day; of people without one that of the last day with a unit.
 * Example: 22 days of which 18 were leave is `full-leave` with 4 eligible days.
 */
export function findRosterPlace<Unit>(days: readonly RosterDay<Unit>[]): RosterPlace<Unit> | null {
  if (days.length === 0) return null;
  const known = days.filter((day) => day.unit !== null);
  const eligible = known.filter((day) => !day.isOnFullLeave && !day.isExempt);
  const leaveDays = known.filter((day) => day.isOnFullLeave).length;
  const exemptDays = known.length - eligible.length - leaveDays;
  const last = eligible.at(-1) ?? known.at(-1);
  return { class: classOf(eligible.length, leaveDays, exemptDays), unit: last?.unit ?? null, eligibleDays: eligible.length };
}

function classOf(eligibleDays: number, leaveDays: number, exemptDays: number): RosterClass {
  if (eligibleDays >= MIN_ELIGIBLE_DAYS) return 'eligible';
  if (eligibleDays + leaveDays + exemptDays < MIN_ELIGIBLE_DAYS) return 'too-short';
  return leaveDays >= exemptDays ? 'full-leave' : 'exempt';
}
