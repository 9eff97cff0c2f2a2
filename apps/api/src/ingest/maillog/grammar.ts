import type { FactWriter } from './fact-writer.ts';
import type { IgnoredKind, RejectedReason } from './line-counts.ts';

/** A kind of fact, whose bytes are in the writer; or why there is none. */
export type TextOutcome = number | IgnoredKind | RejectedReason;

/** Understands the texts of one program. */
export interface Grammar {
  /** Reads the text in [start, end) of `bytes`, without the envelope. */
  read(bytes: Uint8Array, start: number, end: number, writer: FactWriter): TextOutcome;
}
