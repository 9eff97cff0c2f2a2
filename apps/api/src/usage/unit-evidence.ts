import {
  activityOf,
  addDays,
  coverMinutes,
  epochSecondOfIsoDate,
  everySessionKept,
  findUnitGaps,
  firstDayLookedAt,
  isExpectedSource,
  isWorkingDay,
  lastDayOf,
  listDatesOf,
  listDays,
  listDaysCoveredByMinutes,
  prepareActiveDays,
  prepareHabit,
  prepareJudge,
  prepareMarkedSessionUse,
  sumMinutes,
  USE_DEFINITIONS,
  type ActivityYear,
  type CoverageMinutes,
  type IsoDate,
  type LoggedDay,
  type Period,
  type SessionUse,
  type UseContext,
  type UseJudge,
  type WorkSession,
} from '@nhip-thu/metrics';
import type { CalendarBook } from '../calendar/calendar-book.ts';
import type { OriginDays, ServedAgency } from './roll-up-period.repository.ts';

/** What the logs tell of the days of units. */
export interface EvidenceInput {
  readonly period: Period;
  /** Working days before this one have elapsed. */
  readonly today: IsoDate;
  readonly calendar: CalendarBook;
  readonly originDays: readonly OriginDays[];
  readonly served: readonly ServedAgency[];
}

/** The days on which a unit is judged, and the judges of everybody who was there all the time. */
export interface Unit {
  /** Working days of the period that have elapsed, and those of them with evidence in 95 % of their minutes. */
  readonly elapsedDays: readonly IsoDate[];
  readonly coveredDays: readonly IsoDate[];
  /** On how many of `coveredDays` somebody was active. */
  readonly countActiveDays: (activity: readonly ActivityYear[]) => number;
  /** The minutes of those days (coverage@2). */
  readonly minutes: CoverageMinutes;
  /** Covered working days, back to the first day that any definition looks at. */
  readonly covered: ReadonlySet<IsoDate>;
  /** Days, also days off, on which something may be missing. */
  readonly gaps: ReadonlySet<IsoDate>;
  /** As if on each of `gaps` there had been access, sending and every session kept. */
  readonly gapActivity: readonly ActivityYear[];
  /** The first day that DU-3 looks at, by the covered days or by all; null when it looks at none. */
  readonly habitFrom: IsoDate | null;
  /** In the order of the definitions: by the covered days, and for bounds by all; null where nothing is missing. */
  readonly judges: readonly UseJudge[];
  readonly boundJudges: readonly UseJudge[] | null;
  /** DU-4: which of the due sessions a person kept. Its judge would say the same again. */
  readonly keptUseOf: (activity: readonly ActivityYear[]) => SessionUse;
}

/** The units of one period; units alike in calendar and log sources are prepared once. */
export class UnitEvidence {
  /** Last day of the period that has passed, and the first day that is looked at. */
  readonly lastDay: IsoDate;
  readonly firstDay: IsoDate;
  readonly #known = new Map<string, Unit>();
  readonly #untimed = new Map<number, ReadonlySet<IsoDate>>();
  readonly #originsOf = new Map<number, number[]>();

  constructor(private readonly input: EvidenceInput) {
    this.lastDay = lastDayOf(input.period, input.today);
    this.firstDay = firstDayLookedAt(input.period, this.lastDay);
    for (const { agencyId, originId } of input.served) this.#originsOf.set(agencyId, [...(this.#originsOf.get(agencyId) ?? []), originId]);
  }

  unitOf(agencyId: number): Unit {
    const originIds = (this.#originsOf.get(agencyId) ?? []).toSorted((a, b) => a - b);
    const key = `${this.input.calendar.ownUnits.has(agencyId) ? agencyId : ''}|${originIds.join(',')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#make(agencyId, new Set(originIds));
    this.#known.set(key, made);
    return made;
  }

  /** Judges for working days that are not those of one unit throughout. A session is due where all sources give the time of day. */
  judgesOf(workingDays: readonly IsoDate[], agencyOf: (day: IsoDate) => number | null): UseJudge[] {
    return prepareAll(this.#contextOf(workingDays, agencyOf));
  }

  /** Which of their due sessions a person kept. */
  keptUseOf(workingDays: readonly IsoDate[], agencyOf: (day: IsoDate) => number | null): (activity: readonly ActivityYear[]) => SessionUse {
    const { sessionsOf } = this.#contextOf(workingDays, agencyOf);
    return prepareMarkedSessionUse(
      workingDays.filter((day) => this.input.period.from <= day && day <= this.lastDay),
      sessionsOf,
    );
  }

  #contextOf(workingDays: readonly IsoDate[], agencyOf: (day: IsoDate) => number | null): UseContext {
    const { period, calendar } = this.input;
    const sessionsOf = (day: IsoDate): readonly WorkSession[] => {
      const agencyId = agencyOf(day);
      return agencyId !== null && this.#untimedDaysOf(agencyId).has(day) ? [] : calendar.sessionsOf(agencyId, day);
    };
    return { period, lastDay: this.lastDay, workingDays, sessionsOf };
  }

  /** Days on which a source that serves the agency gave no time of day. */
  #untimedDaysOf(agencyId: number): ReadonlySet<IsoDate> {
    const known = this.#untimed.get(agencyId);
    if (known !== undefined) return known;
    const originIds = this.#originsOf.get(agencyId) ?? [];
    const origins = this.input.originDays.filter(({ originId }) => originIds.includes(originId));
    const days = new Set(origins.flatMap((origin) => origin.days.flatMap(({ day, isTimed }) => (isTimed ? [] : [day]))));
    this.#untimed.set(agencyId, days);
    return days;
  }

  #make(agencyId: number, originIds: ReadonlySet<number>): Unit {
    const { period, calendar, originDays } = this.input;
    const workCalendar = calendar.calendarOf(agencyId);
    const sources = originDays.filter(({ originId }) => originIds.has(originId)).map(({ days }) => days);
    const expected = sources.filter((days) => isExpectedSource(namesOf(days), this.lastDay, workCalendar));
    const span = { from: epochSecondOfIsoDate(this.firstDay), to: epochSecondOfIsoDate(addDays(this.lastDay, 1)) };
    const unitGaps = findUnitGaps(expected, span);
    const allDays = listDays(this.firstDay, this.lastDay);
    const workingDays = allDays.filter((day) => isWorkingDay(day, workCalendar));
    const minutes = coverMinutes(workingDays, (day) => calendar.sessionsOf(agencyId, day), [unitGaps]);
    const covered = new Set(listDaysCoveredByMinutes(minutes));
    // Before the logs of a unit begin there is nothing to look back at; days of the period itself are missing all the same.
    const begin = sources.reduce((first, [logged]) => (logged !== undefined && logged.day < first ? logged.day : first), period.from);
    const gaps = [...new Set(unitGaps.flatMap(listDatesOf))].filter((day) => day >= begin);
    const judge = (days: Iterable<IsoDate>): UseJudge[] => this.judgesOf([...days], () => agencyId);
    const wholeDays = workingDays.filter((day) => day >= begin);
    const elapsed = minutes.filter(({ day }) => day >= period.from);
    const elapsedDays = elapsed.map(({ day }) => day);
    const coveredDays = elapsedDays.filter((day) => covered.has(day));
    return {
      elapsedDays,
      coveredDays,
      countActiveDays: prepareActiveDays(coveredDays),
      minutes: sumMinutes(elapsed),
      covered,
      gaps: new Set(gaps),
      gapActivity: [...activityOf(gaps, gaps), ...everySessionKept(gaps)],
      habitFrom: [covered, wholeDays].flatMap((days) => prepareHabit(this.lastDay, [...days])([]).weeks.slice(0, 1)).toSorted()[0] ?? null,
      judges: judge(covered),
      keptUseOf: this.keptUseOf([...covered], () => agencyId),
      boundJudges: gaps.length === 0 ? null : judge(wholeDays),
    };
  }
}

function namesOf(days: readonly LoggedDay[]): IsoDate[] {
  return days.map(({ day }) => day);
}

function prepareAll(context: UseContext): UseJudge[] {
  return USE_DEFINITIONS.map(({ rule }) => prepareJudge(rule, context));
}
