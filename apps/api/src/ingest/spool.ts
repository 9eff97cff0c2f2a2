import { createHmac, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { failpoint } from '../config/failpoint.ts';
import { errorCodeOf } from '../database/error-code.ts';
import { readOrMakeKey } from '../database/key-file.ts';
import { detectCompression, MAGIC_BYTES, refuseForeignPacking, refuseMisnamed, type Compression } from './compression.ts';

/** What is known of lines that came over the wire instead of in a file. */
export interface WireNote {
  /** Anybody on the network could have put in lines, and lines get lost unseen (UDP). */
  readonly isProvisional: boolean;
  /** Lines that were shortened to 64 KiB. */
  readonly linesCut: number;
  /** Lines known to be lost before or between these. */
  readonly linesLost: number;
}

/** What was handed over together with the bytes; enough to write the ledger row again after a crash. */
export interface SpoolNote {
  readonly originName: string;
  readonly zoneOffsetMinutes: number | null;
  readonly name: string;
  readonly year: number | null;
  /** Name of the dialect somebody asked for; absent in notes of earlier versions. */
  readonly dialect?: string | null;
  readonly receivedAt: string;
  /** Absent for files. */
  readonly wire?: WireNote;
}

export interface SpooledBlob {
  readonly hmac: Buffer;
  readonly storedBytes: number;
  readonly compression: Compression;
}

const MIB = 1024 * 1024;
/** At least so much is written at a time: a write is a call that wakes another thread, and sockets give 64 KiB or less. */
const WRITE_BYTES = MIB;
const TEMPORARY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * The content-addressed store of everything that was ever handed over.
 * A blob's name is the HMAC-SHA256 of its bytes, so the same bytes are stored once; nothing is visible under its final
 * name before it is complete and flushed to the disk (invariant I1 "ack means durable").
 */
export class Spool {
  readonly #root: string;
  readonly #temporary: string;
  readonly #key: Buffer;

  constructor(root: string, key: Buffer) {
    this.#root = root;
    this.#temporary = join(root, 'tmp');
    this.#key = key;
  }

  /** Creates the folders and sweeps unfinished uploads older than a day. */
  async open(): Promise<void> {
    await mkdir(this.#temporary, { recursive: true, mode: 0o700 });
    for (const entry of await readdir(this.#temporary)) {
      const path = join(this.#temporary, entry);
      const age = Date.now() - (await stat(path)).mtimeMs;
      if (age > TEMPORARY_LIFETIME_MS) await rm(path, { force: true });
    }
  }

  /** Where the blobs are; it can be a disk of its own. */
  get folder(): string {
    return this.#root;
  }

  pathOf(hmac: Buffer): string {
    const name = hmac.toString('hex');
    return join(this.#root, name.slice(0, 2), name);
  }

  /**
   * Streams bytes to the disk and returns once they are durable under their final name, with a note beside them.
   * @throws RefusedPackingError for archives, NotPackedError, and whatever the stream or the disk throws; then nothing remains but a temporary file, which is removed.
   */
  async receive(stream: AsyncIterable<Uint8Array>, note: SpoolNote): Promise<SpooledBlob & { readonly isNoteKept: boolean }> {
    const temporary = join(this.#temporary, randomUUID());
    const hash = createHmac('sha256', this.#key);
    let storedBytes = 0;
    let head = Buffer.alloc(0);
    const file = await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    failpoint('upload.opened');
    try {
      for await (const chunk of gather(stream, WRITE_BYTES)) {
        const written = writeFully(file, chunk);
        // While the disk takes it.
        hash.update(chunk);
        await written;
        storedBytes += chunk.byteLength;
        if (head.length === MAGIC_BYTES) continue;
        head = Buffer.concat([head, chunk]).subarray(0, MAGIC_BYTES);
        refuseForeignPacking(head);
      }
      if (storedBytes > 0) refuseMisnamed(note.name, head);
      failpoint('upload.written');
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(temporary, { force: true });
      throw error;
    }
    await file.close();
    failpoint('upload.flushed');
    const hmac = hash.digest();
    if (storedBytes === 0) await rm(temporary, { force: true });
    // The same bytes may have been handed over before: what was noted then stays, since the ledger was written by it.
    const isNoteKept = storedBytes > 0 && (await this.#publish(temporary, hmac, note));
    return { hmac, storedBytes, compression: detectCompression(head), isNoteKept };
  }

  /** Size of a blob without reading it; null when it is missing. */
  async sizeOf(hmac: Buffer): Promise<number | null> {
    try {
      return (await stat(this.pathOf(hmac))).size;
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** Removes a blob and what was noted beside it, for good. @returns its size; null when it was gone */
  async remove(hmac: Buffer): Promise<number | null> {
    const path = this.pathOf(hmac);
    const folder = join(path, '..');
    const size = await this.sizeOf(hmac);
    const name = hmac.toString('hex');
    const entries = await readdir(folder).catch((error: unknown) => {
      if (errorCodeOf(error) === 'ENOENT') return [];
      throw error;
    });
    // The blob first: one without a note could not be entered in the ledger again.
    for (const entry of entries.filter((each) => each === name || each.startsWith(`${name}.`)).toSorted())
      await rm(join(folder, entry), { force: true });
    if (entries.length > 0) await syncFolder(folder);
    return size;
  }

  /** Reads a blob and compares its bytes with its name; null when it is missing. */
  async check(hmac: Buffer): Promise<{ isIntact: boolean; storedBytes: number } | null> {
    const hash = createHmac('sha256', this.#key);
    let storedBytes = 0;
    try {
      for await (const chunk of createReadStream(this.pathOf(hmac), { highWaterMark: MIB })) {
        hash.update(chunk);
        storedBytes += chunk.length;
      }
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
    return { isIntact: hash.digest().equals(hmac), storedBytes };
  }

  /** Every blob with its notes, to write ledger rows that a crash prevented. */
  async *list(): AsyncIterable<SpooledBlob & { readonly notes: SpoolNote[]; readonly unreadableNotes: readonly string[] }> {
    for (const folder of await readdir(this.#root, { withFileTypes: true })) {
      if (!folder.isDirectory() || folder.name.length !== 2) continue;
      const entries = await readdir(join(this.#root, folder.name));
      for (const name of entries.filter((entry) => !entry.includes('.'))) {
        const notes: SpoolNote[] = [];
        const unreadableNotes: string[] = [];
        for (const entry of entries.filter((other) => other.startsWith(`${name}.`))) {
          const note = parseNote(await readFile(join(this.#root, folder.name, entry), 'utf8'));
          if (note === null) unreadableNotes.push(entry);
          else notes.push(note);
        }
        const hmac = Buffer.from(name, 'hex');
        yield { hmac, notes, unreadableNotes, ...(await this.#describe(hmac)) };
      }
    }
  }

  async #describe(hmac: Buffer): Promise<{ storedBytes: number; compression: Compression }> {
    const file = await open(this.pathOf(hmac), 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MAGIC_BYTES), 0, MAGIC_BYTES, 0);
      return { storedBytes: (await file.stat()).size, compression: detectCompression(buffer.subarray(0, bytesRead)) };
    } finally {
      await file.close();
    }
  }

  /** @returns true when a note was there already; it is left as it is */
  async #publish(temporary: string, hmac: Buffer, note: SpoolNote): Promise<boolean> {
    const path = this.pathOf(hmac);
    const folder = join(path, '..');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // The note first: a blob without a note could not be entered in the ledger by the start-up scan.
    const notePath = `${path}${noteSuffix(note)}`;
    const temporaryNote = `${temporary}.json`;
    const isNoteKept = await stat(notePath).then(
      () => true,
      () => false,
    );
    if (!isNoteKept) {
      await writeFile(temporaryNote, JSON.stringify(note), { mode: 0o600, flush: true });
      await rename(temporaryNote, notePath);
    }
    failpoint('upload.noted');
    await rename(temporary, path);
    failpoint('upload.renamed');
    await syncFolder(folder);
    await syncFolder(this.#root);
    failpoint('upload.durable');
    return isNoteKept;
  }

  /** Replaces what was noted beside a blob when it was first handed over. */
  async replaceNote(hmac: Buffer, note: SpoolNote): Promise<void> {
    const path = this.pathOf(hmac);
    const temporaryNote = join(this.#temporary, `${randomUUID()}.json`);
    await writeFile(temporaryNote, JSON.stringify(note), { mode: 0o600, flush: true });
    await rename(temporaryNote, `${path}${noteSuffix(note)}`);
    await syncFolder(join(path, '..'));
  }
}

/** Notes are written by this class only, so their shape is known; null when the disk has damaged one. */
function parseNote(text: string): SpoolNote | null {
  try {
    return JSON.parse(text) as SpoolNote;
  } catch {
    return null;
  }
}

/** Opens the spool of a data folder; its key is made at the first start and never changes, since blobs are named by it. */
export async function openSpool(dataFolder: string): Promise<Spool> {
  const spool = new Spool(join(dataFolder, 'spool'), await readOrMakeKey(join(dataFolder, 'spool.key')));
  await spool.open();
  // Without the key, or without the folder, nothing that is flushed later could be found after a power failure.
  await syncFolder(dataFolder);
  return spool;
}

/** One note per origin and per kind of way: bytes that came over UDP may come again by a trusted one. `+` stands in no origin's name. */
function noteSuffix({ originName, wire }: SpoolNote): string {
  return wire?.isProvisional === true ? `.${originName}+provisional.json` : `.${originName}.json`;
}

/** The same bytes in pieces of at least so many, but for the last. */
async function* gather(stream: AsyncIterable<Uint8Array>, leastBytes: number): AsyncGenerator<Uint8Array> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    gathered.push(chunk);
    bytes += chunk.byteLength;
    if (bytes < leastBytes) continue;
    yield Buffer.concat(gathered, bytes);
    gathered = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(gathered, bytes);
}

async function writeFully(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < chunk.byteLength) offset += (await file.write(chunk, offset)).bytesWritten;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
