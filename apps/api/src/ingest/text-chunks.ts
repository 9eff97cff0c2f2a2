import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Compression } from './spool.ts';

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

/** The stored bytes could not be inflated to their end; everything before was delivered. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}

/**
 * Reads plain text from a blob, skipping the first `from` bytes of text, in chunks of whole lines of about `size` bytes.
 * Memory stays bounded by `size` whatever the file holds: a line longer than `size` is counted as oversize and dropped.
 * @throws DamagedFileError after the last readable chunk when compressed data end early or are corrupt.
 */
export async function* readTextChunks(path: string, compression: Compression, from: number, size = 8 * MIB): AsyncGenerator<TextChunk> {
  const text = openText(path, compression, from);
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let oversize = 0;
  let damage: unknown = null;
  const take = (part: Buffer): void => {
    pending.push(part);
    pendingBytes += part.length;
  };
  const chunkOf = (lines: Buffer, tailBytes: number): TextChunk => ({
    lines,
    oversizeLines: 0,
    oversizeBytes: 0,
    tailBytes,
    storedOffset: text.storedOffset(),
  });
  try {
    for await (const part of text.parts()) {
      let rest = part;
      if (oversize > 0) {
        const end = rest.indexOf(NEWLINE);
        oversize += end < 0 ? rest.length : end + 1;
        if (end < 0) continue;
        yield { ...chunkOf(Buffer.alloc(0), 0), oversizeLines: 1, oversizeBytes: oversize };
        oversize = 0;
        rest = rest.subarray(end + 1);
      }
      take(rest);
      if (pendingBytes < size) continue;
      const all = Buffer.concat(pending);
      const end = all.lastIndexOf(NEWLINE) + 1;
      pending = [];
      pendingBytes = 0;
      if (end === 0) oversize = all.length;
      else {
        if (end < all.length) take(Buffer.from(all.subarray(end)));
        yield chunkOf(all.subarray(0, end), 0);
      }
    }
  } catch (error) {
    damage = error;
  }
  const all = Buffer.concat(pending);
  const end = all.lastIndexOf(NEWLINE) + 1;
  yield chunkOf(all.subarray(0, end), all.length - end + oversize);
  if (damage !== null) throw new DamagedFileError('the file ends early or is damaged', { cause: damage });
}

interface TextSource {
  parts(): AsyncIterable<Buffer>;
  storedOffset(): number;
}

function openText(path: string, compression: Compression, from: number): TextSource {
  if (compression === 'plain') {
    const file = createReadStream(path, { start: from, highWaterMark: MIB });
    // Without an encoding a file stream delivers Buffers.
    return { parts: () => file as AsyncIterable<Buffer>, storedOffset: () => from + file.bytesRead };
  }
  const file = createReadStream(path, { highWaterMark: MIB });
  const gunzip = createGunzip({ chunkSize: MIB });
  file.on('error', (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  return { parts: () => skip(gunzip as AsyncIterable<Buffer>, from), storedOffset: () => gunzip.bytesWritten };
}

/** A compressed stream has no random access: resuming inflates again and drops what was already folded. */
async function* skip(parts: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const part of parts) {
    if (left >= part.length) left -= part.length;
    else {
      yield left > 0 ? part.subarray(left) : part;
      left = 0;
    }
  }
}
