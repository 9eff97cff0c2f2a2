import { Injectable } from '@nestjs/common';
import { bitmapDayOf, hasActivityOn, listDays, type Period, type UnitStructure } from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import type { Structure } from '../directory/structure.ts';
import { FreshReplies } from './fresh-replies.ts';
import { OwnDays } from './own-days.ts';
import { findPersonPeriod, type Person } from './person-period.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';

/** One agency's people of E in one period, by official id, and those of them who were active (DU-1). */
interface AgencyPeople {
  readonly everybody: Set<number>;
  readonly active: Set<number>;
}

/** What the sets are made of besides the people. */
interface Surroundings {
  readonly calendar: Awaited<ReturnType<CalendarRepository['readBook']>>;
  readonly structure: Structure;
  readonly view: UnitStructure;
}

/** The people of one period by agency. */
export class PeriodPeople {
  readonly #agencies = new Map<number, AgencyPeople>();

  add(agencyId: number, officialId: number, isActive: boolean): void {
    const own = this.ofAgency(agencyId);
    this.#agencies.set(agencyId, own);
    own.everybody.add(officialId);
    if (isActive) own.active.add(officialId);
  }

  ofAgency(agencyId: number): AgencyPeople {
    return this.#agencies.get(agencyId) ?? { everybody: new Set(), active: new Set() };
  }
}

function listPeople(people: readonly Person[], period: Period, { calendar, structure, view }: Surroundings): PeriodPeople {
  const ownDays = new OwnDays(period, calendar);
  const days = listDays(period.from, period.to).map(bitmapDayOf);
  const found = new PeriodPeople();
  for (const person of people) {
    const place = findPersonPeriod(person, ownDays.of(person));
    if (place?.class !== 'eligible' || place.unit === null) continue;
    const agencyId = view === 'as-was' ? place.unit : structure.currentOf(place.unit, place.lastDay, person.memberships);
    found.add(
      agencyId,
      person.officialId,
      days.some((day) => hasActivityOn(person.activity, day, 'accessDays')),
    );
  }
  return found;
}

/** Reads who was in which agency in each of several periods, and who of them was active. */
@Injectable()
export class LifecyclePeople {
  constructor(
    private readonly people: RollUpPeriodRepository,
    private readonly calendar: CalendarRepository,
    private readonly clock: Clock,
    private readonly fresh: FreshReplies,
  ) {}

  /** Those of the periods of whose people something is left; of the others nobody can say any more who was active. */
  async keepKnown(periods: readonly Period[]): Promise<Period[]> {
    const before = await this.people.readRemovedBefore();
    return periods.filter(({ from }) => before === null || from >= before);
  }

  /** In the order of the periods, which are the oldest first; read once for everybody who asks: of the days of persons only how many came and stayed is told. */
  read(periods: readonly Period[], view: UnitStructure): Promise<PeriodPeople[]> {
    return this.fresh.share(`people ${view} ${periods.map(({ id }) => id).join(' ')}`, () => this.#readNow(periods, view));
  }

  async #readNow(periods: readonly Period[], view: UnitStructure): Promise<PeriodPeople[]> {
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [people, calendar, structure] = await Promise.all([
      this.people.listPeople(first.from, last.to),
      this.calendar.readBook(),
      this.clock.today().then((today) => this.people.readStructure(today)),
    ]);
    return periods.map((each) => listPeople(people, each, { calendar, structure, view }));
  }
}
