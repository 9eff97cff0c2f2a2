import { FLOW_CELLS, FLOW_ROLES } from '@nhip-thu/metrics';
import type { AgencyFlowFigures } from './day-figures.ts';
import { agencyOf, groupOf, NO_GROUP, type MailboxPlaces } from './mailbox-places.ts';

/** Counts of one agency: within it, to others, and the copies of its boxes with a known sender. */
const WIDTH = 2 * FLOW_CELLS + 1;

/**
 * Adds stored copies up by the agency of the sender and the role groups of sender and recipient. No two people are ever kept side by side. Copies to
 * oneself, and from or to boxes that are nobody's own, flow nowhere; they count as told all the same.
 */
export class RoleFlow {
  readonly #places: MailboxPlaces;
  readonly #counts: Int32Array;

  constructor(places: MailboxPlaces) {
    this.#places = places;
    this.#counts = new Int32Array(places.agencyIds.length * WIDTH);
  }

  /** @param sender the mailbox that sent the copies; -1 when it is not told, and then nothing is counted */
  add(sender: number, recipient: number, count: number): void {
    if (sender < 0) return;
    const to = this.#places.of(recipient);
    if (to < 0) return;
    const toAgency = agencyOf(to);
    this.#increase(toAgency * WIDTH + 2 * FLOW_CELLS, count);
    const from = this.#places.of(sender);
    if (from < 0 || sender === recipient || groupOf(from) === NO_GROUP || groupOf(to) === NO_GROUP) return;
    const part = agencyOf(from) === toAgency ? 0 : FLOW_CELLS;
    this.#increase(agencyOf(from) * WIDTH + part + groupOf(from) * FLOW_ROLES.length + groupOf(to), count);
  }

  /** By ascending agency. */
  list(): AgencyFlowFigures[] {
    return this.#places.agencyIds.flatMap((agencyId, at) => {
      const counts = [...this.#counts.subarray(at * WIDTH, (at + 1) * WIDTH)];
      const toldReceived = counts.pop() ?? 0;
      return toldReceived > 0 || counts.some((count) => count > 0) ? [{ agencyId, copies: counts, toldReceived }] : [];
    });
  }

  #increase(at: number, count: number): void {
    this.#counts[at] = (this.#counts[at] ?? 0) + count;
  }
}
