import type { DialectParser, SliceContext } from './dialect.ts';
import type { FactSink } from './fact-sink.ts';
import { FactWriter } from './fact-writer.ts';
import { FileStampReader } from './file-stamp.ts';
import { type Grammar, NO_PROCESS } from './grammar.ts';
import type { LineCounts } from './line-counts.ts';
import { forEachLine } from './line-loop.ts';
import { LineTally } from './line-tally.ts';

const SPACE = 32;
/** A saved state: the slice had lines before. */
const STARTED = Uint8Array.of(1);
/** Bytes of a line without stamp that tell whether it goes on with the line before. */
const CONTINUATION_BYTES = 16;

interface FileForm {
  /** Understands the text after the stamp. */
  readonly grammar: Grammar;
  /** Beginnings of lines without stamp that go on with the line before. */
  readonly continuation: RegExp;
}

/** Reads a program's own log file: a stamp, a space, a text. */
export class StampedFileParser implements DialectParser {
  readonly #stamp: FileStampReader;
  readonly #form: FileForm;
  readonly #writer = new FactWriter();
  #hasLines: boolean;

  constructor(context: SliceContext, state: Uint8Array | null, form: FileForm) {
    this.#stamp = new FileStampReader(context);
    this.#form = form;
    this.#hasLines = state !== null;
  }

  parse(lines: Buffer, sink: FactSink): LineCounts {
    const tally = new LineTally();
    const lineBytes = forEachLine(lines, tally, (start, end) => this.#readLine(lines, start, end, { tally, sink }));
    this.#hasLines ||= lineBytes > 0;
    return tally.counts(lineBytes);
  }

  saveState(): Uint8Array | null {
    return this.#hasLines ? STARTED : null;
  }

  #readLine(lines: Buffer, start: number, end: number, out: { readonly tally: LineTally; readonly sink: FactSink }): void {
    const stampEnd = this.#stamp.read(lines, start, end);
    if (stampEnd < 0 || lines[stampEnd] !== SPACE) return out.tally.count(this.#classifyUnstamped(lines, start, end, out.tally));
    const { fault } = this.#stamp;
    if (fault !== null) return out.tally.count(fault);
    out.sink.see(this.#stamp.second);
    const outcome = this.#form.grammar.read(lines, stampEnd + 1, end, this.#writer, NO_PROCESS);
    if (typeof outcome !== 'number') return out.tally.count(outcome);
    this.#writer.give(out.sink, this.#stamp.second, outcome, 1);
    out.tally.countParsed();
  }

  #classifyUnstamped(lines: Buffer, start: number, end: number, tally: LineTally): 'partial-head' | 'continuation' | 'no-envelope' {
    if (!this.#hasLines && tally.lines === 0) return 'partial-head';
    const beginning = lines.toString('latin1', start, Math.min(end, start + CONTINUATION_BYTES));
    return this.#form.continuation.test(beginning) ? 'continuation' : 'no-envelope';
  }
}
