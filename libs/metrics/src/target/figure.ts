import type { DefinitionId } from '../contract/definition.ts';
import type { CoverageMinutes, Figure, RatioInterval, Verdict } from '../contract/figure.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { compareToTarget, isInconclusiveAgainst, type Target } from './compare-to-target.ts';

/** Share of working minutes with log evidence from which a rate is published, and from which a day is one to judge people by. */
export const MIN_COVERAGE = 0.95;

/** Fewest people of whom a rate is published. */
export const MIN_PEOPLE = 10;

/** What a figure need not tell. */
const UNTOLD = { coverageMinutes: null, bounds: null } as const;

type Withheld = Extract<Verdict, 'not-published' | 'insufficient-data' | 'too-few-days'>;

/** What a rate is made of. */
export interface FigureInput {
  readonly definition: DefinitionId;
  /** People who count. */
  readonly numerator: number;
  /** E: the people the definition speaks of. */
  readonly eligible: number;
  /** Those of E of whom it says nothing, for too few covered days. */
  readonly unknown: number;
  /** Share 0..1 of the elapsed working minutes with log evidence; null when none has elapsed. */
  readonly coverage: number | null;
  /** The minutes it is the share of; absent or null: it is of several units. */
  readonly coverageMinutes?: CoverageMinutes | null;
  readonly target: Target | null;
  /** Where the share must lie whatever the missing logs held, 0..1; absent or null: not known. */
  readonly bounds?: RatioInterval | null;
}

/**
 * The published rate n/N with its interval and verdict.
 *
 * N = E - unknown. Fewer than 10 people in E: `not-published`. Coverage below 0.95: `insufficient-data`. No elapsed working minute, or
 * fewer than 10 who can be judged in spite of the coverage: `too-few-days`. Then `denominator` is E, so that it is seen how many are meant.
 * All of these withhold value, numerator, interval and shortfall (null, never 0); only the first withholds the bounds too. Without target a
 * value has the verdict `no-target`.
 * Throws `RangeError` unless numerator and denominator are whole and 0 <= n <= N.
 */
export function makeFigure(input: FigureInput): Figure {
  const { definition, numerator, eligible, unknown, coverage, target, coverageMinutes, bounds } = { ...UNTOLD, ...input };
  const denominator = eligible - unknown;
  const interval = wilsonInterval(numerator, denominator);
  const withheld = reasonToWithhold(eligible, denominator, coverage);
  if (interval === null || withheld !== null) {
    return {
      definition,
      value: null,
      numerator: null,
      denominator: eligible,
      interval: null,
      verdict: withheld ?? 'too-few-days',
      isInconclusive: false,
      shortBy: null,
      coverage,
      coverageMinutes,
      // Of a group too small to be shown nothing is told; of missing data the bounds are all there is.
      bounds: withheld === 'not-published' ? null : bounds,
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
    coverageMinutes,
    bounds,
  };
}

function reasonToWithhold(eligible: number, judged: number, coverage: number | null): Withheld | null {
  // Size first: the word for missing data would tell more about a group too small to be shown.
  if (eligible < MIN_PEOPLE) return 'not-published';
  if (coverage === null) return 'too-few-days';
  if (coverage < MIN_COVERAGE) return 'insufficient-data';
  return judged < MIN_PEOPLE ? 'too-few-days' : null;
}
