import { bytesOf, findByte, findLastByte, isDigit, readNumber, startsWith } from './byte-text.ts';
import { BYTE_ORDER_MARK, EnvelopeReader } from './envelope.ts';
import type { FactSink } from './fact-sink.ts';
import { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { LineTally } from './line-tally.ts';
import type { LineCounts } from './line-counts.ts';
import { ProgramTable } from './program-table.ts';
import { MAX_DISTANCE, RepeatMemory } from './repeat-memory.ts';
import { latestYearRule, readYearlessStamp, statedYearRule, type YearlessStamp } from './stamp.ts';

/** Longer lines are counted and dropped, in bytes. */
const MAX_LINE = 64 * 1024;
/** Lines stamped further than this after the arrival of their slice are refused, in seconds. */
const MAX_LEAD = 86_400;
/** More repeats than this in one line are no honest syslog's. */
const MAX_TIMES = 1_000_000;
const NEWLINE = 10;
const RETURN = 13;
const NUL = 0;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const SPACE = 32;
const SMALL_L = 108;
const SMALL_M = 109;
const REPEATED = bytesOf('message repeated ');
const LAST_REPEATED = bytesOf('last message repeated ');

/** What a parser must know of the slice besides its lines. */
export interface SliceContext {
  /** The first 64 KiB (or all) of the plain text of the slice. */
  readonly head: Uint8Array;
  /** Zone of stamps that name none. */
  readonly zoneOffsetMinutes: number;
  /** Year of the first line of the slice, when somebody said so; else it follows from `receivedAtSecond`. */
  readonly year: number | null;
  readonly receivedAtSecond: number;
}

/** Where the lines of a chunk go. */
interface Output {
  readonly tally: LineTally;
  readonly sink: FactSink;
}

/**
 * Turns the lines of one slice of a log into facts. Works on bytes; a line that is not understood is counted and forgotten.
 * Nothing depends on where chunks end: made again from the same context and the saved state, a parser continues exactly.
 */
export class SliceParser {
  readonly #envelope: EnvelopeReader;
  readonly #programs = new ProgramTable();
  readonly #writer = new FactWriter();
  readonly #host = new Hash64();
  readonly #repeats: RepeatMemory;

  constructor(context: SliceContext, state: Uint8Array | null = null) {
    const zone = context.zoneOffsetMinutes * 60;
    const years =
      context.year === null
        ? latestYearRule(context.receivedAtSecond, zone)
        : statedYearRule(context.year, findFirstStamp(context.head), zone);
    this.#envelope = new EnvelopeReader(years, zone, context.receivedAtSecond + MAX_LEAD);
    this.#repeats = new RepeatMemory(state);
  }

  /** @param lines whole lines, each ending in a newline; bytes after the last newline are not looked at */
  parse(lines: Buffer, sink: FactSink): LineCounts {
    const tally = new LineTally();
    const out: Output = { tally, sink };
    let start = 0;
    for (let end = lines.indexOf(NEWLINE); end >= 0; end = lines.indexOf(NEWLINE, start)) {
      this.#parseLine(lines, start, end, out);
      start = end + 1;
    }
    if (start > 0) this.#remember(lines, start, tally.lines);
    return tally.counts(start);
  }

  /** What the next chunk's parser needs; null before the first line. */
  saveState(): Uint8Array | null {
    return this.#repeats.save();
  }

  #parseLine(lines: Buffer, lineStart: number, lineEnd: number, out: Output): void {
    if (lineEnd - lineStart > MAX_LINE) return out.tally.countOversize();
    const start = skipPadding(lines, lineStart, lineEnd);
    const end = trimReturn(lines, start, lineEnd);
    if (end === start) return out.tally.count('empty');
    const fault = this.#envelope.read(lines, start, end);
    if (fault !== null) return out.tally.count(fault === 'no-envelope' && this.#isAtHead(out) ? 'partial-head' : fault);
    const text = this.#envelope.textStart;
    const first = lines[text];
    // Both forms of a repeat begin with a small letter that few other texts begin with.
    if (first === SMALL_M && startsWith(lines, text, end, REPEATED)) return this.#parseFolded(lines, text, end, out);
    if (first === SMALL_L && startsWith(lines, text, end, LAST_REPEATED)) return this.#repeatLast(lines, lineStart, end, out);
    this.#emit(this.#readText(lines, text, end), 1, out);
  }

  /** Whether no line of the slice came before. */
  #isAtHead(out: Output): boolean {
    return out.tally.lines === 0 && !this.#repeats.hasLines;
  }

  #readText(lines: Uint8Array, text: number, end: number): TextOutcome {
    const grammar = this.#programs.find(lines, this.#envelope.programStart, this.#envelope.programEnd);
    return grammar === null ? 'other-program' : grammar.read(lines, text, end, this.#writer);
  }

  #emit(outcome: TextOutcome, count: number, out: Output): void {
    if (typeof outcome === 'number') {
      out.sink.add(this.#envelope.second, outcome, this.#writer.bytes, this.#writer.length, count);
      out.tally.countParsed();
    } else out.tally.count(outcome);
  }

  /** `message repeated 3 times: [ text]`: three more lines like the one written before. */
  #parseFolded(lines: Buffer, text: number, end: number, out: Output): void {
    const times = readNumber(lines, text + REPEATED.length, end);
    const open = findByte(lines, text, end, BRACKET);
    const isWhole = open > 0 && lines[open + 1] === SPACE && lines[end - 1] === CLOSING_BRACKET;
    if (!isWhole || !(times > 0 && times <= MAX_TIMES)) return out.tally.count('repeat-of-unknown');
    this.#emit(this.#readText(lines, open + 2, end - 1), times, out);
  }

  /** `last message repeated 3 times`, of the old syslogd: the previous line of this host again. */
  #repeatLast(lines: Buffer, lineStart: number, end: number, out: Output): void {
    const { second } = this.#envelope;
    const times = readNumber(lines, this.#envelope.textStart + LAST_REPEATED.length, end);
    const host = this.#hashHost(lines);
    let outcome: TextOutcome | null = null;
    let distance = 0;
    let before = lineStart;
    while (before > 0 && outcome === null && distance < MAX_DISTANCE) {
      const start = findLastByte(lines, 0, before - 1, NEWLINE) + 1;
      if (this.#readHost(lines, start, before - 1) === host) {
        outcome = this.#readText(lines, this.#envelope.textStart, trimReturn(lines, start, before - 1));
      }
      before = start;
      distance += 1;
    }
    if (before === 0) outcome ??= this.#repeats.recall(host, MAX_DISTANCE - distance, this.#writer);
    this.#envelope.second = second;
    this.#emit(times > 0 && times <= MAX_TIMES && outcome !== null ? outcome : 'repeat-of-unknown', times, out);
  }

  /** Keeps the fact of each host's last line, for a repeat at the beginning of the next chunk. */
  #remember(lines: Buffer, linesEnd: number, lineCount: number): void {
    this.#repeats.passChunk(lineCount);
    let end = linesEnd;
    for (let distance = 1; distance <= MAX_DISTANCE && end > 0; distance += 1) {
      const start = findLastByte(lines, 0, end - 1, NEWLINE) + 1;
      const host = this.#readHost(lines, start, end - 1);
      if (host !== null && !this.#repeats.isKnown(host, distance)) {
        this.#repeats.remember(
          host,
          distance,
          this.#readText(lines, this.#envelope.textStart, trimReturn(lines, start, end - 1)),
          this.#writer,
        );
      }
      end = start;
    }
  }

  /** The host of an earlier line, with its envelope read; null when it has none or is itself a repeat. */
  #readHost(lines: Uint8Array, lineStart: number, lineEnd: number): number | null {
    if (lineEnd - lineStart > MAX_LINE) return null;
    const start = skipPadding(lines, lineStart, lineEnd);
    if (this.#envelope.read(lines, start, trimReturn(lines, start, lineEnd)) !== null) return null;
    return startsWith(lines, this.#envelope.textStart, lineEnd, LAST_REPEATED) ? null : this.#hashHost(lines);
  }

  #hashHost(lines: Uint8Array): number {
    return this.#host.begin().add(lines, this.#envelope.hostStart, this.#envelope.hostEnd).finish().low;
  }
}

/** Skips what a truncated file or an editor puts before a line: NUL bytes, a byte order mark. */
function skipPadding(lines: Uint8Array, lineStart: number, end: number): number {
  let start = lineStart;
  while (start < end && lines[start] === NUL) start += 1;
  return startsWith(lines, start, end, BYTE_ORDER_MARK) ? start + BYTE_ORDER_MARK.length : start;
}

/** The end of a line without the carriage return of a file that went through Windows. */
function trimReturn(lines: Uint8Array, start: number, lineEnd: number): number {
  return lineEnd > start && lines[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
}

/** The first stamp without year in the head, which a stated year belongs to. */
function findFirstStamp(head: Uint8Array): YearlessStamp | null {
  for (let start = 0; start < head.length;) {
    const newline = findByte(head, start, head.length, NEWLINE);
    const end = newline < 0 ? head.length : newline;
    let at = skipPadding(head, start, end);
    if (head[at] === 60) at = findByte(head, at, Math.min(end, at + 5), 62) + 1 || at;
    const stamp = isDigit(head[at]) ? null : readYearlessStamp(head, at, end);
    if (stamp !== null) return stamp;
    start = end + 1;
  }
  return null;
}
