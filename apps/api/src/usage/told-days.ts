import { isWorkingDay, type IsoDate } from '@nhip-thu/metrics';
import { UnitEvidence, type EvidenceInput } from './unit-evidence.ts';

/** Of fewer agencies the counts of a day would be those of one. */
const MIN_AGENCIES = 2;

/** What the logs of all agencies together tell of a day. */
export interface ToldDay {
  readonly isWorkingDay: boolean;
  /** Agencies with logs of at least 95 % of its working minutes; null on days off, of which that is not told. */
  readonly coveredCount: number | null;
  /** Nothing is told of it: before the logs begin, and where they cover fewer than two agencies. */
  readonly isSilent: boolean;
}

/** Of which days counts of the whole province may be told (ADR 41). Pure. */
export class ToldDays {
  /** Of how many agencies logs tell at all. */
  readonly agencyCount: number;
  /** The last day of the period that has passed. */
  readonly lastDay: IsoDate;
  readonly #covered: readonly ReadonlySet<IsoDate>[];
  readonly #firstLogged: IsoDate;

  constructor(private readonly input: EvidenceInput) {
    const { originDays, served, today } = input;
    const agencyIds = [...new Set(served.map(({ agencyId }) => agencyId))];
    const units = new UnitEvidence(input);
    this.agencyCount = agencyIds.length;
    this.lastDay = units.lastDay;
    this.#covered = agencyIds.map((id) => new Set(units.unitOf(id).coveredDays));
    this.#firstLogged = originDays.flatMap(({ days }) => days.slice(0, 1)).reduce((first, { day }) => (day < first ? day : first), today);
  }

  of(day: IsoDate): ToldDay {
    const isWorked = isWorkingDay(day, this.input.calendar.calendarOf(null));
    const coveredCount = isWorked ? this.#covered.filter((its) => its.has(day)).length : null;
    return { isWorkingDay: isWorked, coveredCount, isSilent: day < this.#firstLogged || (coveredCount ?? this.agencyCount) < MIN_AGENCIES };
  }
}
