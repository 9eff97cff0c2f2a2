import type { Life } from './life-table.ts';
import { findRoot, findSender, isNetworkRoot } from './life-table.ts';
import type { MailboxTallies } from './mailbox-tallies.ts';
import { PairMap } from './pair-map.ts';
import type { RoleFlow } from './role-flow.ts';

/** One stored copy as Postfix and Dovecot tell of it, joined by the LMTP reply id. */
class Copy {
  /** The earlier of both lines. */
  second: number;
  /** Of the Postfix line. */
  life: Life | null = null;
  placedMailbox = -1;
  isSaved = false;
  savedMailbox = -1;
  messageHigh = 0;
  messageLow = 0;
  /** Sieve forwarded or discarded it. */
  isPassed = false;
  /** The copy that first bore this reply id, when it serves for several; null nearly always. */
  readonly base: Copy | null;

  constructor(second: number, base: Copy | null) {
    this.second = second;
    this.base = base;
  }
}

/** 64 bits of a hash. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/** A copy that no reply id tells of. */
interface PlainCopy {
  readonly mailbox: number;
  readonly life: Life | null;
  readonly messageHigh: number;
  readonly messageLow: number;
}

/** Collects stored copies and counts them per mailbox, with the distinct messages among them. */
export class CopyTable {
  readonly #copies: Copy[] = [];
  readonly #byReply: PairMap;
  readonly #direct: PlainCopy[] = [];
  readonly #handedToProgram = new Map<number, PlainCopy[]>();
  readonly #savedByProgram = new Map<number, PlainCopy[]>();
  readonly #passedByProgram = new Map<number, number>();
  readonly #passedSessions = new PairMap();

  /** @param expected about how many copies there will be */
  constructor(expected = 0) {
    this.#byReply = new PairMap(expected);
  }

  /** Postfix got this reply id for a copy. Two lines with one id (addressed directly and by a group) are one copy. */
  addPlaced(reply: Pair, second: number, mailbox: number, life: Life): void {
    const first = this.#find(reply.high, reply.low, second, null);
    const isOther = first.life !== null && first.life !== life;
    const copy = isOther ? this.#find(reply.high ^ Math.imul(life.high, 31), reply.low ^ life.low, second, first) : first;
    copy.life = life;
    copy.placedMailbox = mailbox;
  }

  /** Dovecot stored a copy under this reply id. */
  addSaved(reply: Pair, second: number, mailbox: number, message: Pair): void {
    const first = this.#find(reply.high, reply.low, second, null);
    const isOther = first.isSaved && (first.messageHigh !== message.high || first.messageLow !== message.low);
    const copy = isOther ? this.#find(reply.high ^ Math.imul(message.high, 37), reply.low ^ message.low, second, first) : first;
    copy.isSaved = true;
    copy.savedMailbox = mailbox;
    copy.messageHigh = message.high;
    copy.messageLow = message.low;
  }

  /** Sieve in the delivery program passed a copy on; one session may do so several times. */
  addPassedByProgram(mailbox: number, session: Pair): void {
    if (this.#passedSessions.add(session.high, session.low)) {
      this.#passedByProgram.set(mailbox, (this.#passedByProgram.get(mailbox) ?? 0) + 1);
    }
  }

  addPassed(reply: Pair, second: number): void {
    this.#find(reply.high, reply.low, second, null).isPassed = true;
  }

  /** Dovecot's word on a copy after the end of the day: it was stored, or passed on. */
  settleLater(reply: Pair, isSaved: boolean): void {
    const index = this.#byReply.get(reply.high, reply.low);
    const copy = index < 0 ? undefined : this.#copies[index];
    if (copy === undefined || copy.isSaved) return;
    // A copy that Postfix placed today is today's; its mailbox is the one Postfix named.
    if (isSaved && copy.life !== null) {
      copy.isSaved = true;
      copy.savedMailbox = copy.placedMailbox;
    } else if (!isSaved) copy.isPassed = true;
  }

  addDirect(mailbox: number, life: Life, count: number): void {
    for (let copy = 0; copy < count; copy += 1) this.#direct.push({ mailbox, life, messageHigh: 0, messageLow: 0 });
  }

  addHandedToProgram(mailbox: number, life: Life, count: number): void {
    for (let copy = 0; copy < count; copy += 1) append(this.#handedToProgram, { mailbox, life, messageHigh: 0, messageLow: 0 });
  }

  addSavedByProgram(mailbox: number, message: Pair, count: number): void {
    for (let copy = 0; copy < count; copy += 1) {
      append(this.#savedByProgram, { mailbox, life: null, messageHigh: message.high, messageLow: message.low });
    }
  }

  /** Counts the copies whose earlier line is from `from` on. */
  count(tallies: MailboxTallies, from: number, flow: RoleFlow | null): void {
    const stored = [...this.#direct, ...this.#listByProgram()];
    for (const copy of this.#copies) {
      if (copy.second < from || !isStored(copy)) continue;
      const mailbox = copy.isSaved ? copy.savedMailbox : copy.placedMailbox;
      stored.push({ mailbox, life: copy.life, messageHigh: copy.messageHigh, messageLow: copy.messageLow });
    }
    for (const copy of stored) {
      if (copy.mailbox < 0) {
        tallies.unmatched += 1;
        continue;
      }
      tallies.of(copy.mailbox).received += 1;
      if (flow !== null && copy.life !== null) flow.add(findSender(copy.life), copy.mailbox, 1);
    }
    countMessages(stored, tallies);
  }

  /** Postfix and the delivery program tell of the same copies without a common id: whichever tells of more is right. */
  *#listByProgram(): Generator<PlainCopy> {
    for (const mailbox of new Set([...this.#handedToProgram.keys(), ...this.#savedByProgram.keys()])) {
      const handed = this.#handedToProgram.get(mailbox) ?? [];
      const saved = this.#savedByProgram.get(mailbox) ?? [];
      const kept = Math.max(0, handed.length - (this.#passedByProgram.get(mailbox) ?? 0));
      yield* saved.length >= kept ? saved : handed.slice(0, kept);
    }
  }

  #find(high: number, low: number, second: number, base: Copy | null): Copy {
    const index = this.#byReply.get(high, low);
    const known = index < 0 ? undefined : this.#copies[index];
    if (known !== undefined) return known;
    const copy = new Copy(second, base);
    this.#byReply.set(high, low, this.#copies.length);
    this.#copies.push(copy);
    return copy;
  }
}

/** Dovecot's word counts; without it, a copy that Postfix handed over is stored. */
function isStored(copy: Copy): boolean {
  if (copy.isSaved) return true;
  const base = copy.base ?? copy;
  return copy.life !== null && !base.isSaved && !base.isPassed;
}

/**
 * Distinct messages per mailbox. Messages that came over the network are told apart by their first queue id, because a message-id may
 * serve for several; any other copy is a message of its own unless its message-id was seen in this mailbox.
 */
function countMessages(stored: readonly PlainCopy[], tallies: MailboxTallies): void {
  const roots = new PairMap(stored.length);
  const ids = new PairMap(stored.length);
  const others: PlainCopy[] = [];
  for (const copy of stored) {
    if (copy.mailbox < 0) continue;
    const root = copy.life === null ? null : findRoot(copy.life);
    if (root === null || copy.life === null || !isNetworkRoot(root, copy.life)) {
      others.push(copy);
      continue;
    }
    if (roots.add(copy.mailbox, root.number)) tallies.of(copy.mailbox).receivedMessages += 1;
    addMessageId(ids, copy);
  }
  for (const copy of others) {
    const isNew = hasMessageId(copy) ? addMessageId(ids, copy) : copy.life === null || roots.add(copy.mailbox, findRoot(copy.life).number);
    if (isNew) tallies.of(copy.mailbox).receivedMessages += 1;
  }
}

function hasMessageId(copy: PlainCopy): boolean {
  return (copy.messageHigh | copy.messageLow) !== 0;
}

function addMessageId(ids: PairMap, copy: PlainCopy): boolean {
  return hasMessageId(copy) && ids.add(copy.messageHigh ^ Math.imul(copy.mailbox, 0x9e3779b1), copy.messageLow);
}

function append(lists: Map<number, PlainCopy[]>, copy: PlainCopy): void {
  const list = lists.get(copy.mailbox);
  if (list === undefined) lists.set(copy.mailbox, [copy]);
  else list.push(copy);
}
