import type { Figure } from '../contract/figure.ts';

/** A numerator and the denominator it belongs to. */
export interface RateCounts {
  readonly numerator: number;
  readonly denominator: number;
}

export interface TotalCounts {
  /** Sum of the published units. */
  readonly published: RateCounts;
  /** The same with the units of insufficient data counted as 0 of their people; null when there is none such. */
  readonly missingAsZero: RateCounts | null;
}

/**
 * Adds up a province: Σn ÷ ΣN of the published units, never a mean of their rates.
 * Units too small to be published stay out of both sums, so that no sum gives them away.
 */
export function totalCounts(figures: readonly Pick<Figure, 'numerator' | 'denominator' | 'verdict'>[]): TotalCounts {
  let numerator = 0;
  let denominator = 0;
  let missing = 0;
  let hasMissing = false;
  for (const figure of figures) {
    if (figure.numerator !== null) {
      numerator += figure.numerator;
      denominator += figure.denominator;
    } else if (figure.verdict === 'insufficient-data') {
      missing += figure.denominator;
      hasMissing = true;
    }
  }
  return {
    published: { numerator, denominator },
    missingAsZero: hasMissing ? { numerator, denominator: denominator + missing } : null,
  };
}
