import type { IsoDate } from '../contract/period.ts';

/** When a person belongs to a unit: from `validFrom` on and before `validTo`; null is "still". */
export interface Employment {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Fewest eligible working days for a person to count among the unit's people, and fewest covered ones to be judged. */
export const MIN_ELIGIBLE_DAYS = 5;

/** How many of the days (ascending) lie within the employment. */
export function countEligibleDays(days: readonly IsoDate[], employment: Employment): number {
  return Math.max(0, endOf(days, employment.validTo) - positionOf(days, employment.validFrom));
}

/** Whether a person is one of E, the people a unit's rate is about: at least 5 eligible working days in the period. */
export function isEligible(workingDays: readonly IsoDate[], employment: Employment): boolean {
  return countEligibleDays(workingDays, employment) >= MIN_ELIGIBLE_DAYS;
}

/** Index of the first day (ascending) that is not before `day`. */
export function positionOf(days: readonly IsoDate[], day: IsoDate): number {
  const found = days.findIndex((each) => each >= day);
  return found === -1 ? days.length : found;
}

/** Index after the last day (ascending) that is before `validTo`. */
export function endOf(days: readonly IsoDate[], validTo: IsoDate | null): number {
  return validTo === null ? days.length : positionOf(days, validTo);
}
