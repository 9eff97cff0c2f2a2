import type { ReportTemplate } from './document.ts';
import type { ExplanationAct, ExplanationSide } from './explanation.ts';
import type { IsoDate } from './period.ts';
import type { TargetMetric } from './target.ts';

/** An agency as it is named in a sentence. */
export interface NamedAgency {
  readonly code: string;
  readonly name: string;
}

/** A rate as it is printed: rounded on the true side of its target, with the sign of a masked count. */
export interface PrintedRate {
  /** "≥", "≤" or empty. */
  readonly sign: string;
  readonly percent: number;
  readonly digits: number;
}

/** What a target asks. */
export interface GoalTerms {
  readonly comparator: '>=' | '>';
  /** Ratio. */
  readonly threshold: number;
}

/** A goal that was crossed since the period before: `reached`, or `fallen` below. `agency` null: the province. */
export interface GoalCrossed {
  readonly kind: 'goal-crossed';
  readonly direction: 'reached' | 'fallen';
  readonly metric: TargetMetric;
  readonly agency: NamedAgency | null;
  readonly periodId: string;
  readonly rate: PrintedRate;
  readonly target: GoalTerms;
  /** Of the period just before, as it was published; absent where no rate of it is printed, and in what was told before it was kept. */
  readonly before?: PrintedRate;
  /** Id of what the figure was made from, which the link pins; absent in what was told before it was kept. */
  readonly snapshotId?: number;
}

/** No line of a log source tells of anything later than `lastAt`, ISO 8601. */
export interface NoLogs {
  readonly kind: 'no-logs';
  readonly origin: string;
  readonly lastAt: string;
}

/** Registers of a reporting month that have not been handed in. `agency`: who is reminded; null: to Home Affairs, of all of them. */
export interface RegistersMissing {
  readonly kind: 'registers-missing';
  readonly periodId: string;
  readonly dueOn: IsoDate;
  readonly isOverdue: boolean;
  readonly agency: NamedAgency | null;
  readonly missing: readonly NamedAgency[];
}

/** A report that a schedule had written. */
export interface ReportReady {
  readonly kind: 'report-ready';
  readonly template: ReportTemplate;
  readonly periodId: string;
  /** Of the frozen version: 0 the freeze. */
  readonly number: number;
  readonly code: string;
  readonly exportId: number;
}

/** A report that a schedule would have written, were its period frozen. */
export interface ReportWaits {
  readonly kind: 'report-waits';
  readonly template: ReportTemplate;
  readonly periodId: string;
}

/** A report that a schedule could not have written, and that nobody tries again. */
export interface ReportFailed {
  readonly kind: 'report-failed';
  readonly template: ReportTemplate;
  readonly periodId: string;
}

/** How the province stands, for whoever has the figures sent. Aggregates only. */
export interface Digest {
  readonly kind: 'digest';
  readonly periodId: string;
  readonly metric: TargetMetric;
  /** Null: there is no figure of the province. */
  readonly rate: PrintedRate | null;
  readonly target: GoalTerms | null;
  /** Agencies that meet their target, those with a published rate, and all. */
  readonly met: number;
  readonly measured: number;
  readonly total: number;
  /** Widest gap to the target first; at most three. */
  readonly lowest: readonly (NamedAgency & { readonly rate: PrintedRate })[];
  /** Whose logs are not complete enough for a figure. */
  readonly withoutData: readonly NamedAgency[];
  readonly isProvisional: boolean;
  /** The province over periods, oldest first, this one last; null: not known. Absent, as below, in what was told before it was kept. */
  readonly trend?: readonly { readonly periodId: string; readonly rate: PrintedRate | null }[];
  /** Id of the newest of what the figures were made from, which the link pins. */
  readonly snapshotId?: number;
}

/** What an explanation is about. Never what is said in it. */
interface AboutExplanation {
  readonly id: number;
  readonly agency: NamedAgency;
  readonly periodId: string;
  readonly metric: TargetMetric;
}

/** A step of an explanation, to the other side. `dueOn`: until when it has its own; null when nothing is due. */
export interface ExplanationTold extends AboutExplanation {
  readonly kind: 'explanation';
  readonly act: ExplanationAct;
  readonly dueOn: IsoDate | null;
}

/** An explanation whose next step was due by `dueOn`, and has not come. */
export interface ExplanationOverdue extends AboutExplanation {
  readonly kind: 'explanation-overdue';
  /** Whose turn it is. */
  readonly turn: ExplanationSide;
  readonly dueOn: IsoDate;
}

/** Agencies whose logs of a period that is over are not complete enough for a figure. `agency`: which of them is told; null: whoever sees all. */
export interface CoverageLow {
  readonly kind: 'coverage-low';
  readonly periodId: string;
  readonly agency: NamedAgency | null;
  /** Least coverage first; in percent, rounded down. */
  readonly agencies: readonly (NamedAgency & { readonly percent: number })[];
}

/** What somebody is told; never about a person. */
export type NotificationContent =
  | GoalCrossed
  | NoLogs
  | CoverageLow
  | RegistersMissing
  | ReportReady
  | ReportWaits
  | ReportFailed
  | ExplanationTold
  | ExplanationOverdue
  | Digest;

/** One entry of the notification centre. */
export interface NotificationReply {
  readonly id: number;
  readonly content: NotificationContent;
  /** ISO 8601. */
  readonly madeAt: string;
  /** By the account that asks. */
  readonly isRead: boolean;
}

/** `GET /api/v1/notifications`: what the role and the agency of the account are told, newest first; at most 200. */
export interface NotificationsReply {
  readonly notifications: readonly NotificationReply[];
  /** Of all, also of those that are not listed any more. */
  readonly unreadCount: number;
  readonly isDemo: boolean;
}
