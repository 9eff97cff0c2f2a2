import {
  boundsOf,
  coverageOf,
  maskBounds,
  publishPeriod,
  type CountedUnit,
  type DefinitionId,
  type Figure,
  type FigureInput,
  type Period,
  type PublishedPeriod,
  type StructureLink,
  type TargetReply,
  type UnitStructure,
  type VersionedTarget,
} from '@nhip-thu/metrics';
import type { Origins, UnitPeriodRow } from './unit-period-row.ts';

/** Stored counts of one period and definition. */
export interface PublishInput {
  /** Of the structure asked for, of this period or of others too. */
  readonly rows: readonly UnitPeriodRow[];
  readonly origins?: Origins | undefined;
  readonly period: Period;
  readonly definition: DefinitionId;
  readonly structure: UnitStructure;
}

export interface PublishedFigures {
  /** By agency id. */
  readonly figures: ReadonlyMap<number, Figure>;
  /** What a total is added up from. */
  readonly parts: readonly Figure[];
  readonly pool: PublishedPeriod['pool'];
  /** Agencies that were merged or split since the period began. */
  readonly linked: ReadonlySet<number>;
}

type UseCounts = Pick<
  UnitPeriodRow,
  'counted' | 'eligible' | 'unknown' | 'expectedMinutes' | 'coveredMinutes' | 'lowerCount' | 'upperCount' | 'boundedCount'
>;

/**
 * The one door from stored counts to what is answered (publication@1, ADR 31): no route, file or page gets a count of people of an agency but
 * through here. Pure.
 */
export function publishRows(
  { rows, origins, period, definition, structure }: PublishInput,
  targetOf: (agencyId: number) => VersionedTarget | null,
): PublishedFigures {
  const toUnit = (row: UnitPeriodRow): CountedUnit => ({
    unitId: row.agencyId,
    input: figureInputOf(row, definition, targetOf(row.agencyId)),
    isLinked: row.isLinked,
  });
  const own = rows.filter((row) => row.periodId === period.id);
  if (structure === 'as-was' || origins === undefined) {
    const { asWas, parts, pool } = publishPeriod({ asWas: own.map(toUnit), asIs: [], links: [] });
    return { figures: asWas, parts, pool, linked: new Set() };
  }
  const links = origins.steps
    .filter(({ onDay }) => onDay > period.from)
    .map(({ kind, fromId, toId }): StructureLink => ({ kind, fromId, toId }));
  const linked = new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]));
  const before = origins.rows.filter((row) => row.periodId === period.id && row.definition === definition && linked.has(row.agencyId));
  const asWas = [...own.filter((row) => !linked.has(row.agencyId)), ...before].map(toUnit);
  const { asIs, parts, pool } = publishPeriod({ asWas, asIs: own.map(toUnit), links });
  return { figures: asIs, parts, pool, linked };
}

/** What a figure of stored counts is made of. */
function figureInputOf(counts: UseCounts, definition: DefinitionId, target: VersionedTarget | null): FigureInput {
  const { lowerCount: lower, upperCount: upper, boundedCount: all } = counts;
  const bounds = maskBounds({ lower, upper, all });
  return {
    definition,
    numerator: counts.counted,
    eligible: counts.eligible,
    unknown: counts.unknown,
    coverage: coverageOf(counts),
    coverageMinutes: { expectedMinutes: counts.expectedMinutes, coveredMinutes: counts.coveredMinutes },
    target: toThreshold(target),
    bounds: bounds && boundsOf({ active: bounds.lower, unknown: bounds.upper - bounds.lower, inactive: all - bounds.upper }),
  };
}

export function toThreshold(target: VersionedTarget | null): Pick<TargetReply, 'comparator' | 'threshold'> | null {
  return target && { comparator: target.comparator, threshold: target.levels.met };
}
