import type { ParsedLines } from '../careful-parser.ts';
import type { Compression } from '../compression.ts';
import type { SliceContext } from '../maillog/dialect.ts';
import type { FoldCarry } from '../fold-carry.ts';

/** What a thread needs to parse a stored file from some byte of its text on. */
export interface ParseTask {
  readonly path: string;
  readonly compression: Compression;
  /** Byte of the plain text. */
  readonly from: number;
  readonly carry: FoldCarry;
  /** Plain text parsed in one go. */
  readonly chunkBytes: number;
  /** Name of the dialect to read it in; null: the one its head shows. */
  readonly dialect: string | null;
  readonly context: SliceContext;
}

/** How a task is taken up again after a thread stood still. */
export interface Caution {
  /** The first chunk is parsed in pieces of whole lines of about so many bytes. */
  readonly pieceBytes: number;
  /** The first line is rejected unseen. */
  readonly skipsLine: boolean;
}

/** Parsed lines and what the next ones need. */
export interface ParsedChunk {
  readonly found: ParsedLines;
  readonly carry: FoldCarry;
  readonly oversizeLines: number;
  readonly oversizeBytes: number;
  readonly tailBytes: number;
  readonly storedOffset: number;
}

export type ToThread = { readonly kind: 'parse'; readonly task: ParseTask; readonly caution: Caution } | { readonly kind: 'more' };

export type FromThread =
  /** Sent now and then while there is nothing else to say. */
  | { readonly kind: 'alive' }
  /** What follows may take a while. */
  | { readonly kind: 'begins'; readonly bytes: number; readonly isOneLine: boolean }
  | { readonly kind: 'chunk'; readonly chunk: ParsedChunk }
  | { readonly kind: 'done'; readonly failure: ParseFailure | null };

/** The file's own fault with the byte, or an error of the system with its code; never a text, which might quote the log. */
export type ParseFailure =
  | { readonly kind: 'damaged'; readonly byte: number }
  | { readonly kind: 'bomb'; readonly byte: number }
  | { readonly kind: 'system'; readonly code: string | null };
