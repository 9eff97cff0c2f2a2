import {
  isProvisionalOn,
  makeFigure,
  previousPeriod,
  standAgainst,
  standFigureAgainst,
  totalCounts,
  type AdoptionReply,
  type AgencyAdoption,
  type DefinitionId,
  type Figure,
  type IsoDate,
  type Period,
  type PooledAgencies,
  type RateCounts,
  type SnapshotReply,
  type TargetStanding,
  type TrendPoint,
  type UnitStructure,
  type Verdict,
  type VerdictCounts,
  type VersionedTarget,
} from '@nhip-thu/metrics';
import { toProvinceTime } from '../calendar/province-time.ts';
import { termsOf, type TargetBook, type TargetPlace } from '../targets/target-book.ts';
import { boxesOf, volumeOf } from './beside-rate.ts';
import { changeOf, changeOfSame, messagesChange, metChange, type ComparedSide } from './compare-figures.ts';
import { groupBy } from './group-by.ts';
import { publishRows, toThreshold, type PublishedFigures } from './publish-rows.ts';
import type { Origins, UnitPeriodRow } from './unit-period-row.ts';

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
  /** Stored counts under the asked definition, for every period of `trendPeriods` and `comparePeriod`. */
  readonly rows: readonly UnitPeriodRow[];
  /** The other definition, and stored counts of this period and the one compared with under it. */
  readonly other: { readonly definition: DefinitionId; readonly rows: readonly UnitPeriodRow[] };
  /** What has become of the units since, and the counts of those of that time, under both definitions. */
  readonly origins?: Origins;
  /** The period compared with (`comparedPeriod`), whose rows are among `rows` and those of `other`; null = none. */
  readonly comparePeriod: Period | null;
  /** Oldest first, ending with `period`. */
  readonly trendPeriods: readonly Period[];
  /** What the rows of the period were made from. */
  readonly snapshots: readonly SnapshotReply[];
  readonly lastLoggedAt: Date | null;
  readonly unconfirmedFacts: number;
  readonly sentInternalClient: number;
}

const TREND_LENGTH = 12;
const NO_FIGURES: PublishedFigures = { figures: new Map(), parts: [], pool: null, linked: new Set() };
const BY_NAME = new Intl.Collator('vi');

/** The asked period and those of its kind before it, oldest first, at most 12. */
export function listTrendPeriods(period: Period): Period[] {
  const periods = [period];
  while (periods.length < TREND_LENGTH) periods.unshift(previousPeriod(periods[0] ?? period));
  return periods;
}

/** Puts stored counts into the answer of `GET /adoption`. Pure. */
export function makeAdoptionReply(input: AdoptionInput): AdoptionReply {
  const { period, definition } = input;
  const before = input.comparePeriod;
  const rowsOf = groupBy(input.rows, ({ periodId }) => periodId);
  // Each figure is made once, for the agency, the province and both trends.
  const publish = (rows: readonly UnitPeriodRow[], each: Period, name: DefinitionId): PublishedFigures =>
    publishRows({ rows, origins: input.origins, period: each, definition: name, structure: input.structure }, targetsOf(input, each, name));
  const rowsIn = (each: Period): readonly UnitPeriodRow[] => rowsOf.get(each.id) ?? [];
  const table = new Map(listPeriods(input).map((each) => [each.id, publish(rowsIn(each), each, definition)]));
  const figuresIn = (each: Period): PublishedFigures => table.get(each.id) ?? NO_FIGURES;
  const current = figuresIn(period);
  const previous = before === null ? NO_FIGURES : figuresIn(before);
  const target = input.targets.choose(definition, period, null);
  const province = provinceOf(current.parts, definition, target);
  const { other } = input;
  const active = publish(other.rows, period, other.definition);
  const activeBefore = before === null ? NO_FIGURES : publish(other.rows, before, other.definition);
  const activeTarget = input.targets.choose(other.definition, period, null);
  const periodRows = rowsIn(period);
  return {
    ...{ period, definition, structure: input.structure, isDemo: input.isDemo, isProvisional: isProvisionalOn(period, input.today) },
    ...comparedIn(before, { published: current, rows: periodRows }, { published: previous, rows: before === null ? [] : rowsIn(before) }),
    target: target && termsOf(target, definition),
    standing: standingOf(province.published, target, period),
    province: province.published,
    provinceMissingAsZero: province.missingAsZero,
    pooled: pooledOf(current),
    active: provinceOf(active.parts, other.definition, activeTarget).published,
    activeTarget: activeTarget && termsOf(activeTarget, other.definition),
    ...activeChangeOf(active, activeBefore),
    verdicts: countVerdicts(current.figures),
    boxes: boxesOf(periodRows, current),
    volume: volumeOf(periodRows),
    agencies: listAgencies(input, table, periodRows).toSorted(byGap),
    trend: trimTrend(
      input.trendPeriods.map((each) =>
        pointOf(each, provinceIn(each, input, figuresIn(each)), {
          target: input.targets.choose(definition, each, null),
          today: input.today,
          rows: rowsIn(each),
        }),
      ),
    ),
    unconfirmedFacts: input.unconfirmedFacts,
    sentInternalClient: input.sentInternalClient,
    asOf: input.lastLoggedAt === null ? null : toProvinceTime(input.lastLoggedAt),
    computedAt: newest(periodRows.map((row) => row.computedAt)),
    snapshots: input.snapshots,
  };
}

/** The change of the other definition, over the agencies with a rate in both periods. */
function activeChangeOf(
  { figures }: PublishedFigures,
  before: PublishedFigures,
): Pick<AdoptionReply, 'activeChange' | 'activeChangeAgencies'> {
  const same = changeOfSame(figures, before.figures);
  return { activeChange: same?.change ?? null, activeChangeAgencies: same?.agencies ?? null };
}

/** Every period that figures are made of: those of the trend, and the one compared with. */
function listPeriods({ comparePeriod, trendPeriods }: AdoptionInput): readonly Period[] {
  return comparePeriod === null ? trendPeriods : [comparePeriod, ...trendPeriods];
}

/** What is told against the period compared with; nothing where it has no figures. */
function comparedIn(
  before: Period | null,
  now: ComparedSide,
  then: ComparedSide,
): Pick<AdoptionReply, 'comparedWith' | 'provinceChange' | 'provinceChangeAgencies' | 'metChange' | 'sentChange' | 'receivedChange'> {
  const [current, previous] = [now.published.figures, then.published.figures];
  const change = changeOfSame(current, previous);
  return {
    comparedWith: previous.size === 0 ? null : before,
    provinceChange: change?.change ?? null,
    provinceChangeAgencies: change?.agencies ?? null,
    metChange: metChange(current, previous),
    sentChange: messagesChange('sent', now, then),
    receivedChange: messagesChange('received', now, then),
  };
}

function provinceIn(period: Period, { definition, targets }: AdoptionInput, { parts }: PublishedFigures): Figure {
  return provinceOf(parts, definition, targets.choose(definition, period, null)).published;
}

function standingOf(figure: Figure, target: VersionedTarget | null, period: Period): TargetStanding | null {
  return target && standFigureAgainst(figure, target, period);
}

/** The province from what is printed of its parts. */
export function provinceOf(
  all: readonly Figure[],
  definition: DefinitionId,
  target: VersionedTarget | null,
): { published: Figure; missingAsZero: Figure | null } {
  const { published, missingAsZero } = totalCounts(all);
  const coverage = averageCoverage(all.some((figure) => figure.value !== null) ? all.filter((figure) => figure.value !== null) : all);
  const make = ({ numerator, denominator, slack }: RateCounts): Figure =>
    makeFigure({ definition, numerator, eligible: denominator, unknown: 0, coverage, target: toThreshold(target), slack });
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
type FigureTable = ReadonlyMap<string, PublishedFigures>;

function listAgencies(input: AdoptionInput, table: FigureTable, rows: readonly UnitPeriodRow[]): AgencyAdoption[] {
  const { period, definition, targets, trendPeriods, comparePeriod } = input;
  const rowOf = new Map(rows.map((row) => [row.agencyId, row]));
  const rowsOf = groupBy(input.rows, ({ agencyId }) => agencyId);
  return input.agencies.flatMap((agency) => {
    const figureIn = (each: Period): Figure | undefined => table.get(each.id)?.figures.get(agency.id);
    const [figure, row] = [figureIn(period), rowOf.get(agency.id)];
    const before = comparePeriod === null ? undefined : figureIn(comparePeriod);
    if (figure === undefined || row === undefined) return [];
    const target = targets.choose(definition, period, agency);
    const pointIn = (each: Period): TrendPoint => {
      const made = rowsOf.get(agency.id)?.filter(({ periodId }) => periodId === each.id);
      return pointOf(each, figureIn(each), {
        target: targets.choose(definition, each, agency),
        today: input.today,
        ...(made && { rows: made }),
      });
    };
    return [
      {
        ...{ code: agency.code, name: agency.name, tier: agency.tier, figure },
        target: target && termsOf(target, definition),
        standing: standingOf(figure, target, period),
        change: before ? changeOf(figure, before) : null,
        before: before && comparePeriod ? pointIn(comparePeriod) : null,
        trend: trimTrend(trendPeriods.map(pointIn)),
        keptRate: figure.publication === 'exact' ? row.keptRate : null,
        boxes: boxesOf([row], table.get(period.id) ?? NO_FIGURES),
        volume: volumeOf([row]),
        snapshotId: row.snapshotId,
      },
    ];
  });
}

/** Of a period in which the agency has no row. */
const NO_POINT = {
  value: null,
  numerator: null,
  publication: 'withheld',
  margin: 0,
  denominator: 0,
  verdict: 'too-few-days',
  coverage: null,
} as const;

interface PointGround {
  readonly target: VersionedTarget | null;
  readonly today: IsoDate;
  /** The counts it was made from. */
  readonly rows?: readonly UnitPeriodRow[];
}

/** A figure as a point of a course. */
function pointOf(period: Period, figure: Figure | undefined, { target, today, rows = [] }: PointGround): TrendPoint {
  const { value, numerator, publication, margin, denominator, verdict, coverage } = figure ?? NO_POINT;
  const due = target && standAgainst(null, target, period).due;
  const snapshotIds = [...new Set(rows.map(({ snapshotId }) => snapshotId))].toSorted((a, b) => a - b);
  return {
    ...{ periodId: period.id, value, numerator, publication, margin, denominator, verdict, due },
    ...{ threshold: toThreshold(target)?.threshold ?? null, coverage, snapshotIds },
    isProvisional: isProvisionalOn(period, today),
  };
}

/** Begins with the first period that is known; gaps after it stay gaps. When none is known, the asked period alone says why. */
function trimTrend(points: readonly TrendPoint[]): TrendPoint[] {
  const first = points.findIndex((point) => point.value !== null);
  return points.slice(first < 0 ? -1 : first).filter((point) => point.denominator > 0 || first >= 0);
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

function pooledOf({ pool }: PublishedFigures): PooledAgencies | null {
  return pool === null || pool.figure.value === null ? null : { agencies: pool.unitIds.length, figure: pool.figure };
}

/** The target of each agency at the end of a period. */
export function targetsOf(
  { targets, agencies }: Pick<AdoptionInput, 'targets' | 'agencies'>,
  period: Period,
  definition: DefinitionId,
): (agencyId: number) => VersionedTarget | null {
  const places = new Map(agencies.map((agency) => [agency.id, agency]));
  return (agencyId) => targets.choose(definition, period, places.get(agencyId) ?? null);
}

/** Value minus target; the unknown is farther than everybody. */
function gapOf({ figure, target }: AgencyAdoption): number {
  return figure.value === null ? Infinity : figure.value - (target?.threshold ?? 0);
}

function byGap(a: AgencyAdoption, b: AgencyAdoption): number {
  const order = gapOf(a) - gapOf(b);
  return Number.isNaN(order) || order === 0 ? BY_NAME.compare(a.name, b.name) : order;
}

export function newest(dates: readonly Date[]): string | null {
  return dates.length === 0 ? null : toProvinceTime(new Date(Math.max(...dates.map((date) => date.getTime()))));
}
