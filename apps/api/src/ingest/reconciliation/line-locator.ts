import type { LinePosition } from '@nhip-thu/metrics';
import type { DialectParser } from '../maillog/dialect.ts';
import { NO_SINK, type FactSink } from '../maillog/fact-sink.ts';
import type { LineCounts } from '../maillog/line-counts.ts';

/** Positions kept per reason. */
const MAX_POSITIONS = 100;
/** Lines parsed at once; only a block with something to locate is parsed again line by line. */
const BLOCK_LINES = 256;
const NEWLINE = 10;

/** Where lines of one reason stand, and how many there are. */
interface Located {
  count: number;
  readonly positions: LinePosition[];
}

/** What became of the lines so far. */
export interface LocatedLines {
  readonly lines: number;
  readonly accepted: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly oversize: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  /** By reason of rejection, or `oversize`; the most frequent first. */
  readonly rejectedLines: readonly { readonly reason: string; readonly count: number; readonly positions: readonly LinePosition[] }[];
}

/**
 * Parses whole lines and finds out where those stand that were not understood. A parser counts reasons only, so a block that has some is
 * parsed a second time line by line, which gives the same, since nothing depends on where chunks end. So is one at which the parser throws.
 */
export class LineLocator {
  readonly #open: (state: Uint8Array | null) => DialectParser;
  readonly #sink: FactSink;
  #parser: DialectParser;
  readonly #reasons = new Map<string, Located>();
  readonly #ignoredKinds: Record<string, number> = {};
  #lines = 0;
  #bytes = 0;
  #accepted = 0;
  #ignored = 0;
  #rejected = 0;
  #oversize = 0;

  /**
   * @param open makes a parser of the slice from a saved state
   * @param sink takes each fact once
   */
  constructor(open: (state: Uint8Array | null) => DialectParser, sink: FactSink) {
    this.#open = open;
    this.#sink = sink;
    this.#parser = open(null);
  }

  /** Lines seen so far. */
  get lines(): number {
    return this.#lines;
  }

  /**
   * @param maxLines no more than these; the rest is left out
   * @returns the bytes taken
   */
  take(lines: Buffer, maxLines = Infinity): number {
    let left = maxLines;
    let start = 0;
    while (start < lines.length && left > 0) {
      const count = Math.min(BLOCK_LINES, left);
      const end = endOfLines(lines, start, count);
      if (end === start) break;
      this.#takeBlock(lines.subarray(start, end));
      left -= count;
      start = end;
    }
    return start;
  }

  /** A line so long that nobody has kept it. */
  skipOversize(bytes: number): void {
    this.#note('oversize', { line: this.#lines + 1, byte: this.#bytes });
    this.#reason('oversize').count += 1;
    this.#oversize += 1;
    this.#lines += 1;
    this.#bytes += bytes;
  }

  result(): LocatedLines {
    const rejectedLines = [...this.#reasons].map(([reason, located]) => ({ reason, ...located }));
    return {
      ...{ lines: this.#lines, accepted: this.#accepted, ignored: this.#ignored, rejected: this.#rejected, oversize: this.#oversize },
      ignoredKinds: this.#ignoredKinds,
      rejectedLines: rejectedLines.toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    };
  }

  #takeBlock(block: Buffer): void {
    const before = this.#parser.saveState();
    const sink = new ResumingSink(this.#sink);
    try {
      this.#count(block, before, this.#parser.parse(block, sink));
    } catch {
      this.#parser = this.#open(before);
      sink.beginAgain();
      this.#takeLines(block, sink);
    }
  }

  /** Line by line, since the parser throws at one of them: that one is a `parser-fault`, and the next is read as if it were not there. */
  #takeLines(block: Buffer, sink: FactSink): void {
    for (let start = 0, end = 0; start < block.length; start = end) {
      end = endOfLines(block, start, 1);
      const line = block.subarray(start, end);
      const before = this.#parser.saveState();
      try {
        this.#count(line, before, this.#parser.parse(line, sink));
      } catch {
        this.#parser = this.#open(before);
        this.#note('parser-fault', { line: this.#lines + 1, byte: this.#bytes });
        this.#reason('parser-fault').count += 1;
        this.#rejected += 1;
        this.#lines += 1;
        this.#bytes += line.length;
      }
    }
  }

  #count(block: Buffer, before: Uint8Array | null, found: LineCounts): void {
    const reasons = Object.entries({ ...found.rejectedReasons, ...(found.oversize > 0 && { oversize: found.oversize }) });
    if (reasons.some(([reason]) => this.#reason(reason).positions.length < MAX_POSITIONS)) this.#locate(block, before);
    for (const [reason, count] of reasons) this.#reason(reason).count += count;
    for (const [kind, count] of Object.entries(found.ignoredKinds)) this.#ignoredKinds[kind] = (this.#ignoredKinds[kind] ?? 0) + count;
    this.#lines += found.lines;
    this.#bytes += block.length;
    this.#accepted += found.parsed;
    this.#ignored += found.ignored;
    this.#rejected += found.rejected;
    this.#oversize += found.oversize;
  }

  #locate(block: Buffer, state: Uint8Array | null): void {
    const parser = this.#open(state);
    let line = this.#lines + 1;
    for (let start = 0, end = 0; start < block.length; start = end, line += 1) {
      end = endOfLines(block, start, 1);
      const { rejectedReasons, oversize } = parser.parse(block.subarray(start, end), NO_SINK);
      const position = { line, byte: this.#bytes + start };
      for (const reason of Object.keys(rejectedReasons)) this.#note(reason, position);
      if (oversize > 0) this.#note('oversize', position);
    }
  }

  #note(reason: string, position: LinePosition): void {
    const { positions } = this.#reason(reason);
    if (positions.length < MAX_POSITIONS) positions.push(position);
  }

  #reason(reason: string): Located {
    let located = this.#reasons.get(reason);
    if (located === undefined) {
      located = { count: 0, positions: [] };
      this.#reasons.set(reason, located);
    }
    return located;
  }
}

/** Hands facts on, and after `beginAgain` only those that were not handed on before. */
class ResumingSink implements FactSink {
  readonly #inner: FactSink;
  #passed = 0;
  #toSkip = 0;

  constructor(inner: FactSink) {
    this.#inner = inner;
  }

  add(second: number, kind: number, fields: Uint8Array, length: number, count: number): void {
    if (this.#toSkip > 0) {
      this.#toSkip -= 1;
      return;
    }
    this.#passed += 1;
    this.#inner.add(second, kind, fields, length, count);
  }

  /** To say it twice is to say it once. */
  see(second: number): void {
    this.#inner.see(second);
  }

  beginAgain(): void {
    this.#toSkip = this.#passed;
    this.#passed = 0;
  }
}

function endOfLines(lines: Buffer, start: number, count: number): number {
  let end = start;
  for (let left = count; left > 0; left -= 1) {
    const newline = lines.indexOf(NEWLINE, end);
    if (newline < 0) return end;
    end = newline + 1;
  }
  return end;
}
