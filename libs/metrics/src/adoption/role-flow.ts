import type { OfficialRole } from '../contract/directory.ts';
import type { FlowCell, FlowDirection, FlowGroup } from '../contract/role-flow.ts';

/** How flow by role is counted; a changed rule is a new version. */
export const ROLE_FLOW = 'role-flow@1';

/** The role groups, the highest first. */
export const FLOW_ROLES = ['board', 'head', 'specialist'] as const satisfies readonly OfficialRole[];

/** Pairs of groups: senders by recipients. */
export const FLOW_CELLS = FLOW_ROLES.length ** 2;

/** How high a group stands; board and heads together stand above specialists. */
const RANKS = { board: 0, head: 1, leaders: 1, specialist: 2 } as const satisfies Record<FlowGroup, number>;

/** Place of a pair of groups among the `FLOW_CELLS` counts: row by row, by sender. Example: head to specialist is 5. */
export function flowCellOf(from: OfficialRole, to: OfficialRole): number {
  return FLOW_ROLES.indexOf(from) * FLOW_ROLES.length + FLOW_ROLES.indexOf(to);
}

/** Which way a message goes: down to a lower group, up to a higher one, across within one. Source: DOMAIN 1 ("xuống, lên, ngang"). */
export function flowDirectionOf(from: FlowGroup, to: FlowGroup): FlowDirection {
  if (RANKS[from] === RANKS[to]) return 'across';
  return RANKS[from] < RANKS[to] ? 'down' : 'up';
}

/** Copies by direction; `all = down + up + across`. */
export interface FlowSums extends Readonly<Record<FlowDirection, number>> {
  readonly all: number;
}

/**
 * Adds cells up by direction, as they are printed: one with fewer than 10 copies adds nothing, so that no sum tells of it.
 * Example: board to specialist 60, specialist to board 25, across 15 and one of fewer than 10 give all 100, down 60, up 25, across 15.
 */
export function sumFlow(cells: readonly FlowCell[]): FlowSums {
  const sums = { all: 0, down: 0, up: 0, across: 0 };
  for (const { direction, copies } of cells) {
    sums[direction] += copies ?? 0;
    sums.all += copies ?? 0;
  }
  return sums;
}

/**
 * The direction most copies took, and of how many in 10 (half up); null when there are none. Of equal ones down before up before across.
 * Example: down 60 of 100 is `{ direction: 'down', inTen: 6 }`.
 */
export function leadingFlow(sums: FlowSums): { readonly direction: FlowDirection; readonly inTen: number } | null {
  if (sums.all === 0) return null;
  const [direction] = (['down', 'up', 'across'] as const).toSorted((a, b) => sums[b] - sums[a]);
  return direction === undefined ? null : { direction, inTen: Math.floor((10 * sums[direction]) / sums.all + 0.5) };
}
