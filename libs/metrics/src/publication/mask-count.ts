/** How a printed count relates to the true one: it is it, or at least, at most, about it; `withheld`: nothing is printed. */
export type Publication = 'exact' | 'at-most' | 'at-least' | 'about' | 'withheld';

/** What stands before a printed count, and before its rate: "≥9" is 9 or 10 of 10. */
export const MASK_SIGNS = { exact: '', 'at-most': '≤', 'at-least': '≥', about: '', withheld: '' } as const satisfies Record<
  Publication,
  string
>;

/** A count of people as it may be printed, and between which counts the true one lies. */
export interface PublishedCount {
  /** The number that is printed. */
  readonly shown: number;
  readonly publication: Exclude<Publication, 'withheld'>;
  readonly least: number;
  readonly most: number;
}

/** The rules of publication by which figures are made; a changed rule is a new version. */
export const PUBLICATION_RULES = 'publication@1';

/**
 * Rule 1: how many of a group are counted, so that it never says of anybody in the group what they did.
 *
 * Nobody and one are printed alike, "≤ 1"; all but one and all, "≥ N − 1"; every other count as it is. Hiding only "nobody" and "everybody" would
 * give them away, so their neighbours are hidden with them. Counts are whole, 0 <= n <= N, N >= 4. Throws `RangeError` otherwise.
 * Example: 10 of 10 and 9 of 10 are both "≥ 9"; 8 of 10 is 8. Source: RELIABILITY section 8, rule 1.
 */
export function maskCount(count: number, all: number): PublishedCount {
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(all) || count < 0 || count > all || all < 4) {
    throw new RangeError(`not a group that can be masked: ${count} of ${all}`);
  }
  if (count <= 1) return { shown: 1, publication: 'at-most', least: 0, most: 1 };
  if (count >= all - 1) return { shown: all - 1, publication: 'at-least', least: all - 1, most: all };
  return { shown: count, publication: 'exact', least: count, most: count };
}

/** Bounds of a count, as three counts: who surely counts, who may, of how many. */
export interface CountBounds {
  readonly lower: number;
  readonly upper: number;
  readonly all: number;
}

/**
 * The same bounds, widened where an end would say that nobody or everybody counts: 0 and 1 become 0 below and 1 above, N − 1 and N become
 * N − 1 below and N above. They still hold, and they do not tell more than `maskCount` does. Null below 4 people.
 */
export function maskBounds({ lower, upper, all }: CountBounds): CountBounds | null {
  return all < 4 ? null : { lower: lower <= 1 ? 0 : Math.min(lower, all - 1), upper: upper >= all - 1 ? all : Math.max(upper, 1), all };
}
