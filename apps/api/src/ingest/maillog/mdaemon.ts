import { CsvStampReader } from './csv-stamp.ts';
import { type Dialect, type DialectParser, shareOfLines, type SliceContext } from './dialect.ts';
import type { FactSink } from './fact-sink.ts';
import type { IgnoredKind, LineCounts, RejectedReason } from './line-counts.ts';
import { forEachLine } from './line-loop.ts';
import { LineTally } from './line-tally.ts';
import { beginSession, SessionReader, type SessionState } from './mdaemon-session.ts';

/** Weekday and time, from some version on a level of two digits, and the number of the session where that is switched on. */
const LINE = /^\S{2,4} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.\d{1,6})?: (?:\d\d: )?(?:\[\d+:\d+\] )?(.*)$/s;
const SESSION = /^Session (\d+); child \d+/;
const RULER = /^-{5,}$/;
/** The banner of a file: rulers and what stands between them. */
const BANNER = /^(?:[-=*]{5,}|START |STOP |MDaemon )/;

/**
 * Logs of MDaemon: sessions of SMTP (in), IMAP and POP3, one block each. Sent = a message the server took from somebody who logged in;
 * received = the recipients it accepted. Deliveries to groups and what rules do to a message later are not in these logs.
 */
class MDaemonParser implements DialectParser {
  readonly #stamps: CsvStampReader;
  readonly #reader = new SessionReader();
  #session: SessionState | null = null;
  #isAtStart: boolean;

  constructor(context: SliceContext, state: Uint8Array | null) {
    this.#stamps = new CsvStampReader(context, context.zoneOffsetMinutes);
    this.#isAtStart = state === null;
    // The state is our own, from `saveState`.
    if (state !== null) this.#session = JSON.parse(Buffer.from(state).toString()) as SessionState | null;
  }

  parse(lines: Buffer, sink: FactSink): LineCounts {
    const tally = new LineTally();
    const bytes = forEachLine(lines, tally, (start, end) => {
      const outcome = this.#readLine(lines.toString('utf8', start, end), sink);
      if (outcome === 'parsed') tally.countParsed();
      else tally.count(outcome);
      this.#isAtStart = false;
    });
    return tally.counts(bytes);
  }

  saveState(): Uint8Array | null {
    return this.#isAtStart ? null : Buffer.from(JSON.stringify(this.#session));
  }

  #readTime(time: string, sink: FactSink): number | RejectedReason {
    const second = this.#stamps.read(time);
    if (typeof second === 'number') sink.see(second);
    return second;
  }

  #readLine(line: string, sink: FactSink): 'parsed' | IgnoredKind | RejectedReason {
    const [, time, text = ''] = LINE.exec(line) ?? [];
    if (time === undefined) {
      if (BANNER.test(line)) return 'header';
      return this.#isAtStart ? 'partial-head' : 'continuation';
    }
    const second = this.#readTime(time, sink);
    const [, number] = SESSION.exec(text) ?? [];
    if (number !== undefined || RULER.test(text)) {
      this.#session = number === undefined ? null : beginSession(number);
      return 'other-event';
    }
    if (this.#session === null) return 'other-event';
    return typeof second === 'string' ? second : this.#reader.read(this.#session, text, second, sink);
  }
}

export const MDAEMON_DIALECT: Dialect = {
  name: 'mdaemon',
  recognise: (head) =>
    head.lines.some((line) => isSessionLine(line)) ? shareOfLines(head, (line) => LINE.test(line) || BANNER.test(line)) : 0,
  open: (context, state) => new MDaemonParser(context, state),
};

function isSessionLine(line: string): boolean {
  return SESSION.test(LINE.exec(line)?.[2] ?? '');
}
