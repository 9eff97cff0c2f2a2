import {
  parsePeriodId,
  USE_DEFINITIONS,
  type AdoptionReply,
  type DefinitionId,
  type DivisionUse,
  type DivisionsReply,
  type Figure,
  type FrozenReply,
  type LifecycleReply,
  type Period,
  type PeriodKind,
  type PeriodsReply,
  type SensitivityReply,
} from '@nhip-thu/metrics';
import { asSystem } from '../../apps/api/src/database/reach.ts';
import { RollUpPeriodService } from '../../apps/api/src/usage/roll-up-period.service.ts';
import type { RunningApp } from './app.ts';
import { deduce, sizeOf, type Claim, type Implication } from './privacy-attacker.ts';
import { signIn, type Asked } from './reporting-scene.ts';

const DEFINITIONS: readonly DefinitionId[] = USE_DEFINITIONS.map(({ id }) => id);
/** How many derived claims of one property are looked at: there are hundreds of properties. */
const MOST_CLAIMS = 60;
/** Kinds of periods of a month or less. */
const SHORT_KINDS: ReadonlySet<PeriodKind> = new Set<PeriodKind>(['reporting-month', 'calendar-month', 'iso-week']);
const STRUCTURES = ['tai-thoi-diem', 'hien-nay'] as const;

/** What is so, and who knows of whom each figure speaks: the rosters are no secret. */
export interface Truth {
  /** By property: who is judged, and who of them has it. */
  readonly properties: ReadonlyMap<string, { readonly judged: bigint; readonly has: bigint }>;
  /** By property and code, by the units of that time: whom a figure judges. */
  readonly groups: ReadonlyMap<string, bigint>;
  /** By property and code, as the agencies are today. */
  readonly groupsNow: ReadonlyMap<string, bigint>;
  readonly periods: readonly Period[];
}

const bitOf = (id: number): bigint => 1n << BigInt(id);
const propertyOf = (definition: DefinitionId | 'boxes', periodId: string): string => `${definition} ${periodId}`;

/** Judges everybody in every stored period by the program's own judges. */
export async function readTruth(running: RunningApp): Promise<Truth> {
  const db = running.database.dataSource;
  const agencies: { id: number; code: string }[] = await db.query('select id, code from agency order by id');
  const codeOf = new Map(agencies.map(({ id, code }) => [id, code]));
  const stored: { id: string }[] = await db.query('select period_id as id from stored_period order by 1');
  const periods = stored.flatMap(({ id }) => parsePeriodId(id) ?? []);
  const properties = new Map<string, { judged: bigint; has: bigint }>();
  const [groups, groupsNow] = [new Map<string, bigint>(), new Map<string, bigint>()];
  const add = (map: Map<string, bigint>, key: string, id: number): void => void map.set(key, (map.get(key) ?? 0n) | bitOf(id));
  for (const { id: agencyId } of agencies) {
    const judged = await asSystem(() => running.app.get(RollUpPeriodService).judge(periods, agencyId));
    for (const { period, people } of judged) {
      for (const { officialId, currentId, verdicts, box } of people) {
        const answers = [...DEFINITIONS.map((each, at) => [each, verdicts[at]?.is ?? null] as const), ['boxes', box !== 'still'] as const];
        for (const [definition, is] of answers) {
          if (is === null) continue;
          const property = propertyOf(definition, period.id);
          const known = properties.get(property) ?? { judged: 0n, has: 0n };
          properties.set(property, { judged: known.judged | bitOf(officialId), has: is ? known.has | bitOf(officialId) : known.has });
          add(groups, `${property} ${codeOf.get(agencyId)}`, officialId);
          add(groupsNow, `${property} ${codeOf.get(currentId)}`, officialId);
        }
      }
    }
  }
  return { properties, groups, groupsNow, periods };
}

/** Everything the API answers about counts of people, of all periods or of those that have days in common with one, as claims about groups. */
export async function collectClaims(running: RunningApp, truth: Truth, month: string | null = null): Promise<Claim[]> {
  const ask: Asked = await signIn(running, 'auditor');
  const get = async <Body>(path: string): Promise<Body> => {
    const { status, body } = await ask(path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return body as Body;
  };
  const claims: Claim[] = [];
  const { periods } = await get<PeriodsReply>('/periods');
  // A period that is not listed is asked for all the same.
  const all = new Map([...periods, ...truth.periods].map((period) => [period.id, period]));
  const around = month === null ? null : parsePeriodId(month);
  const asked = [...all.values()].filter(
    ({ kind, from, to }) => around === null || (SHORT_KINDS.has(kind) && from <= around.to && around.from <= to),
  );
  for (const { id: periodId } of asked) {
    for (const structure of STRUCTURES) {
      for (const definition of ['du-2@1', 'du-1@1'] as const) {
        const reply = await get<AdoptionReply>(`/adoption?ky=${periodId}&dn=${definition}&cc=${structure}`);
        claims.push(...claimReply(truth, reply, structure));
      }
      const groups = structure === 'tai-thoi-diem' ? truth.groups : truth.groupsNow;
      const { agencies } = await get<SensitivityReply>(`/adoption/sensitivity?ky=${periodId}&cc=${structure}`);
      for (const { code, figures } of agencies)
        for (const figure of figures) claims.push(...claimFigure(figure, propertyOf(figure.definition, periodId), code, groups));
    }
    claims.push(...claimLifecycle(truth, await get<LifecycleReply>(`/adoption/lifecycle?ky=${periodId}&cc=tai-thoi-diem`)));
  }
  return claims;
}

/** What a frozen report tells; of whom, is what it was when it was frozen. */
export function claimFrozen(truth: Truth, { content }: FrozenReply): Claim[] {
  return content.agencies.flatMap(({ code, use }) =>
    use.flatMap(({ definition, figure }) => claimFigure(figure, propertyOf(definition, content.head.period.id), code, truth.groups)),
  );
}

/** What each agency is told of its own divisions. */
export async function collectDivisions(running: RunningApp, truth: Truth): Promise<{ claims: Claim[]; told: number }> {
  const db = running.database.dataSource;
  const agencies: { id: number; code: string }[] = await db.query('select id, code from agency where valid_to is null order by id');
  const claims: Claim[] = [];
  for (const { id, code } of agencies) {
    const { status, body } = await (await signIn(running, 'agency', code))(`/adoption/divisions/${code}`);
    if (status !== 200) throw new Error(`divisions of ${code}: ${status}`);
    for (const { period, divisions } of (body as DivisionsReply).blocks) {
      const property = propertyOf('du-2@1', period.id);
      for (const division of divisions ?? []) {
        const members: { id: number }[] = await db.query(
          `select distinct on (official_id) official_id as id, division_id from membership
            where agency_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $3) order by official_id, valid_from desc`,
          [id, period.to, period.from],
        );
        const own = members.filter((each) => (each as unknown as { division_id: number | null }).division_id === division.divisionId);
        const group = own.reduce((bits, each) => bits | bitOf(each.id), 0n) & (truth.groups.get(`${property} ${code}`) ?? 0n);
        if (sizeOf(group) !== division.people) throw new Error(`of whom ${code} ${division.name} ${period.id} speaks is not known`);
        if (division.kind !== 'withheld') claims.push({ property, group, ...rangeOf(division) });
      }
    }
  }
  return { claims, told: claims.length };
}

function rangeOf(division: Exclude<DivisionUse, { kind: 'withheld' }>): { least: number; most: number } {
  if (division.kind !== 'rounded') return { least: division.atLeast, most: division.atMost };
  const width = Math.max(2, Math.ceil(division.people / 10));
  return { least: Math.max(width + 1, division.about - 2), most: Math.min(division.people - width - 1, division.about + 2) };
}

function claimReply(truth: Truth, reply: AdoptionReply, structure: (typeof STRUCTURES)[number]): Claim[] {
  const property = propertyOf(reply.definition, reply.period.id);
  const groups = structure === 'tai-thoi-diem' ? truth.groups : truth.groupsNow;
  const singly = reply.agencies.flatMap(({ code, figure, boxes }) => [
    ...claimFigure(figure, property, code, groups),
    ...claimBoxes(truth, reply.period.id, code, boxes),
  ]);
  const pool = claimPool(truth, property, reply);
  return [...singly, ...pool, ...(structure === 'tai-thoi-diem' ? claimProvince(truth, property, reply, pool) : [])];
}

/** The total: everybody of whom something is told. */
function claimProvince(truth: Truth, property: string, { agencies, province }: AdoptionReply, pool: readonly Claim[]): Claim[] {
  if (province.numerator === null) return [];
  const told = agencies.filter(({ figure }) => figure.numerator !== null).map(({ code }) => truth.groups.get(`${property} ${code}`) ?? 0n);
  const group = [...told, ...pool.map((claim) => claim.group)].reduce((all, each) => all | each, 0n);
  const { numerator, margin, denominator } = province;
  return sizeOf(group) === denominator ? [{ property, group, least: numerator - margin, most: numerator + margin }] : [];
}

function claimFigure(figure: Figure, property: string, code: string, groups: ReadonlyMap<string, bigint>): Claim[] {
  const { numerator, publication, denominator, bounds } = figure;
  const group = groups.get(`${property} ${code}`) ?? 0n;
  if (numerator === null) {
    if (bounds === null) return [];
    return [{ property, group, least: Math.round(bounds.lower * denominator), most: Math.round(bounds.upper * denominator) }];
  }
  // A unit of today that is a sum of several tells what they tell; one over some of them is about fewer people than there are now.
  if (publication === 'about' || sizeOf(group) !== denominator) return [];
  if (publication === 'at-most') return [{ property, group, least: 0, most: numerator }];
  if (publication === 'at-least') return [{ property, group, least: numerator, most: denominator }];
  return [{ property, group, least: numerator, most: numerator }];
}

function claimBoxes(
  truth: Truth,
  periodId: string,
  code: string,
  { loggedIn, machineOnly }: { loggedIn: number | null; machineOnly: number | null },
): Claim[] {
  if (loggedIn === null || machineOnly === null) return [];
  const [login, active] = [propertyOf('boxes', periodId), propertyOf('du-1@1', periodId)];
  const group = truth.groups.get(`${login} ${code}`) ?? 0n;
  return [
    { property: login, group, least: loggedIn, most: loggedIn },
    { property: active, group, least: loggedIn - machineOnly, most: loggedIn - machineOnly },
  ];
}

/** The small ones together: everybody who is of none that is told by itself. */
function claimPool(truth: Truth, property: string, { pooled, agencies }: AdoptionReply): Claim[] {
  if (pooled === null || pooled.figure.numerator === null) return [];
  const { numerator, publication, denominator } = pooled.figure;
  const small = agencies.filter(({ figure }) => figure.denominator < 10).map(({ code }) => truth.groups.get(`${property} ${code}`) ?? 0n);
  const group = small.reduce((all, each) => all | each, 0n);
  if (sizeOf(group) !== denominator) return [];
  const [least, most] =
    publication === 'at-most' ? [0, numerator] : publication === 'at-least' ? [numerator, denominator] : [numerator, numerator];
  return [{ property, group, least, most }];
}

function claimLifecycle(truth: Truth, { periods, agencies }: LifecycleReply): Claim[] {
  return agencies.flatMap(({ code, points }) =>
    (points ?? []).flatMap(({ active, returning, lapsed }, at) => {
      const [own, before] = [periods[at]?.id, periods[at - 1]?.id];
      if (own === undefined) return [];
      const group = truth.groups.get(`${propertyOf('du-1@1', own)} ${code}`) ?? 0n;
      const exactly = (property: string, count: number | null): Claim[] =>
        count === null ? [] : [{ property, group, least: count, most: count }];
      return [
        ...exactly(propertyOf('du-1@1', own), active),
        ...(before === undefined ? [] : [...exactly(`returning ${own}`, returning), ...exactly(`lapsed ${own}`, lapsed)]),
      ];
    }),
  );
}

/** Which property implies another by the definitions: those of days within days, and those of more within less. */
function listDoorImplications({ properties, periods }: Truth): Implication[] {
  const within = (a: Period, b: Period): boolean => a.id !== b.id && b.from <= a.from && a.to <= b.to;
  const candidates = periods.flatMap((period): Implication[] => [
    ...(['du-2@1', 'du-3@1', 'du-4@1', 'du-5@1'] as const).map(
      (each) => [propertyOf(each, period.id), propertyOf('du-1@1', period.id)] as const,
    ),
    [propertyOf('du-1@1', period.id), propertyOf('boxes', period.id)],
    ...periods
      .filter((other) => within(period, other))
      .map((other) => [propertyOf('du-1@1', period.id), propertyOf('du-1@1', other.id)] as const),
    // Four of five days leave no week out.
    ...periods
      .filter((other) => other.kind === 'iso-week' && within(other, period))
      .map((week) => [propertyOf('du-2@1', period.id), propertyOf('du-1@1', week.id)] as const),
    [`returning ${period.id}`, propertyOf('du-1@1', period.id)],
  ]);
  // Leave, and periods that have hardly begun, make exceptions: an implication with any is not used.
  return candidates.filter(([stronger, weaker]) => {
    const [a, b] = [properties.get(stronger), properties.get(weaker)];
    if (a === undefined || b === undefined) return stronger.startsWith('returning');
    return (a.has & b.judged & ~b.has) === 0n;
  });
}

export interface DoorDisclosure {
  readonly disclosed: number;
  readonly all: number;
  /** Deduced and not so: of the attacker, not of the program. */
  readonly wrong: number;
}

/** How many facts about persons follow with certainty from what was told, each compared with what is so. */
export function attackDoor(claims: readonly Claim[], truth: Truth): DoorDisclosure {
  const certain = deduce(claims, listDoorImplications(truth), MOST_CLAIMS);
  let [disclosed, all, wrong] = [0, 0, 0];
  for (const [property, { judged, has }] of truth.properties) {
    const found = certain.get(property) ?? { has: 0n, hasNot: 0n };
    all += sizeOf(judged);
    disclosed += sizeOf((found.has | found.hasNot) & judged);
    wrong += sizeOf((found.has & judged & ~has) | (found.hasNot & has));
  }
  return { disclosed, all, wrong };
}

/** The naive publisher: every agency and definition, whatever its size, exact counts of every period. */
export function claimEverything({ groups, properties }: Truth): Claim[] {
  return [...groups].map(([key, group]) => {
    const property = key.slice(0, key.lastIndexOf(' '));
    const count = sizeOf(group & (properties.get(property)?.has ?? 0n));
    return { property, group, least: count, most: count };
  });
}
