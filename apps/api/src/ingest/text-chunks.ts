import type { Compression } from './compression.ts';
import { isFileFault, type StoredText } from './stored-text.ts';
import { openStoredText } from './unpack-file.ts';

const MIB = 1024 * 1024;
const NEWLINE = 10;

/** A piece of plain log text: whole lines, or the unfinished line at the end of a file. */
export interface TextChunk {
  /** Whole lines, each ending in a newline; valid until the next chunk is asked for. */
  readonly lines: Buffer;
  /** Bytes of lines longer than the chunk itself; they are counted and dropped, never kept. */
  readonly oversizeLines: number;
  readonly oversizeBytes: number;
  /** Bytes after the last newline; only in the last chunk. */
  readonly tailBytes: number;
  /** Position in the stored (maybe compressed) bytes, for progress. */
  readonly storedOffset: number;
}

/**
 * Reads plain text from a blob, skipping the first `from` bytes of text, in chunks of whole lines of about `size` bytes.
 * @throws DamagedFileError or BombError after the last readable chunk when the file cannot be unpacked to its end
 */
export function readTextChunks(path: string, compression: Compression, from: number, size = 4 * MIB): AsyncGenerator<TextChunk> {
  return cutText(openStoredText(path, compression, from), size);
}

/**
 * Cuts text into chunks of whole lines of about `size` bytes, all in the same memory.
 * Memory stays bounded by `size` whatever the text holds: a line longer than `size` is counted as oversize and dropped.
 */
export async function* cutText(text: StoredText, size: number): AsyncGenerator<TextChunk> {
  const pending = new GrowingBuffer(size);
  let oversize = 0;
  let damage: Error | null = null;
  const chunkOf = (lines: Buffer, tailBytes: number): TextChunk => ({
    lines,
    oversizeLines: 0,
    oversizeBytes: 0,
    tailBytes,
    storedOffset: text.storedOffset(),
  });
  try {
    for await (const part of text.parts) {
      let rest = part;
      if (oversize > 0) {
        const end = rest.indexOf(NEWLINE);
        oversize += end < 0 ? rest.length : end + 1;
        if (end < 0) continue;
        yield { ...chunkOf(Buffer.alloc(0), 0), oversizeLines: 1, oversizeBytes: oversize };
        oversize = 0;
        rest = rest.subarray(end + 1);
      }
      pending.append(rest);
      if (pending.length < size) continue;
      const end = pending.bytes().lastIndexOf(NEWLINE) + 1;
      if (end === 0) {
        oversize = pending.length;
        pending.drop(pending.length);
      } else {
        yield chunkOf(pending.bytes().subarray(0, end), 0);
        pending.drop(end);
      }
    }
  } catch (error) {
    if (!isFileFault(error)) throw error;
    damage = error;
  }
  const end = pending.bytes().lastIndexOf(NEWLINE) + 1;
  yield chunkOf(pending.bytes().subarray(0, end), pending.length - end + oversize);
  if (damage !== null) throw damage;
}

/** Bytes that are added at the end and taken from the front. */
class GrowingBuffer {
  readonly #expected: number;
  #memory: Buffer;
  #length = 0;

  /** @param expected bytes after which the next part is the last */
  constructor(expected: number) {
    this.#expected = expected;
    this.#memory = Buffer.allocUnsafeSlow(Math.min(MIB, expected));
  }

  get length(): number {
    return this.#length;
  }

  /** Valid until the next call of another method. */
  bytes(): Buffer {
    return this.#memory.subarray(0, this.#length);
  }

  append(part: Buffer): void {
    const length = this.#length + part.length;
    if (length > this.#memory.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, Math.min(this.#memory.length * 2, this.#expected + part.length)));
      this.bytes().copy(larger);
      this.#memory = larger;
    }
    part.copy(this.#memory, this.#length);
    this.#length = length;
  }

  drop(count: number): void {
    this.#memory.copyWithin(0, count, this.#length);
    this.#length -= count;
  }
}
