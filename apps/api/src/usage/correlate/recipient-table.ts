import { directionOf } from '@nhip-thu/metrics';
import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { recipientKey } from '../../ingest/maillog/recipient-writer.ts';
import type { AddressBook } from './address-book.ts';
import type { Pair } from './copy-table.ts';
import { wordAt } from './fact-fields.ts';
import { findRoot, type Life } from './life-table.ts';
import type { MailboxTallies } from './mailbox-tallies.ts';

/** Where the domains begin in an `addressed` fact. */
const DOMAINS = 16;

const SENT = { internal: 'sentInternal', external: 'sentExternal', mixed: 'sentMixed' } as const;

/** The recipients that lines of one message told of, by key. */
class Recipients {
  /** Those addressed as a fact of their own says, and whether they are the province's. */
  readonly told = new Map<number, boolean>();
  /** How many copies went to an address that no other name led to, so that it was addressed itself. */
  readonly copies = new Map<number, number>();
  /** From the record of the sending: then nothing else counts. */
  list: Map<number, boolean> | null = null;
}

/** A counted message of a mailbox; the life is null where nothing tells the message apart. */
interface SentMessage {
  readonly mailbox: number;
  readonly life: Life | null;
  readonly count: number;
}

/**
 * Whom the messages that count as sent went to: distinct envelope recipients, inside or outside. Only what lines of the message's own stay in the
 * queue tell counts: behind a filter or a local alias the same people come again under other names. A message put back into the queue under
 * a new id before anything was tried is told of there.
 */
export class RecipientTable {
  readonly #book: AddressBook;
  readonly #byLife = new Map<Life, Recipients>();
  readonly #sent: SentMessage[] = [];
  readonly #sentLives = new Set<Life>();

  constructor(book: AddressBook) {
    this.#book = book;
  }

  /** From here on lines about the life are looked at. */
  expect(life: Life): void {
    this.#sentLives.add(life);
  }

  addSent(message: SentMessage): void {
    this.#sent.push(message);
  }

  /** A stored copy of Postfix: the address it went to was addressed, unless `addressed` facts say by which other name. */
  takeCopy(life: Life, name: Pair, count: number): void {
    const recipients = life.birthKind === 0 ? null : this.#recipientsOf(life);
    if (recipients === null) return;
    const key = recipientKey(life, name);
    recipients.copies.set(key, (recipients.copies.get(key) ?? 0) + count);
  }

  /** An `addressed` or `addressedByList` fact. */
  take(life: Life, fact: BlockReader, isList: boolean): void {
    const recipients = this.#recipientsOf(life);
    if (recipients === null) return;
    const [key, replaced] = [wordAt(fact, 8), wordAt(fact, 12)];
    if (isList) recipients.list ??= new Map();
    (isList ? recipients.list : recipients.told)?.set(key, this.#isInternal(fact));
    if (replaced !== 0) recipients.copies.set(replaced, (recipients.copies.get(replaced) ?? 0) - fact.count);
  }

  /** Adds up what the counted messages come to. */
  count(tallies: MailboxTallies): void {
    const known = this.#gather();
    for (const { mailbox, life, count } of this.#sent) {
      const recipients = life === null ? undefined : known.get(life);
      if (recipients === undefined) continue;
      const inside = [...recipients.values()].filter(Boolean).length;
      const direction = directionOf(inside, recipients.size - inside);
      const tally = tallies.of(mailbox);
      if (direction !== null) tally[SENT[direction]] += count;
      tally.recipients += recipients.size * count;
      tally.internalRecipients += inside * count;
    }
  }

  /** The recipients of each message, and whether they are the province's; those of a hop stand for its message where that tells of none. */
  #gather(): Map<Life, ReadonlyMap<number, boolean>> {
    const known = new Map<Life, Map<number, boolean>>();
    for (const [life, { told, copies, list }] of this.#byLife) {
      if (this.#hasToldBefore(life)) continue;
      const root = findRoot(life);
      const all = known.get(root) ?? new Map<number, boolean>();
      known.set(root, all);
      for (const [key, isInternal] of list ?? told) all.set(key, isInternal);
      if (list === null) for (const [key, count] of copies) if (count > 0) all.set(key, true);
    }
    return known;
  }

  #hasToldBefore(life: Life): boolean {
    for (let former = life.parent, hop = 0; former !== null && hop < 32; former = former.parent, hop += 1) {
      if (this.#byLife.has(former)) return true;
    }
    return false;
  }

  /** null for lives of messages that do not count. */
  #recipientsOf(life: Life): Recipients | null {
    const known = this.#byLife.get(life);
    if (known !== undefined) return known;
    const root = findRoot(life);
    if (root.submission === null && root.internalClient === null && !this.#sentLives.has(root)) return null;
    const recipients = new Recipients();
    this.#byLife.set(life, recipients);
    return recipients;
  }

  /** A recipient without domain is somebody here. */
  #isInternal(fact: BlockReader): boolean {
    if (fact.start + DOMAINS >= fact.end) return true;
    for (let at = DOMAINS; fact.start + at + 8 <= fact.end; at += 8) {
      if (this.#book.isOwnDomain(wordAt(fact, at), wordAt(fact, at + 4))) return true;
    }
    return false;
  }
}
