import type { RegisterCounts } from '../contract/paper.ts';
import { addFractions, compareFractions, divideFractions, subtractFractions, type Fraction } from '../statistics/fraction.ts';
import { countDocuments, countPaperDocuments, requireCounts } from './registers.ts';

/** Paper of a stretch of months: `amount` in documents on paper (P1) or sheets (P2, P3), `documents` all outgoing ones (T). */
export interface PaperUse {
  readonly amount: number;
  readonly documents: number;
  /** Months the sums are of; months nobody reported are not among them. */
  readonly months: number;
}

/** The same per month, exactly. */
export interface MonthlyPaper {
  readonly amount: Fraction;
  readonly documents: Fraction;
}

/** RA, RN and the headline as exact ratios, below 0 when paper grew; null = cannot be told. */
export interface Reduction {
  readonly absolute: Fraction | null;
  readonly normalised: Fraction | null;
  readonly headline: Fraction | null;
}

const ONE: Fraction = { numerator: 1n, denominator: 1n };
const NOTHING: Reduction = { absolute: null, normalised: null, headline: null };

/** The registers (P1) of several months, one entry a month, as their use of paper. */
export function paperUseOf(months: readonly RegisterCounts[]): PaperUse {
  return {
    amount: months.reduce((sum, counts) => sum + countPaperDocuments(counts), 0),
    documents: months.reduce((sum, counts) => sum + countDocuments(counts), 0),
    months: months.length,
  };
}

/** Monthly means; null without a month. Throws `RangeError` unless all three are counts. */
export function monthlyPaper({ amount, documents, months }: PaperUse): MonthlyPaper | null {
  requireCounts(amount, documents, months);
  if (months === 0) return null;
  const denominator = BigInt(months);
  return { amount: { numerator: BigInt(amount), denominator }, documents: { numerator: BigInt(documents), denominator } };
}

/** The means of several units together; null without any. A unit whose baseline is not known belongs in neither sum. */
export function addMonthlyPaper(units: readonly MonthlyPaper[]): MonthlyPaper | null {
  const [first, ...others] = units;
  if (first === undefined) return null;
  return others.reduce((sum, unit) => {
    return { amount: addFractions(sum.amount, unit.amount), documents: addFractions(sum.documents, unit.documents) };
  }, first);
}

/**
 * How much less paper is used than in the baseline.
 *
 * RA = 1 − P₁/P₀ of the monthly means. RN = 1 − φ₁/φ₀ with φ = P/T, so that a quiet month is no success. Headline = min(RA, RN): both must
 * have fallen. For print logs and reams P is sheets; the three ledgers are never added.
 * All null without baseline or current months, with T = 0 in either, or with P₀ = 0.
 * Example: paper/both/electronic 300/60/40 → 120/51/249 gives RA 52.5 %, RN 54.8 %, headline 52.5 %.
 */
export function reductionOf(baseline: MonthlyPaper | null, current: MonthlyPaper | null): Reduction {
  if (baseline === null || current === null) return NOTHING;
  const amountRatio = divideFractions(current.amount, baseline.amount);
  const currentShare = divideFractions(current.amount, current.documents);
  const baselineShare = divideFractions(baseline.amount, baseline.documents);
  if (amountRatio === null || currentShare === null || baselineShare === null) return NOTHING;
  const shareRatio = divideFractions(currentShare, baselineShare);
  if (shareRatio === null) return NOTHING;
  const absolute = subtractFractions(ONE, amountRatio);
  const normalised = subtractFractions(ONE, shareRatio);
  return { absolute, normalised, headline: compareFractions(absolute, normalised) <= 0 ? absolute : normalised };
}
