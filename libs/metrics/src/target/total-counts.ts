import type { Figure } from '../contract/figure.ts';
import type { Slack } from './figure.ts';

/** A numerator and the denominator it belongs to, and how far the true numerator may lie from it. */
export interface RateCounts {
  readonly numerator: number;
  readonly denominator: number;
  readonly slack: Slack;
}

export interface TotalCounts {
  /** Sum of the published units. */
  readonly published: RateCounts;
  /** The same with the units of insufficient data counted as 0 of their people; null when there is none such. */
  readonly missingAsZero: RateCounts | null;
}

type Part = Pick<Figure, 'numerator' | 'denominator' | 'verdict' | 'publication' | 'margin'>;

/**
 * Adds up a province or a bloc: Σn ÷ ΣN of the published units, never a mean of their rates.
 * The printed counts are added, not the true ones (rule 2), so that no sum less its other parts tells a masked one; the slack is how many of them are
 * masked. Units too small to be published stay out of both sums, so that no sum gives them away.
 */
export function totalCounts(figures: readonly Part[]): TotalCounts {
  const published = { numerator: 0, denominator: 0, slack: { below: 0, above: 0 } };
  let missing = 0;
  let hasMissing = false;
  for (const figure of figures) {
    if (figure.numerator !== null) {
      published.numerator += figure.numerator;
      published.denominator += figure.denominator;
      if (figure.publication !== 'at-least') published.slack.below += figure.margin;
      if (figure.publication !== 'at-most') published.slack.above += figure.margin;
    } else if (figure.verdict === 'insufficient-data') {
      missing += figure.denominator;
      hasMissing = true;
    }
  }
  return { published, missingAsZero: hasMissing ? { ...published, denominator: published.denominator + missing } : null };
}
