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

/** One stay of a message in a queue under one id, from its `client=` or pickup line to `removed`. */
export interface Life {
  readonly high: number;
  readonly low: number;
  /** Null for a life known only from later lines. */
  birth: {
    readonly second: number;
    readonly kind: number;
    readonly bytes: Uint8Array;
    readonly start: number;
    readonly end: number;
  } | null;
  readonly firstSecond: number;
  /** The life this one continues: another hop, or the id before a requeue. */
  parent: Life | null;
  /** Submissions only: became active, so it is counted (or known not to count). */
  isSettled: boolean;
  closedSecond: number;
  readonly number: number;
}

/** The lives of queue ids: an id is used again after `removed`, and after a `client=` line that led to nothing. */
export class LifeTable {
  readonly #lives: Life[] = [];
  readonly #current = new PairMap();

  /** A `submit`, `arrive` or `pickup` fact: always a new life. */
  begin(fact: BlockReader): Life {
    const high = wordAt(fact, 0);
    const low = wordAt(fact, 4);
    const known = this.#get(high, low);
    // A hop in the same second may have named the id before its own first line.
    const isAwaited = known !== null && known.birth === null && known.firstSecond === fact.second && known.closedSecond === Infinity;
    const life = isAwaited ? known : this.#make(high, low, fact.second);
    life.birth = { second: fact.second, kind: fact.kind, bytes: fact.bytes, start: fact.start, end: fact.end };
    if (fact.kind !== FACT.submit && (wordAt(fact, 8) | wordAt(fact, 12)) !== 0) {
      this.link(this.find(wordAt(fact, 8), wordAt(fact, 12), fact.second), life);
    }
    return life;
  }

  /** The life a line of `second` belongs to; one without birth when its first lines are unknown. */
  find(high: number, low: number, second: number): Life {
    const known = this.#get(high, low);
    return known !== null && second <= known.closedSecond + AFTERLIFE ? known : this.#make(high, low, second);
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
      if (life === undefined || life.birth === null || life.closedSecond !== Infinity || life.birth.second < oldest) continue;
      const { birth } = life;
      if (birth.kind === FACT.submit && !life.isSettled) {
        table.add(birth.second, birth.kind, birth.bytes, { start: birth.start, end: birth.end, count: 1 });
        continue;
      }
      const root = findRoot(life);
      writer.begin().word(life.high).word(life.low);
      if (root === life) writer.noHash();
      else writer.word(root.high).word(root.low);
      const kind = birth.kind === FACT.pickup ? FACT.pickup : FACT.arrive;
      table.add(birth.second, kind, writer.bytes, { start: 0, end: writer.length, count: 1 });
    }
  }

  #get(high: number, low: number): Life | null {
    return this.#lives[this.#current.get(high, low)] ?? null;
  }

  #make(high: number, low: number, second: number): Life {
    const number = this.#lives.length;
    const life: Life = { high, low, birth: null, firstSecond: second, parent: null, isSettled: false, closedSecond: Infinity, number };
    this.#lives.push(life);
    this.#current.set(high, low, number);
    return life;
  }
}

/** The first life of a chain of hops. */
export function findRoot(life: Life): Life {
  let root = life;
  for (let hop = 0; root.parent !== null && hop < MAX_HOPS; hop += 1) root = root.parent;
  return root;
}

/**
 * Whether the root tells messages apart: it came in over the network, or it is the former hop of one that did. A message born on the host
 * itself may be another's copy (Sieve redirect, simple filter) and is told apart by its message-id.
 */
export function isNetworkRoot(root: Life, life: Life): boolean {
  if (root.birth === null) return root !== life;
  return root.birth.kind !== FACT.pickup;
}
