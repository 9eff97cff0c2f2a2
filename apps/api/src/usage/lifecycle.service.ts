import { Injectable } from '@nestjs/common';
import {
  isProvisionalOn,
  parsePeriodId,
  publishLifecycle,
  sumLifecycles,
  tellUncompared,
  traceLifecycle,
  type DefinitionId,
  type Figure,
  type LifecycleCounts,
  type LifecyclePoint,
  type LifecycleReply,
  type LifecycleSilence,
  type Period,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { toProvinceTime } from '../calendar/province-time.ts';
import { newest } from './adoption-reply.ts';
import { LifecyclePeople } from './lifecycle-people.ts';
import { publishRows } from './publish-rows.ts';
import type { UnitPeriodRow } from './unit-period-row.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';
import { UsageRepository } from './usage.repository.ts';

/** Periods shown at most; all before them are looked at. */
const SHOWN = 12;

const DEFINITION: DefinitionId = 'du-1@1';

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

  /** Up to the period, from the first one of its kind that has figures and of whose people something is left; null when it is not among them. */
  async read(period: Period, view: UnitStructure): Promise<LifecycleReply | null> {
    const stored = (await this.usage.listPeriodIds()).flatMap((id) => parsePeriodId(id) ?? []);
    const asked = stored.filter(({ kind, to }) => kind === period.kind && to <= period.to);
    const periods = (await this.people.keepKnown(asked)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const [first] = periods;
    if (first === undefined || periods.at(-1)?.id !== period.id) return null;
    const today = await this.clock.today();
    const [people, { steps }, rows, agencies, demo, lastLoggedAt] = await Promise.all([
      this.people.read(periods, view),
      this.counts.listOrigins([], periods, today),
      this.counts.listUnitPeriods(
        DEFINITION,
        periods.map(({ id }) => id),
        view,
      ),
      this.directory.listAgencies(),
      this.clock.demo(),
      this.usage.lastLoggedAt(),
    ]);
    const evidence = new Evidence(rows, periods, view);
    const trace = (agencyId: number): LifecyclePoint[] | null => {
      if (evidence.isLinked(agencyId)) return null;
      const known = periods.map(({ id }, at) => (evidence.isTold(id, agencyId) ? people[at]?.ofAgency(agencyId) : undefined));
      const points = traceLifecycle(known.map((own) => own?.active ?? null));
      const told = publishLifecycle({ points, people: countSame(known.flatMap((own) => own?.everybody ?? [])) });
      return told?.map((counts, at) => ({ ...counts, ...evidence.describe(periods[at]?.id ?? '', agencyId, counts) })) ?? null;
    };
    // Whose parts were counted apart before: the whole less one of them would tell of the other.
    const linked = new Set(steps.flatMap(({ fromId, toId }) => [fromId, toId]));
    const traced = agencies.flatMap(({ id, code, name }) => {
      if (!evidence.hasRow(period.id, id)) return [];
      return [{ code, name, points: (linked.has(id) ? null : trace(id)?.slice(-SHOWN)) ?? null }];
    });
    const shown = periods.slice(-SHOWN);
    const province = sumLifecycles(
      traced.flatMap(({ points }) => (points === null ? [] : [points])),
      shown.length,
    );
    const isProvisional = isProvisionalOn(period, today);
    const shownRows = rows.filter(({ periodId }) => shown.some(({ id }) => id === periodId));
    return {
      structure: view,
      definition: DEFINITION,
      periods: shown,
      isProvisional,
      province: isProvisional ? leaveOpen(province.points) : province.points,
      provinceAgencies: province.units,
      agencies: traced
        .map((each) => (isProvisional && each.points !== null ? { ...each, points: leaveOpen(each.points) } : each))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'vi')),
      snapshots: await this.usage.listSnapshots([...new Set(shownRows.map(({ snapshotId }) => snapshotId))]),
      asOf: lastLoggedAt === null ? null : toProvinceTime(lastLoggedAt),
      computedAt: newest(shownRows.map(({ computedAt }) => computedAt)),
      isDemo: demo !== null,
    };
  }
}

/** The last period is not over: what compares it with the one before is not told. */
function leaveOpen<Point extends LifecycleCounts>(points: readonly Point[]): Point[] {
  return points.map((point, at) => (at === points.length - 1 ? tellUncompared(point) : point));
}

/** How many people a unit has that had the same ones in every period; null when it had not. */
function countSame(rosters: readonly ReadonlySet<number>[]): number | null {
  const [first] = rosters;
  if (first === undefined) return null;
  return rosters.every((roster) => roster.size === first.size && [...roster].every((id) => first.has(id))) ? first.size : null;
}

/** What is told of the agencies under DU-1 in each period, by the one door (ADR 31): a lifecycle tells no count that is withheld there. */
class Evidence {
  readonly #rows: ReadonlyMap<string, UnitPeriodRow>;
  readonly #figures: ReadonlyMap<string, ReadonlyMap<number, Figure>>;
  readonly #linked: ReadonlySet<number>;

  constructor(rows: readonly UnitPeriodRow[], periods: readonly Period[], structure: UnitStructure) {
    this.#rows = new Map(rows.map((row) => [`${row.periodId} ${row.agencyId}`, row]));
    this.#figures = new Map(
      periods.map((period) => [period.id, publishRows({ rows, period, definition: DEFINITION, structure }, () => null).figures]),
    );
    this.#linked = new Set(rows.flatMap(({ agencyId, isLinked }) => (isLinked ? [agencyId] : [])));
  }

  /** Whether there is a rate: not below the least coverage, nor of too few people or days. */
  isTold(periodId: string, agencyId: number): boolean {
    return typeof this.#figureOf(periodId, agencyId)?.value === 'number';
  }

  /** What a point rests on, and why it tells nothing. */
  describe(periodId: string, agencyId: number, { active }: LifecycleCounts): Pick<LifecyclePoint, 'withheld' | 'coverage' | 'snapshotId'> {
    const figure = this.#figureOf(periodId, agencyId);
    return {
      withheld: active === null ? silenceOf(figure) : null,
      coverage: figure?.coverage ?? null,
      snapshotId: this.#rows.get(`${periodId} ${agencyId}`)?.snapshotId ?? null,
    };
  }

  /** Whether DU-1 of one of the periods is not told, for what is told of other people: its counts are those of the lifecycle. */
  isLinked(agencyId: number): boolean {
    return this.#linked.has(agencyId);
  }

  hasRow(periodId: string, agencyId: number): boolean {
    return this.#rows.has(`${periodId} ${agencyId}`);
  }

  #figureOf(periodId: string, agencyId: number): Figure | undefined {
    return this.#figures.get(periodId)?.get(agencyId);
  }
}

/** Of an agency that was not there no day could be judged; of a figure with a value the count is masked. */
function silenceOf(figure: Figure | undefined): LifecycleSilence {
  if (figure === undefined || figure.verdict === 'too-few-days') return 'too-few-days';
  return figure.verdict === 'insufficient-data' ? 'insufficient-data' : 'not-published';
}
