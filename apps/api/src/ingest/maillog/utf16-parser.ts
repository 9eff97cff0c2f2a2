import { TextDecoder } from 'node:util';
import type { DialectParser } from './dialect.ts';
import type { FactSink } from './fact-sink.ts';
import type { LineCounts } from './line-counts.ts';

/** First byte of a saved state: whether the chunk ended at an even or an odd offset of the slice. */
const EVEN = 2;
const ODD = 3;
const NEWLINE = 10;

/**
 * Turns UTF-16 into UTF-8 before a dialect sees it. Chunks are cut after a byte 10, which in little-endian text is the first half of a
 * newline: the other half stands at the beginning of the next chunk.
 */
export class Utf16Parser implements DialectParser {
  readonly #decoder: TextDecoder;
  readonly #isLittleEndian: boolean;
  readonly #inner: DialectParser;
  #isOdd: boolean;
  #isAtStart: boolean;

  /** @param open makes the dialect's parser from its own saved state */
  constructor(encoding: 'utf-16le' | 'utf-16be', state: Uint8Array | null, open: (state: Uint8Array | null) => DialectParser) {
    this.#isLittleEndian = encoding === 'utf-16le';
    this.#decoder = new TextDecoder(encoding);
    this.#isOdd = state?.[0] === ODD;
    this.#isAtStart = state === null;
    this.#inner = open(state === null || state.length === 1 ? null : state.subarray(1));
  }

  parse(chunk: Buffer, sink: FactSink): LineCounts {
    const lines = chunk.subarray(0, chunk.lastIndexOf(NEWLINE) + 1);
    const start = this.#isOdd ? 1 : 0;
    // In little-endian text the last newline has lost its second half to the next chunk.
    const bytes = this.#isLittleEndian ? Buffer.concat([lines.subarray(start), Buffer.of(0)]) : lines.subarray(start);
    const text = this.#decoder.decode(bytes.subarray(0, bytes.length & ~1));
    this.#isOdd = ((lines.length + (this.#isOdd ? 1 : 0)) & 1) === 1;
    this.#isAtStart &&= lines.length === 0;
    // The bytes of the file, not of what it was turned into.
    return { ...this.#inner.parse(Buffer.from(text), sink), lineBytes: lines.length };
  }

  saveState(): Uint8Array | null {
    const inner = this.#inner.saveState();
    if (this.#isAtStart) return null;
    return Uint8Array.from([this.#isOdd ? ODD : EVEN, ...(inner ?? [])]);
  }
}
