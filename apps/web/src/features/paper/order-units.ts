import type { PaperUnitReply } from '@nhip-thu/metrics';

const collator = new Intl.Collator('vi');

/** Farthest from its own target first, or with the least reduction where there is none; unknown is no rank and stands last, by name. */
export function orderUnits(units: readonly PaperUnitReply[]): PaperUnitReply[] {
  return units.toSorted((a, b) => compareGaps(gapOf(a), gapOf(b)) || collator.compare(a.name.normalize('NFC'), b.name.normalize('NFC')));
}

/** Target minus reduction, a ratio below 0 once it is passed; without a target minus the reduction; null = cannot be told. */
export function gapOf({ registers, target }: Pick<PaperUnitReply, 'registers' | 'target'>): number | null {
  const { headline } = registers.reduction;
  return headline === null ? null : (target?.threshold ?? 0) - headline;
}

function compareGaps(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}
