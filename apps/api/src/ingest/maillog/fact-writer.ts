import type { FactSink } from './fact-sink.ts';
import type { Hash64 } from './hash64.ts';

/** Scratch memory in which the grammars write the bytes of one fact. */
export class FactWriter {
  readonly bytes = new Uint8Array(512);
  length = 0;
  /** Kind of a second fact of the same line; 0: there is none. */
  #besideKind = 0;
  #beside: FactWriter | null = null;

  begin(): this {
    this.length = 0;
    this.#besideKind = 0;
    return this;
  }

  /** Begins a second fact of the line; the first must have been begun. */
  beginBeside(kind: number): FactWriter {
    this.#besideKind = kind;
    this.#beside ??= new FactWriter();
    return this.#beside.begin();
  }

  dropBeside(): void {
    this.#besideKind = 0;
  }

  /** Hands the fact of the line over, and the one beside it. */
  give(sink: FactSink, second: number, kind: number, count: number): void {
    sink.add(second, kind, this.bytes, this.length, count);
    if (this.#besideKind !== 0 && this.#beside !== null) sink.add(second, this.#besideKind, this.#beside.bytes, this.#beside.length, count);
  }

  byte(value: number): this {
    this.bytes[this.length] = value;
    this.length += 1;
    return this;
  }

  /** All 64 bits of a hash. */
  hash(hash: Hash64): this {
    return this.word(hash.high).word(hash.low);
  }

  /** "None" in place of a hash. */
  noHash(): this {
    return this.word(0).word(0);
  }

  /** The low 32 bits, most significant byte first. */
  word(value: number): this {
    const at = this.length;
    this.bytes[at] = value >>> 24;
    this.bytes[at + 1] = value >>> 16;
    this.bytes[at + 2] = value >>> 8;
    this.bytes[at + 3] = value;
    this.length = at + 4;
    return this;
  }

  /** Text with ASCII capitals made small; the caller limits its length. */
  foldedText(source: Uint8Array, start: number, end: number): this {
    for (let at = start; at < end; at += 1) {
      const raw = source[at] ?? 0;
      this.bytes[this.length] = raw >= 65 && raw <= 90 ? raw | 32 : raw;
      this.length += 1;
    }
    return this;
  }
}
