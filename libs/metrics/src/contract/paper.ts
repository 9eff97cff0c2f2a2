import type { FaultText, UnitStructure } from './directory.ts';
import type { IsoDate, Period } from './period.ts';
import type { PaperTargetReply } from './target.ts';

/** A month's outgoing documents of one issuer by form: paper, both forms ("song song"), digitally signed only. Each document once. */
export interface RegisterCounts {
  readonly paper: number;
  readonly both: number;
  readonly electronic: number;
}

/** Stock of paper of a month, in reams (P3). */
export interface ReamStock {
  readonly opening: number;
  readonly bought: number;
  readonly closing: number;
}

/** The three ledgers: P1 registers, P2 print logs, P3 reams. They are never summed. */
export type PaperLedger = 'registers' | 'print-logs' | 'reams';

/** How much less paper than in the baseline, ratios that may be below 0; null = cannot be told. */
export interface ReductionReply {
  /** RA, by monthly means. */
  readonly absolute: number | null;
  /** RN, normalised by the number of documents. */
  readonly normalised: number | null;
  /** The lesser of the two: what is compared with a target. */
  readonly headline: number | null;
}

/** What a price or a coefficient rests on. */
export interface Citation {
  readonly kind: 'decision' | 'invoice' | 'reference';
  /** Number of the instrument or invoice, or address of the reference. */
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: IsoDate;
}

/** Price of one sheet or one posting, in đồng. */
export interface CitedPrice {
  readonly amount: number;
  readonly citation: Citation;
}

/** Money saved, in whole đồng, below 0 when more was spent; null = not known. */
export interface SavingsReply {
  readonly sheets: number | null;
  readonly postings: number | null;
  /** Null unless both parts are known. */
  readonly total: number | null;
}

/** The outgoing documents of one type ("công văn", "báo cáo" …) in a month; null = all types together. */
export interface RegisterLine extends RegisterCounts {
  readonly documentType: string | null;
}

/** Reported in time, reported late, still to be reported, and not reported although due. */
export type SubmissionState = 'submitted' | 'late' | 'due' | 'overdue';

/**
 * Why no reduction is shown. `indivisible`: the unit was split, and paper cannot be divided ("không tách được"). `is-baseline`: the period is the
 * baseline itself, and would be compared with itself.
 */
export type NoReductionReason = 'not-submitted' | 'no-baseline' | 'is-baseline' | 'indivisible' | 'nothing-to-compare';

/**
 * One ledger of one unit in a month, or in all months of a longer period together; its baseline is the mean month, times as many months. Paper is
 * documents (P1) or sheets (P2, P3); null = not known.
 */
export interface PaperLedgerReply {
  readonly amount: number | null;
  /** T, all outgoing documents of the month. */
  readonly documents: number | null;
  readonly baselineAmount: number | null;
  readonly baselineDocuments: number | null;
  readonly reduction: ReductionReply;
  /** The headline as printed, on the true side of the target; null like it. */
  readonly shown: { readonly percent: number; readonly digits: number } | null;
  /** Null when there is a reduction. */
  readonly reason: NoReductionReason | null;
}

/** The three numbers of a reduction: the headline, RA or RN. */
export type PaperMeasure = 'headline' | 'absolute' | 'normalised';

/** One of them, and what a target makes of it. */
export interface PaperJudgement {
  /** A ratio that may be below 0; null = cannot be told. */
  readonly value: number | null;
  /** As printed, on the true side of the target; null like the value. */
  readonly shown: { readonly percent: number; readonly digits: number } | null;
  readonly verdict: 'met' | 'near' | 'not-met' | 'insufficient-data' | 'no-target';
}

/** Paper of one unit in a period: three ledgers, which are never summed. */
export interface PaperUnitReply {
  readonly code: string;
  readonly name: string;
  readonly state: SubmissionState;
  readonly isLocked: boolean;
  /** Null until the registers of every month were reported. */
  readonly submittedAt: string | null;
  /** How often the registers that stood were corrected; what was taken back is no correction, nor is what came after it. */
  readonly correctionCount: number;
  /** Registers by form, all months together; null until each was reported. */
  readonly counts: RegisterCounts | null;
  readonly registers: PaperLedgerReply;
  readonly printLogs: PaperLedgerReply;
  readonly reams: PaperLedgerReply;
  /** Whether print logs and reams differ by more than 20 %; null = cannot be compared. */
  readonly isSheetMismatch: boolean | null;
  readonly verdict: PaperJudgement['verdict'];
  /** The target of this unit: its own, that of its tier, or the province's. */
  readonly target: PaperTargetReply | null;
  /** Against the baseline of as many months. */
  readonly savings: SavingsReply;
}

/** Units together: those that can be compared, in both sums. */
export interface PaperProvinceReply {
  readonly registers: PaperLedgerReply;
  readonly printLogs: PaperLedgerReply;
  readonly reams: PaperLedgerReply;
  /** Withheld (`insufficient-data`) until all that have to have reported: a few units do not stand for the province. */
  readonly verdict: PaperUnitReply['verdict'];
  /** Units that have reported their registers, and all that have to. */
  readonly submittedCount: number;
  readonly expectedCount: number;
  /** Of all that have to report, those whose print logs, and those whose reams, of the month are known. */
  readonly printLogCount: number;
  readonly reamCount: number;
  /** The sum of what is known of the units; a part that no unit knows is not. */
  readonly savings: SavingsReply;
}

/** What an amount of sheets saved stands for, by a coefficient somebody turned on. */
export interface EquivalentReply {
  readonly coefficient: string;
  /** Null while the sheets saved are not known. */
  readonly amount: number | null;
  readonly source: string;
}

/** A price in force. */
export interface PriceReply extends CitedPrice {
  readonly item: 'sheet' | 'posting';
  readonly validFrom: IsoDate;
}

/** `GET /api/v1/paper`: paper of every unit in a reporting month, quarter, half-year or year. */
export interface PaperReply {
  readonly period: Period;
  readonly structure: UnitStructure;
  /** By which every reduction is computed, with or without a target. */
  readonly definition: 'paper-reduction@1';
  /** Numbers of the hand-overs that registers and reams come from, of this month and of the baselines, ascending: what the figures were made from. */
  readonly importIds: readonly number[];
  /** When the newest of them was handed over, ISO 8601; null without any. */
  readonly asOf: string | null;
  /** Last day on which the registers of its last month are in time. */
  readonly dueOn: IsoDate;
  /** The target of the province as a whole. */
  readonly target: PaperTargetReply | null;
  readonly units: readonly PaperUnitReply[];
  readonly province: PaperProvinceReply;
  /** Of how many units the registers of the province are: those with month and baseline. */
  readonly comparedCount: number;
  /** Likewise of how many its print logs and its reams are. */
  readonly comparedSheetCounts: { readonly printLogs: number; readonly reams: number };
  /** The period is not over: every figure and verdict of it may still change. */
  readonly isProvisional: boolean;
  readonly prices: readonly PriceReply[];
  /** Of the sheets saved; empty while no coefficient is turned on. */
  readonly equivalents: readonly EquivalentReply[];
  /** Sheets of print jobs of the period whose unit is not known. */
  readonly unattributedSheets: number;
  readonly isDemo: boolean;
}

/** `GET /api/v1/paper/periods`: reporting months that somebody may report or has reported, newest first. */
export interface PaperPeriodsReply {
  readonly periods: readonly Period[];
  /** The newest month that is over. */
  readonly defaultPeriodId: string;
}

/** Registers of all units in one reporting month. */
export interface PaperCourseMonth {
  readonly period: Period;
  /** By form, of the units that have reported, all together; null when none has. */
  readonly counts: RegisterCounts | null;
  /** Units that have reported, and all that have to. */
  readonly submittedCount: number;
  readonly expectedCount: number;
  /** Of the units with month and baseline, in both sums; and how many these are. */
  readonly registers: PaperLedgerReply;
  readonly comparedCount: number;
  /** The month is not over. */
  readonly isProvisional: boolean;
}

/** `GET /api/v1/paper/course`: the registers month by month, as far back as they were reported. */
export interface PaperCourseReply {
  readonly definition: 'paper-reduction@1';
  /** The target of the province at the end of the last month. */
  readonly target: PaperTargetReply | null;
  /** Oldest first, at most twelve; the last is that which was asked for. */
  readonly months: readonly PaperCourseMonth[];
  /** Numbers of the hand-overs that they, the months before them or their baselines were made from, ascending. */
  readonly importIds: readonly number[];
  /** When the newest hand-over came that they, the months before them or their baselines were made from, ISO 8601; null without any. */
  readonly asOf: string | null;
  readonly isDemo: boolean;
}

/** A reporting month, and how many units stand how with their registers. */
export interface SubmissionMonth {
  readonly period: Period;
  readonly dueOn: IsoDate;
  readonly counts: Readonly<Record<SubmissionState, number>>;
}

/** How one unit stands with each month; null where it did not exist. */
export interface UnitSubmissions {
  readonly code: string;
  readonly name: string;
  readonly states: readonly (SubmissionState | null)[];
}

/** `GET /api/v1/paper/submissions`: who has reported their registers, month by month. */
export interface PaperSubmissionsReply {
  /** From the first month that anybody reported, oldest first; at most twelve. */
  readonly months: readonly SubmissionMonth[];
  /** Units of today, by code; `states` in the order of `months`. */
  readonly units: readonly UnitSubmissions[];
  readonly isDemo: boolean;
}

/** A fault of an imported file or of an entry, in words. */
export interface PaperFaultReply extends FaultText {
  /** Row as a spreadsheet counts it; 0 for an entry by form. */
  readonly row: number;
  /** Column or field; null when the whole row or file is meant. */
  readonly column: string | null;
  /** The same in every language, for a page whose language changes while the fault stands on it. */
  readonly words?: { readonly vi: FaultText; readonly en: FaultText };
}

/** `POST /api/v1/paper/imports` and `/entries`: with any fault nothing is written. */
export interface PaperImportReply {
  /** Null when nothing was written. */
  readonly importId: number | null;
  readonly isDryRun: boolean;
  /** Months of units. */
  readonly addedCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly faults: readonly PaperFaultReply[];
  /** What was taken in and may not be right: a month that is not over; reams that do not go on where the month before ended. */
  readonly notices: readonly PaperFaultReply[];
}

/** Why a line of a print log was rejected: it is of another form, or one of its fields cannot be read. `bad-quote`: the file breaks off there. */
export type PrintRejectReason = 'other-form' | 'bad-day' | 'bad-count' | 'no-printer' | 'bad-sides' | 'bad-quote';

/** A rejected line by its number; its text is not kept. */
export interface PrintReject {
  readonly line: number;
  readonly reason: PrintRejectReason;
}

/** `POST /api/v1/paper/print-logs` */
export interface PrintLogReply {
  readonly importId: number | null;
  readonly isDryRun: boolean;
  readonly format: 'cups' | 'papercut' | null;
  readonly lineCount: number;
  /** Lines of jobs that were not known before, and that were. */
  readonly freshCount: number;
  readonly duplicateCount: number;
  readonly rejectedCount: number;
  /** The first rejected ones. */
  readonly rejectedLines: readonly PrintReject[];
  readonly sheets: number;
}

/** One hand-over: a file, or an entry by form. */
export interface PaperHandOver {
  readonly id: number;
  readonly ledger: PaperLedger;
  readonly source: 'file' | 'form';
  readonly name: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

/** `GET /api/v1/paper/imports`, newest first. */
export interface PaperHandOversReply {
  readonly imports: readonly PaperHandOver[];
}

/** One version of what a unit reported for a month; the newest whose hand-over was not undone holds. */
export interface PaperVersion {
  readonly version: number;
  readonly importId: number;
  readonly madeBy: string;
  readonly madeAt: string;
  /** Why it was corrected. */
  readonly reason: string | null;
  readonly isUndone: boolean;
  /** Empty of reams. */
  readonly lines: readonly RegisterLine[];
  readonly postings: number | null;
  /** Null of registers. */
  readonly stock: ReamStock | null;
}

/** `GET /api/v1/paper/versions`, oldest first. */
export interface PaperVersionsReply {
  readonly versions: readonly PaperVersion[];
}

/** Jobs of one queue, host and account that belong to no unit. */
export interface UnattributedPrint {
  readonly queue: string;
  readonly host: string;
  readonly account: string;
  readonly jobs: number;
  readonly sheets: number;
}

/** `GET /api/v1/paper/unattributed`, most sheets first. */
export interface UnattributedPrintReply {
  readonly prints: readonly UnattributedPrint[];
}

/** Months that paper is compared with, as they were approved; never edited, but replaced by what is approved later. */
export interface PaperBaselineReply {
  readonly id: number;
  /** The unit it was approved for; null: every unit without one of its own. */
  readonly agency: { readonly code: string; readonly name: string } | null;
  /** Ids of reporting months, ascending. */
  readonly months: readonly string[];
  /** The document it rests on. */
  readonly basis: string;
  readonly approvedBy: string;
  readonly approvedOn: IsoDate;
  /** Who entered it. */
  readonly madeBy: string;
  readonly madeAt: string;
  /** Whether it is the one approved last for that unit, or for all the others; paper is compared with no other. */
  readonly isInForce: boolean;
  /** Codes of the units of today whose paper is compared with it, ascending; several baselines name a unit that took others in. */
  readonly agencies: readonly string[];
}

/** `GET /api/v1/paper/baselines`, the one approved last first. */
export interface PaperBaselinesReply {
  readonly baselines: readonly PaperBaselineReply[];
}
