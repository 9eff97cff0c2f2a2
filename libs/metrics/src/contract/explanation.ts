import type { IsoDate, Period } from './period.ts';
import type { TargetMetric } from './target.ts';

/** "Mở" (the agency is to answer), "gửi" (answered: Home Affairs is to judge), "chấp nhận", "từ chối", "đóng". */
export type ExplanationState = 'open' | 'answered' | 'accepted' | 'refused' | 'closed';

/** What is done with an explanation; "yêu cầu bổ sung" is `more-asked`, after which it is open again. */
export type ExplanationAct = 'asked' | 'answered' | 'more-asked' | 'accepted' | 'refused' | 'closed';

/** Who acts: Home Affairs or the agency. */
export type ExplanationSide = 'home-affairs' | 'agency';

/**
 * What an acceptance changes. Never a figure: `closure` enters a closed day of the agency in the calendar, `directory` names a change of the
 * directory (leave, exemption, roster) that was made for it, `note` changes no input and is printed as a footnote only.
 */
export type ExplanationEffect =
  | { readonly kind: 'note' }
  | { readonly kind: 'closure'; readonly day: IsoDate }
  | { readonly kind: 'directory'; readonly changeId: number };

/** One step in the history of an explanation; none is ever changed. */
export interface ExplanationStep {
  readonly act: ExplanationAct;
  readonly side: ExplanationSide;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** Last day for the next step, by the agency's calendar; null when nothing is due. */
  readonly dueOn: IsoDate | null;
  /** Of an acceptance. */
  readonly effect: ExplanationEffect | null;
  /** Of an acceptance: printed below the agency's figures. */
  readonly footnote: string | null;
}

/** A file attached as evidence. */
export interface EvidenceReply {
  readonly id: number;
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly contentHash: string;
  readonly by: string;
  readonly at: string;
}

/** What evidence may be, told by its bytes and not by its name. */
export type EvidenceType = 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx';

/** "Giải trình": what an agency says to a figure, and what came of it. */
export interface ExplanationReply {
  readonly id: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly period: Period;
  /** What it is about. */
  readonly metric: TargetMetric;
  readonly openedBy: ExplanationSide;
  readonly state: ExplanationState;
  /** Last day of the step that is due, and whether it has passed. */
  readonly dueOn: IsoDate | null;
  readonly isOverdue: boolean;
  /** Whose turn it is; null once it is closed. */
  readonly turn: ExplanationSide | null;
  /** Oldest first. */
  readonly steps: readonly ExplanationStep[];
  readonly evidence: readonly EvidenceReply[];
}

/** An agency that an explanation may be of. */
export interface ExplanationAgency {
  readonly code: string;
  readonly name: string;
}

/** `GET /api/v1/explanations`: what is not closed first, the earliest due first. */
export interface ExplanationsReply {
  readonly today: IsoDate;
  readonly explanations: readonly ExplanationReply[];
  readonly agencies: readonly ExplanationAgency[];
  /** Reporting months that may be explained, newest first. */
  readonly periods: readonly Period[];
  readonly isDemo: boolean;
}
