import type { TimeSpan } from '@nhip-thu/metrics';

/** What one origin's day came to for one mailbox. */
export interface MailboxDayFigures {
  readonly mailboxId: number;
  /** Accepted messages of the account that logged in, and those handed over for it by an internal client of the origin. */
  readonly sent: number;
  /** Of them: handed over by an internal client, so without a log-in. */
  readonly sentInternalClient: number;
  /** Of `sent`: to recipients all inside the province, all outside, or both. Of the rest the logs do not tell to whom they went. */
  readonly sentInternal: number;
  readonly sentExternal: number;
  readonly sentMixed: number;
  /** Distinct envelope recipients of each message, added up, and those of them inside the province. */
  readonly recipients: number;
  readonly internalRecipients: number;
  /** Accepted messages under this envelope sender, whoever logged in. */
  readonly sentAs: number;
  /** Stored copies. */
  readonly received: number;
  /** Distinct messages among them. */
  readonly receivedMessages: number;
  /** Successful IMAP and POP3 logins. */
  readonly logins: number;
  /** Failed IMAP and POP3 attempts that name the mailbox. */
  readonly loginFails: number;
  /** Epoch seconds of human access (HA@1), ascending. */
  readonly accessPoints: readonly number[];
  /** Which ends of the day's sessions were kept: `prepareSessionMarks`. */
  readonly sessionEnds: number;
  /** What of these is not certain, since the log was silent beside it: bits of `DOUBT`. */
  readonly doubt: number;
}

/** Bits of `doubt`: there are accesses but none that is certain; some end of a session is not. */
export const DOUBT = { access: 1, sessionEnds: 2 } as const;

export interface OriginDayFigures {
  readonly facts: number;
  /** Of the first and the last line, whether or not it gave a fact. */
  readonly firstSecond: number;
  readonly lastSecond: number;
  /** Silences of more than 15 minutes between two lines of the day, ascending, in epoch seconds. */
  readonly silences: readonly TimeSpan[];
  /** Submissions, stored copies and logins whose account the directory does not know. */
  readonly unmatched: number;
  /** False where some of the facts tell of a whole day, without a time of day. */
  readonly isTimed: boolean;
  /** Human accesses of all known mailboxes by hour of the day, 24 counts; null where `isTimed` is false. */
  readonly accessHours: readonly number[] | null;
}

/** What people of one agency wrote to people on one origin's day, and what of the mail of its boxes has a known sender. */
export interface AgencyFlowFigures {
  readonly agencyId: number;
  /** Stored copies by groups of sender and recipient: 9 within the agency, then 9 to people of other agencies (`flowCellOf`). */
  readonly copies: readonly number[];
  /** Copies stored in boxes of the agency, of people or not, whose sender is a known mailbox, of the agency or not. */
  readonly toldReceived: number;
}
