import {
  makeFigure,
  MIN_PEOPLE,
  publishLifecycle,
  publishPeriod,
  publishUnit,
  tellUnlinked,
  traceLifecycle,
  type Comparator,
  type CountedUnit,
  type Figure,
  type FigureInput,
  type PublishedPeriod,
  type RosterRelease,
  type StructureLink,
} from '@nhip-thu/metrics';
import type { Claim, Implication } from './privacy-attacker.ts';
import { judge, MONTHS, spanOf, WEEKS, type SimulatedDefinition, type SimulatedProvince } from './privacy-world.ts';

/** What a publisher printed, as text to compare worlds by, and what it claims of whom. */
export interface Publication {
  readonly text: string;
  readonly claims: readonly Claim[];
}

/** Rules that can be left out, to see that the attacker finds something then. */
export type LeftOut = 'mask' | 'total' | 'structure' | 'small' | 'rosters' | 'lifecycle';

/** A question of who has a property in a span: of which people, and what is true of them. */
interface Question {
  readonly property: string;
  readonly definition: SimulatedDefinition;
  readonly span: { readonly from: string; readonly to: string };
  /** Month of whose structure it is. */
  readonly month: number;
  readonly unitOf: (personId: number) => number | null;
  readonly holds: (personId: number) => boolean | null;
}

/** Thresholds that a what-if may try, besides the target. */
const TRIED: readonly { comparator: Comparator; threshold: number }[] = [
  ...[0.01, 0.05, 0.1, 0.5, 0.85, 0.9, 0.92, 0.95, 0.99, 1].map((threshold) => ({ comparator: '>=' as const, threshold })),
  ...[0, 0.05, 0.9, 0.95].map((threshold) => ({ comparator: '>' as const, threshold })),
];

/** Every figure of 12 months, quarters and weeks, in both structures, by publication@1, or by it without some of its rules. */
export function publishByRules(province: SimulatedProvince, leftOut: ReadonlySet<LeftOut> = new Set()): Publication {
  const questions = listQuestions(province);
  const counts = questions.map((question) => countUnits(province, question));
  const told = leftOut.has('rosters') ? null : tellByRosters(province, questions, counts);
  const printed: unknown[] = [];
  const claims: Claim[] = [];
  for (const [at, question] of questions.entries()) {
    const groups = counts[at] ?? [];
    const asWas = groups.map(({ unitId, input }) => ({ unitId, input, isLinked: told?.has(`${at} ${unitId}`) === false }));
    const isPoolLinked = told?.has(`${at} pool`) === false;
    // As it is now, and as it was at the end of each month since, as snapshots keep it.
    for (let seenIn = question.month; seenIn < MONTHS; seenIn += 1) {
      const links = province.links.filter(({ month }) => month > question.month && month <= seenIn);
      if (seenIn > question.month && !province.links.some(({ month }) => month === seenIn)) continue;
      const asIs = regroup(province, question, seenIn);
      const published = publishPeriod({ asWas, asIs: asIs.map(({ unitId, input }) => ({ unitId, input })), links, isPoolLinked });
      printed.push([question.property, seenIn, [...published.asWas], [...published.asIs], published.pool, published.parts]);
      claims.push(...claimUnits(question, groups, published.asWas, leftOut));
      claims.push(...claimPool(question, groups, published.pool?.figure ?? null));
      claims.push(...claimNow(question, { was: groups, is: asIs, links, published }, leftOut));
      claims.push(...claimTotal(question, groups, leftOut));
    }
    printed.push(asWas.map((unit) => TRIED.map((target) => publishUnit({ ...unit, input: { ...unit.input, target } }))));
  }
  for (const unitId of province.unitIds) {
    const { points, own } = traceUnit(province, unitId, leftOut);
    printed.push(points);
    claims.push(...own);
  }
  return { text: JSON.stringify(printed), claims };
}

/** Who has one property has another, by the definitions. */
export function listImplications(): Implication[] {
  const months = Array.from({ length: MONTHS }, (_, month) => month);
  return months.flatMap((month): Implication[] => {
    const active = `du-1@1 ${month}`;
    const quarter = `du-1@1 q${Math.floor(month / 3)}`;
    const before = month >= 2 ? [month - 1, month - 2] : [];
    return [
      [`du-2@1 ${month}`, active],
      [`du-5@1 ${month}`, active],
      [active, quarter],
      [`du-1@1 w${month * WEEKS}`, active],
      ...(month >= 2 ? [[`du-3@1 ${month}`, active] as const] : []),
      ...before.map((each) => [`du-3@1 ${month}`, `du-1@1 ${each}`] as const),
      [`returning ${month}`, active],
      ...(month >= 1 ? [[`returning ${month}`, `du-1@1 ${month - 1}`] as const, [`lapsed ${month}`, `du-1@1 ${month - 1}`] as const] : []),
    ];
  });
}

function listQuestions(province: SimulatedProvince): Question[] {
  const months = Array.from({ length: MONTHS }, (_, month) => month);
  const unitIn = (month: number) => (personId: number) => province.people[personId]?.units[month] ?? null;
  // In the order of importance: the definition of the targets first, then the others, then other kinds of periods.
  const order: readonly SimulatedDefinition[] = ['du-2@1', 'du-1@1', 'du-5@1', 'du-3@1'];
  const monthly = order.flatMap((definition) =>
    months.map((month): Question => ({
      ...{ property: `${definition} ${month}`, definition, month, unitOf: unitIn(month) },
      span: definition === 'du-3@1' ? spanOf(Math.max(0, month - 2), month) : spanOf(month, month),
      holds: (personId) => judge(province, personId, month, definition),
    })),
  );
  const quarters = [0, 1, 2, 3].map((quarter): Question => {
    const own = [3 * quarter, 3 * quarter + 1, 3 * quarter + 2];
    return {
      ...{ property: `du-1@1 q${quarter}`, definition: 'du-1@1', month: 3 * quarter + 2, span: spanOf(3 * quarter, 3 * quarter + 2) },
      unitOf: (personId) => own.reduce<number | null>((last, month) => unitIn(month)(personId) ?? last, null),
      holds: (personId) => own.some((month) => judge(province, personId, month, 'du-1@1') === true),
    };
  });
  const weeks = months.map((month): Question => {
    const week = month * WEEKS;
    const isAway = (personId: number): boolean => province.people[personId]?.away.has(week) === true;
    return {
      ...{
        property: `du-1@1 w${week}`,
        definition: 'du-1@1',
        month,
        span: { from: spanOf(month, month).from, to: spanOf(month, month).from },
      },
      unitOf: (personId) => (isAway(personId) ? null : unitIn(month)(personId)),
      holds: (personId) => (province.acts[personId]?.[week]?.days ?? 0) > 0,
    };
  });
  // A month again after an explanation was accepted: somebody of each agency was on leave after all.
  const amended = months.slice(3, 5).map((month): Question => {
    const excused = new Set(province.unitIds.map((unitId) => province.people.find(({ id }) => unitIn(month)(id) === unitId)?.id));
    return {
      ...{ property: `du-2@1 ${month}`, definition: 'du-2@1', month, span: spanOf(month, month) },
      unitOf: (personId) => (excused.has(personId) ? null : unitIn(month)(personId)),
      holds: (personId) => judge(province, personId, month, 'du-2@1'),
    };
  });
  return [...monthly, ...quarters, ...weeks, ...amended];
}

interface UnitCount extends CountedUnit {
  /** Everybody, and those of whom the definition says something. */
  readonly everybody: bigint;
  readonly judged: bigint;
}

function countUnits(province: SimulatedProvince, question: Question): UnitCount[] {
  return groupPeople(province, question, question.unitOf);
}

/** The same people by what their units had become in a later month. */
function regroup(province: SimulatedProvince, question: Question, seenIn: number): UnitCount[] {
  const later = province.links.filter(({ month }) => month > question.month && month <= seenIn);
  return groupPeople(province, question, (personId) => {
    let unit = question.unitOf(personId);
    for (const { kind, fromId, toId, month } of later) {
      if (unit === fromId && (kind === 'merge' || province.people[personId]?.units[month] === toId)) unit = toId;
    }
    return unit;
  });
}

function groupPeople(
  { people }: SimulatedProvince,
  { definition, holds }: Question,
  unitOf: (personId: number) => number | null,
): UnitCount[] {
  const groups = new Map<number, { everybody: bigint; judged: bigint; eligible: number; unknown: number; numerator: number }>();
  for (const { id } of people) {
    const unit = unitOf(id);
    if (unit === null) continue;
    const group = groups.get(unit) ?? { everybody: 0n, judged: 0n, eligible: 0, unknown: 0, numerator: 0 };
    groups.set(unit, group);
    const is = holds(id);
    group.eligible += 1;
    group.everybody |= 1n << BigInt(id);
    if (is === null) group.unknown += 1;
    else group.judged |= 1n << BigInt(id);
    if (is === true) group.numerator += 1;
  }
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([unitId, { everybody, judged, numerator, eligible, unknown }]) => {
      const input: FigureInput = { definition, numerator, eligible, unknown, coverage: 1, target: { comparator: '>=', threshold: 0.9 } };
      return { unitId, input, everybody, judged };
    });
}

/** Which units of which questions may be told, and of which the small ones together. */
function tellByRosters(
  { links }: SimulatedProvince,
  questions: readonly Question[],
  counts: readonly (readonly UnitCount[])[],
): Set<string> {
  const keys: string[] = [];
  const releases: RosterRelease[] = [];
  for (const [at, { span }] of questions.entries()) {
    const groups = counts[at] ?? [];
    for (const { unitId, judged, input } of groups) {
      if (input.eligible < MIN_PEOPLE) continue;
      keys.push(`${at} ${unitId}`);
      releases.push({ unitIds: [unitId], ...span, roster: String(judged) });
    }
    keys.push(`${at} pool`);
    const small = groups.filter(({ input }) => input.eligible < MIN_PEOPLE);
    const pooled = small.reduce((all, { judged }) => all | judged, 0n);
    releases.push({ unitIds: small.map(({ unitId }) => unitId), ...span, roster: String(pooled) });
  }
  const successions = links.map(({ fromId, toId, month }) => ({ fromId, toId, onDay: spanOf(month, month).from }));
  const isTold = tellUnlinked(releases, successions);
  return new Set(keys.filter((_, at) => isTold[at]));
}

/** What a figure of a unit tells: which counts would have been printed in the same way, whatever target is tried. */
function claimUnits(
  question: Question,
  groups: readonly UnitCount[],
  published: ReadonlyMap<number, Figure>,
  leftOut: ReadonlySet<LeftOut>,
): Claim[] {
  return groups.flatMap(({ unitId, input, judged }) => {
    const figure = published.get(unitId);
    const { property } = question;
    if (leftOut.has('small') && input.eligible < MIN_PEOPLE)
      return [{ property, group: judged, least: input.numerator, most: input.numerator }];
    if (figure === undefined || figure.numerator === null) return [];
    if (leftOut.has('mask')) return [{ property, group: judged, least: input.numerator, most: input.numerator }];
    const [least, most] = invert(input);
    return [{ property, group: judged, least, most }];
  });
}

/** The counts that would have been printed as this one is. */
function invert(input: FigureInput): [number, number] {
  const print = (numerator: number): string => JSON.stringify(TRIED.map((target) => makeFigure({ ...input, numerator, target })));
  const seen = print(input.numerator);
  let [least, most] = [input.numerator, input.numerator];
  while (least > 0 && print(least - 1) === seen) least -= 1;
  while (most < input.eligible - input.unknown && print(most + 1) === seen) most += 1;
  return [least, most];
}

function claimPool({ property }: Question, groups: readonly UnitCount[], figure: Figure | null): Claim[] {
  if (figure === null || figure.numerator === null) return [];
  const small = groups.filter(({ input }) => input.eligible < MIN_PEOPLE);
  const group = small.reduce((all, { judged }) => all | judged, 0n);
  const numerator = small.reduce((sum, { input }) => sum + input.numerator, 0);
  const [least, most] =
    figure.publication === 'exact' ? [numerator, numerator] : [figure.numerator - figure.margin, figure.numerator + figure.margin];
  return [{ property, group, least, most }];
}

interface NowUnits {
  readonly was: readonly UnitCount[];
  readonly is: readonly UnitCount[];
  readonly links: readonly StructureLink[];
  readonly published: PublishedPeriod;
}

/** Units of a later structure: of whom the figure speaks is known from what it is the sum of. */
function claimNow({ property }: Question, { was, is, links, published }: NowUnits, leftOut: ReadonlySet<LeftOut>): Claim[] {
  if (links.length === 0) return [];
  return is.flatMap(({ unitId, input, judged }) => {
    const figure = published.asIs.get(unitId);
    if (leftOut.has('structure')) {
      if (input.eligible < MIN_PEOPLE) return [];
      const [least, most] = invert(input);
      return [{ property, group: judged, least, most }];
    }
    if (figure === undefined || figure.numerator === null) return [];
    const isTold = (unit: UnitCount): boolean => published.asWas.get(unit.unitId)?.numerator !== null;
    const parts = was.filter((unit) => isTold(unit) && (unit.judged & judged) === unit.judged);
    const group = parts.reduce((all, part) => all | part.judged, 0n);
    return [{ property, group, least: figure.numerator - figure.margin, most: figure.numerator + figure.margin }];
  });
}

/** The total of the province is made of printed figures and tells nothing new; an exact one would. */
function claimTotal({ property }: Question, groups: readonly UnitCount[], leftOut: ReadonlySet<LeftOut>): Claim[] {
  if (!leftOut.has('total')) return [];
  const large = groups.filter(({ input }) => input.eligible >= MIN_PEOPLE);
  const numerator = large.reduce((sum, { input }) => sum + input.numerator, 0);
  return [{ property, group: large.reduce((all, { judged }) => all | judged, 0n), least: numerator, most: numerator }];
}

/** Who returned and who lapsed, month by month. */
function traceUnit(province: SimulatedProvince, unitId: number, leftOut: ReadonlySet<LeftOut>): { points: unknown; own: Claim[] } {
  const months = Array.from({ length: MONTHS }, (_, month) => month);
  const rosters = months.map((month) => province.people.filter(({ units }) => units[month] === unitId).map(({ id }) => id));
  const active = rosters.map((ids, month) => new Set(ids.filter((id) => judge(province, id, month, 'du-1@1') === true)));
  const points = traceLifecycle(active);
  const isSame = rosters.every((ids) => ids.join() === rosters[0]?.join());
  const printed = leftOut.has('lifecycle') ? points : publishLifecycle({ points, people: isSame ? (rosters[0]?.length ?? 0) : null });
  const own = (printed ?? []).flatMap(({ active: n, returning, lapsed }, month): Claim[] => {
    const [here, before] = [bitsOf(rosters[month] ?? []), bitsOf(rosters[month - 1] ?? [])];
    return [
      ...(n === null ? [] : [exactly(`du-1@1 ${month}`, here, n)]),
      ...(returning === null ? [] : [exactly(`returning ${month}`, here & before, returning)]),
      ...(lapsed === null ? [] : [exactly(`lapsed ${month}`, before, lapsed)]),
    ];
  });
  return { points: printed, own };
}

function exactly(property: string, group: bigint, count: number): Claim {
  return { property, group, least: count, most: count };
}

function bitsOf(ids: readonly number[]): bigint {
  return ids.reduce((bits, id) => bits | (1n << BigInt(id)), 0n);
}

/** The naive publisher of free filters: any agency, month and role, exact counts of at least 5 people, the structure of today. */
export function publishFreely(province: SimulatedProvince): Publication {
  const claims: Claim[] = [];
  for (const question of listQuestions(province)) {
    for (const role of [null, 0, 1, 2]) {
      for (const isRest of [false, true]) {
        const matches = (personId: number): boolean => role === null || (province.people[personId]?.role === role) !== isRest;
        for (const group of groupPeople(province, question, (id) => (matches(id) ? question.unitOf(id) : null))) {
          if (group.input.eligible < 5) continue;
          claims.push(exactly(question.property, group.judged, group.input.numerator));
        }
      }
    }
  }
  return { text: '', claims };
}
