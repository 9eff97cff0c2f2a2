import type { IsoDate } from './period.ts';

/** Who may see what; the slice ships one account, the names are final. */
export type Role = 'leadership' | 'home-affairs' | 'agency' | 'mail-administrator' | 'official' | 'auditor';

/** Who is signed in; the answer of `POST /api/v1/session`. */
export interface SessionReply {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Code of the agency that an account of the role `agency` speaks for; null for other roles. */
  readonly agencyCode: string | null;
  /** Whether nothing but the page of the own account opens until a second factor is on it. */
  readonly needsSecondFactor: boolean;
}

/** `GET /api/v1/session`: asking is open to everybody, so that a page may ask before anybody has signed in. */
export interface SessionStateReply {
  /** Null when nobody is signed in. */
  readonly session: SessionReply | null;
}

/** `GET /api/v1/session/ways`: how somebody may get in here, for the page that asks. */
export interface SignInWaysReply {
  /** Whether a link for a new password is sent by mail. */
  readonly hasPasswordReset: boolean;
  /** What the identity provider is called that may sign somebody in; null: there is none. */
  readonly identityProvider: string | null;
  /** Whether there is no account yet: the first is made on a page of its own. */
  readonly needsSetup: boolean;
}

/** What a problem says to people, in one language. */
export interface ProblemWords {
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** RFC 9457 problem, titled in the language of `Accept-Language` (vi default). */
export interface Problem extends ProblemWords {
  readonly type: string;
  readonly status: number;
  readonly instance?: string;
  /** The same in every language, for a page whose language changes while the problem stands on it. */
  readonly words?: { readonly vi: ProblemWords; readonly en: ProblemWords };
  readonly errorId?: string;
  /** Of `no-such-agency`: who it is, where the directory knows the agency and the caller may. */
  readonly agency?: AbsentAgency;
}

/**
 * Why an agency that the directory knows has no figures of its own in a period. not-yet: it begins later; ended: it was no more on the
 * last day; joined: it was there then, and today's structure counts it with what it became part of; no-figures: it was there, and nothing is stored of it.
 */
export type AgencyAbsence = 'not-yet' | 'ended' | 'joined' | 'no-figures';

/** An agency of the directory's history that has no figures of its own in the period and structure asked for. */
export interface AbsentAgency {
  readonly code: string;
  readonly name: string;
  readonly absence: AgencyAbsence;
  /** First day; null when it was always there. */
  readonly from: IsoDate | null;
  /** First day on which it is no more; null while it lasts. */
  readonly to: IsoDate | null;
  /** The agency it was merged into on that day; null when into none, or when the caller may not know that one. */
  readonly successor: { readonly code: string; readonly name: string } | null;
}
