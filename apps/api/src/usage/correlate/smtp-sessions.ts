import type { AccessEvent } from '@nhip-thu/metrics';
import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { readAccess } from './access-event.ts';
import { wordAt } from './fact-fields.ts';
import { PairMap } from './pair-map.ts';

/** A log-in of an SMTP client; `mailbox` -1 when the account is nobody's, -2 when the client did not log in. */
export interface SmtpLogin {
  readonly second: number;
  readonly mailbox: number;
  readonly event: AccessEvent;
}

export const NOT_LOGGED_IN = -2;

/** Who is behind a connection, where the log tells of log-ins and messages apart. */
export class SmtpSessions {
  readonly #index = new PairMap();
  /** The log-ins of the latest second, per connection. */
  readonly #logins: SmtpLogin[][] = [];

  add(fact: BlockReader, mailbox: number): void {
    const login = { second: fact.second, mailbox, event: readAccess(fact, 'submission', 8) };
    const known = this.#logins[this.#index.get(wordAt(fact, 0), wordAt(fact, 4))];
    if (known === undefined) {
      this.#index.set(wordAt(fact, 0), wordAt(fact, 4), this.#logins.length);
      this.#logins.push([login]);
    } else {
      if (known.some(({ second }) => second < fact.second)) known.length = 0;
      known.push(login);
    }
  }

  /** The log-in a message came under; of several in one second the sender's own, if there is one. */
  find(high: number, low: number, sender: number): SmtpLogin | null {
    const logins = this.#logins[this.#index.get(high, low)] ?? [];
    return logins.find(({ mailbox }) => mailbox >= 0 && mailbox === sender) ?? logins.at(-1) ?? null;
  }
}
