import type { AuditKind } from './audit.ts';
import type { DefinitionId } from './definition.ts';
import type { OfficialReply, RosterClass } from './directory.ts';
import type { IsoDate, Period } from './period.ts';
import type { Role } from './session.ts';

/** What a day is for a person. `outside`: not employed, or in no unit that is known; `off`: no working day of their unit. */
export type OwnDayState = 'worked' | 'off' | 'leave' | 'exempt' | 'outside';

/**
 * Whether human access (HA@1) was seen. `unknown`: none was, and a log that should tell of it has a gap that day; `used-so-far`: it was, on a day that is
 * not over: active (DU-1) at once, a counted day of use once it is over.
 */
export type OwnDayUse = 'used' | 'not-seen' | 'unknown' | 'used-so-far';

/** What the logs tell of a person's mailbox on one day, all sources together. */
export interface OwnDayEvidence {
  readonly sent: number;
  readonly received: number;
  /** IMAP and POP3 log-ins, by a person or a machine. */
  readonly logins: number;
  readonly failedLogins: number;
  /** Times of human access. */
  readonly accessPoints: number;
  /** ISO 8601; null where the source gives no time of day, and where there was no access. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** Whether the access might be a machine's: the log is silent beside it. */
  readonly isDoubtful: boolean;
}

export interface OwnDayReply {
  readonly day: IsoDate;
  readonly state: OwnDayState;
  /** Null on days that have not passed, as long as no use was seen. */
  readonly use: OwnDayUse | null;
  /** Whether it is one of the days by which the person is judged: worked, passed, and with evidence in 95 % of its minutes. */
  readonly isCounted: boolean;
  /** Null where no log tells anything. */
  readonly evidence: OwnDayEvidence | null;
}

/** What one definition says of the person; null where there is too little to judge by. */
export interface OwnVerdict {
  readonly definition: DefinitionId;
  readonly is: boolean | null;
}

/** The parts of DU-2 of one person. */
export interface OwnRegularUse {
  readonly workingDays: number;
  readonly accessDays: number;
  readonly neededAccessDays: number;
  readonly weeks: number;
  readonly sendingWeeks: number;
  readonly neededSendingWeeks: number;
}

/** How the caller was counted in a period, day by day. */
export interface OwnUseReply {
  /** What the directory says of them. */
  readonly person: OfficialReply;
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly today: IsoDate;
  /** Where they stand in the roster of the period; null when they are not in it. Only `eligible` people are counted. */
  readonly rosterClass: RosterClass | null;
  readonly eligibleDays: number;
  /** Empty unless they are counted. */
  readonly verdicts: readonly OwnVerdict[];
  readonly regular: OwnRegularUse;
  readonly days: readonly OwnDayReply[];
  readonly isDemo: boolean;
}

/** The caller's account is of nobody in the directory: nothing is measured of it. */
export interface NobodysUseReply {
  readonly person: null;
  readonly isDemo: boolean;
}

/** `GET /api/v1/own-data/use`. */
export type OwnUseAnswer = OwnUseReply | NobodysUseReply;

/** Whom somebody looked at: the caller alone, the people of an agency the caller was in, or those of all. */
export type LookedAt = 'self' | 'agency' | 'everybody';

/** Somebody looked at what is kept about the caller, or changed it; lists are one line a day, reader and action. */
export interface OwnLookReply {
  readonly id: number;
  readonly at: string;
  readonly kind: AuditKind;
  readonly actor: string | null;
  readonly role: Role | null;
  readonly action: string;
  readonly reason: string | null;
  readonly whom: LookedAt;
  /** What a command of the server took: the kind of data, the days, a file; null of all else. */
  readonly subject: string | null;
  /** How often on that day. */
  readonly count: number;
}

/** `GET /api/v1/own-data/looks`: newest first. */
export interface OwnLooksReply {
  readonly looks: readonly OwnLookReply[];
  /** Ask again with `before` of this for older ones; null: there are none. */
  readonly nextBefore: number | null;
}
