import type { Readable, Writable } from 'node:stream';
import type { Language } from '../config/language.ts';

/** What the program is connected to; tests connect it to something else. */
export interface CliIo {
  /** What the environment asks for. */
  readonly language: Language;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** True when somebody may watch stderr: a terminal, and not continuous integration. */
  readonly isWatched: boolean;
  readonly hasColours: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}
