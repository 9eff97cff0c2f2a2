import {
  boundsOf,
  makeFigure,
  previousPeriod,
  totalCounts,
  type AdoptionReply,
  type AgencyAdoption,
  type DefinitionId,
  type Figure,
  type IsoDate,
  type Period,
  type SnapshotReply,
  type TargetReply,
  type TrendPoint,
  type UnitStructure,
  type Verdict,
  type VerdictCounts,
  type VolumeReply,
} from '@nhip-thu/metrics';
import type { UnitPeriodRow } from './usage.repository.ts';

export interface AgencyName {
  readonly id: number;
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
  readonly target: TargetReply | null;
  readonly agencies: readonly AgencyName[];
  /** Stored counts under the asked definition, for every period of `trendPeriods`. */
  readonly rows: readonly UnitPeriodRow[];
  /** The other definition, and stored counts of this period and the one before under it. */
  readonly other: { readonly definition: DefinitionId; readonly target: TargetReply | null; readonly rows: readonly UnitPeriodRow[] };
  /** Oldest first, ending with `period`. */
  readonly trendPeriods: readonly Period[];
  /** What the rows of the period were made from. */
  readonly snapshots: readonly SnapshotReply[];
  readonly lastLoggedAt: Date | null;
  readonly unconfirmedFacts: number;
  readonly sentInternalClient: number;
}

const TREND_LENGTH = 12;
const PROVINCE_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The asked period and those of its kind before it, oldest first, at most 12. */
export function listTrendPeriods(period: Period): Period[] {
  const periods = [period];
  while (periods.length < TREND_LENGTH) periods.unshift(previousPeriod(periods[0] ?? period));
  return periods;
}

/** Puts stored counts into the answer of `GET /adoption`. Pure. */
export function makeAdoptionReply(input: AdoptionInput): AdoptionReply {
  const { period, target, definition } = input;
  const before = previousPeriod(period);
  const current = figuresOf(input.rows, period, definition, target);
  const previous = figuresOf(input.rows, before, definition, target);
  const province = provinceOf(current, definition, target);
  const { other } = input;
  const active = figuresOf(other.rows, period, other.definition, other.target);
  const activeBefore = figuresOf(other.rows, before, other.definition, other.target);
  const periodRows = input.rows.filter((row) => row.periodId === period.id);
  return {
    ...{ period, definition, structure: input.structure, target, isDemo: input.isDemo, isProvisional: input.today <= period.to },
    comparedWith: previous.size > 0 ? before : null,
    province: province.published,
    provinceMissingAsZero: province.missingAsZero,
    provinceChange: changeOfSame(current, previous),
    active: provinceOf(active, other.definition, other.target).published,
    activeChange: changeOfSame(active, activeBefore),
    verdicts: countVerdicts(current),
    previousVerdicts: previous.size > 0 ? countVerdicts(previous) : null,
    volume: volumeOf(periodRows),
    previousVolume: previous.size > 0 ? volumeOf(input.rows.filter((row) => row.periodId === before.id)) : null,
    agencies: input.agencies.flatMap((agency) => agencyOf(agency, current, previous, input)).toSorted(byGap),
    trend: trimTrend(
      input.trendPeriods.map((each) =>
        pointOf(each, provinceOf(figuresOf(input.rows, each, definition, target), definition, target).published),
      ),
    ),
    unconfirmedFacts: input.unconfirmedFacts,
    sentInternalClient: input.sentInternalClient,
    asOf: input.lastLoggedAt === null ? null : toProvinceTime(input.lastLoggedAt),
    computedAt: newest(periodRows.map((row) => row.computedAt)),
    snapshots: input.snapshots,
  };
}

type UseCounts = Omit<UnitPeriodRow, 'agencyId' | 'periodId' | 'sent' | 'received' | 'snapshotId' | 'computedAt'>;

/** The published figure of stored counts. */
export function figureOf(counts: UseCounts, definition: DefinitionId, target: TargetReply | null): Figure {
  return makeFigure({
    definition,
    numerator: counts.counted,
    eligible: counts.eligible,
    unknown: counts.unknown,
    coverage: counts.workingDays === 0 ? null : counts.coveredDays / counts.workingDays,
    target,
    bounds: boundsOf({
      active: counts.lowerCount,
      unknown: counts.upperCount - counts.lowerCount,
      inactive: counts.boundedCount - counts.upperCount,
    }),
  });
}

/** Figures of one period by agency id. */
export function figuresOf(
  rows: readonly UnitPeriodRow[],
  period: Period,
  definition: DefinitionId,
  target: TargetReply | null,
): Map<number, Figure> {
  return new Map(rows.filter((row) => row.periodId === period.id).map((row) => [row.agencyId, figureOf(row, definition, target)]));
}

export function provinceOf(
  figures: ReadonlyMap<number, Figure>,
  definition: DefinitionId,
  target: TargetReply | null,
): { published: Figure; missingAsZero: Figure | null } {
  const all = [...figures.values()];
  const { published, missingAsZero } = totalCounts(all);
  const coverage = averageCoverage(all.some((figure) => figure.value !== null) ? all.filter((figure) => figure.value !== null) : all);
  const make = ({ numerator, denominator }: { numerator: number; denominator: number }): Figure =>
    makeFigure({ definition, numerator, eligible: denominator, unknown: 0, coverage, target });
  if (published.denominator === 0) {
    // No agency has a rate: say why, and of how many people, instead of "too few people".
    const waiting = all.filter(({ verdict }) => verdict !== 'not-published').reduce((sum, { denominator }) => sum + denominator, 0);
    return {
      published: makeFigure({ definition, numerator: 0, eligible: waiting, unknown: waiting, coverage, target }),
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

function agencyOf(
  agency: AgencyName,
  current: ReadonlyMap<number, Figure>,
  previous: ReadonlyMap<number, Figure>,
  input: AdoptionInput,
): AgencyAdoption[] {
  const figure = current.get(agency.id);
  if (!figure) return [];
  const before = previous.get(agency.id);
  const rows = input.rows.filter((row) => row.agencyId === agency.id);
  const trend = input.trendPeriods.map((period) => {
    const [found] = figuresOf(rows, period, input.definition, input.target).values();
    return pointOf(period, found);
  });
  const snapshotId = rows.find(({ periodId }) => periodId === input.period.id)?.snapshotId ?? 0;
  const change = before ? difference(figure, before) : null;
  return [{ code: agency.code, name: agency.name, figure, change, trend: trimTrend(trend), snapshotId }];
}

function pointOf(period: Period, figure: Figure | undefined): TrendPoint {
  return {
    periodId: period.id,
    value: figure?.value ?? null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? 0,
    verdict: figure?.verdict ?? 'too-few-days',
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

function volumeOf(rows: readonly UnitPeriodRow[]): VolumeReply {
  if (!rows.some((row) => row.coveredDays > 0)) return { sent: null, received: null };
  return { sent: rows.reduce((sum, row) => sum + row.sent, 0), received: rows.reduce((sum, row) => sum + row.received, 0) };
}

function byGap(a: AgencyAdoption, b: AgencyAdoption): number {
  const order = (a.figure.value ?? Infinity) - (b.figure.value ?? Infinity);
  return Number.isNaN(order) || order === 0 ? a.name.localeCompare(b.name, 'vi') : order;
}

/** ISO 8601 with the province's own offset. */
export function toProvinceTime(at: Date): string {
  return new Date(at.getTime() + PROVINCE_OFFSET_MS).toISOString().replace(/\.\d+Z$/, '+07:00');
}

export function newest(dates: readonly Date[]): string | null {
  return dates.length === 0 ? null : toProvinceTime(new Date(Math.max(...dates.map((date) => date.getTime()))));
}
