import type { OfficialRole } from './directory.ts';
import type { Period } from './period.ts';

/** A group of people by role; `leaders` are board and heads together, where either alone is too few to be told. */
export type FlowGroup = OfficialRole | 'leaders';

/** Down: to a lower group; up: to a higher one; across: within one group. */
export type FlowDirection = 'down' | 'up' | 'across';

/** Stored copies of messages that people of one group sent to people of another. */
export interface FlowCell {
  readonly from: FlowGroup;
  readonly to: FlowGroup;
  readonly direction: FlowDirection;
  /** Rounded to the nearest 5; null where they are fewer than 10, 0 included. */
  readonly copies: number | null;
}

/**
 * Why no flow is told. no-log: nothing was received; untold: of nothing received do logs tell who sent it; few-people: a group has fewer than 10 people on
 * some day.
 */
export type FlowSilence = 'no-log' | 'untold' | 'few-people';

/** Of how many agencies the flow of the province is told. */
export interface FlowAgencies {
  /** Part of the sums. */
  readonly told: number;
  /** Of them: of nothing that they received do logs tell who sent it, so that no copy in the cells is theirs. */
  readonly untold: number;
  /** Too small to be told, and left out of the sums. */
  readonly leftOut: number;
}

/**
 * `GET /api/v1/adoption/flow?ky=bc-2026-07` of the province, `GET /api/v1/adoption/agencies/snv/flow?ky=bc-2026-07` of one agency: mail by role group, in the
 * units of that time. Copies of messages, not people.
 */
export interface RoleFlowReply {
  readonly period: Period;
  /** The period is not over ("tạm tính"). */
  readonly isProvisional: boolean;
  /** Of the agency; null for the province. */
  readonly code: string | null;
  readonly name: string | null;
  /** The groups that are told apart, the highest first; empty when nothing is told. */
  readonly groups: readonly FlowGroup[];
  /** Between people of one agency, every pair of groups; null when it is not told. */
  readonly inside: readonly FlowCell[] | null;
  /** From people of the agency to people of other agencies, by their groups; null like `inside`. */
  readonly outside: readonly FlowCell[] | null;
  readonly withheld: FlowSilence | null;
  /** Copies that boxes of the agency received. */
  readonly received: number | null;
  /** Of them: sent by a mailbox that logs name. Only such copies are in the cells; null, never 0, when of none it is told. */
  readonly toldReceived: number | null;
  /** Null for one agency. */
  readonly agencies: FlowAgencies | null;
  readonly asOf: string | null;
  readonly isDemo: boolean;
}
