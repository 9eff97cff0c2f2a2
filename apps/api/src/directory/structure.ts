import type { IsoDate } from '@nhip-thu/metrics';

/** A merge (all of `fromId` becomes part of `toId`) or a split (a part of `fromId` becomes part of `toId`), from `onDay` on. */
export interface SuccessionStep {
  readonly kind: 'merge' | 'split';
  readonly fromId: number;
  readonly toId: number;
  readonly onDay: IsoDate;
}

/** A unit of a person from a day on; `agencyId` null while it is not known. */
export interface MembershipSpan {
  readonly agencyId: number | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Longer chains of successions than this are a circle. */
const MAX_STEPS = 32;

/** What has become of the units of a former day ("theo cơ cấu hiện nay"). */
export class Structure {
  readonly #steps = new Map<number, SuccessionStep[]>();

  constructor(steps: readonly SuccessionStep[]) {
    for (const step of steps.toSorted((a, b) => (a.onDay < b.onDay ? -1 : Number(a.onDay > b.onDay)))) {
      this.#steps.set(step.fromId, [...(this.#steps.get(step.fromId) ?? []), step]);
    }
  }

  /**
   * Today's unit of a unit as it was on a day. Merges are followed one after another. At a split a person follows their own membership:
   * whoever was in one of the new units on the day it began goes there; whoever was not, and anything without a person, stays with the
   * old unit, for what cannot be divided is never shared out.
   * @param until the day whose unit is asked for; null is today
   */
  currentOf(agencyId: number, day: IsoDate, memberships: readonly MembershipSpan[] = [], until: IsoDate | null = null): number {
    let at = { agencyId, day };
    for (let count = 0; count < MAX_STEPS; count += 1) {
      const next = this.#nextOf(at.agencyId, at.day, memberships);
      if (next === null || (until !== null && next.day > until)) return at.agencyId;
      at = next;
    }
    throw new RangeError(`the successions of agency ${agencyId} run in a circle`);
  }

  #nextOf(agencyId: number, day: IsoDate, memberships: readonly MembershipSpan[]): { agencyId: number; day: IsoDate } | null {
    for (const { kind, toId, onDay } of this.#steps.get(agencyId) ?? []) {
      if (onDay <= day) continue;
      if (kind === 'merge' || memberships.some((span) => span.agencyId === toId && holdsOn(span, onDay)))
        return { agencyId: toId, day: onDay };
    }
    return null;
  }
}

/** Whether a span holds on a day. */
export function holdsOn(span: { readonly validFrom: IsoDate; readonly validTo: IsoDate | null }, day: IsoDate): boolean {
  return span.validFrom <= day && (span.validTo === null || day < span.validTo);
}
