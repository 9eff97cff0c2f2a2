import { open, type FileHandle } from 'node:fs/promises';
import { hashOf, isUnfinishedGzip, kindOf, readAt, streamOf, type LogKind } from './log-bytes.ts';
import { bridgeLines, findHeader, findOverlapStart, MAX_OVERLAP } from './line-overlap.ts';
import type { FileState } from './sightings.ts';
import type { Checkpoint, FileKey } from './watched-file.repository.ts';

const NEWLINE = 10;
const KIB = 1024;
const NS_PER_MS = 1e6;
const HEAD_BYTES = KIB;
const HEADER_WITHIN = 8 * KIB;
const NO_BYTES = Buffer.alloc(0);
const HASH_OF_NOTHING = hashOf(NO_BYTES);

/** A part of a file to hand over, and the checkpoint that becomes true once it is received. */
export interface LogSlice {
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  readonly checkpoint: Checkpoint;
  /** No more of the file fits into a slice of this size: there is more to read at once. */
  readonly isFull: boolean;
}

/** Last lines of a log that may go before the first slice of the next one. */
export interface Recent {
  readonly recent: Buffer;
  readonly path: string;
}

/** One followed file: an inode with its content, under whatever name. Knows what of it is handed over and reads what is not. */
export class WatchedLog implements Recent {
  /** Last lines that were read, and the unfinished one after them. */
  recent: Buffer = NO_BYTES;
  kind: LogKind = 'lines';
  /** Everything that can be handed over is, for the file as it was seen last. */
  isSettled = false;
  /** A name that the patterns match leads to it. */
  isListed = false;
  /** The file as a name last showed it. */
  sighted: FileState | null = null;
  /** When a change was last noticed, and when bytes were last handed over; milliseconds of the watcher's clock. */
  changedAt = Number.NEGATIVE_INFINITY;
  handedOverAt = Number.NEGATIVE_INFINITY;
  /** The log that this one goes on from, until the first slice. */
  bridge: Recent | null = null;
  #checkpoint: Checkpoint;
  #file: FileHandle | null = null;
  #state: FileState | null = null;

  constructor(checkpoint: Checkpoint) {
    this.#checkpoint = checkpoint;
  }

  /** A file of which nothing is handed over yet. */
  static begin({ originName, device, inode, path }: FileKey & { readonly path: string }): WatchedLog {
    const nothing = { headBytes: 0, headHash: HASH_OF_NOTHING, nextOff: 0, overlapOff: 0, overlapHash: HASH_OF_NOTHING };
    return new WatchedLog({ originName, device, inode, path, ...nothing });
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  get path(): string {
    return this.#checkpoint.path;
  }

  moveTo(path: string): void {
    this.#checkpoint = { ...this.#checkpoint, path };
  }

  get size(): number {
    return this.#state?.size ?? this.sighted?.size ?? 0;
  }

  /** When the file was last written to, by the clock of its file system. */
  get modifiedMs(): number {
    return Math.max(...[this.sighted, this.#state].map((state) => Number(state?.modifiedNs ?? 0n) / NS_PER_MS));
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  /**
   * Opens the file if need be and looks whether it changed. The open file is kept, so that it can be read to its end under any name.
   * @returns false when the path leads to another file by now
   */
  async look(now: number): Promise<boolean> {
    const known = this.#state;
    if (this.#file === null && this.isSettled && isSame(known, this.sighted)) return true;
    this.#file ??= await open(this.path, 'r');
    const { dev, ino, size, mtimeNs } = await this.#file.stat({ bigint: true });
    if (String(dev) !== this.#checkpoint.device || String(ino) !== this.#checkpoint.inode) {
      await this.close();
      return false;
    }
    this.#state = { size: Number(size), modifiedNs: mtimeNs };
    if (!isSame(known, this.#state)) {
      this.isSettled = false;
      this.changedAt = now;
    }
    return true;
  }

  /**
   * Whether the file still holds what was handed over of it: it did not shrink, its first bytes are the same, and so are the bytes before
   * the offset. Learns more of the head of a file that has only begun.
   */
  async isContinued(): Promise<boolean> {
    const { headBytes, headHash, nextOff, overlapOff, overlapHash } = this.#checkpoint;
    const head = await this.#read(0, HEAD_BYTES);
    if (this.size < nextOff || !hashOf(head.subarray(0, headBytes)).equals(headHash)) return false;
    this.kind = kindOf(head);
    if (this.kind === 'lines') {
      const overlap = await this.#read(overlapOff, nextOff - overlapOff);
      if (!hashOf(overlap).equals(overlapHash)) return false;
      if (this.recent.length === 0) this.recent = overlap;
    } else if (nextOff > 0 && this.size !== nextOff) return false;
    this.#checkpoint = { ...this.#checkpoint, headBytes: head.length, headHash: hashOf(head) };
    return true;
  }

  /** The file has other content: begins again at its first byte, going on from where its old content went, if that is known. */
  restart(predecessor: Recent | null): void {
    this.bridge = predecessor ?? { recent: this.recent, path: this.path };
    this.#checkpoint = WatchedLog.begin(this.#checkpoint).checkpoint;
    this.recent = NO_BYTES;
  }

  /** The whole lines that are not handed over yet, as far as `buffer` holds them; null when there are none. */
  async readLines(buffer: Buffer): Promise<LogSlice | null> {
    const { overlapOff, nextOff } = this.#checkpoint;
    const length = await readAt(this.#opened(), buffer, overlapOff);
    const window = buffer.subarray(0, length);
    // A line longer than a slice goes in pieces without its end, which the fold counts as tails: nothing of it is taken for a line.
    const restOfLine = (await this.#isInsideLine()) ? window.indexOf(NEWLINE) : 0;
    const isFull = length === buffer.length || restOfLine > 0;
    let end = restOfLine > 0 ? restOfLine : window.lastIndexOf(NEWLINE) + 1;
    if (isFull && overlapOff + end <= nextOff) end = length;
    this.#remember(window, end);
    if (overlapOff + end <= nextOff) return null;
    const text = window.subarray(0, end);
    const overlapStart = text.at(-1) === NEWLINE ? findOverlapStart(text) : end;
    const before = overlapOff === 0 ? this.#bridgeTo(text) : findHeader(await this.#read(0, HEADER_WITHIN)).subarray(0, overlapOff);
    const to = overlapOff + end;
    return {
      name: `${before.length > 0 && this.bridge !== null ? `${this.bridge.path} + ` : ''}${this.path} [${overlapOff}, ${to})`,
      stream: inParts(before, text),
      checkpoint: {
        ...this.#checkpoint,
        nextOff: to,
        overlapOff: overlapOff + overlapStart,
        overlapHash: hashOf(text.subarray(overlapStart)),
      },
      isFull,
    };
  }

  /** The file as it is, once it is complete; null when it is handed over already. */
  readWhole(): LogSlice | null {
    const { size } = this;
    if (size === 0 || this.#checkpoint.nextOff === size) return null;
    const checkpoint = { ...this.#checkpoint, nextOff: size, overlapOff: size, overlapHash: HASH_OF_NOTHING };
    return { name: this.path, stream: streamOf(this.#opened(), size), checkpoint, isFull: false };
  }

  isUnfinished(): Promise<boolean> {
    return isUnfinishedGzip(this.#opened(), this.size);
  }

  /** The slice is durably received and its checkpoint stored. */
  pass(slice: LogSlice, now: number): void {
    this.#checkpoint = slice.checkpoint;
    this.handedOverAt = now;
    this.bridge = null;
  }

  async #isInsideLine(): Promise<boolean> {
    const { overlapOff, nextOff } = this.#checkpoint;
    return nextOff > 0 && overlapOff === nextOff && (await this.#read(nextOff - 1, 1))[0] !== NEWLINE;
  }

  #bridgeTo(text: Buffer): Buffer {
    return this.bridge === null ? NO_BYTES : bridgeLines(this.bridge.recent, text);
  }

  #remember(window: Buffer, end: number): void {
    const whole = window.subarray(0, end);
    const tail = window.subarray(end, end + MAX_OVERLAP);
    this.recent = Buffer.concat([whole.subarray(findOverlapStart(whole)), tail]);
  }

  async #read(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, await readAt(this.#opened(), buffer, position));
  }

  #opened(): FileHandle {
    if (this.#file === null) throw new Error('a log is read before it is looked at');
    return this.#file;
  }
}

function isSame(a: FileState | null, b: FileState | null): boolean {
  return a !== null && b !== null && a.size === b.size && a.modifiedNs === b.modifiedNs;
}

async function* inParts(...parts: readonly Buffer[]): AsyncIterable<Buffer> {
  for (const part of parts) if (part.length > 0) yield part;
}
