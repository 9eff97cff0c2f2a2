import { Injectable } from '@nestjs/common';
import {
  isProvisionalOn,
  parsePeriodId,
  publishLifecycle,
  sumLifecycles,
  tellUncompared,
  traceLifecycle,
  type AgencyLifecycle,
  type AgencyReply,
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

  /** Of every agency, up to the period, from the first one of its kind that has figures and of whose people something is left; null when it is not among them. */
  async read(period: Period, view: UnitStructure): Promise<LifecycleReply | null> {
    const traced = await this.#trace(period, view, null);
    if (traced === null) return null;
    const { periods, isProvisional, rows } = traced;
    const [demo, lastLoggedAt] = await Promise.all([this.clock.demo(), this.usage.lastLoggedAt()]);
    const province = sumLifecycles(
      traced.agencies.flatMap(({ points }) => (points === null ? [] : [points])),
      periods.length,
    );
    return {
      ...{ structure: view, definition: DEFINITION, periods, isProvisional },
      province: isProvisional ? leaveOpen(province.points) : province.points,
      provinceAgencies: province.units,
      agencies: traced.agencies
        .map((each) => ({ ...each, points: told(each.points, isProvisional) }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'vi')),
      snapshots: await this.usage.listSnapshots([...new Set(rows.map(({ snapshotId }) => snapshotId))]),
      asOf: lastLoggedAt === null ? null : toProvinceTime(lastLoggedAt),
      computedAt: newest(rows.map(({ computedAt }) => computedAt)),
      isDemo: demo !== null,
    };
  }

  /**
   * What `read` tells of one agency, made of its own people alone: so it costs no more in a large province than in a small one. Of an agency that a merger or a split of
   * these periods names, whose people were others' before, nothing is told either way.
   */
  async readAgency(code: string, period: Period, view: UnitStructure): Promise<OwnLifecycle | null> {
    const traced = await this.#trace(period, view, code);
    return traced && { lifecyclePeriods: traced.periods, lifecycle: told(traced.agencies[0]?.points ?? null, traced.isProvisional) };
  }

  /** @param code of the agency that is asked for; null: every one */
  async #trace(period: Period, view: UnitStructure, code: string | null): Promise<Traced | null> {
    const stored = (await this.usage.listPeriodIds()).flatMap((id) => parsePeriodId(id) ?? []);
    const asked = stored.filter(({ kind, to }) => kind === period.kind && to <= period.to);
    const [known, all, today] = await Promise.all([this.people.keepKnown(asked), this.directory.listAgencies(), this.clock.today()]);
    const periods = known.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    if (periods.at(-1)?.id !== period.id) return null;
    const agencies = code === null ? all : all.filter((each) => each.code === code);
    const [people, { steps }, rows] = await Promise.all([
      this.people.read(periods, view, code === null ? null : agencies.map(({ id }) => id)),
      this.counts.listOrigins([], periods, today),
      this.counts.listUnitPeriods(
        DEFINITION,
        periods.map(({ id }) => id),
        view,
      ),
    ]);
    const evidence = new Evidence(rows, periods, view);
    const trace = (agencyId: number): LifecyclePoint[] | null => {
      if (evidence.isLinked(agencyId)) return null;
      const sets = periods.map(({ id }, at) => (evidence.isTold(id, agencyId) ? people[at]?.ofAgency(agencyId) : undefined));
      const points = traceLifecycle(sets.map((own) => own?.active ?? null));
      const published = publishLifecycle({ points, people: countSame(sets.flatMap((own) => own?.everybody ?? [])) });
      return published?.map((counts, at) => ({ ...counts, ...evidence.describe(periods[at]?.id ?? '', agencyId, counts) })) ?? null;
    };
    // Whose parts were counted apart before: the whole less one of them would tell of the other.
    const linked = new Set(steps.flatMap(({ fromId, toId }) => [fromId, toId]));
    const shown = periods.slice(-SHOWN);
    return {
      periods: shown,
      agencies: agencies.flatMap(({ id, code: ownCode, name }) => {
        if (!evidence.hasRow(period.id, id)) return [];
        return [{ code: ownCode, name, points: (linked.has(id) ? null : trace(id)?.slice(-SHOWN)) ?? null }];
      }),
      rows: rows.filter(({ periodId }) => shown.some(({ id }) => id === periodId)),
      isProvisional: isProvisionalOn(period, today),
    };
  }
}

/** Lifecycles as they are before it is seen to that those of a period that is not over stay open, and what they were made from. */
interface Traced {
  readonly periods: readonly Period[];
  readonly agencies: readonly AgencyLifecycle[];
  readonly rows: readonly UnitPeriodRow[];
  readonly isProvisional: boolean;
}

/** The part of an agency's answer that is its lifecycle. */
export type OwnLifecycle = Pick<AgencyReply, 'lifecyclePeriods' | 'lifecycle'>;

function told(points: readonly LifecyclePoint[] | null, isProvisional: boolean): readonly LifecyclePoint[] | null {
  return isProvisional && points !== null ? leaveOpen(points) : points;
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
