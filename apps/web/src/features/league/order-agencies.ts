import type { AgencyAdoption } from '@nhip-thu/metrics';

/**
 * `gap`: farthest below the target first; `ten`: by name; `doi`: largest drop first. With a minus the other way round.
 * Each stands with its reverse.
 */
export const AGENCY_ORDERS = ['gap', '-gap', 'ten', '-ten', 'doi', '-doi'] as const;
const ORDER_KEYS = ['gap', 'ten', 'doi'] as const;
export type AgencyOrder = (typeof AGENCY_ORDERS)[number];
/** What is compared, in whichever direction. */
export type OrderKey = (typeof ORDER_KEYS)[number];

const collator = new Intl.Collator('vi');

interface ReadOrder {
  readonly key: OrderKey;
  readonly isReverse: boolean;
}

/** What an order compares, and whether from the high end. */
export function readOrder(order: AgencyOrder): ReadOrder {
  const key = ORDER_KEYS.find((each) => order.endsWith(each)) ?? 'gap';
  return { key, isReverse: order !== key };
}

/**
 * The agencies in the asked order. Those without the compared value stand last, by name, in either direction, since unknown is no rank.
 * The gap is that to the agency's own target; where none is in force the lowest rate comes first.
 */
export function orderAgencies(agencies: readonly AgencyAdoption[], order: AgencyOrder): AgencyAdoption[] {
  const { key, isReverse } = readOrder(order);
  const sign = isReverse ? -1 : 1;
  if (key === 'ten') return agencies.toSorted((a, b) => sign * byName(a, b));
  const valueOf = key === 'gap' ? gapOf : (row: AgencyAdoption) => row.change;
  return agencies.toSorted((a, b) => compareKnown(valueOf(a), valueOf(b), sign) || byName(a, b));
}

function gapOf({ figure, target }: AgencyAdoption): number | null {
  return figure.value === null ? null : figure.value - (target?.threshold ?? 0);
}

function byName(a: AgencyAdoption, b: AgencyAdoption): number {
  return collator.compare(a.name.normalize('NFC'), b.name.normalize('NFC'));
}

function compareKnown(a: number | null, b: number | null, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}
