import type { MessagePort } from 'node:worker_threads';
import { errorCodeOf } from '../../database/error-code.ts';
import { CarefulParser, type ParsedLines } from '../careful-parser.ts';
import type { DialectParser, SliceContext } from '../maillog/dialect.ts';
import { BombError, DamagedFileError } from '../stored-text.ts';
import { readTextChunks, type TextChunk } from '../text-chunks.ts';
import type { Caution, FromThread, ParseFailure, ParseTask, ToThread } from './parse-message.ts';

/** Chunks that may wait to be taken: one is written to the database while the next is parsed. */
const AHEAD = 2;
const ALIVE_MS = 1_000;
const NEWLINE = 10;

type OpenParser = (context: SliceContext, state: Uint8Array | null, dialect: string | null) => DialectParser;

/** Parses files for the other end of the port, one task at a time. */
export function serveParsing(port: MessagePort, open: OpenParser): void {
  const credit = new Credit();
  const say = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const run = async (task: ParseTask, caution: Caution): Promise<void> => {
    const alive = setInterval(() => say({ kind: 'alive' }), ALIVE_MS);
    credit.reset();
    const failure = await parseFile({ ...task, ...caution }, { open, say, credit }).then(() => null, failureOf);
    clearInterval(alive);
    say({ kind: 'done', failure });
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'parse') void run(message.task, message.caution);
    else credit.give();
  });
}

/** How many chunks may still be parsed ahead of who takes them. */
class Credit {
  #left = 0;
  #waiting: (() => void) | null = null;

  reset(): void {
    this.#left = AHEAD;
  }

  give(): void {
    this.#left += 1;
    this.#waiting?.();
    this.#waiting = null;
  }

  /** Only one may wait at a time. */
  async take(): Promise<void> {
    if (this.#left === 0) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    this.#left -= 1;
  }
}

interface Surroundings {
  readonly open: OpenParser;
  readonly say: (message: FromThread, transfer?: ArrayBuffer[]) => void;
  readonly credit: Credit;
}

async function parseFile(task: ParseTask & Caution, { open, say, credit }: Surroundings): Promise<void> {
  const { path, compression, carry, context, dialect } = task;
  const parser = new CarefulParser((state) => open(context, state, dialect), carry.parser, carry.facts);
  let { skipsLine, pieceBytes } = task;
  for await (const chunk of readTextChunks(path, compression, task.from, task.chunkBytes)) {
    for (const piece of cutPieces(chunk.lines, skipsLine ? 1 : pieceBytes, skipsLine)) {
      await credit.take();
      say({ kind: 'begins', bytes: piece.length, isOneLine: piece.indexOf(NEWLINE) === piece.length - 1 });
      const found = skipsLine && piece.length > 0 ? parser.rejectLine(piece) : parser.parse(piece);
      if (piece.length > 0) skipsLine = false;
      const isLast = piece.byteOffset + piece.length === chunk.lines.byteOffset + chunk.lines.length;
      const chunkCarry = { parser: parser.saveState(), facts: parser.factCarry };
      say({ kind: 'chunk', chunk: { found, carry: chunkCarry, ...restOf(chunk, isLast) } }, buffersOf(found));
    }
    if (chunk.lines.length > 0) pieceBytes = task.chunkBytes;
  }
}

/** Parts of whole lines of about `bytes`; one empty part when there are no lines. `isFirstAlone`: the first line, and all the others. */
function* cutPieces(lines: Buffer, bytes: number, isFirstAlone: boolean): Generator<Buffer> {
  for (let start = 0, size = bytes; start < lines.length || start === 0;) {
    const newline = start + size >= lines.length ? -1 : lines.indexOf(NEWLINE, start + size - 1);
    const end = newline < 0 ? lines.length : newline + 1;
    yield lines.subarray(start, end);
    if (end === 0) return;
    start = end;
    if (isFirstAlone) size = lines.length;
  }
}

/** What a chunk holds besides its whole lines, told with the last of its pieces. */
function restOf(chunk: TextChunk, isLast: boolean): Omit<TextChunk, 'lines'> {
  const { oversizeLines, oversizeBytes, tailBytes, storedOffset } = chunk;
  return isLast
    ? { oversizeLines, oversizeBytes, tailBytes, storedOffset }
    : { oversizeLines: 0, oversizeBytes: 0, tailBytes: 0, storedOffset };
}

/** Blocks are handed over, not copied. */
function buffersOf({ blocks }: ParsedLines): ArrayBuffer[] {
  return [...new Set([...blocks.values()].map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}

function failureOf(error: unknown): ParseFailure {
  if (error instanceof DamagedFileError) return { kind: 'damaged', byte: error.byte };
  if (error instanceof BombError) return { kind: 'bomb', byte: error.byte };
  return { kind: 'system', code: errorCodeOf(error) ?? null };
}
