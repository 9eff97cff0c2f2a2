import type { MailboxTallies } from './mailbox-tallies.ts';

interface Attempts {
  readonly second: number;
  readonly session: number;
  /** -1 when nobody's. */
  readonly mailbox: number;
  readonly count: number;
}

/**
 * Failed passwords. With auth_verbose each is logged, also those before a success in the same connection; without it only the number per failed
 * connection and the last account tried. A connection that has both is counted once: the attempts logged one by one, and what the
 * number has beyond them.
 */
export class LoginFailures {
  readonly #single: Attempts[] = [];
  readonly #summaries: Attempts[] = [];

  addSingle(attempt: Attempts): void {
    this.#single.push(attempt);
  }

  addSummary(attempts: Attempts): void {
    this.#summaries.push(attempts);
  }

  /** Counts into the tallies what was logged from `from` on; what is older only explains it. */
  count(tallies: MailboxTallies, from: number): void {
    const explained = new Map<number, number>();
    for (const { session, count } of this.#single) explained.set(session, (explained.get(session) ?? 0) + count);
    const ended = new Set(this.#summaries.filter(({ second }) => second < from).map(({ session }) => session));
    const isCounted = ({ second, mailbox }: Attempts): boolean => second >= from && mailbox >= 0;
    for (const { session, mailbox, count } of this.#single.filter(isCounted)) {
      if (!ended.has(session)) tallies.of(mailbox).loginFails += count;
    }
    for (const { session, mailbox, count } of this.#summaries.filter(isCounted)) {
      // Session 0: not logged, so nothing can be joined.
      const beyond = session === 0 ? count : count - (explained.get(session) ?? 0);
      if (beyond > 0) tallies.of(mailbox).loginFails += beyond;
    }
  }
}
