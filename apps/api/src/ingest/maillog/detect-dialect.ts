import type { DialectName } from './dialect.ts';
import { DIALECTS } from './dialect-table.ts';
import { readHead } from './slice-head.ts';

export interface DialectGuess {
  readonly dialect: DialectName;
  /** How much of the head is in this form, 0..1. */
  readonly confidence: number;
}

/** The dialect that knows most of a head, in whatever text encoding; null when none knows any of it. */
export function detectDialect(head: Uint8Array): DialectGuess | null {
  const readable = readHead(head);
  let best: DialectGuess | null = null;
  for (const dialect of DIALECTS) {
    const confidence = dialect.recognise(readable);
    if (confidence > (best?.confidence ?? 0)) best = { dialect: dialect.name, confidence };
  }
  return best;
}
