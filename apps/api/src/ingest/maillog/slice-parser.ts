import { detectDialect } from './detect-dialect.ts';
import type { DialectParser, SliceContext } from './dialect.ts';
import { findDialect } from './dialect-table.ts';
import type { FactSink } from './fact-sink.ts';
import type { LineCounts } from './line-counts.ts';
import { detectEncoding, readHead } from './slice-head.ts';
import { SyslogParser } from './syslog-parser.ts';
import { Utf16Parser } from './utf16-parser.ts';

/**
 * Turns the lines of one slice of a log into facts, in the dialect its head shows or somebody asked for.
 * Nothing depends on where chunks end: made again from the same context and the saved state, a parser continues exactly.
 */
export class SliceParser implements DialectParser {
  readonly #parser: DialectParser;
  readonly #isKnown: boolean;

  /** @param dialect a name of `DIALECT_NAMES`; null = the one the head is most like, syslog when it is like none */
  constructor(context: SliceContext, state: Uint8Array | null = null, dialect: string | null = null) {
    const found = findDialect(dialect ?? '') ?? findDialect(detectDialect(context.head)?.dialect ?? '');
    this.#isKnown = found !== null;
    const encoding = detectEncoding(context.head);
    const readable = { ...context, head: readHead(context.head).bytes };
    const open = (saved: Uint8Array | null): DialectParser => found?.open(readable, saved) ?? new SyslogParser(readable, saved);
    this.#parser = encoding === 'utf-8' ? open(state) : new Utf16Parser(encoding, state, open);
  }

  /**
   * What is in no known dialect tells of facts only, not of the log's being alive.
   * @param lines whole lines, each ending in a newline; bytes after the last newline are not looked at
   */
  parse(lines: Buffer, sink: FactSink): LineCounts {
    return this.#parser.parse(lines, this.#isKnown ? sink : { add: sink.add.bind(sink), see: () => undefined });
  }

  /** What the next chunk's parser needs. */
  saveState(): Uint8Array | null {
    return this.#parser.saveState();
  }
}
