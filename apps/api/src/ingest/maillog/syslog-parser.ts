import { bytesOf, findByte, findLastByte, readNumber, startsWith } from './byte-text.ts';
import type { DialectParser, SliceContext } from './dialect.ts';
import { EnvelopeReader } from './envelope.ts';
import type { FactSink } from './fact-sink.ts';
import { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';
import { Hash64 } from './hash64.ts';
import { LineTally } from './line-tally.ts';
import type { LineCounts } from './line-counts.ts';
import { MAX_LINE, skipPadding, trimReturn } from './line-loop.ts';
import { ProgramTable } from './program-table.ts';
import { MAX_DISTANCE, RepeatMemory } from './repeat-memory.ts';
import { latestSecondOf, yearRuleOf } from './slice-clock.ts';

/** More repeats than this in one line are no honest syslog's. */
const MAX_TIMES = 1_000_000;
const NEWLINE = 10;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const SPACE = 32;
const SMALL_L = 108;
const SMALL_M = 109;
const REPEATED = bytesOf('message repeated ');
const LAST_REPEATED = bytesOf('last message repeated ');

/** Where the lines of a chunk go. */
interface Output {
  readonly tally: LineTally;
  readonly sink: FactSink;
}

/** Reads syslog files in any of the three forms, of all programs together. Works on bytes; a line that is not understood is counted and forgotten. */
export class SyslogParser implements DialectParser {
  readonly #envelope: EnvelopeReader;
  readonly #programs = new ProgramTable();
  readonly #writer = new FactWriter();
  readonly #host = new Hash64();
  readonly #repeats: RepeatMemory;

  constructor(context: SliceContext, state: Uint8Array | null = null) {
    this.#envelope = new EnvelopeReader(yearRuleOf(context), context.zoneOffsetMinutes * 60, latestSecondOf(context));
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
    out.sink.see(this.#envelope.second);
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
    return grammar === null ? 'other-program' : grammar.read(lines, text, end, this.#writer, this.#envelope);
  }

  #emit(outcome: TextOutcome, count: number, out: Output): void {
    if (typeof outcome === 'number') {
      this.#writer.give(out.sink, this.#envelope.second, outcome, count);
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
    // The memory between chunks keeps one fact of a line; a client is told by its first line.
    this.#writer.dropBeside();
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
