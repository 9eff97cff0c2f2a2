import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { hashAddress } from '../../ingest/maillog/address-hash.ts';
import { ACCESS_FLAG, FACT } from '../../ingest/maillog/fact.ts';
import { Hash64 } from '../../ingest/maillog/hash64.ts';
import { readAccess } from './access-event.ts';
import type { AddressBook } from './address-book.ts';
import { CopyTable, type Pair } from './copy-table.ts';
import type { AgencyFlowFigures } from './day-figures.ts';
import { DirectHandler } from './direct-handler.ts';
import { byteAt, wordAt } from './fact-fields.ts';
import type { InternalClients } from './internal-clients.ts';
import { InternalSending } from './internal-sending.ts';
import { RecipientTable } from './recipient-table.ts';
import { RoleFlow } from './role-flow.ts';
import { StoredMailboxes } from './stored-mailboxes.ts';
import { type FactPlace, findRoot, type Life, LifeTable } from './life-table.ts';
import { LoginFailures } from './login-failures.ts';
import { MailboxTallies } from './mailbox-tallies.ts';
import type { MailboxPlaces } from './mailbox-places.ts';
import { PairMap } from './pair-map.ts';

/** Where the facts of copies that name a queue id have the address the copy went to. */
const NAME_OF_COPY: ReadonlyMap<number, number> = new Map([
  [FACT.placed, 16],
  [FACT.placedDirect, 8],
  [FACT.placedByProgram, 8],
]);
/** About so many bytes of facts a day has for each message in a queue, and for each stored copy. */
const BYTES_A_LIFE = 200;
const BYTES_A_COPY = 100;

/**
 * Takes the facts of a day in order (carry first) and gathers what they come to. Facts before `from` were counted with an earlier day: they
 * only explain later ones.
 */
export class FactHandler {
  readonly tallies = new MailboxTallies();
  readonly lives: LifeTable;
  readonly copies: CopyTable;
  readonly failures = new LoginFailures();
  readonly direct: DirectHandler;
  readonly recipients: RecipientTable;
  /** null where the origin has no internal clients: then nothing of it costs anything. */
  readonly internal: InternalSending | null;
  readonly #book: AddressBook;
  readonly #stored: StoredMailboxes;
  readonly #from: number;
  readonly #account = new Hash64();
  /** Scratch. */
  readonly #first = { high: 0, low: 0 };
  readonly #second = { high: 0, low: 0 };

  /** @param bytes of the facts that will come, to make room for what they come to */
  constructor(book: AddressBook, from: number, clients: InternalClients | null, bytes: number) {
    this.#book = book;
    this.#from = from;
    this.lives = new LifeTable(bytes / BYTES_A_LIFE);
    this.copies = new CopyTable(bytes / BYTES_A_COPY);
    this.#stored = new StoredMailboxes(book);
    this.recipients = new RecipientTable(book);
    const { tallies, lives, recipients } = this;
    const senders = new PairMap();
    this.internal = clients && new InternalSending(clients, book, { lives, recipients, senders });
    this.direct = new DirectHandler(book, { tallies, lives, recipients, senders }, this.internal);
  }

  take(fact: BlockReader): void {
    switch (fact.kind) {
      case FACT.submit:
      case FACT.arrive:
      case FACT.pickup:
        this.lives.begin(fact);
        return;
      case FACT.active:
        return this.#takeActive(fact);
      case FACT.hop:
        return this.#takeHop(fact);
      case FACT.removed:
        return this.#takeRemoved(fact);
      case FACT.login:
        return this.#takeLogin(fact);
      default:
        if (fact.kind >= FACT.sent) return this.#takeLater(fact);
        return fact.kind === FACT.loginFail || fact.kind === FACT.loginFailSummary ? this.#takeFailure(fact) : this.#takeCopy(fact);
    }
  }

  /** Counts what can be told only when all facts are there. @returns the flow between people, none without places */
  count(places: MailboxPlaces | undefined): AgencyFlowFigures[] {
    const flow = places === undefined ? null : new RoleFlow(places);
    // First: it says whose some of the copies are.
    this.internal?.count(this.tallies, this.#from);
    this.copies.count(this.tallies, this.#from, flow);
    this.failures.count(this.tallies, this.#from);
    this.direct.count(flow);
    this.recipients.count(this.tallies);
    return flow?.list() ?? [];
  }

  #takeHop(fact: BlockReader): void {
    if ((wordAt(fact, 8) | wordAt(fact, 12)) !== 0) this.lives.link(this.#life(fact, 0), this.#life(fact, 8));
    else this.internal?.takeHandedOn(this.#life(fact, 0), fact.second);
  }

  #takeLater(fact: BlockReader): void {
    if (fact.kind === FACT.placedEach) this.#takeEach(fact);
    else if (fact.kind === FACT.cameFrom) this.internal?.takeClient(fact);
    else if (isRecipient(fact)) this.recipients.take(this.#life(fact, 0), fact, fact.kind === FACT.addressedByList);
    else this.direct.take(fact);
  }

  #takeRemoved(fact: BlockReader): void {
    const life = this.lives.peek(wordAt(fact, 0), wordAt(fact, 4));
    if (life === null || life.isClosed) return;
    life.isClosed = true;
    life.closedSecond = fact.second;
  }

  /** The first time a submission becomes active it is a sent message; retries, holds and restarts repeat the line. */
  #takeActive(fact: BlockReader): void {
    const life = this.lives.peek(wordAt(fact, 0), wordAt(fact, 4));
    if (life === null || life.isSettled || life.isClosed) return;
    if (life.submission === null && this.internal === null) return;
    life.isSettled = true;
    this.internal?.takeActive(fact, life);
    if (life.submission === null) return;
    const isNullSender = (wordAt(fact, 8) | wordAt(fact, 12)) === 0;
    if (isNullSender || fact.second < this.#from) return;
    const sender = this.#book.findAddress(wordAt(fact, 8), wordAt(fact, 12));
    if (sender >= 0) this.tallies.of(sender).sentAs += 1;
    this.#countSubmission(fact.second, life, life.submission);
  }

  #countSubmission(second: number, life: Life, submission: FactPlace): void {
    const account = hashAddress(this.#account, submission.bytes, submission.start + 13, submission.end);
    const mailbox = this.#book.findAccount(account.high, account.low);
    if (mailbox < 0) {
      this.tallies.unmatched += 1;
      return;
    }
    const tally = this.tallies.of(mailbox);
    tally.sent += 1;
    life.sender = mailbox;
    this.recipients.addSent({ mailbox, life: findRoot(life), count: 1 });
    const flags = submission.bytes[submission.start + 12] ?? 0;
    tally.events.push({ second, kind: 'submission', protocol: 'smtp', ip: '', isLoopback: (flags & ACCESS_FLAG.loopback) !== 0 });
  }

  #takeLogin(fact: BlockReader): void {
    if (fact.second < this.#from) return;
    const account = hashAddress(this.#account, fact.bytes, fact.start + 9, fact.end);
    const mailbox = this.#book.findAccount(account.high, account.low);
    const flags = byteAt(fact, 8);
    const protocol = flags & ACCESS_FLAG.protocolMask;
    const isMail = protocol === ACCESS_FLAG.imap || protocol === ACCESS_FLAG.pop3;
    if (mailbox < 0) {
      if (isMail) this.tallies.unmatched += fact.count;
      return;
    }
    const tally = this.tallies.of(mailbox);
    if (isMail) tally.logins += fact.count;
    tally.events.push(readAccess(fact, 'login', 4));
  }

  /** A fact of the first minutes after the day may tell to whom a message of the day went. */
  takeRecipientLater(fact: BlockReader): void {
    const offset = NAME_OF_COPY.get(fact.kind);
    if (offset === undefined && !isRecipient(fact)) return;
    const life = this.lives.peek(wordAt(fact, 0), wordAt(fact, 4));
    if (life === null) return;
    if (offset === undefined) this.recipients.take(life, fact, fact.kind === FACT.addressedByList);
    else this.recipients.takeCopy(life, readPair(this.#first, fact, offset), fact.count);
  }

  /** Copies of which the line names the queue id. */
  #takePlaced(fact: BlockReader, offset: number): void {
    const life = this.#life(fact, 0);
    this.recipients.takeCopy(life, readPair(this.#first, fact, offset), fact.count);
    if (fact.kind === FACT.placedByProgram) return this.copies.addHandedToProgram(this.#handedTo(fact), life, fact.count);
    const mailbox = this.#book.findAddress(wordAt(fact, offset), wordAt(fact, offset + 4));
    if (fact.kind === FACT.placed) this.copies.addPlaced(readPair(this.#first, fact, 8), fact.second, mailbox, life);
    else this.copies.addDirect(mailbox, life, fact.count);
  }

  #takeCopy(fact: BlockReader): void {
    const offset = NAME_OF_COPY.get(fact.kind);
    if (offset !== undefined) return this.#takePlaced(fact, offset);
    switch (fact.kind) {
      case FACT.saved:
        return this.copies.addSaved(
          readPair(this.#first, fact, 0),
          fact.second,
          this.#storeAccount(fact, 16),
          readPair(this.#second, fact, 8),
        );
      case FACT.savedByProgram:
        return this.copies.addSavedByProgram(this.#storeAccount(fact, 16), readPair(this.#second, fact, 8), fact.count);
      case FACT.passedByProgram:
        return this.copies.addPassedByProgram(this.#storeAccount(fact, 8), readPair(this.#first, fact, 0));
      case FACT.passed:
        return this.copies.addPassed(readPair(this.#first, fact, 0), fact.second);
      default:
    }
  }

  #takeEach(fact: BlockReader): void {
    const path = [readPair({ high: 0, low: 0 }, fact, 8)];
    for (let at = 16; fact.start + at + 8 <= fact.end; at += 8) {
      const mailboxes = this.#book.findStored(readPair(this.#first, fact, at), path);
      this.copies.addHandedToProgram(mailboxes.length === 1 ? (mailboxes[0] ?? -1) : -1, this.#life(fact, 0), fact.count);
    }
  }

  /** Of several people of one local part in a group nobody can be told. */
  #handedTo(fact: BlockReader): number {
    const mailboxes = this.#stored.find(fact);
    return mailboxes.length === 1 ? (mailboxes[0] ?? -1) : -1;
  }

  #takeFailure(fact: BlockReader): void {
    const attempt = { second: fact.second, session: wordAt(fact, 0), mailbox: this.#book.findAddress(wordAt(fact, 4), wordAt(fact, 8)) };
    if (fact.kind === FACT.loginFail) this.failures.addSingle({ ...attempt, count: fact.count });
    else this.failures.addSummary({ ...attempt, count: byteAt(fact, 12) * fact.count });
  }

  /** The account whose name ends a fact. */
  #storeAccount(fact: BlockReader, offset: number): number {
    const account = hashAddress(this.#account, fact.bytes, fact.start + offset, fact.end);
    return this.#book.findAccount(account.high, account.low);
  }

  #life(fact: BlockReader, offset: number): Life {
    return this.lives.find(wordAt(fact, offset), wordAt(fact, offset + 4), fact.second);
  }
}

function isRecipient({ kind }: BlockReader): boolean {
  return kind === FACT.addressed || kind === FACT.addressedByList;
}

function readPair(pair: { high: number; low: number }, fact: BlockReader, offset: number): Pair {
  pair.high = wordAt(fact, offset);
  pair.low = wordAt(fact, offset + 4);
  return pair;
}
