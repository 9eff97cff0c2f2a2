import { COUNTED, FACTS_VERSION, HEADER_LENGTH, HOUR_VERSION } from './block-reader.ts';
import { EVIDENCE_LENGTH } from './hour-evidence.ts';

/** Longest head of a fact: three numbers of 5 bytes and the kind. */
const MAX_HEAD = 16;

/** Writes the form that `BlockReader` reads; facts must come in ascending order of (second, kind, bytes), each once. */
export class BlockWriter {
  #bytes: Uint8Array;
  #length = 0;
  #second = 0;

  constructor(expectedLength = 8192) {
    this.#bytes = new Uint8Array(Math.max(expectedLength, 64));
  }

  /** Begins the block of an hour, which has a block even without a fact. @param start epoch second of its beginning */
  beginHour(start: number, evidence: Uint8Array): void {
    this.#begin(start);
    this.#bytes[0] = HOUR_VERSION;
    this.#bytes.set(evidence, HEADER_LENGTH);
    this.#length = HEADER_LENGTH + EVIDENCE_LENGTH;
  }

  add(
    second: number,
    kind: number,
    source: Uint8Array,
    fact: { readonly start: number; readonly end: number; readonly count: number },
  ): void {
    const size = fact.end - fact.start;
    if (this.#length + HEADER_LENGTH + MAX_HEAD + size > this.#bytes.length) this.#grow(size);
    if (this.#length === 0) this.#begin(second);
    this.#varint(second - this.#second);
    this.#second = second;
    const bytes = this.#bytes;
    bytes[this.#length] = fact.count === 1 ? kind : kind | COUNTED;
    this.#length += 1;
    if (fact.count !== 1) this.#varint(fact.count);
    this.#varint(size);
    let to = this.#length;
    for (let from = fact.start; from < fact.end; from += 1, to += 1) bytes[to] = source[from] ?? 0;
    this.#length = to;
  }

  /** The block, or null when nothing was begun or added; the writer is then ready for another. */
  finish(): Uint8Array | null {
    const block = this.#length === 0 ? null : this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return block;
  }

  #begin(second: number): void {
    this.#bytes[0] = FACTS_VERSION;
    new DataView(this.#bytes.buffer).setUint32(1, second);
    this.#length = HEADER_LENGTH;
    this.#second = second;
  }

  #varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length] = (rest & 0x7f) | 0x80;
      this.#length += 1;
      rest >>>= 7;
    }
    this.#bytes[this.#length] = rest;
    this.#length += 1;
  }

  #grow(size: number): void {
    const grown = new Uint8Array(this.#bytes.length * 2 + HEADER_LENGTH + MAX_HEAD + size);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
