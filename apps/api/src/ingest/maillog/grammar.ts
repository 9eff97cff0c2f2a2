import type { FactWriter } from './fact-writer.ts';
import type { IgnoredKind, RejectedReason } from './line-counts.ts';

/** A kind of fact, whose bytes are in the writer; or why there is none. */
export type TextOutcome = number | IgnoredKind | RejectedReason;

/** The process id in a line's envelope. */
export interface ProcessSpan {
  readonly processStart: number;
  readonly processEnd: number;
}

/** Of lines that name no process. */
export const NO_PROCESS: ProcessSpan = { processStart: 0, processEnd: 0 };

/** Understands the texts of one program. */
export interface Grammar {
  /**
   * Reads the text in [start, end) of `bytes`, without the envelope.
   * @param envelope where the process id stands; empty when the line has none
   */
  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter, envelope: ProcessSpan): TextOutcome;
}
