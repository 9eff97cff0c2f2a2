import { EVIDENCE_LENGTH } from './hour-evidence.ts';

/** First byte of a block: facts alone, as they are carried from one chunk or day to the next; or the facts and the evidence of an hour. */
export const FACTS_VERSION = 1;
export const HOUR_VERSION = 2;
/** Version and first second. */
export const HEADER_LENGTH = 5;
/** Set in the kind byte when a count follows. */
export const COUNTED = 0x80;

/** The bytes are no block; they were damaged or written by a later version. */
export class DamagedBlockError extends Error {
  override readonly name = 'DamagedBlockError';
}

/**
 * Reads a block: version 1, first second 4 (big-endian; of an hour its beginning), of an hour its evidence 16, then facts in ascending order of (second, kind, bytes), each as
 * seconds since the former fact (varint), kind 1 (with `COUNTED`: count, varint), length (varint), bytes.
 * The present fact stands in the fields until the next call; its bytes are `bytes[start..end)`.
 */
export class BlockReader {
  readonly bytes: Uint8Array;
  /** When the log was alive in the hour; null in a block of facts alone. */
  readonly evidence: Uint8Array | null;
  /** Of the last fact; before the first one where the block begins. */
  second: number;
  kind = 0;
  count = 0;
  start = 0;
  end: number;
  /** Whether `next` went past the last fact. */
  isDone = false;

  constructor(block: Uint8Array) {
    const isHour = block[0] === HOUR_VERSION;
    const headerLength = isHour ? HEADER_LENGTH + EVIDENCE_LENGTH : HEADER_LENGTH;
    if (block.length < headerLength || (!isHour && block[0] !== FACTS_VERSION)) {
      throw new DamagedBlockError('not a fact block of a known version');
    }
    this.bytes = block;
    this.evidence = isHour ? block.subarray(HEADER_LENGTH, headerLength) : null;
    this.end = headerLength;
    this.second = new DataView(block.buffer, block.byteOffset).getUint32(1);
  }

  next(): boolean {
    if (this.end >= this.bytes.length) {
      this.isDone = true;
      return false;
    }
    this.start = this.end;
    this.second += this.#readVarint();
    const kind = this.bytes[this.start] ?? 0;
    this.start += 1;
    this.kind = kind & ~COUNTED;
    this.count = (kind & COUNTED) === 0 ? 1 : this.#readVarint();
    const length = this.#readVarint();
    this.end = this.start + length;
    if (this.end > this.bytes.length) throw new DamagedBlockError('a fact block ends early');
    return true;
  }

  #readVarint(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.bytes[this.start];
      if (byte === undefined) break;
      this.start += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new DamagedBlockError('a fact block holds a broken number');
  }
}
