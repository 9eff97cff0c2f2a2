import { SILENCE_OF } from '../adoption/use-definitions.ts';
import type { DefinitionId } from '../contract/definition.ts';
import type { CoverageMinutes, Figure, RatioInterval, Verdict } from '../contract/figure.ts';
import { maskCount, type PublishedCount } from '../publication/mask-count.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { compareToTarget, isInconclusiveAgainst, type Target } from './compare-to-target.ts';

/** Share of working minutes with log evidence from which a rate is published, and from which a day is one to judge people by. */
export const MIN_COVERAGE = 0.95;

/** Fewest people of whom a rate is published. */
export const MIN_PEOPLE = 10;

/** Whether logs tell enough of a period for its rate to be published, and for its counts to be compared with those of another. */
export function hasEnoughLogs(coverage: number | null): boolean {
  return coverage !== null && coverage >= MIN_COVERAGE;
}

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
  /**
   * Of a sum over published figures: how far the true sum may lie below and above it. Absent for a group of people counted itself, whose count is
   * masked here.
   */
  readonly slack?: Slack;
}

/** How far a true count may lie below and above the printed one. */
export interface Slack {
  readonly below: number;
  readonly above: number;
}

/**
 * The published rate n/N with its interval and verdict: the only way from a count of people to a figure.
 *
 * N = E - unknown. Fewer than 10 people in E: `not-published`. Coverage below 0.95: `insufficient-data`. No elapsed working minute, or
 * fewer than 10 who can be judged in spite of the coverage: `too-few-days`. Then `denominator` is E, so that it is seen how many are meant.
 * `withheldFor` tells which of these, and what the definition lacks.
 * All of these withhold value, numerator, interval and shortfall (null, never 0); only the first withholds the bounds too. Without target a
 * value has the verdict `no-target`.
 * The count of a group is masked by `maskCount`; then interval and bounds are null, and verdict and shortfall are those of both counts that it stands
 * for: where these differ, the verdict is `not-published` and the shortfall null. A sum over published figures keeps its `slack` as `margin`.
 * Throws `RangeError` unless numerator and denominator are whole and 0 <= n <= N.
 */
export function makeFigure(input: FigureInput): Figure {
  const { definition, numerator, eligible, unknown, coverage, target, coverageMinutes = null, bounds = null, slack } = input;
  const denominator = eligible - unknown;
  const interval = wilsonInterval(numerator, denominator);
  const withheld = reasonToWithhold(eligible, denominator, coverage);
  // Of a group too small to be shown nothing is told; of missing data the bounds are all there is.
  if (interval === null || withheld !== null)
    return withhold(input, withheld ?? 'too-few-days', withheld === 'not-published' ? null : bounds);
  const count = slack === undefined ? maskCount(numerator, denominator) : sumOf(numerator, denominator, slack);
  const isMasked = count.publication === 'at-most' || count.publication === 'at-least';
  // A period of a province has hundreds of figures: each field by its name, since spreading parts into it takes several times as long.
  const { verdict, shortBy } = compareEnds(count, denominator, target);
  return {
    definition,
    value: count.shown / denominator,
    numerator: count.shown,
    publication: count.publication,
    margin: Math.max(count.shown - count.least, count.most - count.shown),
    denominator,
    // An exact interval, or bounds that are the figure, would tell the count that is masked.
    interval: isMasked ? null : interval,
    verdict,
    shortBy,
    isInconclusive: target !== null && isInconclusive(count, denominator, target),
    coverage,
    coverageMinutes,
    bounds: isMasked ? null : bounds,
  };
}

/** A figure of which the people are told and why there is no value. */
export function withhold(
  { definition, eligible, coverage, coverageMinutes = null }: Pick<FigureInput, 'definition' | 'eligible' | 'coverage' | 'coverageMinutes'>,
  verdict: Withheld,
  bounds: RatioInterval | null = null,
): Figure {
  return {
    ...{ definition, value: null, numerator: null, publication: 'withheld', margin: 0, denominator: eligible, interval: null },
    ...{ verdict, isInconclusive: false, shortBy: null, coverage, coverageMinutes, bounds },
    ...(verdict === 'too-few-days' && { withheldFor: coverage === null ? 'no-working-day' : SILENCE_OF[definition] }),
  };
}

function sumOf(numerator: number, denominator: number, { below, above }: Slack): PublishedCount {
  const [least, most] = [Math.max(0, numerator - below), Math.min(denominator, numerator + above)];
  return { shown: numerator, publication: least === most ? 'exact' : 'about', least, most };
}

/** Verdict and shortfall, where all counts that the printed one stands for agree on them; a sum is compared as it is printed. */
function compareEnds(count: PublishedCount, denominator: number, target: Target | null): Pick<Figure, 'verdict' | 'shortBy'> {
  const ends = count.publication === 'about' ? [count.shown] : [count.least, count.most];
  const [first = null, last = null] = target === null ? [] : ends.map((end) => compareToTarget(end, denominator, target));
  if (first === null) return { verdict: 'no-target', shortBy: null };
  const other = last ?? first;
  return {
    verdict: first.verdict === other.verdict ? first.verdict : 'not-published',
    shortBy: first.shortBy === other.shortBy ? first.shortBy : null,
  };
}

/** Whether the interval of any count that the printed one stands for holds the target. */
function isInconclusive(count: PublishedCount, denominator: number, target: Target): boolean {
  const ends = count.publication === 'about' ? [count.shown] : [count.least, count.most];
  return ends.some((end) => {
    const interval = wilsonInterval(end, denominator);
    return interval !== null && isInconclusiveAgainst(denominator, interval, target.threshold);
  });
}

function reasonToWithhold(eligible: number, judged: number, coverage: number | null): Withheld | null {
  // Size first: the word for missing data would tell more about a group too small to be shown.
  if (eligible < MIN_PEOPLE) return 'not-published';
  if (coverage === null) return 'too-few-days';
  if (!hasEnoughLogs(coverage)) return 'insufficient-data';
  return judged < MIN_PEOPLE ? 'too-few-days' : null;
}
