import { findByte } from './byte-text.ts';
import type { Dialect, DialectName, SliceHead } from './dialect.ts';
import { EnvelopeReader } from './envelope.ts';
import { latestYearRule } from './stamp.ts';
import { SyslogParser } from './syslog-parser.ts';

const LESS = 60;
const encoder = new TextEncoder();

type SyslogName = Extract<DialectName, `syslog-${string}`>;

/** The three syslog forms. A parser of any reads all three, line by line: a file may change its form in the middle. */
export const SYSLOG_DIALECTS: readonly Dialect[] = (['syslog-rfc3164', 'syslog-iso8601', 'syslog-rfc5424'] as const).map((name) => ({
  name,
  recognise: (head) => countLines(head, name) / Math.max(head.lines.length, 1),
  open: (context, state) => new SyslogParser(context, state),
}));

function countLines(head: SliceHead, name: SyslogName): number {
  // The year does not matter here, only that there is a stamp.
  const envelope = new EnvelopeReader(latestYearRule(4_000_000_000, 0), 0, Infinity);
  let count = 0;
  for (const line of head.lines) {
    const bytes = encoder.encode(line);
    if (envelope.read(bytes, 0, bytes.length) === null && classify(bytes) === name) count += 1;
  }
  return count;
}

/** The form of a line whose envelope was read. */
function classify(line: Uint8Array): SyslogName {
  let at = 0;
  if (line[at] === LESS) {
    at = findByte(line, at, line.length, 62) + 1;
    if (line[at] === 49 && line[at + 1] === 32) return 'syslog-rfc5424';
  }
  const byte = line[at] ?? 0;
  return byte >= 48 && byte <= 57 ? 'syslog-iso8601' : 'syslog-rfc3164';
}
