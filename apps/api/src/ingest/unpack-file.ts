import { open } from 'node:fs/promises';
import type { Compression } from './compression.ts';
import { inflateGzip } from './gzip-text.ts';
import { BombError, type StoredText } from './stored-text.ts';
import { inflateZstd } from './zstd-text.ts';

const MIB = 1024 * 1024;
/** Read from a plain file at once. */
const PART_BYTES = MIB / 2;

/** Where unpacking a file stops, because no log is like this: a bomb. */
export interface UnpackLimits {
  readonly maxBytes: number;
  /** Bytes of text per stored byte, looked at after `ratioAfter` bytes of text. */
  readonly maxRatio: number;
  readonly ratioAfter: number;
}

const UNPACK_LIMITS: UnpackLimits = { maxBytes: 20 * 1024 * MIB, maxRatio: 200, ratioAfter: 8 * MIB };

/** Opens a file from byte `from` of its text. A packed file has no random access: it is unpacked again and what was folded is dropped. */
export function openStoredText(path: string, compression: Compression, from: number, limits = UNPACK_LIMITS): StoredText {
  if (compression === 'plain') {
    let offset = from;
    const advance = (bytes: number): number => (offset += bytes);
    return { parts: readPlain(path, from, advance), storedOffset: () => offset };
  }
  const unpacked = compression === 'gzip' ? inflateGzip(path) : inflateZstd(path);
  return { parts: skip(stopBombs(unpacked, limits), from), storedOffset: () => unpacked.storedOffset() };
}

/** All parts lie in the same memory: a stream would leave one buffer a part to the garbage collector. */
async function* readPlain(path: string, from: number, advance: (bytes: number) => number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const memory = Buffer.allocUnsafeSlow(PART_BYTES);
    for (let position = from; ;) {
      const { bytesRead } = await file.read(memory, 0, memory.length, position);
      if (bytesRead === 0) return;
      position = advance(bytesRead);
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* stopBombs(text: StoredText, limits: UnpackLimits): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const part of text.parts) {
    bytes += part.length;
    const isTooDense = bytes > limits.ratioAfter && bytes > limits.maxRatio * text.storedOffset();
    if (bytes > limits.maxBytes || isTooDense) throw new BombError(text.storedOffset());
    yield part;
  }
}

async function* skip(parts: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const part of parts) {
    if (left >= part.length) left -= part.length;
    else {
      yield left > 0 ? part.subarray(left) : part;
      left = 0;
    }
  }
}
