import {
  boundsOf,
  coverageOf,
  fractionOfCounts,
  makeFigure,
  previousPeriod,
  standAgainst,
  totalCounts,
  type AdoptionReply,
  type AgencyAdoption,
  type DefinitionId,
  type Figure,
  type FigureInput,
  type IsoDate,
  type Period,
  type SnapshotReply,
  type TargetReply,
  type TargetStanding,
  type TrendPoint,
  type UnitStructure,
  type Verdict,
  type VerdictCounts,
  type VersionedTarget,
} from '@nhip-thu/metrics';
import { termsOf, type TargetBook, type TargetPlace } from '../targets/target-book.ts';
import { boxesOf, volumeOf } from './beside-rate.ts';
import { groupBy } from './group-by.ts';
import type { UnitPeriodRow } from './usage.repository.ts';

export interface AgencyName extends TargetPlace {
  readonly code: string;
  readonly name: string;
}

/** The rows an answer is made of. */
export interface AdoptionInput {
  readonly period: Period;
  readonly definition: DefinitionId;
  readonly structure: UnitStructure;
  readonly today: IsoDate;
  readonly isDemo: boolean;
  /** Who is held to which target. */
  readonly targets: Pick<TargetBook, 'choose'>;
  readonly agencies: readonly AgencyName[];
  /** Stored counts under the asked definition, for every period of `trendPeriods`. */
  readonly rows: readonly UnitPeriodRow[];
  /** The other definition, and stored counts of this period and the one before under it. */
  readonly other: { readonly definition: DefinitionId; readonly rows: readonly UnitPeriodRow[] };
  /** Oldest first, ending with `period`. */
  readonly trendPeriods: readonly Period[];
  /** What the rows of the period were made from. */
  readonly snapshots: readonly SnapshotReply[];
  readonly lastLoggedAt: Date | null;
  readonly unconfirmedFacts: number;
  readonly sentInternalClient: number;
}

const TREND_LENGTH = 12;
const NO_FIGURES: ReadonlyMap<number, Figure> = new Map();
const BY_NAME = new Intl.Collator('vi');
const PROVINCE_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The asked period and those of its kind before it, oldest first, at most 12. */
export function listTrendPeriods(period: Period): Period[] {
  const periods = [period];
  while (periods.length < TREND_LENGTH) periods.unshift(previousPeriod(periods[0] ?? period));
  return periods;
}

/** Puts stored counts into the answer of `GET /adoption`. Pure. */
export function makeAdoptionReply(input: AdoptionInput): AdoptionReply {
  const { period, definition } = input;
  const before = previousPeriod(period);
  const rowsOf = groupBy(input.rows, ({ periodId }) => periodId);
  // Each figure is made once, for the agency, the province and both trends.
  const table = new Map(
    [before, ...input.trendPeriods].map((each) => [each.id, figuresOf(input, rowsOf.get(each.id) ?? [], each, definition)]),
  );
  const [current, previous] = [table.get(period.id) ?? NO_FIGURES, table.get(before.id) ?? NO_FIGURES];
  const target = input.targets.choose(definition, period, null);
  const province = provinceOf(current, definition, target);
  const { other } = input;
  const active = figuresOf(input, other.rows, period, other.definition);
  const activeBefore = figuresOf(input, other.rows, before, other.definition);
  const activeTarget = input.targets.choose(other.definition, period, null);
  const periodRows = input.rows.filter((row) => row.periodId === period.id);
  return {
    ...{ period, definition, structure: input.structure, isDemo: input.isDemo, isProvisional: input.today <= period.to },
    comparedWith: previous.size > 0 ? before : null,
    target: target && termsOf(target, definition),
    standing: standingOf(province.published, target, period),
    province: province.published,
    provinceMissingAsZero: province.missingAsZero,
    provinceChange: changeOfSame(current, previous),
    active: provinceOf(active, other.definition, activeTarget).published,
    activeTarget: activeTarget && termsOf(activeTarget, other.definition),
    activeChange: changeOfSame(active, activeBefore),
    verdicts: countVerdicts(current),
    previousVerdicts: previous.size > 0 ? countVerdicts(previous) : null,
    boxes: boxesOf(periodRows, current),
    volume: volumeOf(periodRows),
    previousVolume: previous.size > 0 ? volumeOf(input.rows.filter((row) => row.periodId === before.id)) : null,
    agencies: listAgencies(input, table, rowsOf.get(period.id) ?? []).toSorted(byGap),
    trend: trimTrend(
      input.trendPeriods.map((each) =>
        pointOf(each, provinceIn(each, input, table.get(each.id) ?? NO_FIGURES), input.targets.choose(definition, each, null)),
      ),
    ),
    unconfirmedFacts: input.unconfirmedFacts,
    sentInternalClient: input.sentInternalClient,
    asOf: input.lastLoggedAt === null ? null : toProvinceTime(input.lastLoggedAt),
    computedAt: newest(periodRows.map((row) => row.computedAt)),
    snapshots: input.snapshots,
  };
}

type UseCounts = Pick<
  UnitPeriodRow,
  'counted' | 'eligible' | 'unknown' | 'lowerCount' | 'upperCount' | 'boundedCount' | 'expectedMinutes' | 'coveredMinutes'
>;

/** What the published figure of stored counts is made of. */
export function figureInputOf(counts: UseCounts, definition: DefinitionId, target: VersionedTarget | null): FigureInput {
  return {
    definition,
    numerator: counts.counted,
    eligible: counts.eligible,
    unknown: counts.unknown,
    coverage: coverageOf(counts),
    coverageMinutes: { expectedMinutes: counts.expectedMinutes, coveredMinutes: counts.coveredMinutes },
    target: toThreshold(target),
    bounds: boundsOf({
      active: counts.lowerCount,
      unknown: counts.upperCount - counts.lowerCount,
      inactive: counts.boundedCount - counts.upperCount,
    }),
  };
}

/** The published figure of stored counts. */
export function figureOf(counts: UseCounts, definition: DefinitionId, target: VersionedTarget | null): Figure {
  return makeFigure(figureInputOf(counts, definition, target));
}

function toThreshold(target: VersionedTarget | null): Pick<TargetReply, 'comparator' | 'threshold'> | null {
  return target && { comparator: target.comparator, threshold: target.levels.met };
}

/** Figures of one period by agency id, each against the target that the agency had at the end of the period. */
export function figuresOf(
  { targets, agencies }: Pick<AdoptionInput, 'targets' | 'agencies'>,
  rows: readonly UnitPeriodRow[],
  period: Period,
  definition: DefinitionId,
): Map<number, Figure> {
  const places = new Map(agencies.map((agency) => [agency.id, agency]));
  const targetOf = (agencyId: number): VersionedTarget | null => targets.choose(definition, period, places.get(agencyId) ?? null);
  return new Map(
    rows.filter((row) => row.periodId === period.id).map((row) => [row.agencyId, figureOf(row, definition, targetOf(row.agencyId))]),
  );
}

function provinceIn(period: Period, { definition, targets }: AdoptionInput, figures: ReadonlyMap<number, Figure>): Figure {
  return provinceOf(figures, definition, targets.choose(definition, period, null)).published;
}

function standingOf({ numerator, denominator }: Figure, target: VersionedTarget | null, period: Period): TargetStanding | null {
  return target && standAgainst(numerator === null ? null : fractionOfCounts(numerator, denominator), target, period);
}

export function provinceOf(
  figures: ReadonlyMap<number, Figure>,
  definition: DefinitionId,
  target: VersionedTarget | null,
): { published: Figure; missingAsZero: Figure | null } {
  const all = [...figures.values()];
  const { published, missingAsZero } = totalCounts(all);
  const coverage = averageCoverage(all.some((figure) => figure.value !== null) ? all.filter((figure) => figure.value !== null) : all);
  const make = ({ numerator, denominator }: { numerator: number; denominator: number }): Figure =>
    makeFigure({ definition, numerator, eligible: denominator, unknown: 0, coverage, target: toThreshold(target) });
  if (published.denominator === 0) {
    // No agency has a rate: say why, and of how many people, instead of "too few people".
    const waiting = all.filter(({ verdict }) => verdict !== 'not-published').reduce((sum, { denominator }) => sum + denominator, 0);
    return {
      published: makeFigure({ definition, numerator: 0, eligible: waiting, unknown: waiting, coverage, target: toThreshold(target) }),
      missingAsZero: null,
    };
  }
  return { published: make(published), missingAsZero: missingAsZero === null ? null : make(missingAsZero) };
}

function averageCoverage(figures: readonly Figure[]): number | null {
  const known = figures.flatMap(({ coverage, denominator }) => (coverage === null ? [] : [{ coverage, denominator }]));
  const people = known.reduce((sum, { denominator }) => sum + denominator, 0);
  return people === 0 ? null : known.reduce((sum, { coverage, denominator }) => sum + coverage * denominator, 0) / people;
}

/** Figures of the agencies by period id. */
type FigureTable = ReadonlyMap<string, ReadonlyMap<number, Figure>>;

function listAgencies(input: AdoptionInput, table: FigureTable, rows: readonly UnitPeriodRow[]): AgencyAdoption[] {
  const { period, definition, targets, trendPeriods } = input;
  const rowOf = new Map(rows.map((row) => [row.agencyId, row]));
  return input.agencies.flatMap((agency) => {
    const figureIn = (each: Period): Figure | undefined => table.get(each.id)?.get(agency.id);
    const [figure, before, row] = [figureIn(period), figureIn(previousPeriod(period)), rowOf.get(agency.id)];
    if (figure === undefined || row === undefined) return [];
    const target = targets.choose(definition, period, agency);
    return [
      {
        ...{ code: agency.code, name: agency.name, figure },
        target: target && termsOf(target, definition),
        standing: standingOf(figure, target, period),
        change: before ? difference(figure, before) : null,
        trend: trimTrend(trendPeriods.map((each) => pointOf(each, figureIn(each), targets.choose(definition, each, agency)))),
        keptRate: figure.value === null ? null : row.keptRate,
        boxes: boxesOf([row], new Map([[agency.id, figure]])),
        volume: volumeOf([row]),
        snapshotId: row.snapshotId,
      },
    ];
  });
}

function pointOf(period: Period, figure: Figure | undefined, target: VersionedTarget | null): TrendPoint {
  return {
    periodId: period.id,
    value: figure?.value ?? null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? 0,
    verdict: figure?.verdict ?? 'too-few-days',
    due: target && standAgainst(null, target, period).due,
  };
}

/** Begins with the first period that is known; gaps after it stay gaps. When none is known, the asked period alone says why. */
function trimTrend(points: readonly TrendPoint[]): TrendPoint[] {
  const first = points.findIndex((point) => point.value !== null);
  return points.slice(first < 0 ? -1 : first).filter((point) => point.denominator > 0 || first >= 0);
}

function difference(figure: Figure, before: Figure): number | null {
  return figure.value === null || before.value === null ? null : figure.value - before.value;
}

/** Change of the province's rate over the agencies published in both periods, so that an agency that drops out moves nothing. */
function changeOfSame(current: ReadonlyMap<number, Figure>, previous: ReadonlyMap<number, Figure>): number | null {
  const isInBoth = (id: number): boolean => [current, previous].every((figures) => typeof figures.get(id)?.value === 'number');
  const rateOf = (figures: ReadonlyMap<number, Figure>): number | null => {
    const { numerator, denominator } = totalCounts([...figures].filter(([id]) => isInBoth(id)).map(([, figure]) => figure)).published;
    return denominator === 0 ? null : numerator / denominator;
  };
  const [now, before] = [rateOf(current), rateOf(previous)];
  return now === null || before === null ? null : now - before;
}

function countVerdicts(figures: ReadonlyMap<number, Figure>): VerdictCounts {
  const counts: Record<Verdict, number> = {
    met: 0,
    near: 0,
    'not-met': 0,
    'insufficient-data': 0,
    'too-few-days': 0,
    'not-published': 0,
    'no-target': 0,
  };
  for (const { verdict } of figures.values()) counts[verdict] += 1;
  return counts;
}

/** Value minus target; the unknown is farther than everybody. */
function gapOf({ figure, target }: AgencyAdoption): number {
  return figure.value === null ? Infinity : figure.value - (target?.threshold ?? 0);
}

function byGap(a: AgencyAdoption, b: AgencyAdoption): number {
  const order = gapOf(a) - gapOf(b);
  return Number.isNaN(order) || order === 0 ? BY_NAME.compare(a.name, b.name) : order;
}

/** ISO 8601 with the province's own offset. */
export function toProvinceTime(at: Date): string {
  return new Date(at.getTime() + PROVINCE_OFFSET_MS).toISOString().replace(/\.\d+Z$/, '+07:00');
}

export function newest(dates: readonly Date[]): string | null {
  return dates.length === 0 ? null : toProvinceTime(new Date(Math.max(...dates.map((date) => date.getTime()))));
}
