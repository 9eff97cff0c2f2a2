import type { AgencyAdoption, AgencyTier } from '@nhip-thu/metrics';

/** People of an agency: fewer than 30, 30 to 60, more. */
export type AgencySize = 'duoi-30' | '30-60' | 'tren-60';

export const SIZES: readonly AgencySize[] = ['duoi-30', '30-60', 'tren-60'];

/** Which agencies are set beside each other; null = all. */
export interface RowChoice {
  readonly tier: AgencyTier | null;
  readonly size: AgencySize | null;
}

const TIERS: readonly AgencyTier[] = ['department', 'district', 'ward', 'commune'];

/** The size of an agency of so many officials. */
export function sizeOf(people: number): AgencySize {
  if (people < 30) return 'duoi-30';
  return people <= 60 ? '30-60' : 'tren-60';
}

/** The agencies of a bloc and size, in the order given. */
export function chooseRows(agencies: readonly AgencyAdoption[], { tier, size }: RowChoice): AgencyAdoption[] {
  return agencies.filter(
    (agency) => (tier === null || agency.tier === tier) && (size === null || sizeOf(agency.figure.denominator) === size),
  );
}

/** The blocs that there are agencies of. */
export function listTiers(agencies: readonly Pick<AgencyAdoption, 'tier'>[]): AgencyTier[] {
  return TIERS.filter((tier) => agencies.some((agency) => agency.tier === tier));
}
