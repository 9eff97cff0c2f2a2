import type { VerdictCounts, SnapshotReply, VolumeReply } from './adoption.ts';
import type { DefinitionId, UseDefinition } from './definition.ts';
import type { Figure } from './figure.ts';
import type { PaperProvinceReply, PaperUnitReply, PriceReply } from './paper.ts';
import type { IsoDate, Period } from './period.ts';
import type { PaperTargetReply, TargetMetric, TargetReply, TargetStanding } from './target.ts';

/** One figure that differs between two states of a period; `before` or `after` is null where nothing was or is published. */
export interface FrozenChange {
  /** Code of the agency; null for the province. */
  readonly agency: string | null;
  readonly agencyName: string | null;
  /** What it is a figure of: a definition of use, the paper of the registers, or the footnotes of accepted explanations. */
  readonly metric: TargetMetric | 'footnotes';
  /**
   * Of a rate of use: n, N, the covered share, the verdict. Of paper: documents on paper, all documents, the headline reduction, the verdict.
   * `text`: a footnote.
   */
  readonly field: 'numerator' | 'denominator' | 'coverage' | 'verdict' | 'amount' | 'documents' | 'headline' | 'text';
  readonly before: number | string | null;
  readonly after: number | string | null;
  /** `after` minus `before`; null unless both are numbers. */
  readonly delta: number | null;
  /** When the later figure of use was computed, ISO 8601; null for paper and footnotes, whose journals tell it. */
  readonly since: string | null;
}

/** One agency under one definition, as it was frozen. */
export interface FrozenUse {
  readonly definition: DefinitionId;
  readonly figure: Figure;
  /** The target in force at the end of the period. */
  readonly target: TargetReply | null;
  readonly standing: TargetStanding | null;
  /** DU-4: the median share of sessions kept. */
  readonly keptRate: number | null;
}

/** What was frozen of one agency. */
export interface FrozenAgency {
  readonly code: string;
  readonly name: string;
  /** In the order of the definitions. */
  readonly use: readonly FrozenUse[];
  /** Null where the period is no reporting month, or the agency has no registers to keep. */
  readonly paper: PaperUnitReply | null;
  /** Of `snapshots`: what the figures of use were made from. */
  readonly snapshotId: number | null;
  /** Of accepted explanations, printed below the figures. */
  readonly footnotes: readonly string[];
  /** Of an amendment: what differs from the version before. */
  readonly changes: readonly FrozenChange[];
}

/** The province under one definition, as it was frozen. */
export interface FrozenProvinceUse {
  readonly definition: DefinitionId;
  readonly figure: Figure;
  readonly missingAsZero: Figure | null;
  readonly target: TargetReply | null;
  readonly standing: TargetStanding | null;
  readonly verdicts: VerdictCounts;
}

/** What was frozen of the province as a whole. */
export interface FrozenProvince {
  readonly use: readonly FrozenProvinceUse[];
  /** Versions frozen before `sentUntold` was kept lack it. */
  readonly volume: Omit<VolumeReply, 'sentUntold'> & Partial<Pick<VolumeReply, 'sentUntold'>>;
  readonly paper: PaperProvinceReply | null;
  readonly paperTarget: PaperTargetReply | null;
  /** Facts that came over UDP only and are in no figure. */
  readonly unconfirmedFacts: number;
  readonly sentInternalClient: number;
  readonly changes: readonly FrozenChange[];
}

/** Of which rules, by which inputs, when and by whom: what stands beside every frozen figure. */
export interface FrozenHead {
  readonly schemaVersion: 1;
  readonly period: Period;
  /** Units as they were in the period. */
  readonly structure: 'as-was';
  /** 0: the freeze itself ("chốt số liệu"); from 1: the amendment of this number ("bản điều chỉnh số k"). */
  readonly number: number;
  /** Code of the version that this one amends; null for the freeze itself. */
  readonly amends: string | null;
  /** Why the figures were amended; null for the freeze itself. */
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly frozenBy: string;
  /** ISO 8601. */
  readonly frozenAt: string;
  readonly definitions: readonly UseDefinition[];
  /** The rules by which figures are withheld. */
  readonly publication: { readonly minPeople: number; readonly minCoverage: number };
  readonly calendarRevision: number;
  /** Working days of the province in the period. */
  readonly workingDays: number;
  /** Last day on which the registers were in time; null where the period is no reporting month. */
  readonly paperDueOn: IsoDate | null;
  readonly prices: readonly PriceReply[];
  /** Revisions of directory, calendar, logs and parser. */
  readonly snapshots: readonly SnapshotReply[];
  /** Last log instant taken into account. */
  readonly asOf: string | null;
  /** "Sơn La (dữ liệu giả lập)"; null for real data. */
  readonly demoLabel: string | null;
}

/** Everything a report of a period prints; nothing in it is ever changed. Whoever sees some agencies only gets those, and no province. */
export interface FrozenDocument {
  readonly head: FrozenHead;
  readonly province: FrozenProvince | null;
  /** By code. */
  readonly agencies: readonly FrozenAgency[];
}

/** One frozen version of a period. */
export interface FrozenVersion {
  readonly periodId: string;
  readonly number: number;
  /** Printed on reports: leads to these figures for ever. */
  readonly code: string;
  /** SHA-256 of the whole content, hexadecimal; the code is made of its beginning. */
  readonly contentHash: string;
  readonly frozenBy: string;
  readonly frozenAt: string;
  readonly reason: string | null;
  readonly approvedBy: string | null;
}

/** A period that was frozen, with its amendments, oldest first. */
export interface FrozenPeriod {
  readonly period: Period;
  readonly versions: readonly FrozenVersion[];
}

/** `GET /api/v1/freezes`: newest period first. */
export interface FreezesReply {
  readonly periods: readonly FrozenPeriod[];
  /** Periods that are over, have figures and were not frozen yet; reporting periods only, newest first. */
  readonly open: readonly Period[];
  readonly isDemo: boolean;
}

/** `GET /api/v1/freezes/codes/:code`: what a printed code stands for. */
export interface FrozenReply {
  readonly version: FrozenVersion;
  /** All versions of the period, oldest first. */
  readonly versions: readonly FrozenVersion[];
  readonly content: FrozenDocument;
  /** Whether the content has the hash that was noted when it was frozen; null when the caller sees a part only. */
  readonly isIntact: boolean | null;
}

/** How the live figures of a frozen period differ from its newest version. */
export interface FrozenDifference {
  readonly period: Period;
  /** The version compared with. */
  readonly version: FrozenVersion;
  readonly changes: readonly FrozenChange[];
}

/** `GET /api/v1/freezes/differences`: periods without a difference are absent. */
export interface FrozenDifferencesReply {
  readonly differences: readonly FrozenDifference[];
  /** Periods whose figures are being computed: what differs there is not known yet. */
  readonly waiting: readonly string[];
}

/** `POST /api/v1/freezes` and `POST /api/v1/freezes/:periodId/amendments` */
export interface FreezeReply {
  readonly version: FrozenVersion;
  /** What the amendment changed; empty for a freeze. */
  readonly changes: readonly FrozenChange[];
}
