import type { Role } from './session.ts';

/** An account, for whoever looks after accounts. */
export interface AccountRowReply {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Code of the agency it speaks for. */
  readonly agency: string | null;
  /** Whose account it is in the directory. */
  readonly officialId: number | null;
  readonly officialName: string | null;
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  /** Since when nobody is let in by it; null while it is in use. */
  readonly disabledAt: string | null;
  /** Exact to a minute, also after that session has ended; null: whoever has the account now never was signed in. */
  readonly lastSeenAt: string | null;
}

/** `GET /api/v1/accounts`, by name. */
export interface AccountsReply {
  readonly accounts: readonly AccountRowReply[];
}

export interface AccountReply {
  readonly account: AccountRowReply;
}

/** `POST /api/v1/accounts` */
export interface NewAccountReply extends AccountReply {
  /** Shown once, stored nowhere; null where a link went to the official. */
  readonly password: string | null;
  /** Mailbox of the official, of the directory, to which a link for choosing a password was sent; null: none was. */
  readonly linkTo: string | null;
}

/** `POST /api/v1/accounts/:id/password` */
export interface NewPasswordReply {
  /** Shown once, stored nowhere; null where a link went to the official. */
  readonly password: string | null;
  /** Mailbox of the official, of the directory, to which a link for choosing a password was sent; null: none was. */
  readonly linkTo: string | null;
}

/** `PUT /api/v1/accounts/:id/role` */
export interface NewRoleReply extends AccountReply {
  /** Mailbox of the official whose account it is now, to which a link for choosing a password was sent; null: none was. */
  readonly linkTo: string | null;
}

/** A session of the account that asks. */
export interface OwnSessionReply {
  /** Names it when it is ended, and in the audit log; nobody gets in by it. */
  readonly id: string;
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  /** Exact to a minute. */
  readonly lastSeenAt: string;
  /** The network it was begun from, truncated. */
  readonly network: string | null;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
}

/** `GET /api/v1/session/all`, the latest first. */
export interface OwnSessionsReply {
  readonly sessions: readonly OwnSessionReply[];
}

/** `GET /api/v1/session/email` */
export interface OwnEmailReply {
  /** Where a link for a new password is sent; null: nowhere. */
  readonly email: string | null;
}

/** `GET /api/v1/session/second-factor` */
export interface SecondFactorReply {
  readonly isOn: boolean;
  readonly recoveryCodesLeft: number;
}

/** `POST /api/v1/session/second-factor` */
export interface SecondFactorOfferReply {
  /** Base32, to be typed where no camera is. */
  readonly secret: string;
  /** The same as a QR code, a `data:` address of an SVG picture. */
  readonly qr: string;
}

/** `POST /api/v1/session/second-factor/confirmation` */
export interface RecoveryCodesReply {
  /** Each signs in once instead of a code; shown once. */
  readonly codes: readonly string[];
}
