import { Injectable } from '@nestjs/common';
import {
  parsePeriodId,
  publishLifecycle,
  sumLifecycles,
  traceLifecycle,
  type LifecyclePoint,
  type LifecycleReply,
  type Period,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { toProvinceTime } from './adoption-reply.ts';
import { LifecyclePeople } from './lifecycle-people.ts';
import type { UnitPeriodRow } from './unit-period-row.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';
import { UsageRepository } from './usage.repository.ts';

/** Periods shown at most; all before them are looked at. */
const SHOWN = 12;

/** Lifecycle of use, worked out of the bitmaps when it is asked for: what is first-time depends on everything before. */
@Injectable()
export class LifecycleService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly counts: UnitPeriodRepository,
    private readonly people: LifecyclePeople,
    private readonly directory: DirectoryRepository,
    private readonly clock: Clock,
  ) {}

  /** Up to the period, from the first one of its kind that has figures; null when it has none itself. */
  async read(period: Period, view: UnitStructure): Promise<LifecycleReply | null> {
    const stored = (await this.usage.listPeriodIds()).flatMap((id) => parsePeriodId(id) ?? []);
    const periods = stored.filter(({ kind, to }) => kind === period.kind && to <= period.to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const [first] = periods;
    if (first === undefined || periods.at(-1)?.id !== period.id) return null;
    const [people, { steps }, rows, agencies, demo, lastLoggedAt] = await Promise.all([
      this.people.read(periods, view),
      this.clock.today().then((today) => this.counts.listOrigins([], periods, today)),
      this.counts.listUnitPeriods(
        'du-1@1',
        periods.map(({ id }) => id),
        view,
      ),
      this.directory.listAgencies(),
      this.clock.demo(),
      this.usage.lastLoggedAt(),
    ]);
    const evidence = new Evidence(rows);
    const trace = (agencyId: number): LifecyclePoint[] | null => {
      const known = periods.map(({ id }, at) => (evidence.hasData(id, agencyId) ? people[at]?.ofAgency(agencyId) : undefined));
      const points = traceLifecycle(known.map((own) => own?.active ?? null));
      return publishLifecycle({ points, people: countSame(known.flatMap((own) => own?.everybody ?? [])) });
    };
    // Whose parts were counted apart before: the whole less one of them would tell of the other.
    const linked = new Set(steps.flatMap(({ fromId, toId }) => [fromId, toId]));
    const traced = agencies.flatMap(({ id, code, name }) => {
      if (!evidence.hasRow(period.id, id)) return [];
      return [{ code, name, points: (linked.has(id) ? null : trace(id)?.slice(-SHOWN)) ?? null }];
    });
    return {
      structure: view,
      periods: periods.slice(-SHOWN),
      province: sumLifecycles(
        traced.flatMap(({ points }) => (points === null ? [] : [points])),
        Math.min(SHOWN, periods.length),
      ),
      agencies: traced.toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
      asOf: lastLoggedAt === null ? null : toProvinceTime(lastLoggedAt),
      isDemo: demo !== null,
    };
  }
}

/** How many people a unit has that had the same ones in every period; null when it had not. */
function countSame(rosters: readonly ReadonlySet<number>[]): number | null {
  const [first] = rosters;
  if (first === undefined) return null;
  return rosters.every((roster) => roster.size === first.size && [...roster].every((id) => first.has(id))) ? first.size : null;
}

/** Which agencies have logs in which periods, by the stored figures. */
class Evidence {
  readonly #rows: ReadonlyMap<string, UnitPeriodRow>;

  constructor(rows: readonly UnitPeriodRow[]) {
    this.#rows = new Map(rows.map((row) => [`${row.periodId} ${row.agencyId}`, row]));
  }

  hasData(periodId: string, agencyId: number): boolean {
    return (this.#rows.get(`${periodId} ${agencyId}`)?.coveredDays ?? 0) > 0;
  }

  hasRow(periodId: string, agencyId: number): boolean {
    return this.#rows.has(`${periodId} ${agencyId}`);
  }
}
