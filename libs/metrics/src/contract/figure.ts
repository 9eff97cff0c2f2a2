import type { Publication } from '../publication/mask-count.ts';
import type { DefinitionId } from './definition.ts';

/**
 * Verdict words: Đạt, Gần đạt, Chưa đạt, Chưa đủ dữ liệu, Chưa đủ ngày (too few working days have passed to judge anybody by),
 * Không công bố (too few people, or a count printed as "≥" or "≤" that leaves open whether the target is met); `no-target` when no target is in force.
 */
export type Verdict = 'met' | 'near' | 'not-met' | 'insufficient-data' | 'too-few-days' | 'not-published' | 'no-target';

/** Lower and upper end of an interval of ratios, each 0..1. */
export interface RatioInterval {
  readonly lower: number;
  readonly upper: number;
}

/** Working minutes of a unit: those expected, and those of them in which all its log sources gave evidence (coverage@2). */
export interface CoverageMinutes {
  readonly expectedMinutes: number;
  readonly coveredMinutes: number;
}

/**
 * Why of nobody, or of too few people, anything can be said though no log is missing: no working minute has elapsed; fewer working days than the definition
 * asks for, or fewer weeks (DU-3); the source tells no time of day (DU-4).
 */
export type Silence = 'no-working-day' | 'too-few-days' | 'too-few-weeks' | 'no-time-of-day';

/**
 * A published rate. `value` is null (never 0) when there is nothing to divide or the data do not suffice;
 * `numerator` is null whenever `value` is. `publication` says how the printed numerator relates to the true one: under `at-least` 9 of 10 reads
 * "≥9/10" and stands for 9 and 10 alike, and nothing else in an answer tells which.
 */
export interface Figure {
  readonly definition: DefinitionId;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly publication: Publication;
  /** By how many people at most the true numerator differs from the printed one; 0 when it is exact or withheld. */
  readonly margin: number;
  /** People the rate speaks of; while `value` is null, all the people there are. */
  readonly denominator: number;
  /** Wilson 95 % interval of numerator/denominator; null when `value` is, and where an agency's numerator is not exact. */
  readonly interval: RatioInterval | null;
  readonly verdict: Verdict;
  /** True when the denominator is below 30 and the interval contains the target ("chưa đủ cơ sở"). */
  readonly isInconclusive: boolean;
  /** People still missing for the target to be met ("cần thêm"); 0 when met, null without value or target, and where the printed numerator does not decide it. */
  readonly shortBy: number | null;
  /** Share of the elapsed working minutes of the period with evidence from every log source that serves the unit, 0..1; null when none has elapsed. */
  readonly coverage: number | null;
  /** The minutes that `coverage` is the share of; null where it is a mean over several units. */
  readonly coverageMinutes: CoverageMinutes | null;
  /** Between which ratios the value lies whatever the missing logs held; equal ends when nothing is missing, null where it is not known or not published. */
  readonly bounds: RatioInterval | null;
  /**
   * What the verdict leaves open. Of enough people `not-published`: what was told before of common days is about other people (rule 4). Of `too-few-days`,
   * a word for all of them: what is lacking.
   */
  readonly withheldFor?: 'other-people' | Silence;
}
