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
  /** Which ends of the day's sessions were kept: `markSessionEnds`. */
  readonly sessionEnds: number;
}

export interface OriginDayFigures {
  readonly facts: number;
  readonly firstSecond: number;
  readonly lastSecond: number;
  /** Submissions, stored copies and logins whose account the directory does not know. */
  readonly unmatched: number;
  /** False where some of the facts tell of a whole day, without a time of day. */
  readonly isTimed: boolean;
}
