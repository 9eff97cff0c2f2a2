import type { FactSink } from './fact-sink.ts';
import type { LineCounts } from './line-counts.ts';

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

/** Turns the lines of one slice into facts; made again from the same context and the saved state it continues exactly. */
export class SliceParser {
  constructor(_context: SliceContext, _state: Uint8Array | null = null) {}

  /** @param lines whole lines, each ending in a newline */
  parse(_lines: Buffer, _sink: FactSink): LineCounts {
    throw new Error('not written yet');
  }

  /** What the next chunk's parser needs; null before the first line. */
  saveState(): Uint8Array | null {
    return null;
  }
}
