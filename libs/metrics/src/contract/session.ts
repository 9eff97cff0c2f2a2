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

/** RFC 9457 problem, titled in the language of `Accept-Language` (vi default). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly errorId?: string;
}
