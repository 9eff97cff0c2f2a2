import type { AgencyAdoption, AgencyTier } from '@nhip-thu/metrics';

/** People of an agency: fewer than 30, 30 to 60, more. */
export type AgencySize = 'duoi-30' | '30-60' | 'tren-60';

export const SIZES: readonly AgencySize[] = ['duoi-30', '30-60', 'tren-60'];

/** Which agencies are set beside each other; null = all. */
export interface RowChoice {
  readonly tier: AgencyTier | null;
  readonly size: AgencySize | null;
  /** Codes of single agencies; empty = all. */
  readonly agencies: readonly string[];
}

/** Every agency. */
export const WHOLE: RowChoice = { tier: null, size: null, agencies: [] };

const collator = new Intl.Collator('vi');
const TIERS: readonly AgencyTier[] = ['department', 'district', 'ward', 'commune'];

/** The size of an agency of so many officials. */
export function sizeOf(people: number): AgencySize {
  if (people < 30) return 'duoi-30';
  return people <= 60 ? '30-60' : 'tren-60';
}

/** Whether every agency is chosen. */
export function isWholeChoice({ tier, size, agencies }: RowChoice): boolean {
  return tier === null && size === null && agencies.length === 0;
}

/** The agencies of a bloc and size that are named, in the order given. */
export function chooseRows(rows: readonly AgencyAdoption[], { tier, size, agencies }: RowChoice): AgencyAdoption[] {
  return rows.filter(
    (row) =>
      (tier === null || row.tier === tier) &&
      (size === null || sizeOf(row.figure.denominator) === size) &&
      (agencies.length === 0 || agencies.includes(row.code)),
  );
}

/** The agencies that may be named beside a bloc and a size, by name: those of them, and those that are named already. */
export function listNameable(rows: readonly AgencyAdoption[], choice: RowChoice): AgencyAdoption[] {
  const fitting = chooseRows(rows, { ...choice, agencies: [] });
  return rows
    .filter((row) => fitting.includes(row) || choice.agencies.includes(row.code))
    .toSorted((a, b) => collator.compare(a.name.normalize('NFC'), b.name.normalize('NFC')));
}

/** The blocs that there are agencies of. */
export function listTiers(agencies: readonly Pick<AgencyAdoption, 'tier'>[]): AgencyTier[] {
  return TIERS.filter((tier) => agencies.some((agency) => agency.tier === tier));
}
