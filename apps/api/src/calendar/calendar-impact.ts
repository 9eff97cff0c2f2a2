import { isWorkingDay, listDays, listWorkingDays, type IsoDate } from '@nhip-thu/metrics';
import type { Holdings } from '../queue/dirty.repository.ts';
import type { CalendarBook } from './calendar-book.ts';

export interface CalendarImpact {
  /** Days whose human accesses may differ (HA@1, H3 asks for working time). */
  readonly days: readonly IsoDate[];
  readonly periodIds: readonly string[];
}

/**
 * What a change of the calendar touches, of the province or of units. Pure.
 *
 * A day: when its worked sessions are others than before. A period: when its figures look at a day that is worked now and was not, or the
 * other way round (DU-3 looks back half a year), or at one of other sessions on which nothing was logged, since its minutes are missing ones
 * (one with logs marks the period when it is computed anew); and a later one when a source is expected in it now and was not, or the other way round, for its working days are
 * counted from its first day on. Of periods that reach the newest log day this is not known beforehand: they are always touched.
 */
export function findImpact(before: CalendarBook, after: CalendarBook, held: Holdings): CalendarImpact {
  const units = [null, ...new Set([...before.ownUnits, ...after.ownUnits])];
  const days = held.loggedDays.filter((day) => units.some((unit) => !isSame(before, after, unit, day)));
  const turned = listTurned(before, after, units);
  const [first] = turned;
  const newest = held.loggedDays.at(-1);
  const silent = listSilentDays(before, after, units, held);
  const periods = held.periods.filter(({ lookedFrom, to }) => {
    if (silent.some((day) => lookedFrom <= day && day <= to)) return true;
    if (first === undefined || to < first) return false;
    if (turned.some((day) => lookedFrom <= day && day <= to)) return true;
    return newest === undefined || to >= newest || units.some((unit) => isExpectationTurned(before, after, unit, to, held.origins));
  });
  return { days, periodIds: periods.map(({ periodId }) => periodId) };
}

function isSame(before: CalendarBook, after: CalendarBook, unit: number | null, day: IsoDate): boolean {
  return JSON.stringify(before.workedSessionsOf(unit, day)) === JSON.stringify(after.workedSessionsOf(unit, day));
}

/** Days without a line of any log whose worked sessions are others than before. */
function listSilentDays(
  before: CalendarBook,
  after: CalendarBook,
  units: readonly (number | null)[],
  { periods, loggedDays }: Holdings,
): IsoDate[] {
  const [first] = periods.map(({ lookedFrom }) => lookedFrom).toSorted();
  const last = periods
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const logged = new Set(loggedDays);
  return listDays(first, last).filter((day) => !logged.has(day) && units.some((unit) => !isSame(before, after, unit, day)));
}

/** Days that are worked in one calendar only, ascending. */
function listTurned(before: CalendarBook, after: CalendarBook, units: readonly (number | null)[]): IsoDate[] {
  const turned = new Set<IsoDate>();
  for (const unit of units) {
    const [old, now] = [before.calendarOf(unit), after.calendarOf(unit)];
    for (const day of [...old.daysOff, ...now.daysOff, ...old.extraWorkingDays, ...now.extraWorkingDays]) {
      if (isWorkingDay(day, old) !== isWorkingDay(day, now)) turned.add(day);
    }
  }
  return [...turned].toSorted();
}

/** Whether some source is expected at the end of a period by one calendar only: it logged on at least half of the working days. */
function isExpectationTurned(
  before: CalendarBook,
  after: CalendarBook,
  unit: number | null,
  to: IsoDate,
  origins: readonly (readonly IsoDate[])[],
): boolean {
  return origins.some((days) => {
    const [firstDay] = days;
    if (firstDay === undefined || firstDay > to) return false;
    const logged = days.filter((day) => day <= to).length;
    const isExpected = (book: CalendarBook): boolean => 2 * logged >= listWorkingDays(firstDay, to, book.calendarOf(unit)).length;
    return isExpected(before) !== isExpected(after);
  });
}
