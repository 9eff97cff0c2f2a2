import type { DefinitionId, Figure, Verdict } from '../contract/figure.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { compareToTarget, isInconclusiveAgainst, type Target } from './compare-to-target.ts';

/** Share of working days with log evidence from which a rate is published. */
export const MIN_COVERAGE = 0.95;

/** Fewest people of whom a rate is published. */
export const MIN_PEOPLE = 10;

/** What a rate is made of. */
export interface FigureInput {
  readonly definition: DefinitionId;
  /** People who count. */
  readonly numerator: number;
  /** Eligible people who can be judged: E without those of too few covered days. */
  readonly denominator: number;
  /** Share 0..1 of the elapsed working days with log evidence; null when none has elapsed. */
  readonly coverage: number | null;
  readonly target: Target | null;
}

/**
 * The published rate n/N with its interval and verdict.
 *
 * Fewer than 10 people: `not-published`. Coverage below 0.95, or no elapsed working day: `insufficient-data`.
 * Both withhold value, numerator, interval and shortfall (null, never 0). Without target a value has the verdict `no-target`.
 * Throws `RangeError` unless numerator and denominator are whole and 0 <= n <= N.
 */
export function makeFigure({ definition, numerator, denominator, coverage, target }: FigureInput): Figure {
  const interval = wilsonInterval(numerator, denominator);
  const withheld = reasonToWithhold(denominator, coverage);
  // An empty denominator has no interval, and is also too small to publish.
  if (interval === null || withheld !== null) {
    return {
      definition,
      value: null,
      numerator: null,
      denominator,
      interval: null,
      verdict: withheld ?? 'not-published',
      isInconclusive: false,
      shortBy: null,
      coverage,
    };
  }
  const comparison = target === null ? null : compareToTarget(numerator, denominator, target);
  return {
    definition,
    value: numerator / denominator,
    numerator,
    denominator,
    interval,
    verdict: comparison?.verdict ?? 'no-target',
    isInconclusive: target !== null && isInconclusiveAgainst(denominator, interval, target.threshold),
    shortBy: comparison?.shortBy ?? null,
    coverage,
  };
}

function reasonToWithhold(denominator: number, coverage: number | null): Extract<Verdict, 'not-published' | 'insufficient-data'> | null {
  // Size first: the word for missing data would tell more about a group too small to be shown.
  if (denominator < MIN_PEOPLE) return 'not-published';
  return coverage === null || coverage < MIN_COVERAGE ? 'insufficient-data' : null;
}
