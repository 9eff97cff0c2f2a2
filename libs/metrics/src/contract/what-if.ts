import type { DefinitionId } from './definition.ts';
import type { UnitStructure } from './directory.ts';
import type { Figure } from './figure.ts';
import type { PaperJudgement, PaperMeasure } from './paper.ts';
import type { Period } from './period.ts';
import type { PaperTargetReply, TargetReply } from './target.ts';

/** `gains`: would meet the target and does not now; `loses`: the other way round; `untold`: the printed count leaves open whether it would. */
export type WhatIfChange = 'gains' | 'loses' | 'same' | 'untold';

/** One agency in a what-if: as it is counted now, and as it would be. */
export interface WhatIfAgency {
  readonly code: string;
  readonly name: string;
  readonly now: Figure;
  readonly nowTarget: TargetReply | null;
  readonly tried: Figure;
  /** `comparator` and `threshold` of what it would be compared with; null when nothing would be. */
  readonly triedTarget: { readonly comparator: '>=' | '>'; readonly threshold: number } | null;
  readonly change: WhatIfChange;
}

/** What every what-if tells. */
export interface WhatIfSummary {
  readonly period: Period;
  readonly structure: UnitStructure;
  /** Agencies with a published rate and a target, now and with what is tried, and how many of these meet it. */
  readonly measuredNow: number;
  readonly metNow: number;
  readonly measuredTried: number;
  readonly metTried: number;
  readonly isDemo: boolean;
}

/** `GET /api/v1/targets/what-if`: who would pass if another target or definition applied. Nothing is stored by asking. */
export interface WhatIfReply extends WhatIfSummary {
  readonly definition: DefinitionId;
  readonly triedDefinition: DefinitionId;
  /** Definitions with stored figures of the period, which may be tried. */
  readonly definitions: readonly DefinitionId[];
  /** Who changes sides first, then by the tried rate, lowest first; the unknown last. */
  readonly agencies: readonly WhatIfAgency[];
}

/** One agency's paper in a what-if. */
export interface PaperWhatIfAgency {
  readonly code: string;
  readonly name: string;
  readonly now: PaperJudgement;
  readonly nowTarget: PaperTargetReply | null;
  readonly tried: PaperJudgement;
  /** `comparator` and `threshold` of what it would be compared with; null when nothing would be. */
  readonly triedTarget: { readonly comparator: '>=' | '>'; readonly threshold: number } | null;
  readonly change: WhatIfChange;
}

/** `GET /api/v1/paper/what-if`: who would pass if another level applied, or another of the three numbers of a reduction. Nothing is stored by asking. */
export interface PaperWhatIfReply extends WhatIfSummary {
  /** What is compared when the trial applies; now it is the headline. */
  readonly triedMeasure: PaperMeasure;
  /** Who changes sides first, then by the tried number, lowest first; the unknown last. */
  readonly agencies: readonly PaperWhatIfAgency[];
}
