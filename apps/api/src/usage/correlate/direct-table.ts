import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import type { AddressBook } from './address-book.ts';
import { wordAt } from './fact-fields.ts';
import type { MailboxTallies } from './mailbox-tallies.ts';
import { PairMap } from './pair-map.ts';
import type { RoleFlow } from './role-flow.ts';
import { hashWords, StoredMailboxes } from './stored-mailboxes.ts';

/** Copies of one message that came to mailboxes by one way. */
interface Copies {
  readonly messageHigh: number;
  readonly messageLow: number;
  /** The mailboxes it may be: more than one where the log has no domain and a group holds several people of that local part. */
  readonly mailboxes: readonly number[];
  /** Lines that told of it. */
  count: number;
}

/** Gathers what logs of whole messages tell: messages sent, copies stored, figures of days. */
export class DirectTable {
  readonly #stored: StoredMailboxes;
  readonly #sent = new PairMap();
  readonly #senders: PairMap;
  readonly #copies: Copies[] = [];
  readonly #byFact = new PairMap();
  /** The largest figures told of each mailbox: a later export of a day tells more, not more again. */
  readonly #days = new Map<number, { sent: number; received: number; logins: number }>();

  /** @param senders by the keys of messages: whoever counts as having sent them */
  constructor(book: AddressBook, senders: PairMap) {
    this.#senders = senders;
    this.#stored = new StoredMailboxes(book);
  }

  /** Whether the account's message is told for the first time; always when it has no key. */
  isNewlySent(fact: BlockReader, account: number): boolean {
    const high = wordAt(fact, 0);
    const low = wordAt(fact, 4);
    return (high | low) === 0 || this.#sent.add(high ^ Math.imul(account + 2, 0x9e3779b1), low);
  }

  /** Whose message it is, of one that has a key. */
  addSender(fact: BlockReader, mailbox: number): void {
    this.#senders.set(wordAt(fact, 0), wordAt(fact, 4), mailbox);
  }

  addStored(fact: BlockReader): void {
    const messageHigh = wordAt(fact, 0);
    const messageLow = wordAt(fact, 4);
    const hasKey = (messageHigh | messageLow) !== 0;
    const { high, low } = hashWords(fact, 0);
    const known = hasKey ? this.#copies[this.#byFact.get(high, low)] : undefined;
    if (known !== undefined) {
      known.count += fact.count;
      return;
    }
    if (hasKey) this.#byFact.set(high, low, this.#copies.length);
    this.#copies.push({ messageHigh, messageLow, mailboxes: this.#stored.find(fact), count: fact.count });
  }

  addDay(mailbox: number, figures: { readonly sent: number; readonly received: number; readonly logins: number }): void {
    const known = this.#days.get(mailbox);
    this.#days.set(mailbox, {
      sent: Math.max(known?.sent ?? 0, figures.sent),
      received: Math.max(known?.received ?? 0, figures.received),
      logins: Math.max(known?.logins ?? 0, figures.logins),
    });
  }

  count(tallies: MailboxTallies, flow: RoleFlow | null): void {
    const messages = new PairMap(this.#copies.length);
    const store = (mailbox: number, { messageHigh, messageLow }: Copies, count: number): void => {
      const tally = tallies.of(mailbox);
      tally.received += count;
      flow?.add(this.#senders.get(messageHigh, messageLow), mailbox, count);
      if ((messageHigh | messageLow) === 0) tally.receivedMessages += count;
      else if (messages.add(messageHigh ^ Math.imul(mailbox, 0x9e3779b1), messageLow)) tally.receivedMessages += 1;
    };
    const hasMessage = (mailbox: number, { messageHigh, messageLow }: Copies): boolean =>
      messages.get(messageHigh ^ Math.imul(mailbox, 0x9e3779b1), messageLow) >= 0;
    const ambiguous: Copies[] = [];
    for (const copies of this.#copies) {
      const [mailbox] = copies.mailboxes;
      const hasKey = (copies.messageHigh | copies.messageLow) !== 0;
      if (mailbox === undefined) tallies.unmatched += copies.count;
      else if (copies.mailboxes.length > 1) ambiguous.push(copies);
      else store(mailbox, copies, hasKey ? 1 : copies.count);
    }
    for (const copies of ambiguous) {
      // A server that names no domain stores one copy per person, so who has one already is none of these.
      const left = copies.mailboxes.filter((mailbox) => !hasMessage(mailbox, copies));
      if (left.length > copies.count) tallies.unmatched += copies.count;
      else for (const mailbox of left) store(mailbox, copies, 1);
    }
    for (const [mailbox, day] of this.#days) {
      const tally = tallies.of(mailbox);
      tally.sent += day.sent;
      tally.received += day.received;
      tally.receivedMessages += day.received;
      tally.logins += day.logins;
    }
  }
}
