import type { DivisionVerdict } from '../publication/compare-division.ts';
import type { DivisionFigure } from '../publication/publish-divisions.ts';
import type { DefinitionId } from './definition.ts';
import type { Period } from './period.ts';
import type { TargetReply } from './target.ts';

/** A division of an agency in a block of four ISO weeks: too few people, a band at an end, or a count rounded to 5 (rule 3). */
export type DivisionUse = DivisionFigure & {
  readonly name: string;
  /** In force for the division at the end of the block: its own, or that of its agency, tier or the province. */
  readonly target: TargetReply | null;
  /** Of what is told of it; `not-published` where that leaves it open. */
  readonly verdict: DivisionVerdict;
};

/** The divisions of an agency in a block of four ISO weeks. */
export interface DivisionBlock {
  readonly period: Period;
  /** Share of the working minutes with log evidence, 0..1; null when none has elapsed. */
  readonly coverage: number | null;
  /** By name; null where the coverage does not suffice. */
  readonly divisions: readonly DivisionUse[] | null;
}

/**
 * `GET /api/v1/adoption/divisions/snv`: the divisions of the caller's own agency, block by block; of no block is a figure of the agency told.
 */
export interface DivisionsReply {
  readonly agency: string;
  readonly definition: DefinitionId;
  /** Fewest people of a division of which anything is told. */
  readonly fewest: number;
  /** Complete blocks with figures, the newest first, at most 6. */
  readonly blocks: readonly DivisionBlock[];
  readonly isDemo: boolean;
}
