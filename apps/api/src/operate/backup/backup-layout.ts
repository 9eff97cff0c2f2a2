import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Folders of the data folder whose files are kept: raw logs, evidence, written reports. Everything else in it is made again, or is a key. */
const KEPT_FOLDERS = ['spool', 'evidence', 'reports'] as const;
/** Heads of the audit log as they were shown. */
const KEPT_FILES = ['audit-heads.txt'] as const;
/** Unfinished uploads. */
const UNKEPT_FOLDER = 'spool/tmp';

/** Keys of the data folder: whoever has them can read and forge what they protect. */
export const KEY_NAME = /^[\w.-]+\.key$/;

/** Where things lie in a backup. */
export const LAYOUT = { manifest: 'manifest.json', sums: 'SHA256SUMS', tables: 'database', files: 'files', keys: 'keys' } as const;

const FILES_AT_ONCE = 8;
const MIB = 1024 * 1024;

export interface FileSum {
  readonly bytes: number;
  /** SHA-256, in hex. */
  readonly sha256: string;
}

/** Paths of everything that is kept, relative to the data folder. */
export async function* listKeptFiles(dataFolder: string): AsyncGenerator<string> {
  const names = await readdir(dataFolder);
  for (const name of KEPT_FILES) if (names.includes(name)) yield name;
  for (const name of KEPT_FOLDERS) if (names.includes(name)) yield* walk(dataFolder, name);
}

export async function* walk(root: string, folder: string): AsyncGenerator<string> {
  if (folder === UNKEPT_FOLDER) return;
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile()) yield path;
  }
}

/** Writes a stream to a new file that only we can read, flushed to the disk, and sums it up. */
export async function writeSummed(
  source: Readable,
  path: string,
  packing: readonly Transform[] = [],
  signal?: AbortSignal,
): Promise<FileSum> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const meter = new Meter();
  await pipeline([source, ...packing, meter, createWriteStream(path, { flags: 'w', mode: 0o600, flush: true })], { signal });
  return meter.sum();
}

export function copySummed(from: string, to: string, signal?: AbortSignal): Promise<FileSum> {
  return writeSummed(createReadStream(from, { highWaterMark: MIB }), to, [], signal);
}

export async function sumFile(path: string, signal?: AbortSignal): Promise<FileSum> {
  const meter = new Meter();
  await pipeline(createReadStream(path, { highWaterMark: MIB }), meter, async (source) => drain(source), { signal });
  return meter.sum();
}

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true) continue;
}

/** Runs the work for every item, a few at a time; the first failure ends it. */
export async function forEachOf<T>(items: AsyncIterable<T> | Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const iterator = toAsync(items);
  let isEnded = false;
  const takeOver = async (): Promise<void> => {
    for (;;) {
      const next = isEnded ? { done: true as const, value: undefined } : await iterator.next();
      if (next.done === true) return;
      try {
        await work(next.value);
      } catch (error) {
        isEnded = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: FILES_AT_ONCE }, takeOver));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** An async generator queues calls of `next`, so that several workers may share it. */
async function* toAsync<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, undefined> {
  yield* items;
  return undefined;
}

/** Lets bytes through, counted and hashed. */
class Meter extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: Error | null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }

  sum(): FileSum {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
