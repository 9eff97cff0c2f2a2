import {
  DIVISION_FIGURES,
  MIN_PEOPLE,
  parsePeriodId,
  PERIOD_KINDS,
  tellUnlinked,
  type DefinitionId,
  type IsoDate,
  type RosterRelease,
  type UnitSuccession,
} from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { groupBy } from './group-by.ts';

/** A figure by the units of that time: of whom it speaks, and of which days. */
export interface LinkRow {
  readonly agencyId: number;
  readonly periodId: string;
  readonly definition: DefinitionId;
  readonly roster: string;
  readonly lookedFrom: IsoDate;
  readonly toDay: IsoDate;
  readonly eligible: number;
  /** Whether any log told of its days; else it tells nothing. */
  readonly hasLogs: boolean;
}

/** What was told in a frozen report, and stays told. */
export interface FrozenRow extends Omit<LinkRow, 'eligible' | 'hasLogs'> {
  /** Told with others of fewer than 10 people. */
  readonly isPooled: boolean;
}

export interface LinkInput {
  readonly rows: readonly LinkRow[];
  readonly frozen: readonly FrozenRow[];
  readonly successions: readonly UnitSuccession[];
}

/** The definition of the targets first, the one with the longest look back last. */
const DEFINITION_ORDER: readonly DefinitionId[] = ['du-2@1', 'du-1@1', 'du-4@1', 'du-5@1', 'du-3@1'];
/** The people of DU-1 are all there are, as those of the boxes. */
const EVERYBODY: DefinitionId = 'du-1@1';

/** Names a row. */
export function linkKeyOf({ agencyId, periodId, definition }: Pick<LinkRow, 'agencyId' | 'periodId' | 'definition'>): string {
  return `${periodId} ${definition} ${agencyId}`;
}

/**
 * Which figures are not told, since what is told before of common days is about other people (rule 4). First comes what was frozen; then reporting
 * months, quarters, half-years and years, those of the calendar, weeks; within a kind the definition of the targets, then the others; the oldest first.
 * Agencies of fewer than 10 people are told together. Pure; depends on sizes and sets of people, never on what is counted.
 */
export function findLinked({ rows, frozen, successions }: LinkInput): Set<string> {
  const kindOf = new Map([...new Set(rows.map(({ periodId }) => periodId))].map((id) => [id, parsePeriodId(id)?.kind]));
  // Of these periods no agency's figure is told (rule 3).
  const isForDivisions = ({ periodId }: LinkRow): boolean => kindOf.get(periodId) === DIVISION_FIGURES.periodKind;
  const rankOf = ({ periodId, definition }: OwnRelease): number =>
    PERIOD_KINDS.findIndex((kind) => kind === kindOf.get(periodId)) * DEFINITION_ORDER.length + DEFINITION_ORDER.indexOf(definition);
  const own = releasesOf(
    rows.filter((row) => !isForDivisions(row)),
    ({ eligible }) => eligible < MIN_PEOPLE,
  )
    .map((each) => ({ ...each, rank: rankOf(each) }))
    .toSorted(byImportance);
  const all = [...releasesOf(frozen, ({ isPooled }) => isPooled), ...own];
  const told = tellUnlinked(
    all.map(({ release }) => release),
    successions,
  ).slice(all.length - own.length);
  return new Set([...rows.filter(isForDivisions).map(linkKeyOf), ...own.flatMap(({ keys }, at) => (told[at] === false ? keys : []))]);
}

interface OwnRelease {
  readonly release: RosterRelease;
  /** Of the rows it is told of. */
  readonly keys: readonly string[];
  readonly periodId: string;
  readonly definition: DefinitionId;
}

type RosterRow = Omit<LinkRow, 'eligible' | 'hasLogs'>;

/** What tells nothing is left out. */
function releasesOf<Row extends RosterRow & { readonly hasLogs?: boolean }>(
  rows: readonly Row[],
  isSmall: (row: Row) => boolean,
): OwnRelease[] {
  const telling = rows.filter(({ roster, hasLogs }) => roster !== '' && hasLogs !== false);
  const pools = groupBy(telling.filter(isSmall), ({ periodId, definition }) => `${periodId} ${definition}`);
  return [...telling.filter((row) => !isSmall(row)).map((row) => [row]), ...pools.values()].flatMap((group) => {
    const units = group.toSorted((a, b) => a.agencyId - b.agencyId);
    const [first] = units;
    if (first === undefined) return [];
    const from = units.reduce((least, { lookedFrom }) => (lookedFrom < least ? lookedFrom : least), first.lookedFrom);
    const release = {
      unitIds: units.map(({ agencyId }) => agencyId),
      from,
      to: first.toDay,
      roster: units.map(({ roster }) => roster).join(' '),
    };
    return [{ release, keys: units.map(linkKeyOf), periodId: first.periodId, definition: first.definition }];
  });
}

function byImportance(a: OwnRelease & { readonly rank: number }, b: OwnRelease & { readonly rank: number }): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.release.to !== b.release.to) return a.release.to < b.release.to ? -1 : 1;
  return (a.release.unitIds[0] ?? 0) - (b.release.unitIds[0] ?? 0);
}

/** Looks again which figures may be told beside each other, and notes it in their rows. */
export async function relinkFigures(manager: EntityManager): Promise<void> {
  const rows: (LinkRow & { isLinked: boolean; areBoxesLinked: boolean })[] = await manager.query(
    `select u.agency_id as "agencyId", u.period_id as "periodId", u.definition, u.roster, u.looked_from as "lookedFrom", p.to_day as "toDay",
            u.eligible, u.covered_minutes > 0 as "hasLogs", u.is_linked as "isLinked", u.are_boxes_linked as "areBoxesLinked"
       from unit_period u join stored_period p on p.period_id = u.period_id where u.structure = 'as-was'`,
  );
  const frozen: FrozenRow[] = await manager.query(
    `select agency_id as "agencyId", period_id as "periodId", definition, roster, looked_from as "lookedFrom", to_day as "toDay",
            is_pooled as "isPooled" from frozen_roster order by frozen_period_id, definition, agency_id`,
  );
  const successions: UnitSuccession[] = await manager.query(
    `select from_agency_id as "fromId", to_agency_id as "toId", on_day as "onDay" from succession where kind <> 'rename'`,
  );
  const linked = findLinked({ rows, frozen, successions });
  const changed = rows
    .map((row) => ({ ...row, link: linked.has(linkKeyOf(row)), boxLink: linked.has(linkKeyOf({ ...row, definition: EVERYBODY })) }))
    .filter(({ link, isLinked, boxLink, areBoxesLinked }) => link !== isLinked || boxLink !== areBoxesLinked);
  await manager.query(
    `update unit_period u set is_linked = x.link, are_boxes_linked = x.box_link
       from unnest($1::int[], $2::text[], $3::text[], $4::boolean[], $5::boolean[]) x (agency_id, period_id, definition, link, box_link)
      where u.agency_id = x.agency_id and u.period_id = x.period_id and u.definition = x.definition`,
    [
      ...[changed.map(({ agencyId }) => agencyId), changed.map(({ periodId }) => periodId), changed.map(({ definition }) => definition)],
      ...[changed.map(({ link }) => link), changed.map(({ boxLink }) => boxLink)],
    ],
  );
}
