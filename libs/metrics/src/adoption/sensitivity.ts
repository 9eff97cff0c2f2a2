import type { DefinitionId } from '../contract/definition.ts';
import type { Figure } from '../contract/figure.ts';
import type { Target } from '../target/compare-to-target.ts';
import { makeFigure } from '../target/figure.ts';
import { USE_DEFINITIONS } from './use-definitions.ts';
import { countJudged, prepareJudge, type PersonEvidence, type UseContext } from './use-judge.ts';

/** A unit's people and what the figures need beside them. */
export interface SensitivityInput {
  readonly context: UseContext;
  /** E, with or without a mailbox. */
  readonly people: readonly PersonEvidence[];
  /** 0..1; null when no working day has elapsed. */
  readonly coverage: number | null;
  /** The target in force for a definition, or null. */
  readonly targetOf: (definition: DefinitionId) => Target | null;
}

/** "Độ nhạy theo định nghĩa": the figure of one unit and period under every definition, side by side, in the order of the registry. */
export function tabulateSensitivity({ context, people, coverage, targetOf }: SensitivityInput): Figure[] {
  return USE_DEFINITIONS.map(({ id, rule }) => {
    const { counted, eligible, unknown } = countJudged(people, prepareJudge(rule, context));
    return makeFigure({ definition: id, numerator: counted, eligible, unknown, coverage, target: targetOf(id) });
  });
}
