import { createReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { errorCodeOf } from '../database/error-code.ts';
import { DamagedFileError, type StoredText } from './stored-text.ts';

const MIB = 1024 * 1024;
/** Damage is looked for in pieces of this size first, then byte by byte. */
const SEARCH_STEP = 1024;

/** Text of a gzip file of any number of members, zero bytes behind the last one allowed: tapes and block devices add them. */
export function inflateGzip(path: string): StoredText {
  const file = createReadStream(path, { highWaterMark: MIB });
  const gunzip = createGunzip({ chunkSize: MIB });
  file.on('error', (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  async function* parts(): AsyncGenerator<Buffer> {
    let delivered = 0;
    try {
      // A gunzip stream delivers Buffers.
      for await (const part of gunzip as AsyncIterable<Buffer>) {
        delivered += part.length;
        yield part;
      }
    } catch (error) {
      if (!isDataError(error)) throw error;
      const { text, byte } = await salvage(path, delivered, gunzip.bytesWritten);
      if (text.length > 0) yield text;
      throw new DamagedFileError(byte, { cause: error });
    } finally {
      file.destroy();
      gunzip.destroy();
    }
    // zlib takes a zero byte for the end of the file and looks no further.
    const garbage = await findNonZero(path, gunzip.bytesWritten);
    if (garbage !== null) throw new DamagedFileError(garbage);
  }
  return { parts: parts(), storedOffset: () => gunzip.bytesWritten };
}

function isDataError(error: unknown): boolean {
  return errorCodeOf(error)?.startsWith('Z_') ?? false;
}

/**
 * zlib drops the megabyte it was filling when it meets damage. Fed again, byte by byte near the damage, it gives everything before.
 * @param delivered bytes of text that are known already
 * @param safe bytes of the file that it has taken without complaint
 * @returns the other text, and the byte at which unpacking ends: the damage, or the end of a file that was cut
 */
async function salvage(path: string, delivered: number, safe: number): Promise<{ text: Buffer; byte: number }> {
  const near = await feed(path, { from: safe, step: SEARCH_STEP }, () => undefined);
  const found: Buffer[] = [];
  let bytes = 0;
  const byte = await feed(path, { from: near, step: 1 }, (part) => {
    if (bytes + part.length > delivered) found.push(Buffer.from(part.subarray(Math.max(0, delivered - bytes))));
    bytes += part.length;
  });
  return { text: Buffer.concat(found), byte };
}

/**
 * Unpacks a file in pieces of a megabyte up to byte `from`, of `step` bytes after it, until one does not unpack.
 * @returns the first byte of that piece; the length of the file when there is none
 */
async function feed(path: string, { from, step }: { from: number; step: number }, take: (text: Buffer) => void): Promise<number> {
  const gunzip = createGunzip();
  gunzip.on('data', take);
  // Looked at where pieces are written.
  gunzip.on('error', () => undefined);
  const file = createReadStream(path, { highWaterMark: MIB });
  let at = 0;
  try {
    // Without an encoding a file stream delivers Buffers.
    for await (const read of file as AsyncIterable<Buffer>) {
      for (let start = 0; start < read.length;) {
        const end = at < from ? Math.min(read.length, start + from - at) : Math.min(read.length, start + step);
        if (!(await isTaken(gunzip, read.subarray(start, end)))) return at;
        at += end - start;
        start = end;
      }
    }
    return at;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

/** Resolves once the text of the piece was handed out. */
function isTaken(gunzip: Gunzip, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const fail = (): void => resolve(false);
    gunzip.once('error', fail);
    gunzip.write(piece, (error) => {
      gunzip.off('error', fail);
      // What was pushed is emitted before the event loop comes round.
      setImmediate(() => resolve(!error));
    });
  });
}

/** The first byte from `from` on that is not zero; null when there is none. */
async function findNonZero(path: string, from: number): Promise<number | null> {
  let at = from;
  // Without an encoding a file stream delivers Buffers.
  for await (const part of createReadStream(path, { start: from, highWaterMark: MIB }) as AsyncIterable<Buffer>) {
    const index = part.findIndex((byte) => byte !== 0);
    if (index >= 0) return at + index;
    at += part.length;
  }
  return null;
}
