import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import type { FactTable } from '../../ingest/facts/fact-table.ts';
import { FACT } from '../../ingest/maillog/fact.ts';
import { FactWriter } from '../../ingest/maillog/fact-writer.ts';
import { wordAt } from './fact-fields.ts';
import { PairMap } from './pair-map.ts';

/** A delivery may be logged this long after `removed`, in seconds; later the queue id belongs to another message. */
const AFTERLIFE = 5;
/** Chains of hops are followed this far; real ones have four. */
const MAX_HOPS = 32;

/** Where a fact of a life stands, such as `submit`: its account is asked for once the life becomes active. */
export interface FactPlace {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** One stay of a message in a queue under one id, from its `client=` or pickup line to `removed`. */
export class Life {
  readonly high: number;
  readonly low: number;
  /** Position among the lives of the day. */
  readonly number: number;
  /** Second and kind of its first line; kind 0 while only later lines are known. */
  birthSecond: number;
  birthKind = 0;
  /** null unless the client logged in. */
  submission: FactPlace | null = null;
  /** The life this one continues: another hop, or the id before a requeue. */
  parent: Life | null = null;
  /** Submissions only: became active, so it is counted (or known not to count). */
  isSettled = false;
  isClosed = false;
  closedSecond = 0;
  /** When it first became active, and the hash of its envelope sender; 0 while it has not, or where nobody needs it. */
  activeSecond = 0;
  senderHigh = 0;
  senderLow = 0;
  /** Its `cameFrom` fact when it came from an internal client of the origin; null otherwise. */
  internalClient: FactPlace | null = null;
  /** The mailbox that counts as having sent it; -1 while none is known. */
  sender = -1;

  constructor(high: number, low: number, number: number, second: number) {
    this.high = high;
    this.low = low;
    this.number = number;
    this.birthSecond = second;
  }
}

/** The lives of queue ids: an id is used again after `removed`, and after a `client=` line that led to nothing. */
export class LifeTable {
  readonly #lives: Life[] = [];
  readonly #current: PairMap;

  /** @param expected about how many there will be */
  constructor(expected = 0) {
    this.#current = new PairMap(expected);
  }

  /** A `submit`, `arrive` or `pickup` fact: always a new life. */
  begin(fact: BlockReader): Life {
    const high = wordAt(fact, 0);
    const low = wordAt(fact, 4);
    const known = this.#get(high, low);
    // A hop in the same second may have named the id before its own first line.
    const isAwaited = known !== null && known.birthKind === 0 && known.birthSecond === fact.second && !known.isClosed;
    const life = isAwaited ? known : this.#make(high, low, fact.second);
    life.birthKind = fact.kind;
    if (fact.kind === FACT.submit) {
      life.submission = { bytes: fact.bytes, start: fact.start, end: fact.end };
    } else if ((wordAt(fact, 8) | wordAt(fact, 12)) !== 0) {
      this.link(this.find(wordAt(fact, 8), wordAt(fact, 12), fact.second), life);
    }
    return life;
  }

  /** The life a line of `second` belongs to; one without birth when its first lines are unknown. */
  find(high: number, low: number, second: number): Life {
    const known = this.#get(high, low);
    const isTheirs = known !== null && (!known.isClosed || second <= known.closedSecond + AFTERLIFE);
    return isTheirs ? known : this.#make(high, low, second);
  }

  /** The life if it is known, for facts that begin none. */
  peek(high: number, low: number): Life | null {
    return this.#get(high, low);
  }

  link(parent: Life, child: Life): void {
    if (child !== parent && child.parent === null) child.parent = parent;
  }

  /**
   * Writes what the next day needs of lives still open: an unsettled submission as it is, the rest as arrivals that name the first id of
   * the chain. Lives older than `oldest` are dropped.
   */
  writeOpen(table: FactTable, oldest: number): void {
    const writer = new FactWriter();
    for (const index of this.#current.values()) {
      const life = this.#lives[index];
      if (life === undefined || life.birthKind === 0 || life.isClosed || life.birthSecond < oldest) continue;
      if (life.submission !== null && !life.isSettled) {
        const { bytes, start, end } = life.submission;
        table.add(life.birthSecond, FACT.submit, bytes, { start, end, count: 1 });
        continue;
      }
      const root = findRoot(life);
      writer.begin().word(life.high).word(life.low);
      if (root === life) writer.noHash();
      else writer.word(root.high).word(root.low);
      const kind = life.birthKind === FACT.pickup ? FACT.pickup : FACT.arrive;
      table.add(life.birthSecond, kind, writer.bytes, { start: 0, end: writer.length, count: 1 });
      writeSending(table, life);
    }
  }

  #get(high: number, low: number): Life | null {
    const index = this.#current.get(high, low);
    return index < 0 ? null : (this.#lives[index] ?? null);
  }

  #make(high: number, low: number, second: number): Life {
    const number = this.#lives.length;
    const life = new Life(high, low, number, second);
    this.#lives.push(life);
    this.#current.set(high, low, number);
    return life;
  }
}

/** What tells tomorrow whether an internal client sends the message, or sent it already; nothing where no such client is known. */
function writeSending(table: FactTable, life: Life): void {
  if (life.activeSecond > 0) {
    const writer = new FactWriter().begin().word(life.high).word(life.low).word(life.senderHigh).word(life.senderLow);
    table.add(life.activeSecond, FACT.active, writer.bytes, { start: 0, end: writer.length, count: 1 });
  } else if (life.internalClient !== null && life.parent === null) {
    const { bytes, start, end } = life.internalClient;
    table.add(life.birthSecond, FACT.cameFrom, bytes, { start, end, count: 1 });
  }
}

/** The first life of a chain of hops. */
export function findRoot(life: Life): Life {
  let root = life;
  for (let hop = 0; root.parent !== null && hop < MAX_HOPS; hop += 1) root = root.parent;
  return root;
}

/** The mailbox that sent the message of a life; -1 when no line tells. */
export function findSender(life: Life): number {
  let at: Life | null = life;
  for (let hop = 0; at !== null && at.sender < 0 && hop < MAX_HOPS; hop += 1) at = at.parent;
  return at === null ? -1 : at.sender;
}

/**
 * Whether the root tells messages apart: it came in over the network, or it is the former hop of one that did. A message born on the host
 * itself may be another's copy (Sieve redirect, simple filter) and is told apart by its message-id.
 */
export function isNetworkRoot(root: Life, life: Life): boolean {
  return root.birthKind === 0 ? root !== life : root.birthKind !== FACT.pickup;
}
