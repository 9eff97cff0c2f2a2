import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { hashAddress } from '../../ingest/maillog/address-hash.ts';
import { FACT } from '../../ingest/maillog/fact.ts';
import { Hash64 } from '../../ingest/maillog/hash64.ts';
import type { AccessEvent } from '@nhip-thu/metrics';
import { readAccess } from './access-event.ts';
import type { AddressBook } from './address-book.ts';
import { DirectTable } from './direct-table.ts';
import { byteAt, wordAt } from './fact-fields.ts';
import type { InternalSending } from './internal-sending.ts';
import type { LifeTable } from './life-table.ts';
import type { MailboxTallies } from './mailbox-tallies.ts';
import type { RecipientTable } from './recipient-table.ts';
import type { PairMap } from './pair-map.ts';
import type { RoleFlow } from './role-flow.ts';
import { NOT_LOGGED_IN, SmtpSessions } from './smtp-sessions.ts';

/** Takes the facts of logs that tell of whole messages, webmail or whole days; each belongs to the day of its second. */
export class DirectHandler {
  readonly #book: AddressBook;
  readonly #tallies: MailboxTallies;
  readonly #table: DirectTable;
  readonly #internal: InternalSending | null;
  readonly #lives: LifeTable;
  readonly #recipients: RecipientTable;
  readonly #sessions = new SmtpSessions();
  readonly #account = new Hash64();

  constructor(
    book: AddressBook,
    day: {
      readonly tallies: MailboxTallies;
      readonly lives: LifeTable;
      readonly recipients: RecipientTable;
      /** By the keys of messages: whoever counts as having sent them. */
      readonly senders: PairMap;
    },
    internal: InternalSending | null,
  ) {
    this.#book = book;
    this.#tallies = day.tallies;
    this.#lives = day.lives;
    this.#recipients = day.recipients;
    this.#table = new DirectTable(book, day.senders);
    this.#internal = internal;
  }

  take(fact: BlockReader): void {
    switch (fact.kind) {
      case FACT.sent:
        return this.#takeSent(fact);
      case FACT.stored:
        return this.#table.addStored(fact);
      case FACT.webmail:
        return this.#takeWebmail(fact);
      case FACT.mailboxDay:
        return this.#takeDay(fact);
      case FACT.smtpAuth:
        return this.#sessions.add(fact, fact.end - fact.start === 13 ? NOT_LOGGED_IN : this.#findAccount(fact, 13));
      case FACT.sentInSession:
        return this.#takeSentInSession(fact);
      default:
    }
  }

  /** Counts what can be told only at the end of the day. */
  count(flow: RoleFlow | null): void {
    this.#table.count(this.#tallies, flow);
  }

  #takeWebmail(fact: BlockReader): void {
    const mailbox = this.#findAccount(fact, 9);
    if (mailbox < 0) this.#tallies.unmatched += fact.count;
    else this.#tallies.of(mailbox).events.push(readAccess(fact, 'webmail', 4));
  }

  #takeSent(fact: BlockReader): void {
    const sender = this.#book.findAddress(wordAt(fact, 8), wordAt(fact, 12));
    this.#countSent(fact, { mailbox: this.#findAccount(fact, 21), sender, event: readAccess(fact, 'submission', 16) });
  }

  /** The null sender is no person; where the protocol says that the client logged in but no line tells as whom, it was the sender. */
  #takeSentInSession(fact: BlockReader): void {
    this.#internal?.takeSession(fact);
    if ((wordAt(fact, 8) | wordAt(fact, 12)) === 0) return;
    const sender = this.#book.findAddress(wordAt(fact, 8), wordAt(fact, 12));
    const login = this.#sessions.find(wordAt(fact, 16), wordAt(fact, 20), sender);
    if (login !== null && login.mailbox !== NOT_LOGGED_IN) {
      this.#countSent(fact, { mailbox: login.mailbox, sender, event: { ...login.event, second: fact.second } });
    } else if (byteAt(fact, 24) !== 0) {
      const event = { second: fact.second, kind: 'submission', protocol: 'smtp', ip: '', isLoopback: false } as const;
      this.#countSent(fact, { mailbox: sender, sender, event });
    } else this.#internal?.takeWhole(fact, sender);
  }

  #countSent(fact: BlockReader, { mailbox, sender, event }: { mailbox: number; sender: number; event: AccessEvent }): void {
    if (!this.#table.isNewlySent(fact, mailbox)) return;
    const hasKey = (wordAt(fact, 0) | wordAt(fact, 4)) !== 0;
    const count = hasKey ? 1 : fact.count;
    if (sender >= 0) this.#tallies.of(sender).sentAs += count;
    if (mailbox < 0) {
      this.#tallies.unmatched += count;
      return;
    }
    const tally = this.#tallies.of(mailbox);
    tally.sent += count;
    if (hasKey) this.#takeSender(fact, mailbox);
    tally.events.push(event);
  }

  /**
   * Lines that name the message's key say to whom it went. Not where the message was in a queue before this was told: some of its lines may have
   * gone by, and half of the recipients would be worse than none.
   */
  #takeSender(fact: BlockReader, mailbox: number): void {
    this.#table.addSender(fact, mailbox);
    const life = this.#lives.find(wordAt(fact, 0), wordAt(fact, 4), fact.second);
    life.sender = mailbox;
    if (life.birthKind !== 0) return;
    this.#recipients.expect(life);
    this.#recipients.addSent({ mailbox, life, count: 1 });
  }

  /** No instant is known of a day's use: noon, which the fact bears, stands for it. */
  #takeDay(fact: BlockReader): void {
    const figures = { sent: wordAt(fact, 0), received: wordAt(fact, 4), logins: wordAt(fact, 8) };
    const mailbox = this.#findAccount(fact, 12);
    if (mailbox < 0) {
      this.#tallies.unmatched += 1;
      return;
    }
    this.#table.addDay(mailbox, figures);
    const event = { second: fact.second, protocol: 'imap', ip: '', isLoopback: false } as const;
    if (figures.sent > 0) this.#tallies.of(mailbox).events.push({ ...event, kind: 'submission' });
    else if (figures.logins > 0) this.#tallies.of(mailbox).events.push({ ...event, kind: 'login' });
  }

  /** The account whose name ends a fact. */
  #findAccount(fact: BlockReader, offset: number): number {
    const { high, low } = hashAddress(this.#account, fact.bytes, fact.start + offset, fact.end);
    return this.#book.findAccount(high, low);
  }
}
