import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { errorCodeOf } from '../../database/error-code.ts';

/** Text that grows by lines; a file that is only understood as a whole; a compression that the ingest does not read. */
export type LogKind = 'lines' | 'whole' | 'unsupported';

const GZIP = [0x1f, 0x8b];
/** Bytes of a UTF-16 text cannot be cut at newline bytes. */
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const UNSUPPORTED = [
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
];

/** Tells what a file is by its first bytes. */
export function kindOf(head: Uint8Array): LogKind {
  const beginsWith = (magic: readonly number[]): boolean => magic.every((byte, index) => head[index] === byte);
  if (UNSUPPORTED.some(beginsWith)) return 'unsupported';
  return [GZIP, ...UTF_16].some(beginsWith) ? 'whole' : 'lines';
}

export function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Fills the buffer from a position of the file, as far as the file goes. @returns the bytes read */
export async function readAt(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** The first `size` bytes of a file as a stream that leaves the file open. */
export function streamOf(file: FileHandle, size: number): AsyncIterable<Buffer> {
  // Without an encoding a file stream delivers Buffers.
  return file.createReadStream({ start: 0, end: size - 1, autoClose: false }) as AsyncIterable<Buffer>;
}

/** Whether a gzip file ends before its end, as one that is still being written does; other damage does not count. */
export async function isUnfinishedGzip(file: FileHandle, size: number): Promise<boolean> {
  try {
    await pipeline(streamOf(file, size), createGunzip(), async (text) => {
      // Read to the end for the checksum; the text is of no interest.
      for await (const _ of text);
    });
    return false;
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === 'Z_BUF_ERROR') return true;
    if (code?.startsWith('Z_')) return false;
    throw error;
  }
}
