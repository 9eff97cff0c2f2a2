import { Injectable } from '@nestjs/common';
import { bitmapBytesOf, bitmapDayOf, hasAccessOnAny, listDays, type Period, type UnitStructure } from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { asSystem } from '../database/reach.ts';
import type { Structure } from '../directory/structure.ts';
import { OwnDays } from './own-days.ts';
import { findPersonPeriod, type Employed } from './person-period.ts';
import { RollUpPeriodRepository, type AccessYear } from './roll-up-period.repository.ts';

/** One agency's people of E in one period, by official id, and those of them who were active (DU-1). */
interface AgencyPeople {
  readonly everybody: Set<number>;
  readonly active: Set<number>;
}

/** What the sets of each period are made of. */
interface Sources {
  readonly employed: readonly Employed[];
  readonly accessOf: ReadonlyMap<number, readonly AccessYear[]>;
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

function sortPeople(period: Period, { employed, accessOf, calendar, structure, view }: Sources): PeriodPeople {
  const ownDays = new OwnDays(period, calendar);
  const days = bitmapBytesOf(listDays(period.from, period.to).map(bitmapDayOf));
  const found = new PeriodPeople();
  for (const person of employed) {
    const place = findPersonPeriod(person, ownDays.of(person));
    if (place?.class !== 'eligible' || place.unit === null) continue;
    const agencyId = view === 'as-was' ? place.unit : structure.currentOf(place.unit, place.lastDay, person.memberships);
    found.add(agencyId, person.officialId, hasAccessOnAny(accessOf.get(person.officialId) ?? [], days));
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
  ) {}

  /** Those of the periods of whose people something is left; of the others nobody can say any more who was active. */
  async keepKnown(periods: readonly Period[]): Promise<Period[]> {
    const before = await this.people.readRemovedBefore();
    return periods.filter(({ from }) => before === null || from >= before);
  }

  /**
   * In the order of the periods, which are the oldest first. Read by the program itself, whoever asks: whoever left an agency is its own no more, but was. Of the days of
   * persons only how many came and stayed is told.
   * @param agencyIds of whom those who were in one of them at any time are asked for; null: everybody. What such an agency has by a merger or a split of these periods is
   * not among it.
   */
  read(periods: readonly Period[], view: UnitStructure, agencyIds: readonly number[] | null): Promise<PeriodPeople[]> {
    return asSystem(async () => {
      const [first, last] = [periods[0], periods.at(-1)];
      if (first === undefined || last === undefined) return [];
      const [employed, accessOf, calendar, structure] = await Promise.all([
        this.people.listEmployed(first.from, last.to, agencyIds),
        this.people.listAccessDays(first.from, last.to, agencyIds),
        this.calendar.readBook(),
        this.clock.today().then((today) => this.people.readStructure(today)),
      ]);
      return periods.map((period) => sortPeople(period, { employed, accessOf, calendar, structure, view }));
    });
  }
}
