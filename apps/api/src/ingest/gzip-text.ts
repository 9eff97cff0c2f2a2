import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { constants, createGunzip } from 'node:zlib';
import { errorCodeOf } from '../database/error-code.ts';
import { DamagedFileError, type StoredText } from './stored-text.ts';

const MIB = 1024 * 1024;
/** Text is lost in steps of this size before a damaged byte. */
const SALVAGE_STEP = 1024;

/** Text of a gzip file of any number of members. */
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
      yield* salvage(path, delivered);
      throw new DamagedFileError(gunzip.bytesWritten, { cause: error });
    } finally {
      file.destroy();
      gunzip.destroy();
    }
  }
  return { parts: parts(), storedOffset: () => gunzip.bytesWritten };
}

function isDataError(error: unknown): boolean {
  return errorCodeOf(error)?.startsWith('Z_') ?? false;
}

/** zlib drops the megabyte it was filling when it meets damage: unpacked again in small steps, most of it is there. */
async function* salvage(path: string, delivered: number): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip = createGunzip({ chunkSize: SALVAGE_STEP, finishFlush: constants.Z_SYNC_FLUSH });
  const found: Buffer[] = [];
  let bytes = 0;
  // Listened to, not iterated: an iterator would lose what is buffered when the error comes.
  gunzip.on('data', (part: Buffer) => {
    const isKnown = bytes + part.length <= delivered;
    if (!isKnown) found.push(part.subarray(Math.max(0, delivered - bytes)));
    bytes += part.length;
  });
  file.on('error', (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  // The same damage ends it, or the end of a file that was cut.
  await once(gunzip, 'close').catch(() => undefined);
  file.destroy();
  if (found.length > 0) yield Buffer.concat(found);
}
