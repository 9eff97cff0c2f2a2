import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { FACT } from '../../ingest/maillog/fact.ts';
import type { AddressBook } from './address-book.ts';
import { wordAt } from './fact-fields.ts';
import { type InternalClients, isHostItself } from './internal-clients.ts';
import type { Life, LifeTable } from './life-table.ts';
import type { MailboxTallies } from './mailbox-tallies.ts';
import { PairMap } from './pair-map.ts';
import type { RecipientTable } from './recipient-table.ts';

/** A message of a log of whole messages, of which nobody logged in. */
interface WholeMessage {
  readonly second: number;
  /** Mailbox of the envelope sender, -1 when it is nobody's. */
  readonly sender: number;
  /** Its key. */
  readonly high: number;
  readonly low: number;
}

/**
 * Messages that an internal client of the origin handed over by SMTP without logging in: sent by the personal mailbox that is their envelope
 * sender, once. What a filter gave back is the message it was given: the line of the hand-over names the new id (`hop`), or the filter
 * stands before the queue (`sentInSession`); where the filter tells no id, it is the latest message of that sender before the filter's answer.
 * No human access follows from it: nobody showed a password.
 */
export class InternalSending {
  readonly #clients: InternalClients;
  readonly #book: AddressBook;
  readonly #lives: LifeTable;
  readonly #recipients: RecipientTable;
  readonly #senders: PairMap;
  /** In the order they came. */
  readonly #candidates: Life[] = [];
  /** Lives that a filter gave back. */
  readonly #givenBack = new Set<Life>();
  /** Lives that went on under an id nobody told, and when. */
  readonly #handedOn = new Map<Life, number>();
  readonly #whole: WholeMessage[] = [];
  readonly #wholeByKey = new PairMap();
  readonly #wholeFromClients = new Set<number>();

  constructor(
    clients: InternalClients,
    book: AddressBook,
    { lives, recipients, senders }: { readonly lives: LifeTable; readonly recipients: RecipientTable; readonly senders: PairMap },
  ) {
    this.#clients = clients;
    this.#book = book;
    this.#lives = lives;
    this.#recipients = recipients;
    this.#senders = senders;
  }

  /** A `cameFrom` fact, which comes after the first line of its message. */
  takeClient(fact: BlockReader): void {
    if (!this.#clients.has(fact)) return;
    const high = wordAt(fact, 0);
    const low = wordAt(fact, 4);
    const whole = this.#wholeByKey.get(high, low);
    // These logs do not tell what a filter on the host gives back from what a program there sends.
    if (whole >= 0 && !isHostItself(fact)) this.#wholeFromClients.add(whole);
    const life = this.#lives.peek(high, low);
    if (life === null || life.birthKind !== FACT.arrive || life.birthSecond !== fact.second) return;
    life.internalClient = { bytes: fact.bytes, start: fact.start, end: fact.end };
    this.#candidates.push(life);
  }

  /** The first `active` fact of a life. */
  takeActive(fact: BlockReader, life: Life): void {
    life.activeSecond = fact.second;
    life.senderHigh = wordAt(fact, 8);
    life.senderLow = wordAt(fact, 12);
  }

  /** A `hop` to an id that is not told. */
  takeHandedOn(life: Life, second: number): void {
    this.#handedOn.set(life, second);
  }

  /** A `sentInSession` fact; its message is not a filter's to send, whoever is behind the session. */
  takeSession(fact: BlockReader): void {
    const life = this.#lives.peek(wordAt(fact, 0), wordAt(fact, 4));
    if (life !== null) this.#givenBack.add(life);
  }

  /** A fact of the first minutes after the day: the line that says that a message came back from a filter may stand there. */
  takeLater(fact: BlockReader): void {
    if (fact.kind === FACT.sentInSession) this.takeSession(fact);
    if (fact.kind !== FACT.hop) return;
    const life = this.#lives.peek(wordAt(fact, 0), wordAt(fact, 4));
    const back = this.#lives.peek(wordAt(fact, 8), wordAt(fact, 12));
    if (back !== null) this.#givenBack.add(back);
    else if (life !== null && (wordAt(fact, 8) | wordAt(fact, 12)) === 0) this.takeHandedOn(life, fact.second);
  }

  /** A message of a session in which nobody logged in. */
  takeWhole(fact: BlockReader, sender: number): void {
    const high = wordAt(fact, 0);
    const low = wordAt(fact, 4);
    // A Postfix that has a filter before its queue: the message is a life, and whoever handed it to the filter is not told.
    if (this.#wholeByKey.get(high, low) >= 0 || this.#lives.peek(high, low) !== null) return;
    this.#wholeByKey.set(high, low, this.#whole.length);
    this.#whole.push({ second: fact.second, sender, high, low });
  }

  /** Counts the messages that became active from `from` on, and notes whose they are: before the copies are counted. */
  count(tallies: MailboxTallies, from: number): void {
    this.#findGivenBack();
    for (const life of this.#candidates) {
      if (this.#isGivenBack(life) || life.activeSecond < from) continue;
      const sender = this.#book.findAddress(life.senderHigh, life.senderLow);
      if (this.#countSent(tallies, sender, life)) life.sender = sender;
    }
    for (const index of this.#wholeFromClients) {
      const message = this.#whole[index];
      if (message === undefined || message.second < from) continue;
      if (this.#countSent(tallies, message.sender, null)) this.#senders.set(message.high, message.low, message.sender);
    }
  }

  /**
   * @param life null for a message of a log of whole messages
   * @returns whether it counts as sent by the mailbox
   */
  #countSent(tallies: MailboxTallies, mailbox: number, life: Life | null): boolean {
    if (mailbox < 0 || !this.#book.isPersonal(mailbox)) return false;
    this.#recipients.addSent({ mailbox, life, count: 1 });
    const tally = tallies.of(mailbox);
    tally.sent += 1;
    tally.sentAs += 1;
    tally.sentInternalClient += 1;
    return true;
  }

  #isGivenBack(life: Life): boolean {
    return life.parent !== null || this.#givenBack.has(life);
  }

  /** Finds for each message handed to a silent filter the one that came back, in the order of the hand-overs. */
  #findGivenBack(): void {
    for (const [life, second] of this.#handedOn) {
      const back = this.#candidates.findLast(
        (other) =>
          other !== life &&
          !this.#isGivenBack(other) &&
          other.birthSecond >= life.activeSecond &&
          other.birthSecond <= second &&
          other.senderHigh === life.senderHigh &&
          other.senderLow === life.senderLow,
      );
      if (back !== undefined && life.activeSecond > 0) this.#givenBack.add(back);
    }
  }
}
