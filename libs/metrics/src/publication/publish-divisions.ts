import type { DefinitionId } from '../contract/definition.ts';
import type { PeriodKind } from '../contract/period.ts';

/** Fewest people of a division of which anything is told; the setting may raise it. */
export const MIN_DIVISION = 5;

/** What is told of divisions: one definition, in one kind of period. Another would tell the same people once more. */
export const DIVISION_FIGURES = { metric: 'du-2@1', periodKind: 'four-week-block' } as const satisfies {
  readonly metric: DefinitionId;
  readonly periodKind: PeriodKind;
};

/** A division's people in a block of four ISO weeks, and those of them who count. */
export interface DivisionCount {
  readonly divisionId: number;
  readonly counted: number;
  readonly people: number;
}

/** What an agency may see of one of its divisions: too few people; the band at an end; or a count rounded to 5. */
export type DivisionFigure =
  | { readonly divisionId: number; readonly people: number; readonly kind: 'withheld' }
  | {
      readonly divisionId: number;
      readonly people: number;
      readonly kind: 'low' | 'high';
      readonly atLeast: number;
      readonly atMost: number;
    }
  | { readonly divisionId: number; readonly people: number; readonly kind: 'rounded'; readonly about: number };

/**
 * Rule 3: the divisions of one agency over a block of four ISO weeks, for that agency only, and never beside an exact figure of the agency for
 * the same block.
 *
 * Fewer than k people: nothing. The bands at both ends hold max(2, ⌈10 % of N⌉) people: "0 … w" and "N − w … N". Between them the count is rounded to
 * the nearest 5 (a half up). `k` is at least 5. Example: 3 of 22 is "0 … 3", 11 of 22 "about 10", 20 of 22 "19 … 22".
 * Throws `RangeError` unless 0 <= counted <= people, whole. Source: RELIABILITY section 8, rule 3.
 */
export function publishDivisions(divisions: readonly DivisionCount[], k = MIN_DIVISION): DivisionFigure[] {
  const fewest = Math.max(MIN_DIVISION, k);
  return divisions.map(({ divisionId, counted, people }) => {
    if (!Number.isSafeInteger(counted) || !Number.isSafeInteger(people) || counted < 0 || counted > people) {
      throw new RangeError(`not a share of a division: ${counted} of ${people}`);
    }
    if (people < fewest) return { divisionId, people, kind: 'withheld' };
    const width = bandWidthOf(people);
    // Of five people both bands would hold the middle ones: the lower one takes what both could.
    if (counted <= width) return { divisionId, people, kind: 'low', atLeast: 0, atMost: width };
    if (counted >= people - width)
      return { divisionId, people, kind: 'high', atLeast: Math.max(width + 1, people - width), atMost: people };
    return { divisionId, people, kind: 'rounded', about: 5 * Math.floor((counted + 2.5) / 5) };
  });
}

/** People in the band at either end of a division: max(2, ⌈10 % of N⌉). */
export function bandWidthOf(people: number): number {
  return Math.max(2, Math.ceil(people / 10));
}
