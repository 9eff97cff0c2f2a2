import { isDigit, readNumber } from './byte-text.ts';
import { bytesOf, findByte, findLastByte, startsWith } from './byte-text.ts';
import { EnvelopeReader } from './envelope.ts';
import type { FactSink } from './fact-sink.ts';
import { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { LineTally } from './line-tally.ts';
import type { LineCounts } from './line-counts.ts';
import { ProgramTable } from './program-table.ts';
import { RepeatMemory } from './repeat-memory.ts';
import { latestYearRule, readYearlessStamp, statedYearRule, type YearlessStamp } from './stamp.ts';

/** Longer lines are counted and dropped, in bytes. */
const MAX_LINE = 64 * 1024;
/** Lines stamped further than this after the arrival of their slice are refused, in seconds. */
const MAX_LEAD = 86_400;
/** How many lines back the last lines of all hosts are looked for at the end of a chunk. */
const MAX_REMEMBERED = 4096;
/** How many lines are read again for repeats, in a chunk: usually one per repeat, and a hostile file must not cost more. */
const MAX_READ_AGAIN = 65_536;
const NEWLINE = 10;
const RETURN = 13;
const NUL = 0;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const SPACE = 32;
const REPEATED = bytesOf('message repeated ');
const LAST_REPEATED = bytesOf('last message repeated ');
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

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
  #readAgainCount = 0;

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
    this.#readAgainCount = 0;
    let start = 0;
    for (let end = lines.indexOf(NEWLINE); end >= 0; end = lines.indexOf(NEWLINE, start)) {
      this.#parseLine(lines, start, end, out);
      start = end + 1;
    }
    if (start > 0) this.#remember(lines, start);
    return tally.counts(start);
  }

  /** What the next chunk's parser needs; null before the first line. */
  saveState(): Uint8Array | null {
    return this.#repeats.save();
  }

  #parseLine(lines: Buffer, lineStart: number, lineEnd: number, out: Output): void {
    if (lineEnd - lineStart > MAX_LINE) return out.tally.countOversize();
    const start = skipPadding(lines, lineStart, lineEnd);
    const end = lineEnd > start && lines[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    const isFirst = out.tally.lines === 0 && !this.#repeats.hasLines;
    if (end === start) return out.tally.count('empty');
    const fault = this.#envelope.read(lines, start, end);
    if (fault !== null) return out.tally.count(isFirst && fault === 'no-envelope' ? 'partial-head' : fault);
    const text = this.#envelope.textStart;
    // Both kinds of repeat begin with a small letter; so do few other texts.
    if (lines[text] === 109 && startsWith(lines, text, end, REPEATED)) return this.#parseFolded(lines, text, end, out);
    if (lines[text] === 108 && startsWith(lines, text, end, LAST_REPEATED)) return this.#repeatLast(lines, lineStart, end, out);
    this.#emit(this.#readText(lines, text, end), 1, out);
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
    if (!(times > 0) || open < 0 || lines[open + 1] !== SPACE || lines[end - 1] !== CLOSING_BRACKET)
      return out.tally.count('repeat-of-unknown');
    this.#emit(this.#readText(lines, open + 2, end - 1), times, out);
  }

  /** `last message repeated 3 times`, of the old syslogd: the previous line of this host again. */
  #repeatLast(lines: Buffer, lineStart: number, end: number, out: Output): void {
    const { second } = this.#envelope;
    const times = readNumber(lines, this.#envelope.textStart + LAST_REPEATED.length, end);
    const host = this.#hashHost(lines);
    let found: TextOutcome | null = null;
    for (let before = lineStart; before > 0 && found === null && this.#readAgainCount < MAX_READ_AGAIN; this.#readAgainCount += 1) {
      const previous = findLastByte(lines, 0, before - 1, NEWLINE) + 1;
      found = this.#readAgain(lines, previous, before - 1, host);
      before = previous;
    }
    const outcome = found ?? this.#repeats.recall(host, this.#writer);
    this.#envelope.second = second;
    this.#emit(times > 0 && outcome !== null ? outcome : 'repeat-of-unknown', times, out);
  }

  /** The outcome of an earlier line if it is of `host` and no repeat itself; null otherwise. */
  #readAgain(lines: Uint8Array, start: number, end: number, host: number): TextOutcome | null {
    if (end - start > MAX_LINE || this.#envelope.read(lines, start, end) !== null || this.#hashHost(lines) !== host) return null;
    if (startsWith(lines, this.#envelope.textStart, end, LAST_REPEATED)) return null;
    return this.#readText(lines, this.#envelope.textStart, end);
  }

  /** Keeps the fact of each host's last line, for a repeat at the beginning of the next chunk. */
  #remember(lines: Buffer, linesEnd: number): void {
    this.#repeats.beginChunk();
    let end = linesEnd;
    for (let line = 0; line < MAX_REMEMBERED && end > 0 && !this.#repeats.isFull; line += 1) {
      const start = findLastByte(lines, 0, end - 1, NEWLINE) + 1;
      if (end - 1 - start <= MAX_LINE && this.#envelope.read(lines, start, end - 1) === null) {
        const host = this.#hashHost(lines);
        if (!this.#repeats.isKnown(host) && !startsWith(lines, this.#envelope.textStart, end - 1, LAST_REPEATED)) {
          this.#repeats.remember(host, this.#readText(lines, this.#envelope.textStart, end - 1), this.#writer);
        }
      }
      end = start;
    }
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
