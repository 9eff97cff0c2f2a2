import type { FactSink } from './fact-sink.ts';
import type { LineCounts } from './line-counts.ts';

/** The names under which the ledger stores dialects and `--format` takes them; never renamed. */
export type DialectName =
  | 'syslog-rfc3164'
  | 'syslog-iso8601'
  | 'syslog-rfc5424'
  | 'exim'
  | 'dovecot'
  | 'zimbra'
  | 'exchange-tracking'
  | 'exchange-protocol'
  | 'm365-trace'
  | 'google-email-log'
  | 'mdaemon'
  | 'generic-events'
  | 'generic-days';

/** What a parser must know of the slice besides its lines. */
export interface SliceContext {
  /** The first 64 KiB (or all) of the plain text of the slice; a dialect gets it as UTF-8 without byte order mark. */
  readonly head: Uint8Array;
  /** Zone of stamps that name none. */
  readonly zoneOffsetMinutes: number;
  /** Year of the first line of the slice, when somebody said so; else it follows from `receivedAtSecond`. */
  readonly year: number | null;
  readonly receivedAtSecond: number;
}

/**
 * Turns the lines of one slice into facts; made anew for every chunk. Nothing may depend on where chunks end: made again from the same
 * context and the saved state, a parser continues exactly.
 */
export interface DialectParser {
  /**
   * Counts every line exactly once: parsed (it gave facts), ignored for a kind, rejected for a reason, or oversize.
   * @param lines whole lines, each ending in a newline; UTF-8, perhaps with CR before the newline and damaged bytes
   */
  parse(lines: Buffer, sink: FactSink): LineCounts;
  /** What the next chunk's parser needs; null when it needs nothing. Kept in the database: no text that was not understood. */
  saveState(): Uint8Array | null;
}

/** The beginning of a slice, to tell its dialect by. */
export interface SliceHead {
  /** UTF-8 without byte order mark. */
  readonly bytes: Uint8Array;
  /** The first lines that are not empty, at most 200, without line ends and padding; the last one whole unless it is the only one. */
  readonly lines: readonly string[];
}

/**
 * One form of log file. To add one: a pure file `<name>.ts` with a `DialectParser` (see `forEachLine` for the lines and `DirectFacts` for
 * the facts) that exports a `Dialect`; its name in `DialectName`; the object in `DIALECTS` of dialect-table.ts; kinds and reasons that
 * no other dialect has in line-counts.ts. Programs that share a syslog file are no dialects but grammars in program-table.ts.
 */
export interface Dialect {
  readonly name: DialectName;
  /** How much of the head is in this form, 0..1; a file with a header that names its columns is known by that alone. */
  recognise(head: SliceHead): number;
  /** @param state what `saveState` of the previous chunk's parser gave; null for the first chunk */
  open(context: SliceContext, state: Uint8Array | null): DialectParser;
}

/** Share of the head's lines for which the test holds, 0..1. */
export function shareOfLines(head: SliceHead, test: (line: string) => boolean): number {
  return head.lines.length === 0 ? 0 : head.lines.filter((line) => test(line)).length / head.lines.length;
}
