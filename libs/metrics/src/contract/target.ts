import type { DefinitionId } from './definition.ts';
import type { AgencyTier } from './directory.ts';
import type { JournalMark } from './journal.ts';
import type { IsoDate, PeriodKind } from './period.ts';

/** What a target is about: a definition of use, or the headline reduction of paper, with its version. */
export type TargetMetric = DefinitionId | 'paper-reduction@1';

/** For whom: everybody, the agencies of one tier, one agency and its divisions, or one division. */
export type TargetScope =
  | { readonly kind: 'province' }
  | { readonly kind: 'tier'; readonly tier: AgencyTier }
  | { readonly kind: 'agency'; readonly agencyId: number }
  | { readonly kind: 'division'; readonly divisionId: number };

/** "Tối thiểu", "đạt", "tốt", the lowest first. */
export type TargetLevel = 'minimum' | 'met' | 'good';

/** Ratios 0..1, ascending; a level that was not set is null. The verdict words speak of `met`. */
export interface TargetLevels {
  readonly minimum: number | null;
  readonly met: number;
  readonly good: number | null;
}

/** The instrument that set a target, by its parts. */
export interface InstrumentBasis {
  readonly kind: 'instrument';
  /** "Quyết định", "Chỉ thị", "Kế hoạch" … */
  readonly type: string;
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly issuer: string;
  /** "Điều 3"; null for the whole instrument. */
  readonly clause: string | null;
}

/** A basis as it was typed, from before its parts were asked for. */
export interface TypedBasis {
  readonly kind: 'text';
  readonly text: string;
}

export type LegalBasis = InstrumentBasis | TypedBasis;

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
  /** Kind of periods it is about; null for every kind. */
  readonly periodKind: PeriodKind | null;
  readonly comparator: '>=' | '>';
  readonly levels: TargetLevels;
  readonly trajectory: Trajectory | null;
  readonly legalBasis: LegalBasis;
  /** Null where it was not asked for yet. */
  readonly approvedBy: string | null;
  /** In force from this day on and before `validTo` (null: until superseded). */
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** What a figure is compared with. `threshold` is the level `met`, a ratio 0..1: the verdict words speak of it. */
export interface TargetTerms {
  readonly id: number;
  readonly scope: TargetScope['kind'];
  readonly comparator: '>=' | '>';
  readonly threshold: number;
  readonly levels: TargetLevels;
  /** The instrument as one line. */
  readonly legalBasis: string;
  readonly validFrom: IsoDate;
}

/** The target of a rate of use. */
export interface TargetReply extends TargetTerms {
  readonly metric: DefinitionId;
}

/** The target of the headline reduction of paper. */
export interface PaperTargetReply extends TargetTerms {
  readonly metric: 'paper-reduction@1';
}

/** Where a figure stands against its target beside the verdict; ratios. */
export interface TargetStanding {
  /** The highest level reached; null when none is, or without value. */
  readonly level: TargetLevel | null;
  /** What the trajectory asks of this period; null without a trajectory, before it begins, or for another kind of period. */
  readonly due: number | null;
  /** `due` minus the value, below 0 when ahead; null without either. */
  readonly behind: number | null;
}

/** A target as listed, with what became of it. */
export interface TargetEntry extends VersionedTarget {
  /** Code of the agency of an agency's or a division's target. */
  readonly agency: string | null;
  /** Name of the agency or division; null for the province and for tiers. */
  readonly unitName: string | null;
  /** The target that supersedes it, and from when on; null while none does. */
  readonly supersededBy: { readonly id: number; readonly from: IsoDate } | null;
  /** On the day asked about. */
  readonly state: 'in-force' | 'future' | 'past';
  /** The instrument as one line. */
  readonly basisLine: string;
  readonly entered: JournalMark;
}

/** An agency that a target may be for. */
export interface TargetAgency {
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
  readonly divisions: readonly string[];
}

/** `GET /api/v1/targets`: every target there ever was: in force, to come, past; by metric, the newest first. */
export interface TargetsReply {
  /** The day `state` speaks of. */
  readonly day: IsoDate;
  readonly targets: readonly TargetEntry[];
  /** Agencies that exist on the day. */
  readonly agencies: readonly TargetAgency[];
  readonly isDemo: boolean;
}

/** `GET /api/v1/targets/:id/history`: what was superseded by what, oldest first. */
export interface TargetHistoryReply {
  readonly day: IsoDate;
  readonly versions: readonly TargetEntry[];
}

/** `POST /api/v1/targets` */
export interface TargetChangeReply {
  readonly id: number;
}
