import { FLOW_CELLS, FLOW_ROLES, flowDirectionOf } from '../adoption/role-flow.ts';
import type { OfficialRole } from '../contract/directory.ts';
import type { FlowCell, FlowGroup } from '../contract/role-flow.ts';
import { MIN_PEOPLE } from '../target/figure.ts';

/** Copies are printed to the nearest so many: differences of printed counts tell of no single message. */
const STEP = 5;

/** People with a mailbox of their own, by role. */
export type RoleCounts = Readonly<Record<OfficialRole, number>>;

/** The people of every agency on one day, or on some days on which nothing changed. */
export type AgencyRoles = ReadonlyMap<number, RoleCounts>;

/** How far groups are told apart: all three; board and heads together; not at all. */
export type FlowGrouping = 'three' | 'two' | 'none';

/** The groups of a grouping, the highest first. */
export const FLOW_GROUPS = {
  three: FLOW_ROLES,
  two: ['leaders', 'specialist'],
  none: [],
} as const satisfies Record<FlowGrouping, readonly FlowGroup[]>;

const ORDER: readonly FlowGrouping[] = ['none', 'two', 'three'];

/** What may be told of each agency in a period, and whether the groups of the whole province may be told apart. */
export interface FlowGroupings {
  readonly ofAgency: ReadonlyMap<number, FlowGrouping>;
  /** False: of the province no more may be told than the sum of the agencies that are told, with two groups. */
  readonly isProvinceTold: boolean;
}

/**
 * How far role groups may be told apart in a period: as far as on the worst of its days, so that no difference of periods leaves fewer people than a day has.
 *
 * On a day an agency has three groups where each has at least 10 people, two where leaders (board + head) and specialists have, else none; and the same group of all
 * other agencies together, to whom its mail goes, has nobody or at least 10. Days on which nobody is in an agency say nothing of it.
 * The province is told with three groups where on every day the agencies that are not told so, and those not told at all, have in each of their groups nobody
 * or at least 10 people together: that is what is left when the others are subtracted.
 */
export function groupFlow(days: Iterable<AgencyRoles>): FlowGroupings {
  const ofAgency = new Map<number, FlowGrouping>();
  let isProvinceTold = true;
  let isAnybody = false;
  for (const day of days) {
    const peopled = [...day].filter(([, people]) => sizeOf(people) > 0);
    const all = addUp(peopled.map(([, people]) => people));
    const today = peopled.map(([id, own]) => ({ id, own, grouping: groupingOf(own, subtract(all, own)) }));
    for (const { id, grouping } of today) ofAgency.set(id, lower(ofAgency.get(id) ?? 'three', grouping));
    isAnybody ||= today.length > 0;
    isProvinceTold &&=
      today.every(({ own }) => areTold(subtract(all, own), 'three')) &&
      areTold(addUp(today.flatMap(({ own, grouping }) => (grouping === 'three' ? [] : [own]))), 'three') &&
      areTold(addUp(today.flatMap(({ own, grouping }) => (grouping === 'none' ? [own] : []))), 'two');
  }
  return { ofAgency, isProvinceTold: isProvinceTold && isAnybody };
}

/** @param copies by `flowCellOf`; of `none` nothing is printed */
export function publishFlow(copies: readonly number[], grouping: FlowGrouping): FlowCell[] {
  if (copies.length !== FLOW_CELLS) throw new RangeError(`not the ${FLOW_CELLS} counts of a flow: ${copies.length}`);
  return listCells(grouping, (from, to) => {
    const count = copies.reduce((sum, cell, at) => (isIn(from, senderAt(at)) && isIn(to, recipientAt(at)) ? sum + cell : sum), 0);
    return count < MIN_PEOPLE ? null : STEP * Math.floor(count / STEP + 0.5);
  });
}

function listCells(grouping: FlowGrouping, count: (from: FlowGroup, to: FlowGroup) => number | null): FlowCell[] {
  const groups: readonly FlowGroup[] = FLOW_GROUPS[grouping];
  return groups.flatMap((from) => groups.map((to) => ({ from, to, direction: flowDirectionOf(from, to), copies: count(from, to) })));
}

const senderAt = (cell: number): OfficialRole | undefined => FLOW_ROLES[Math.floor(cell / FLOW_ROLES.length)];
const recipientAt = (cell: number): OfficialRole | undefined => FLOW_ROLES[cell % FLOW_ROLES.length];

function isIn(group: FlowGroup, role: OfficialRole | undefined): boolean {
  return group === role || (group === 'leaders' && role !== 'specialist');
}

function groupingOf(own: RoleCounts, others: RoleCounts): FlowGrouping {
  const isEnough = (grouping: FlowGrouping): boolean =>
    areTold(others, grouping) && groupSizes(own, grouping).every((size) => size >= MIN_PEOPLE);
  if (isEnough('three')) return 'three';
  return isEnough('two') ? 'two' : 'none';
}

/** Nobody, or enough people, in each group. */
function areTold(people: RoleCounts, grouping: FlowGrouping): boolean {
  return groupSizes(people, grouping).every((size) => size === 0 || size >= MIN_PEOPLE);
}

function groupSizes(people: RoleCounts, grouping: FlowGrouping): number[] {
  const { board, head, specialist } = people;
  return grouping === 'three' ? [board, head, specialist] : [board + head, specialist];
}

const sizeOf = ({ board, head, specialist }: RoleCounts): number => board + head + specialist;

function addUp(all: readonly RoleCounts[]): RoleCounts {
  const sum = { board: 0, head: 0, specialist: 0 };
  for (const people of all) for (const role of FLOW_ROLES) sum[role] += people[role];
  return sum;
}

function subtract(all: RoleCounts, own: RoleCounts): RoleCounts {
  return { board: all.board - own.board, head: all.head - own.head, specialist: all.specialist - own.specialist };
}

const lower = (a: FlowGrouping, b: FlowGrouping): FlowGrouping => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);
