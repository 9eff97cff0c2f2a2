import { findByte } from './byte-text.ts';
import { EnvelopeReader } from './envelope.ts';
import { latestYearRule } from './stamp.ts';

const NEWLINE = 10;
const LESS = 60;
/** Enough lines to know a form by. */
const MAX_LINES = 200;

export type Dialect = 'syslog-rfc3164' | 'syslog-iso8601' | 'syslog-rfc5424';

export interface DialectGuess {
  readonly dialect: Dialect;
  /** Share of the head's lines in this form, 0..1. */
  readonly confidence: number;
}

/** The form most lines of a head have; null when none has a form we know. */
export function detectDialect(head: Uint8Array): DialectGuess | null {
  // The year does not matter here, only that there is a stamp.
  const envelope = new EnvelopeReader(latestYearRule(4_000_000_000, 0), 0, Infinity);
  const counts = new Map<Dialect, number>();
  let lines = 0;
  for (let start = 0; start < head.length && lines < MAX_LINES;) {
    const newline = findByte(head, start, head.length, NEWLINE);
    // A last line without newline is cut by the head, unless it is all there is.
    if (newline < 0 && lines > 0) break;
    const end = newline < 0 ? head.length : newline;
    if (end > start) {
      lines += 1;
      if (envelope.read(head, start, end) === null) {
        const dialect = classify(head, start);
        counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
      }
    }
    start = end + 1;
  }
  let best: DialectGuess | null = null;
  for (const [dialect, count] of counts) {
    if (best === null || count / lines > best.confidence) best = { dialect, confidence: count / lines };
  }
  return best;
}

/** The form of a line whose envelope was read. */
function classify(head: Uint8Array, start: number): Dialect {
  let at = start;
  if (head[at] === LESS) {
    at = findByte(head, at, head.length, 62) + 1;
    if (head[at] === 49 && head[at + 1] === 32) return 'syslog-rfc5424';
  }
  const byte = head[at] ?? 0;
  return byte >= 48 && byte <= 57 ? 'syslog-iso8601' : 'syslog-rfc3164';
}
