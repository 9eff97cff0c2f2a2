export type Dialect = 'syslog-rfc3164' | 'syslog-iso8601' | 'syslog-rfc5424';

export interface DialectGuess {
  readonly dialect: Dialect;
  /** Share of the head's lines in this form, 0..1. */
  readonly confidence: number;
}

/** The form most lines of a head have; null when none has a form we know. */
export function detectDialect(_head: Uint8Array): DialectGuess | null {
  throw new Error('not written yet');
}
