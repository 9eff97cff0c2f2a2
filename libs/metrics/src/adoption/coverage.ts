import type { IsoDate } from '../contract/period.ts';
import { isWorkingDay, listWorkingDays, type WorkCalendar } from '../calendar/work-calendar.ts';

/** A log source that has counted something for a unit, and on which days it logged anything at all. */
export interface ServingOrigin {
  readonly firstDay: IsoDate;
  /** Days of the span asked about on which it logged. */
  readonly days: ReadonlySet<IsoDate>;
  /** Days from `firstDay` to the end of the span on which it logged. */
  readonly loggedDays: number;
}

/**
 * The elapsed working days of a unit on which all log sources that serve it logged something.
 * A source is expected from its first day on, if it logged on at least half of the working days since: a file handed over once under
 * a mistyped name does not make every later day look like a loss. A day without any expected source is not covered.
 * Days are the unit of evidence here (definition coverage@1); gaps within a day are not looked at.
 */
export function listCoveredDays(elapsedDays: readonly IsoDate[], origins: readonly ServingOrigin[], calendar: WorkCalendar): IsoDate[] {
  const last = elapsedDays.at(-1);
  if (last === undefined) return [];
  const expected = origins.filter(({ firstDay, loggedDays }) => 2 * loggedDays >= listWorkingDays(firstDay, last, calendar).length);
  return elapsedDays.filter((day) => {
    const due = expected.filter((origin) => origin.firstDay <= day);
    return due.length > 0 && due.every((origin) => origin.days.has(day));
  });
}

/**
 * The days, of those asked about, on which something of a unit's use may be missing: for bounds.
 * A working day that `listCoveredDays` does not cover; and a day off on which a source was silent that logs on at least half of the days
 * off since its first day. A source that rests at weekends loses nothing then.
 */
export function listGapDays(days: readonly IsoDate[], origins: readonly ServingOrigin[], calendar: WorkCalendar): IsoDate[] {
  const isWorked = (day: IsoDate): boolean => isWorkingDay(day, calendar);
  const covered = new Set(listCoveredDays(days, origins, calendar));
  const daysOff = days.filter((day) => !isWorked(day));
  const restless = origins.filter(({ firstDay, days: logged }) => {
    const due = daysOff.filter((day) => firstDay <= day);
    return due.length > 0 && 2 * due.filter((day) => logged.has(day)).length >= due.length;
  });
  return days.filter((day) => {
    if (isWorked(day)) return !covered.has(day);
    return restless.some(({ firstDay, days: logged }) => firstDay <= day && !logged.has(day));
  });
}
