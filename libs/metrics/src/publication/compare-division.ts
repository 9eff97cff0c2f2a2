import type { Verdict } from '../contract/figure.ts';
import { fractionOfCounts } from '../statistics/fraction.ts';
import { verdictOf, type Target } from '../target/compare-to-target.ts';
import { bandWidthOf, type DivisionFigure } from './publish-divisions.ts';

/** What is said of a division against a target; never more than its published figure tells. */
export type DivisionVerdict = Extract<Verdict, 'met' | 'near' | 'not-met' | 'not-published' | 'no-target'>;

/**
 * The verdict on a division, from what is told of it and nothing else: that word which holds for every count the figure may stand for.
 *
 * "0 … w" and "N − w … N" stand for what they say, "about 10" for 8 to 12 outside both bands. Where two counts of the same figure would have two
 * words, and of a division of which nothing is told, it is `not-published`; without a target `no-target`.
 * Example: "19 … 22" of 22 against `>=` 0.8 is `met`; "about 20" of 22 (18 alone) against `>=` 0.9 is `near`. Source: RELIABILITY section 8, rule 3.
 */
export function compareDivision(figure: DivisionFigure, target: Target | null): DivisionVerdict {
  if (target === null) return 'no-target';
  if (figure.kind === 'withheld') return 'not-published';
  // A ratio that grows never falls from a better word to a worse one, so the ends speak for all between them.
  const words = boundsOf(figure).map((counted) => {
    const value = fractionOfCounts(counted, figure.people);
    return value === null ? 'not-published' : verdictOf(value, target);
  });
  const [lowest = 'not-published', highest] = words;
  return lowest === highest ? lowest : 'not-published';
}

/** The least and the greatest count that a figure may stand for. */
function boundsOf(figure: Exclude<DivisionFigure, { kind: 'withheld' }>): readonly [number, number] {
  if (figure.kind !== 'rounded') return [figure.atLeast, figure.atMost];
  const width = bandWidthOf(figure.people);
  return [Math.max(width + 1, figure.about - 2), Math.min(figure.people - width - 1, figure.about + 2)];
}
