import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { BombError, DamagedFileError } from '../stored-text.ts';
import type { Caution, FromThread, ParsedChunk, ParseFailure, ParseTask, ToThread } from './parse-message.ts';
import { Watchdog } from './watchdog.ts';

/** Parsing takes milliseconds a megabyte: a thread silent for so many ticks of a second stands still at some line. */
const TICK_MS = 1_000;
const PATIENCE = 10;
/** For pieces of a chunk. */
const PATIENCE_WITH_PIECES = 3;
/** Until a thread has started and the file is open. */
const PATIENCE_AT_START = 60;
/** A piece that is not got through is cut into so many. */
const NARROWING = 16;
/** Facts of a chunk live in typed arrays; what is young is small. */
const YOUNG_GENERATION_MB = 8;
/** Compiled; the sources, which only tests run, take the build as well. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/ingest/parsing/parse-thread.js' : 'parse-thread.js',
  import.meta.url,
);

/** A thread stood still before it came to any line. */
class ParserStalledError extends Error {
  override readonly name = 'ParserStalledError';
}

interface Attempt {
  readonly task: ParseTask;
  readonly caution: Caution;
}

/** What the last message of a thread that stands still said. */
interface Stall {
  /** Where it stands. */
  readonly from: number;
  readonly carry: ParseTask['carry'];
  readonly piece: { readonly bytes: number; readonly isOneLine: boolean } | null;
}

/**
 * Threads that parse files, kept for the next file once they are warm. A line that makes a thread stand still is looked for in ever smaller
 * pieces, each in a new thread, and rejected as `parser-fault`; everything before and after it counts.
 */
export class ParserPool {
  readonly #entry: URL;
  readonly #tickMs: number;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];

  constructor(entry = ENTRY, tickMs = TICK_MS) {
    this.#entry = entry;
    this.#tickMs = tickMs;
  }

  /**
   * The file's parsed chunks, one of them parsed ahead.
   * @throws DamagedFileError or BombError after the last readable chunk; an error with `code` when the file can't be read
   */
  async *parse(task: ParseTask): AsyncGenerator<ParsedChunk> {
    let attempt: Attempt | null = { task, caution: { pieceBytes: task.chunkBytes, skipsLine: false } };
    while (attempt !== null) {
      const stall: Stall | null = yield* this.#run(attempt);
      attempt = stall && narrow(attempt, stall);
    }
  }

  /** Ends all threads; what they were at stays in the ledger. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  /** @returns null at the end of the file, else where the thread stands still */
  async *#run({ task, caution }: Attempt): AsyncGenerator<ParsedChunk, Stall | null> {
    const thread = this.#take();
    const watchdog = new Watchdog(PATIENCE_AT_START, this.#tickMs);
    let stall: Stall = { from: task.from, carry: task.carry, piece: null };
    let isDone = false;
    try {
      send(thread, { kind: 'parse', task, caution });
      for await (const [received] of on(thread, 'message', { signal: watchdog.signal })) {
        watchdog.rest();
        // Both ends of the port are typed by parse-message.ts.
        const message = received as FromThread;
        if (message.kind === 'begins') {
          stall = { ...stall, piece: message };
          watchdog.rest(caution.pieceBytes < task.chunkBytes ? PATIENCE_WITH_PIECES : PATIENCE);
        }
        if (message.kind === 'chunk') {
          stall = { ...stall, from: stall.from + bytesOf(message.chunk), carry: message.chunk.carry };
          yield message.chunk;
          send(thread, { kind: 'more' });
        }
        if (message.kind !== 'done') continue;
        isDone = true;
        throwIfFailed(message.failure);
        return null;
      }
    } catch (error) {
      if (isDone || !watchdog.hasBarked) throw error;
    } finally {
      watchdog.stop();
      if (isDone) this.#keep(thread);
      else await thread.terminate();
    }
    return stall;
  }

  #take(): Worker {
    const known = this.#idle.pop();
    if (known) {
      known.ref();
      return known;
    }
    const thread = new Worker(this.#entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
    this.#threads.add(thread);
    thread.on('exit', () => {
      this.#threads.delete(thread);
      const at = this.#idle.indexOf(thread);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    return thread;
  }

  #keep(thread: Worker): void {
    thread.unref();
    this.#idle.push(thread);
  }
}

/** Goes on where the thread stands still, in smaller pieces, or past the line when it is one. */
function narrow({ task }: Attempt, { from, carry, piece }: Stall): Attempt {
  if (piece === null) throw new ParserStalledError('the parser stood still before the first line');
  const caution = piece.isOneLine
    ? { pieceBytes: task.chunkBytes, skipsLine: true }
    : { pieceBytes: Math.ceil(piece.bytes / NARROWING), skipsLine: false };
  return { task: { ...task, from, carry }, caution };
}

function bytesOf({ found, oversizeBytes }: ParsedChunk): number {
  return found.lineBytes + oversizeBytes;
}

function send(thread: Worker, message: ToThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, unlike a window, has no origin
  thread.postMessage(message);
}

function throwIfFailed(failure: ParseFailure | null): void {
  if (failure === null) return;
  if (failure.kind === 'damaged') throw new DamagedFileError(failure.byte);
  if (failure.kind === 'bomb') throw new BombError(failure.byte);
  throw Object.assign(new Error(`a log could not be read (${failure.code ?? 'defect'})`), { code: failure.code });
}
