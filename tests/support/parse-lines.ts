import type { FactSink } from '../../apps/api/src/ingest/maillog/fact-sink.ts';
import type { LineCounts } from '../../apps/api/src/ingest/maillog/line-counts.ts';
import type { DialectName, SliceContext } from '../../apps/api/src/ingest/maillog/dialect.ts';
import { SliceParser } from '../../apps/api/src/ingest/maillog/slice-parser.ts';

/** A fact as text, so that tests can compare: bytes in hex. */
export interface PlainFact {
  readonly second: number;
  readonly kind: number;
  readonly bytes: string;
  readonly count: number;
}

export interface Parsed {
  readonly facts: PlainFact[];
  readonly counts: LineCounts;
  readonly seen: readonly number[];
}

/** Gathers facts in the order they are found. */
export class ListSink implements FactSink {
  readonly facts: PlainFact[] = [];
  /** Seconds at which the log was said to be alive, facts apart. */
  readonly seen: number[] = [];

  see(second: number): void {
    this.seen.push(second);
  }

  add(second: number, kind: number, fields: Uint8Array, length: number, count: number): void {
    this.facts.push({ second, kind, bytes: Buffer.from(fields.subarray(0, length)).toString('hex'), count });
  }
}

/** 2026-03-05 12:00 +07:00 */
export const NOON = Date.parse('2026-03-05T12:00:00+07:00') / 1000;

/** Parses text (each line ended by a newline if the last is not) as one slice received at noon of 5 March 2026; in the dialect its head shows unless one is named. */
export function parseText(text: string | Buffer, options: Partial<SliceContext> = {}, dialect: DialectName | null = null): Parsed {
  const bytes = typeof text === 'string' ? Buffer.from(text.endsWith('\n') ? text : `${text}\n`) : text;
  const context = { head: bytes.subarray(0, 65_536), zoneOffsetMinutes: 420, year: null, receivedAtSecond: NOON, ...options };
  const sink = new ListSink();
  const counts = new SliceParser(context, null, dialect).parse(bytes, sink);
  return { facts: sink.facts, counts, seen: sink.seen };
}

/** Parses texts of one program, all stamped 07:31:02 on 5 March 2026. */
export function parseTexts(program: string, ...texts: string[]): Parsed {
  return parseText(texts.map((text) => `2026-03-05T07:31:02+07:00 thu ${program}: ${text}`).join('\n'));
}
