import {
  addDays,
  epochSecondOfIsoDate,
  isoDateOfEpochSecond,
  isWorkingDay,
  makeWorkCalendar,
  sessionsOfUnit,
  type CalendarEntry,
  type CalendarSample,
  type IsoDate,
  type SessionHoursEntry,
  type WorkCalendar,
  type WorkSession,
} from '@nhip-thu/metrics';

/** Minutes before and after a session that still belong to it: who arrives early is at work. The same margin as in DU-4. */
export const MARGIN_MINUTES = 15;

/** A year, which every season is met in. */
const SAMPLED_DAYS = 366;

/** A row of the calendar in force, with the id it is withdrawn by; without one it is only thought of. */
export type InForce<Row> = Row & { readonly id?: number };

/** The calendar of all units as of one revision. */
export class CalendarBook {
  readonly #calendars = new Map<number | null, WorkCalendar>();
  readonly #ownUnits: ReadonlySet<number>;

  constructor(
    readonly revision: number,
    readonly entries: readonly InForce<CalendarEntry>[],
    readonly hours: readonly InForce<SessionHoursEntry>[],
  ) {
    this.#ownUnits = new Set([...entries, ...hours].flatMap(({ unitId }) => unitId ?? []));
  }

  /** Units that have days or hours of their own; all others follow the province. */
  get ownUnits(): ReadonlySet<number> {
    return this.#ownUnits;
  }

  /** Working days of a unit; null is the province. */
  calendarOf(unitId: number | null): WorkCalendar {
    const key = unitId !== null && this.#ownUnits.has(unitId) ? unitId : null;
    const known = this.#calendars.get(key);
    if (known !== undefined) return known;
    const made = makeWorkCalendar(this.entries, pathOf(key));
    this.#calendars.set(key, made);
    return made;
  }

  /** Sessions of a unit on a day, whether or not it is worked. */
  sessionsOf(unitId: number | null, day: IsoDate): readonly WorkSession[] {
    return sessionsOfUnit(day, this.hours, pathOf(unitId));
  }

  /** Sessions that are worked; empty on a day off. What decides about the first log-in of a series (HA@1, H3). */
  workedSessionsOf(unitId: number | null, day: IsoDate): readonly WorkSession[] {
    return isWorkingDay(day, this.calendarOf(unitId)) ? this.sessionsOf(unitId, day) : [];
  }

  /** The first day from `start` on, within a year, whose worked sessions of a unit are others in `after`; null when there is none. */
  firstDifference(after: CalendarBook, unitId: number | null, start: IsoDate): CalendarSample | null {
    for (let day = start, count = 0; count < SAMPLED_DAYS; day = addDays(day, 1), count += 1) {
      const sample = { day, before: this.workedSessionsOf(unitId, day), after: after.workedSessionsOf(unitId, day) };
      if (JSON.stringify(sample.before) !== JSON.stringify(sample.after)) return sample;
    }
    return null;
  }

  /** Whether an instant (epoch seconds) is working time of a unit, a quarter of an hour around its sessions included. */
  isWorkingTime(second: number, unitId: number | null): boolean {
    const day = isoDateOfEpochSecond(second);
    const minute = (second - epochSecondOfIsoDate(day)) / 60;
    return this.workedSessionsOf(unitId, day).some(({ start, end }) => start - MARGIN_MINUTES <= minute && minute <= end + MARGIN_MINUTES);
  }
}

function pathOf(unitId: number | null): readonly number[] {
  return unitId === null ? [] : [unitId];
}
