import type { AccessEvent } from '@nhip-thu/metrics';

/** What is being counted for one mailbox and day. */
export class MailboxTally {
  sent = 0;
  sentInternalClient = 0;
  sentInternal = 0;
  sentExternal = 0;
  sentMixed = 0;
  recipients = 0;
  internalRecipients = 0;
  sentAs = 0;
  received = 0;
  receivedMessages = 0;
  logins = 0;
  loginFails = 0;
  readonly events: AccessEvent[] = [];
}

/** The tallies of a day by mailbox id. */
export class MailboxTallies {
  readonly #byId = new Map<number, MailboxTally>();
  /** Submissions, stored copies and logins of accounts that are no mailbox. */
  unmatched = 0;

  of(mailboxId: number): MailboxTally {
    let tally = this.#byId.get(mailboxId);
    if (tally === undefined) {
      tally = new MailboxTally();
      this.#byId.set(mailboxId, tally);
    }
    return tally;
  }

  /** Ascending by mailbox id. */
  sorted(): [number, MailboxTally][] {
    return [...this.#byId].toSorted(([a], [b]) => a - b);
  }
}
