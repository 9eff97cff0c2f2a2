import { isWorkingDay, type IsoDate } from '@nhip-thu/metrics';
import { holdsOn } from '../directory/structure.ts';
import type { AgencySpan } from './roll-up-period.repository.ts';
import { UnitEvidence, type EvidenceInput } from './unit-evidence.ts';

/** Of fewer agencies the counts of a day would be those of one. */
const MIN_AGENCIES = 2;

/** What the logs of all agencies together tell of a day. */
export interface ToldDay {
  readonly isWorkingDay: boolean;
  /** Agencies there were on the day, of those of which logs tell at all. */
  readonly agencyCount: number;
  /** Of these, those with logs of at least 95 % of its working minutes; null on days off, of which that is not told. */
  readonly coveredCount: number | null;
  /** Nothing is told of it: before the logs begin, and where they cover fewer than two agencies. */
  readonly isSilent: boolean;
}

/** Of which days counts of the whole province may be told (ADR 41). Pure. */
export class ToldDays {
  /** The last day of the period that has passed. */
  readonly lastDay: IsoDate;
  readonly #agencies: readonly { readonly span: AgencySpan; readonly covered: ReadonlySet<IsoDate> }[];
  readonly #firstLogged: IsoDate;

  /** @param agencies all there ever were */
  constructor(
    private readonly input: EvidenceInput,
    agencies: readonly AgencySpan[],
  ) {
    const { originDays, served, today } = input;
    const told = new Set(served.map(({ agencyId }) => agencyId));
    const units = new UnitEvidence(input);
    this.lastDay = units.lastDay;
    this.#agencies = agencies
      .filter(({ id }) => told.has(id))
      .map((span) => ({ span, covered: new Set(units.unitOf(span.id).coveredDays) }));
    this.#firstLogged = originDays.flatMap(({ days }) => days.slice(0, 1)).reduce((first, { day }) => (day < first ? day : first), today);
  }

  of(day: IsoDate): ToldDay {
    const isWorked = isWorkingDay(day, this.input.calendar.calendarOf(null));
    const there = this.#agencies.filter(({ span }) => holdsOn(span, day));
    const coveredCount = isWorked ? there.filter(({ covered }) => covered.has(day)).length : null;
    return {
      ...{ isWorkingDay: isWorked, agencyCount: there.length, coveredCount },
      isSilent: day < this.#firstLogged || (coveredCount ?? there.length) < MIN_AGENCIES,
    };
  }
}
