/** First byte of every block: the version of its form. */
export const BLOCK_VERSION = 1;
/** Version and first second. */
export const HEADER_LENGTH = 5;
/** Set in the kind byte when a count follows. */
export const COUNTED = 0x80;

/** The bytes are no block; they were damaged or written by a later version. */
export class DamagedBlockError extends Error {
  override readonly name = 'DamagedBlockError';
}

/**
 * Reads a block: version 1, first second 4 (big-endian), then facts in ascending order of (second, kind, bytes), each as
 * seconds since the former fact (varint), kind 1 (with `COUNTED`: count, varint), length (varint), bytes.
 * The present fact stands in the fields until the next call; its bytes are `bytes[start..end)`.
 */
export class BlockReader {
  readonly bytes: Uint8Array;
  second: number;
  kind = 0;
  count = 0;
  start = 0;
  end = HEADER_LENGTH;
  /** Whether `next` went past the last fact. */
  isDone = false;

  constructor(block: Uint8Array) {
    if (block.length < HEADER_LENGTH || block[0] !== BLOCK_VERSION) throw new DamagedBlockError('not a fact block of a known version');
    this.bytes = block;
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
