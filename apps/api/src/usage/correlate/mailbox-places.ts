import { FLOW_ROLES, type OfficialRole } from '@nhip-thu/metrics';

/** A mailbox on a day: its agency, and the role of whoever holds it; null for boxes of nobody (unit, shared, robot). */
export interface MailboxPlace {
  readonly mailboxId: number;
  readonly agencyId: number;
  readonly role: OfficialRole | null;
}

/** Stands for the group of a box that is nobody's own. */
export const NO_GROUP = FLOW_ROLES.length;
const GROUPS = NO_GROUP + 1;

/** Answers in which agency and role group the holder of a mailbox is on a day, as one number: asked once or twice for every copy. */
export class MailboxPlaces {
  /** The agencies, by position. */
  readonly agencyIds: readonly number[];
  readonly #places: Int32Array;

  constructor(rows: readonly MailboxPlace[]) {
    this.agencyIds = [...new Set(rows.map(({ agencyId }) => agencyId))].toSorted((a, b) => a - b);
    const positions = new Map(this.agencyIds.map((id, at) => [id, at]));
    this.#places = new Int32Array(rows.reduce((most, { mailboxId }) => Math.max(most, mailboxId), 0) + 1).fill(-1);
    for (const { mailboxId, agencyId, role } of rows) {
      const group = role === null ? NO_GROUP : FLOW_ROLES.indexOf(role);
      this.#places[mailboxId] = (positions.get(agencyId) ?? 0) * GROUPS + group;
    }
  }

  /** -1 for a mailbox of no agency; else what `agencyOf` and `groupOf` read. */
  of(mailboxId: number): number {
    return this.#places[mailboxId] ?? -1;
  }
}

/** The position of the agency of a place. */
export function agencyOf(place: number): number {
  return Math.floor(place / GROUPS);
}

/** The group of a place: a position in `FLOW_ROLES`, or `NO_GROUP`. */
export function groupOf(place: number): number {
  return place % GROUPS;
}
