import type { Figure } from '../contract/figure.ts';
import { makeFigure, MIN_PEOPLE, withhold, type FigureInput } from '../target/figure.ts';
import { totalCounts } from '../target/total-counts.ts';

/** One unit's counts under one definition. */
export interface CountedUnit {
  readonly unitId: number;
  readonly input: FigureInput;
  /** Whether something told before speaks of other people over common days (`tellUnlinked`): then nothing is told. */
  readonly isLinked?: boolean;
}

/** A unit that became part of another (merge), or gave a part to it (split), after the period began. */
export interface StructureLink {
  readonly kind: 'merge' | 'split';
  readonly fromId: number;
  readonly toId: number;
}

/** The same people under one definition in one period, twice: by the units of that time, and by what has become of them. */
export interface PeriodUnits {
  readonly asWas: readonly CountedUnit[];
  readonly asIs: readonly CountedUnit[];
  readonly links: readonly StructureLink[];
  /** As `isLinked`, for the small units together. */
  readonly isPoolLinked?: boolean;
}

/** Several units of fewer than 10 people each, together. */
export interface PooledUnits {
  readonly unitIds: readonly number[];
  readonly figure: Figure;
}

/** What may be told of one period and definition. */
export interface PublishedPeriod {
  readonly asWas: ReadonlyMap<number, Figure>;
  readonly asIs: ReadonlyMap<number, Figure>;
  /** Null when no unit is so small. */
  readonly pool: PooledUnits | null;
  /** The figures that a total is added up from; everybody is in at most one, and they are the same for both structures. */
  readonly parts: readonly Figure[];
}

/**
 * Rules 1, 2, 4 and 6 over one period and definition: what may be told of each unit in either structure, so that no difference of what is told
 * concerns few people.
 *
 * People are counted once, by the units of that time: these were told first, in snapshots too, and successions of later years do not change them. A unit
 * of today is the sum of what is printed of those that were merged into it; one that was split off, or from which another was, would be a finer part of
 * what was told, and is not told of periods before. Units of fewer than 10 people are told together. What is told depends on sizes and structure,
 * never on what is counted. Throws `RangeError` for counts that are no shares.
 */
export function publishPeriod({ asWas, asIs, links, isPoolLinked = false }: PeriodUnits): PublishedPeriod {
  const was = new Map(asWas.map((unit) => [unit.unitId, publishUnit(unit)]));
  const isDivided = findDivided(links);
  const partsOf = groupParts(asWas, links);
  const is = new Map(
    asIs.map((unit) => {
      const parts = partsOf.get(unit.unitId) ?? [];
      const [only] = parts;
      if (isDivided.has(unit.unitId)) return [unit.unitId, withhold(unit.input, 'not-published')];
      if (parts.length === 1 && only === unit.unitId) return [unit.unitId, was.get(only) ?? publishUnit(unit)];
      return [
        unit.unitId,
        addUp(
          unit,
          parts.flatMap((id) => was.get(id) ?? []),
        ),
      ];
    }),
  );
  const [small, large] = [asWas.filter(isSmall), asWas.filter((unit) => !isSmall(unit))];
  const pool = poolOf(small, isPoolLinked);
  const parts = large.flatMap(({ unitId }) => was.get(unitId) ?? []);
  return { asWas: was, asIs: is, pool, parts: pool === null ? parts : [...parts, pool.figure] };
}

/** One unit by itself: rule 1, and neither count nor bounds where it is linked to what was told of other people. */
export function publishUnit({ input, isLinked = false }: CountedUnit): Figure {
  const figure = makeFigure(input);
  if (!isLinked) return figure;
  return figure.value === null ? { ...figure, bounds: null } : { ...withhold(input, 'not-published'), withheldFor: 'other-people' };
}

function isSmall({ input }: CountedUnit): boolean {
  return input.eligible < MIN_PEOPLE;
}

/** A unit of today as the sum of what is printed of its parts (rule 2): parts too small stay out, of one without data nothing is known. */
function addUp(unit: CountedUnit, parts: readonly Figure[]): Figure {
  const known = parts.filter(({ verdict, value }) => value !== null || verdict !== 'not-published');
  if (known.length === 0) return withhold(unit.input, 'not-published');
  const unknown = known.find(({ value }) => value === null);
  if (unknown !== undefined) return withhold(unit.input, unknown.verdict === 'too-few-days' ? 'too-few-days' : 'insufficient-data');
  const { numerator, denominator, slack } = totalCounts(known).published;
  return makeFigure({ ...unit.input, numerator, eligible: denominator, unknown: 0, slack, bounds: null });
}

/** Today's units of which a part came from, or went to, another by a split. */
function findDivided(links: readonly StructureLink[]): Set<number> {
  const divided = new Set(links.flatMap(({ kind, fromId, toId }) => (kind === 'split' ? [fromId, toId] : [])));
  // What a divided unit was merged into is made of a part as well.
  for (let size = -1; size !== divided.size;) {
    size = divided.size;
    for (const { kind, fromId, toId } of links) if (kind === 'merge' && divided.has(fromId)) divided.add(toId);
  }
  return divided;
}

/** The units of that time that have become part of each unit of today, by merges only. */
function groupParts(asWas: readonly CountedUnit[], links: readonly StructureLink[]): Map<number, number[]> {
  const next = new Map(links.flatMap(({ kind, fromId, toId }) => (kind === 'merge' ? [[fromId, toId]] : [])));
  const follow = (unitId: number, steps: number): number => {
    const to = next.get(unitId);
    return to === undefined || steps === 0 ? unitId : follow(to, steps - 1);
  };
  const parts = new Map<number, number[]>();
  for (const { unitId } of asWas) {
    const to = follow(unitId, links.length);
    parts.set(to, [...(parts.get(to) ?? []), unitId]);
  }
  return parts;
}

function poolOf(units: readonly CountedUnit[], isLinked: boolean): PooledUnits | null {
  const [first] = units;
  if (first === undefined) return null;
  const sum = (pick: (input: FigureInput) => number): number => units.reduce((total, { input }) => total + pick(input), 0);
  const coverages = units.filter(({ input }) => input.eligible > 0).map(({ input }) => input.coverage);
  const figure = publishUnit({
    unitId: first.unitId,
    input: {
      ...{ definition: first.input.definition, target: null, bounds: null },
      ...{ numerator: sum((each) => each.numerator), eligible: sum((each) => each.eligible), unknown: sum((each) => each.unknown) },
      coverage: coverages.includes(null) || coverages.length === 0 ? null : Math.min(...coverages.flatMap((each) => each ?? [])),
    },
    isLinked: isLinked || units.some((unit) => unit.isLinked === true),
  });
  return { unitIds: units.map(({ unitId }) => unitId), figure };
}
