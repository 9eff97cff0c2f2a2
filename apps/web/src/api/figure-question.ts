import type { DefinitionId } from '@nhip-thu/metrics';

/** `ss`: the period before, the same a year before, the first that has figures, or nothing. */
export type ComparisonWord = 'ky-truoc' | 'cung-ky' | 'ky-goc' | 'khong';
/** `cc`: agencies as they are now, or as they were in the period. */
export type StructureWord = 'hien-nay' | 'tai-thoi-diem';

/** Which figures are asked for: what addresses of pages, and links between them, carry. */
export interface FigureQuestion {
  /** `ky`: period id; null = the last closed one. */
  readonly periodId: string | null;
  /** `dn`: definition. */
  readonly definition: DefinitionId;
  readonly comparison: ComparisonWord;
  readonly structure: StructureWord;
}

/** Keys of an address that follow from page to page; all others concern one page. */
const CARRIED = ['ky', 'dn', 'ss', 'cc', 'sn'];

/** Of a query string what links carry on, with its question mark; empty when that is nothing. */
export function carriedChoices(search: string): string {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams(CARRIED.flatMap((key) => (given.has(key) ? [[key, given.get(key) ?? '']] : [])));
  return kept.size === 0 ? '' : `?${kept}`;
}
