import type { AgencyAdoption } from '@nhip-thu/metrics';

/** `gap`: farthest below the target first; `ten`: by name; `doi`: largest drop first. */
export type AgencyOrder = 'gap' | 'ten' | 'doi';

const collator = new Intl.Collator('vi');

/**
 * The agencies in the asked order. Those without the compared value stand last, by name, since unknown is no rank.
 * The gap is that to the agency's own target; where none is in force the lowest rate comes first.
 */
export function orderAgencies(agencies: readonly AgencyAdoption[], order: AgencyOrder): AgencyAdoption[] {
  if (order === 'ten') return agencies.toSorted(byName);
  const valueOf = order === 'gap' ? gapOf : (row: AgencyAdoption) => row.change;
  return agencies.toSorted((a, b) => compareKnown(valueOf(a), valueOf(b)) || byName(a, b));
}

function gapOf({ figure, target }: AgencyAdoption): number | null {
  return figure.value === null ? null : figure.value - (target?.threshold ?? 0);
}

function byName(a: AgencyAdoption, b: AgencyAdoption): number {
  return collator.compare(a.name.normalize('NFC'), b.name.normalize('NFC'));
}

function compareKnown(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
