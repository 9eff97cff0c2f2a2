import type { BlockWriter } from './block-writer.ts';

const NONE = -1;
/** Bytes of a fact that take part in its hash: every kind begins with what tells its facts apart. */
const HASHED_BYTES = 12;
/** Entries of one second that are sorted in place. */
const SMALL_SECOND = 64;

/** Where the bytes of a fact stand, and how often it occurs. */
export interface FactSpan {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** A multiset of facts in typed arrays: open addressing over an arena of bytes, chained by second. */
export class FactTable {
  #size = 0;
  #slots: Int32Array;
  #seconds: Uint32Array;
  #kinds: Uint8Array;
  #hashes: Int32Array;
  #starts: Uint32Array;
  #lengths: Uint16Array;
  #counts: Uint32Array;
  /** The count an entry came with from the previous chunk. */
  #carried: Uint32Array;
  /** The largest count an entry had when its second was closed. */
  #closed: Uint32Array;
  /** The entry before this one in the same second. */
  #chain: Int32Array;
  #arena: Uint8Array;
  #arenaLength = 0;
  /** The last entry of each second. */
  readonly #heads = new Map<number, number>();
  /** Scratch of `writeSecond`. */
  readonly #entries: number[] = [];
  readonly #keys = new Float64Array(SMALL_SECOND);

  /** @param capacity entries to make room for; it grows as needed */
  constructor(capacity: number) {
    this.#slots = new Int32Array(1 << Math.ceil(Math.log2(capacity * 2))).fill(NONE);
    this.#seconds = new Uint32Array(capacity);
    this.#kinds = new Uint8Array(capacity);
    this.#hashes = new Int32Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#lengths = new Uint16Array(capacity);
    this.#counts = new Uint32Array(capacity);
    this.#carried = new Uint32Array(capacity);
    this.#closed = new Uint32Array(capacity);
    this.#chain = new Int32Array(capacity);
    this.#arena = new Uint8Array(capacity * 32);
  }

  /** Forgets everything; the memory stays, for the next facts. */
  clear(): void {
    this.#slots.fill(NONE);
    this.#heads.clear();
    this.#size = 0;
    this.#arenaLength = 0;
  }

  add(second: number, kind: number, source: Uint8Array, fact: FactSpan): void {
    const hash = hashFact(second, kind, source, fact);
    const slot = this.#findSlot(hash, second, kind, source, fact);
    const known = this.#slots[slot] ?? NONE;
    if (known !== NONE) {
      this.#counts[known] = (this.#counts[known] ?? 0) + fact.count;
      return;
    }
    const index = this.#size;
    this.#slots[slot] = index;
    this.#seconds[index] = second;
    this.#kinds[index] = kind;
    this.#hashes[index] = hash;
    this.#counts[index] = fact.count;
    this.#carried[index] = 0;
    this.#closed[index] = 0;
    this.#chain[index] = this.#heads.get(second) ?? NONE;
    this.#heads.set(second, index);
    this.#store(index, source, fact);
    this.#size += 1;
    if (this.#size === this.#seconds.length) this.#grow();
  }

  /** Marks all present entries as coming from the previous chunk: `writeSecond` can leave them out until they are added again. */
  sealCarried(): void {
    this.#carried.set(this.#counts.subarray(0, this.#size));
  }

  /** Ends the count of a second's facts: when they come again they are counted from one, and the larger count stands. */
  closeSecond(second: number): void {
    for (let index = this.#heads.get(second) ?? NONE; index !== NONE; index = this.#chain[index] ?? NONE) {
      if (this.#isTouched(index)) this.#closed[index] = this.#countOf(index);
      this.#counts[index] = 0;
      this.#carried[index] = 0;
    }
  }

  /** The seconds that have facts, ascending. */
  seconds(): Float64Array {
    return Float64Array.from(this.#heads.keys()).toSorted();
  }

  /**
   * Writes the facts of a second in the order of blocks.
   * @param onlyTouched those added since `sealCarried`, with their largest count; otherwise those being counted, with their count so far
   */
  writeSecond(second: number, writer: BlockWriter, onlyTouched: boolean): void {
    const entries = this.#collect(second, onlyTouched);
    if (entries.length > 1) this.#sort(entries);
    const span = { start: 0, end: 0, count: 0 };
    for (const index of entries) {
      span.start = this.#starts[index] ?? 0;
      span.end = span.start + (this.#lengths[index] ?? 0);
      span.count = onlyTouched ? this.#countOf(index) : (this.#counts[index] ?? 0);
      writer.add(second, this.#kinds[index] ?? 0, this.#arena, span);
    }
  }

  #collect(second: number, onlyTouched: boolean): number[] {
    const entries = this.#entries;
    entries.length = 0;
    for (let index = this.#heads.get(second) ?? NONE; index !== NONE; index = this.#chain[index] ?? NONE) {
      if (onlyTouched ? this.#isTouched(index) : this.#counts[index] !== 0) entries.push(index);
    }
    return entries;
  }

  #isTouched(index: number): boolean {
    return this.#counts[index] !== this.#carried[index] || this.#closed[index] !== 0;
  }

  #countOf(index: number): number {
    return Math.max(this.#closed[index] ?? 0, this.#counts[index] ?? 0);
  }

  #findSlot(hash: number, second: number, kind: number, source: Uint8Array, fact: FactSpan): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] ?? NONE;
      if (index === NONE) return slot;
      if (this.#hashes[index] === hash && this.#isEqual(index, second, kind, source, fact)) return slot;
    }
  }

  #isEqual(index: number, second: number, kind: number, source: Uint8Array, fact: FactSpan): boolean {
    const length = fact.end - fact.start;
    if (this.#seconds[index] !== second || this.#kinds[index] !== kind || this.#lengths[index] !== length) return false;
    const start = this.#starts[index] ?? 0;
    for (let at = 0; at < length; at += 1) {
      if (this.#arena[start + at] !== source[fact.start + at]) return false;
    }
    return true;
  }

  #store(index: number, source: Uint8Array, fact: FactSpan): void {
    const length = fact.end - fact.start;
    if (this.#arenaLength + length > this.#arena.length) {
      const grown = new Uint8Array(this.#arena.length * 2 + length);
      grown.set(this.#arena);
      this.#arena = grown;
    }
    this.#starts[index] = this.#arenaLength;
    this.#lengths[index] = length;
    let to = this.#arenaLength;
    for (let from = fact.start; from < fact.end; from += 1, to += 1) this.#arena[to] = source[from] ?? 0;
    this.#arenaLength = to;
  }

  /** By kind and bytes; the short key decides nearly always. A second has few entries, which are put in place one by one. */
  #sort(entries: number[]): void {
    if (entries.length > this.#keys.length) {
      entries.sort((a, b) => this.#sortKey(a) - this.#sortKey(b) || this.#compareBytes(a, b));
      return;
    }
    const keys = this.#keys;
    for (let position = 0; position < entries.length; position += 1) {
      const index = entries[position] ?? 0;
      const key = this.#sortKey(index);
      let to = position;
      for (; to > 0; to -= 1) {
        const before = entries[to - 1] ?? 0;
        if (((keys[to - 1] ?? 0) - key || this.#compareBytes(before, index)) < 0) break;
        keys[to] = keys[to - 1] ?? 0;
        entries[to] = before;
      }
      keys[to] = key;
      entries[to] = index;
    }
  }

  /** Kind and the first five bytes as one number. */
  #sortKey(index: number): number {
    const start = this.#starts[index] ?? 0;
    const length = this.#lengths[index] ?? 0;
    let key = this.#kinds[index] ?? 0;
    for (let at = 0; at < 5; at += 1) key = key * 256 + (at < length ? (this.#arena[start + at] ?? 0) : 0);
    return key;
  }

  #compareBytes(a: number, b: number): number {
    const aStart = this.#starts[a] ?? 0;
    const bStart = this.#starts[b] ?? 0;
    const aLength = this.#lengths[a] ?? 0;
    const bLength = this.#lengths[b] ?? 0;
    for (let at = 0; at < aLength && at < bLength; at += 1) {
      const difference = (this.#arena[aStart + at] ?? 0) - (this.#arena[bStart + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return aLength - bLength;
  }

  #grow(): void {
    const size = this.#size * 2;
    this.#seconds = enlarge(this.#seconds, new Uint32Array(size));
    this.#kinds = enlarge(this.#kinds, new Uint8Array(size));
    this.#hashes = enlarge(this.#hashes, new Int32Array(size));
    this.#starts = enlarge(this.#starts, new Uint32Array(size));
    this.#lengths = enlarge(this.#lengths, new Uint16Array(size));
    this.#counts = enlarge(this.#counts, new Uint32Array(size));
    this.#carried = enlarge(this.#carried, new Uint32Array(size));
    this.#closed = enlarge(this.#closed, new Uint32Array(size));
    this.#chain = enlarge(this.#chain, new Int32Array(size));
    this.#slots = new Int32Array(this.#slots.length * 2).fill(NONE);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#size; index += 1) {
      let slot = (this.#hashes[index] ?? 0) & mask;
      while (this.#slots[slot] !== NONE) slot = (slot + 1) & mask;
      this.#slots[slot] = index;
    }
  }
}

function enlarge<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

function hashFact(second: number, kind: number, source: Uint8Array, fact: FactSpan): number {
  let hash = Math.imul(second, 0x9e3779b1) ^ (kind << 24) ^ (fact.end - fact.start);
  const end = Math.min(fact.end, fact.start + HASHED_BYTES);
  for (let at = fact.start; at < end; at += 1) hash = Math.imul(hash ^ (source[at] ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 13);
}
