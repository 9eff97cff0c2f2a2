import type { DefinitionId } from './definition.ts';
import type { IsoDate, PeriodKind } from './period.ts';

/** What a target is about: a definition of use, or the headline reduction of paper, with its version. */
export type TargetMetric = DefinitionId | 'paper-reduction@1';

/** For whom: everybody, the agencies of one tier, or one unit and all below it. */
export type TargetScope =
  | { readonly kind: 'province' }
  | { readonly kind: 'tier'; readonly tier: string }
  | { readonly kind: 'unit'; readonly unitId: number };

/** "Tối thiểu", "đạt", "tốt", the lowest first. */
export type TargetLevel = 'minimum' | 'met' | 'good';

/** Ratios 0..1, ascending; a level that was not set is null. The verdict words speak of `met`. */
export interface TargetLevels {
  readonly minimum: number | null;
  readonly met: number;
  readonly good: number | null;
}

/** The instrument that set the target. */
export interface LegalBasis {
  readonly type: string;
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly issuer: string;
  readonly clause: string | null;
}

/** What is due in one period, a ratio. */
export interface TrajectoryPoint {
  readonly periodId: string;
  readonly value: number;
}

/** The way to the target: evenly from one period to another, or in steps that hold until the next. All periods are of one kind. */
export type Trajectory =
  | { readonly kind: 'linear'; readonly from: TrajectoryPoint; readonly to: TrajectoryPoint }
  | { readonly kind: 'steps'; readonly steps: readonly TrajectoryPoint[] };

/** A target as approved; never edited, only superseded by one that names it. */
export interface VersionedTarget {
  readonly id: number;
  readonly supersedes: number | null;
  readonly metric: TargetMetric;
  readonly scope: TargetScope;
  readonly periodKind: PeriodKind;
  readonly comparator: '>=' | '>';
  readonly levels: TargetLevels;
  /** Periods that make up the baseline; empty where the metric needs none. */
  readonly baselinePeriodIds: readonly string[];
  readonly trajectory: Trajectory | null;
  readonly legalBasis: LegalBasis;
  readonly approvedBy: string;
  /** In force from this day on and before `validTo` (null: until superseded). */
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}
