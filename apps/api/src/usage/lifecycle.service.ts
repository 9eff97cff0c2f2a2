import { Injectable } from '@nestjs/common';
import {
  bitmapDayOf,
  hasActivityOn,
  listDays,
  MIN_PEOPLE,
  parsePeriodId,
  traceLifecycle,
  type LifecyclePoint,
  type LifecycleReply,
  type Period,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { asSystem } from '../database/reach.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import type { Structure } from '../directory/structure.ts';
import { toProvinceTime } from './adoption-reply.ts';
import { OwnDays } from './own-days.ts';
import { findPersonPeriod, type Person } from './person-period.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';
import { UsageRepository, type UnitPeriodRow } from './usage.repository.ts';

/** Periods shown at most; all before them are looked at. */
const SHOWN = 12;

/** Who was active (DU-1) in one period: everybody of E, and those of each agency, by official id. */
interface ActivePeople {
  readonly all: ReadonlySet<number>;
  readonly byAgency: ReadonlyMap<number, ReadonlySet<number>>;
}

/** What the sets are made of besides the people. */
interface Surroundings {
  readonly calendar: Awaited<ReturnType<CalendarRepository['readBook']>>;
  readonly structure: Structure;
  readonly view: UnitStructure;
}

/** Lifecycle of use, worked out of the bitmaps when it is asked for: what is first-time depends on everything before. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly people: RollUpPeriodRepository,
    private readonly calendar: CalendarRepository,
    private readonly directory: DirectoryRepository,
    private readonly clock: Clock,
  ) {}

  /** Up to the period, from the first one of its kind that has figures; null when it has none itself. */
  async read(period: Period, view: UnitStructure): Promise<LifecycleReply | null> {
    const stored = (await this.usage.listPeriodIds()).flatMap((id) => parsePeriodId(id) ?? []);
    const periods = stored.filter(({ kind, to }) => kind === period.kind && to <= period.to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const [first] = periods;
    if (first === undefined || periods.at(-1)?.id !== period.id) return null;
    const [people, calendar, structure, rows, agencies, demo, lastLoggedAt] = await Promise.all([
      // Of the days of persons only how many came and stayed is told.
      asSystem(() => this.people.listPeople(first.from, period.to)),
      this.calendar.readBook(),
      this.clock.today().then((today) => this.people.readStructure(today)),
      this.usage.listUnitPeriods(
        'du-1@1',
        periods.map(({ id }) => id),
        view,
      ),
      this.directory.listAgencies(),
      this.clock.demo(),
      this.usage.lastLoggedAt(),
    ]);
    const active = periods.map((each) => listActive(people, each, { calendar, structure, view }));
    const evidence = new Evidence(rows);
    const show = (points: readonly LifecyclePoint[]): LifecyclePoint[] => points.slice(-SHOWN);
    const trace = (agencyId: number): LifecyclePoint[] =>
      traceLifecycle(
        periods.map(({ id }, at) => (evidence.hasData(id, agencyId) ? (active[at]?.byAgency.get(agencyId) ?? new Set<number>()) : null)),
      );
    return {
      structure: view,
      periods: periods.slice(-SHOWN),
      province: show(traceLifecycle(periods.map(({ id }, at) => (evidence.hasAnyData(id) ? (active[at]?.all ?? null) : null)))),
      agencies: agencies
        .flatMap(({ id, code, name }) => {
          const eligible = evidence.eligibleIn(period.id, id);
          if (eligible === null) return [];
          return [{ code, name, points: eligible < MIN_PEOPLE ? null : show(trace(id)) }];
        })
        .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
      asOf: lastLoggedAt === null ? null : toProvinceTime(lastLoggedAt),
      isDemo: demo !== null,
    };
  }
}

/** Which agencies have logs in which periods, by the stored figures. */
class Evidence {
  readonly #rows: ReadonlyMap<string, UnitPeriodRow>;
  readonly #withData: ReadonlySet<string>;

  constructor(rows: readonly UnitPeriodRow[]) {
    this.#rows = new Map(rows.map((row) => [`${row.periodId} ${row.agencyId}`, row]));
    this.#withData = new Set(rows.filter(({ coveredDays }) => coveredDays > 0).map(({ periodId }) => periodId));
  }

  hasData(periodId: string, agencyId: number): boolean {
    return (this.#rows.get(`${periodId} ${agencyId}`)?.coveredDays ?? 0) > 0;
  }

  hasAnyData(periodId: string): boolean {
    return this.#withData.has(periodId);
  }

  /** Null when the agency has no row. */
  eligibleIn(periodId: string, agencyId: number): number | null {
    return this.#rows.get(`${periodId} ${agencyId}`)?.eligible ?? null;
  }
}

function listActive(people: readonly Person[], period: Period, { calendar, structure, view }: Surroundings): ActivePeople {
  const ownDays = new OwnDays(period, calendar);
  const days = listDays(period.from, period.to).map(bitmapDayOf);
  const all = new Set<number>();
  const byAgency = new Map<number, Set<number>>();
  for (const person of people) {
    if (!days.some((day) => hasActivityOn(person.activity, day, 'accessDays'))) continue;
    const place = findPersonPeriod(person, ownDays.of(person));
    if (place?.class !== 'eligible' || place.unit === null) continue;
    const agencyId = view === 'as-was' ? place.unit : structure.currentOf(place.unit, place.lastDay, person.memberships);
    const own = byAgency.get(agencyId) ?? new Set();
    byAgency.set(agencyId, own);
    own.add(person.officialId);
    all.add(person.officialId);
  }
  return { all, byAgency };
}
