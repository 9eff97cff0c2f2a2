import type { ReportFormat, ReportTemplate } from './document.ts';
import type { IsoDate } from './period.ts';
import type { Role } from './session.ts';

/**
 * `report`: the report of the last period that is over, once it is frozen; `digest`: figures by mail; `registers`: reminders to agencies that have
 * not handed in their registers; `alerts`: goals crossed and silent logs by mail, as they come.
 */
export type ScheduleKind = 'report' | 'digest' | 'registers' | 'alerts';

/** On a day of the month (1 to 28), on a day of the week (1 is Monday), or whenever there is something. */
export type Cadence = 'monthly' | 'weekly' | 'at-once';

/** Waits for the frozen period or for figures; done; overtaken by the next one before it could be done; could not be written. */
export type ScheduleRunState = 'waiting' | 'done' | 'missed' | 'failed';

/** Somebody who has letters sent. */
export interface ScheduleRecipient {
  readonly username: string;
  readonly displayName: string;
  /** Null: there is no such account in use any more. */
  readonly role: Role | null;
  /** Why nothing is sent now; null: it is. */
  readonly obstacle: RecipientObstacle | null;
}

/** No such account or a closed one, a role that is not shown this, no address for mail. */
export type RecipientObstacle = 'no-account' | 'role' | 'no-address';

/** One time that a schedule came due: once for each period. */
export interface ScheduleRunReply {
  readonly periodId: string;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly state: ScheduleRunState;
}

export interface ScheduleReply {
  readonly id: number;
  readonly kind: ScheduleKind;
  /** Of a report. */
  readonly template: ReportTemplate | null;
  readonly formats: readonly ReportFormat[];
  readonly cadence: Cadence;
  /** Null: at once. */
  readonly day: number | null;
  /** Full hour of the province, 0 to 23; null: at once. */
  readonly hour: number | null;
  /** What came due before is not made up for. */
  readonly startsOn: IsoDate;
  readonly recipients: readonly ScheduleRecipient[];
  /** When it comes due next, ISO 8601; null: whenever there is something. */
  readonly nextAt: string | null;
  /** Newest first, at most three. */
  readonly runs: readonly ScheduleRunReply[];
  readonly madeBy: string;
  readonly madeAt: string;
}

/** By mail, or to an address of another program. */
export type PostChannel = 'mail' | 'webhook';

/** Under way, taken by the other side, given up after many attempts, or not sent for a reason. */
export type PostState = 'waiting' | 'sent' | 'failed' | 'skipped';

/** One letter or call: who was told what, and whether it arrived. */
export interface PostReply {
  readonly id: number;
  readonly channel: PostChannel;
  /** Username, name of the agency, or host of the webhook. */
  readonly to: string;
  readonly kind: string;
  readonly state: PostState;
  readonly attemptCount: number;
  /** Of the last attempt: a code such as `ECONNREFUSED`, `http-500`, `role`; null: none. */
  readonly fault: string | null;
  /** ISO 8601, by the clock of the machine. */
  readonly madeAt: string;
  readonly endedAt: string | null;
}

/** `GET /api/v1/schedules`: schedules in use, and the newest 50 deliveries. */
export interface SchedulesReply {
  readonly schedules: readonly ScheduleReply[];
  readonly posts: readonly PostReply[];
  /** Whether letters are sent from here at all. */
  readonly isMailConfigured: boolean;
  /** Hosts that webhooks go to. */
  readonly webhookHosts: readonly string[];
  /** Accounts that may be recipients of something: those that see figures of the province, or look after logs. */
  readonly candidates: readonly ScheduleRecipient[];
  readonly isDemo: boolean;
}
