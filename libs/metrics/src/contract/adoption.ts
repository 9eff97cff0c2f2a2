import type { Publication } from '../publication/mask-count.ts';
import type { DefinitionId } from './definition.ts';
import type { Figure, Verdict } from './figure.ts';
import type { UnitStructure } from './directory.ts';
import type { Period } from './period.ts';
import type { TargetReply, TargetStanding } from './target.ts';

/** One point of a trend; `value` null splits the line. */
export interface TrendPoint {
  readonly periodId: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly publication: Publication;
  readonly margin: number;
  readonly denominator: number;
  readonly verdict: Verdict;
  /** What the trajectory of the target of that period asks, a ratio; null without one, or before it begins. */
  readonly due: number | null;
}

/**
 * What figures were made from, by the revisions of all inputs: two figures of one snapshot and definition speak of the same data. Every change
 * of directory or calendar, every roll-up of days, and every version of the parser that gives other facts raises one of the numbers.
 */
export interface SnapshotReply {
  readonly id: number;
  readonly directoryRevision: number;
  readonly calendarRevision: number;
  readonly logRevision: number;
  readonly parserVersion: number;
  /** The definition of coverage, such as `coverage@2`. */
  readonly coverage: string;
}

/** One agency's row of the league table. */
export interface AgencyAdoption {
  readonly code: string;
  readonly name: string;
  readonly figure: Figure;
  /** The target of this agency: its own, that of its tier, or the province's; null when none is in force at the end of the period. */
  readonly target: TargetReply | null;
  /** Null without target. */
  readonly standing: TargetStanding | null;
  /** Value minus the value of the period compared with, in ratio units; null unless both are exact. */
  readonly change: number | null;
  /** Up to 12 periods ending with the asked one, oldest first. */
  readonly trend: readonly TrendPoint[];
  /** DU-4: the median share of sessions that its people kept, 0..1; null under other definitions, and where no exact rate is published. */
  readonly keptRate: number | null;
  /** Beside the rate, and no part of it. */
  readonly boxes: LiveBoxes;
  readonly volume: VolumeReply;
  /** Of `snapshots`: what the figure was made from. */
  readonly snapshotId: number;
}

/** Agencies of fewer than 10 people, told together: how many they are, and their figure, without target. */
export interface PooledAgencies {
  readonly agencies: number;
  readonly figure: Figure;
}

/** How many agencies stand where. The sum of all counts is the number of agencies. */
export type VerdictCounts = Readonly<Record<Figure['verdict'], number>>;

/** Mail of the period; all null when no log covers it. Messages, recipients and copies are three different things and never added. */
export interface VolumeReply {
  /** Accepted submissions, re-queues merged. */
  readonly sent: number | null;
  /** Of them: to recipients all inside the province, all outside, or both; of the rest the logs do not tell to whom. */
  readonly sentInternal: number | null;
  readonly sentExternal: number | null;
  readonly sentMixed: number | null;
  /** Distinct envelope recipients of each message, added up, and those of them inside the province. */
  readonly recipients: number | null;
  readonly internalRecipients: number | null;
  /** Final deliveries into mailboxes. */
  readonly received: number | null;
}

/** Boxes that live, by log-ins; null where no rate is published. */
export interface LiveBoxes {
  /** People whose box was logged in to at all. */
  readonly loggedIn: number | null;
  /** Of them: whose box only machines looked into ("hộp thư sống, chưa thấy người đọc"). */
  readonly machineOnly: number | null;
}

/** `GET /api/v1/adoption?ky=bc-2026-07&dn=du-2@1` */
export interface AdoptionReply {
  readonly period: Period;
  /** True while the period has not ended, or its figures may still change ("tạm tính"). */
  readonly isProvisional: boolean;
  readonly comparedWith: Period | null;
  readonly definition: DefinitionId;
  readonly structure: UnitStructure;
  /** The target of the province as a whole. */
  readonly target: TargetReply | null;
  /** Where the province stands against it; null without target. */
  readonly standing: TargetStanding | null;
  /** Sum of the agencies' numerators as they are printed over the sum of their denominators, those told together included. */
  readonly province: Figure;
  /** The same with agencies of insufficient data counted as 0 of their officials; null when there is none such. */
  readonly provinceMissingAsZero: Figure | null;
  readonly provinceChange: number | null;
  /** Agencies of fewer than 10 people together; null where there are none, or where they are too few together. */
  readonly pooled: PooledAgencies | null;
  /** The province under the other definition: DU-2 beside DU-1, DU-1 beside all others. */
  readonly active: Figure;
  /** The province's target of that definition. */
  readonly activeTarget: TargetReply | null;
  readonly activeChange: number | null;
  readonly verdicts: VerdictCounts;
  /** Those of `comparedWith`, each against the target in force then. */
  readonly previousVerdicts: VerdictCounts | null;
  /** Sums over the published agencies. */
  readonly boxes: LiveBoxes;
  readonly volume: VolumeReply;
  readonly previousVolume: VolumeReply | null;
  /** Widest gap first; agencies without value last. */
  readonly agencies: readonly AgencyAdoption[];
  readonly trend: readonly TrendPoint[];
  /** Facts of the period that came over UDP only, and are therefore in none of its figures. */
  readonly unconfirmedFacts: number;
  /** Messages of the period that count as sent because an internal client handed them over: nobody logged in, so they are no access (ADR 17). */
  readonly sentInternalClient: number;
  /** Last log instant taken into account, ISO 8601 with offset; null when nothing was ever ingested. */
  readonly asOf: string | null;
  readonly computedAt: string | null;
  /** What the figures of the period were made from; more than one while only some agencies were computed anew. */
  readonly snapshots: readonly SnapshotReply[];
  /** True when the figures come from the simulated demo province. */
  readonly isDemo: boolean;
}

/** `GET /api/v1/periods`: standard periods that have figures, newest first, and the last closed one. */
export interface PeriodsReply {
  readonly periods: readonly Period[];
  readonly defaultPeriodId: string | null;
}

/** One agency under every stored definition, in their order. */
export interface AgencySensitivity {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly Figure[];
  /** The median share of sessions that its people kept (DU-4), 0..1; null where no exact rate is published. */
  readonly keptRate: number | null;
  readonly snapshotId: number;
}

/** `GET /api/v1/adoption/sensitivity?ky=bc-2026-07`: "độ nhạy theo định nghĩa", the same people under every definition side by side. */
export interface SensitivityReply {
  readonly period: Period;
  readonly isProvisional: boolean;
  readonly structure: UnitStructure;
  readonly definitions: readonly DefinitionId[];
  /** The target in force at the end of the period for each definition; null where there is none. */
  readonly targets: readonly (TargetReply | null)[];
  /** Sums over the agencies published under the definition. */
  readonly province: readonly Figure[];
  /** By name. */
  readonly agencies: readonly AgencySensitivity[];
  readonly snapshots: readonly SnapshotReply[];
  readonly asOf: string | null;
  readonly computedAt: string | null;
  readonly isDemo: boolean;
}

/** How the active people of one period relate to the periods before. All are counts of people; null = cannot be told, or may not. */
export interface LifecyclePoint {
  /** |Aₘ| */
  readonly active: number | null;
  /** |Aₘ ∩ Aₘ₋₁| */
  readonly returning: number | null;
  /** Returning ÷ active, 0..1. */
  readonly returningRate: number | null;
  /** Never active before, "từ khi có dữ liệu". */
  readonly firstTime: number | null;
  /** Active now, not in the period before, but earlier. */
  readonly resurrected: number | null;
  /** |Aₘ₋₁ ∖ Aₘ| */
  readonly lapsed: number | null;
  /** Everybody who was active in any period so far, "lũy kế". */
  readonly cumulative: number | null;
}

/** One agency's points, in the order of the periods; null where it has fewer than 10 people, or not the same ones in every period. */
export interface AgencyLifecycle {
  readonly code: string;
  readonly name: string;
  readonly points: readonly LifecyclePoint[] | null;
}

/**
 * `GET /api/v1/adoption/lifecycle?ky=bc-2026-07`: who came, stayed, came back and stayed away (DU-1), over up to 12 periods of one kind; first-time
 * and cumulative count from the first period that has data.
 */
export interface LifecycleReply {
  readonly structure: UnitStructure;
  /** Oldest first, ending with the asked one. */
  readonly periods: readonly Period[];
  readonly province: readonly LifecyclePoint[];
  /** By name. */
  readonly agencies: readonly AgencyLifecycle[];
  readonly asOf: string | null;
  readonly isDemo: boolean;
}

/** `GET /api/v1/adoption/agencies/snv?ky=bc-2026-07&dn=du-2@1`: everything about one agency's use. Its parts are those of the answers about all. */
export interface AgencyReply extends Pick<
  AdoptionReply,
  'period' | 'isProvisional' | 'comparedWith' | 'definition' | 'structure' | 'asOf' | 'computedAt' | 'isDemo'
> {
  readonly agency: AgencyAdoption;
  /** The same people under every definition. */
  readonly sensitivity: AgencySensitivity;
  /** The targets of the province under those definitions, in their order. */
  readonly targets: readonly (TargetReply | null)[];
  /** Periods of `lifecycle`, oldest first. */
  readonly lifecyclePeriods: readonly Period[];
  /** Who came, stayed, came back and stayed away; null where the agency has fewer than 10 people. */
  readonly lifecycle: readonly LifecyclePoint[] | null;
}
